import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { type BotProcess, openStage, type Stage } from '../support/bot-process.ts'
import { createDatabase, testServerUrl } from '../support/test-database.ts'

// Several programs start one after another, each with its own second of loading.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 })

const CLUB =
  'The club meets in the old boathouse. Meetings begin at half past seven every Thursday.'
const RELEASE = 'When did Guangdong hold the Provincial High-quality Development Conference?'

describe.runIf(testServerUrl !== null)(
  'a bot that answers alone, another process that indexes',
  () => {
    let stage: Stage
    let database: Awaited<ReturnType<typeof createDatabase>>
    let bot: BotProcess
    let indexer: BotProcess

    const startIndexer = () =>
      stage.start({ ROLE: 'index', DATABASE_URL: database.url, DISCORD_TOKEN: '' })
    const ask = async (question: string): Promise<string> =>
      JSON.stringify((await stage.answered(stage.member().slash('ask', { question }))).body)
    const add = async (title: string, text: string): Promise<string> => {
      const form = stage.moderator().submit('1~add-source~~0', { title, text })
      return JSON.stringify((await stage.answered(form)).body)
    }

    beforeAll(async () => {
      stage = await openStage()
      database = await createDatabase(testServerUrl ?? '')
      bot = stage.start({ ROLE: 'answer', DATABASE_URL: database.url })
      await bot.logged('connected to the gateway')
    })
    afterAll(async () => {
      await stage.close()
      await database.drop()
    })

    test('alone, the bot says that there is nothing yet; then it is indexed by the other', async () => {
      expect(await ask('When is the conference?')).toContain('no documents here yet')
      indexer = startIndexer()
      await indexer.logged('waiting for runs')
      expect(await indexer.logged('indexed the bundled documents')).toMatchObject({ failed: [] })
      expect(await ask(RELEASE)).toContain('Feb. 24')
    })

    test('a source that a moderator adds is found at once', async () => {
      expect(await add('Club', CLUB)).toContain('**1** added')
      expect(await ask('When do the club meetings begin?')).toContain('half past seven')
    })

    test('another process takes the place of one that was killed', async () => {
      indexer.child.kill('SIGKILL')
      await indexer.ended()
      indexer = startIndexer()
      expect(await add('Party', 'The summer party begins at five on Saturday.')).toContain(
        '**1** added',
      )
      expect(await ask('When does the summer party begin?')).toContain('at five')
    })

    test('what is kept is indexed again by the other', async () => {
      const reindex = stage.moderator().slash('reindex', {}, 'apply')
      const { body } = await stage.answered(reindex)
      expect(JSON.stringify(body)).toContain('**2** unchanged')
      const listed = await stage.answered(stage.member().slash('sources', {}, 'list'))
      expect(JSON.stringify(listed.body)).toContain('2 documents')
    })

    test('both stop cleanly', async () => {
      for (const { child } of [bot, indexer]) child.kill('SIGTERM')
      for (const process of [bot, indexer]) {
        expect(await process.ended()).toEqual([0, null])
        expect(process.lines().filter(({ level }) => Number(level) > 40)).toEqual([])
      }
      expect(stage.discord.faults).toEqual([])
    })
  },
)
