import { pino } from 'pino'
import { openEngine } from '../../src/wiring.ts'
import { questions } from './corpus.ts'
import { residentMegabytes } from './measure.ts'
import { COLLECTION } from './prepared-index.ts'

/**
 * Opens the engine as the bot does, and answers. Tells the parent of the first answer, and of the
 * memory after many.
 * Use: node start-child.js DATA_DIRECTORY QUESTIONS
 */
const [dataDirectory = '', count = ''] = process.argv.slice(2)
const asked = questions(Number(count))
const engine = await openEngine({ dataDirectory, databaseUrl: null }, pino({ level: 'silent' }))
await engine.answerQuestion(COLLECTION, asked[0]!)
process.send?.({ answered: 1 })
for (const question of asked.slice(1)) await engine.answerQuestion(COLLECTION, question)
process.send?.({ answered: asked.length, memory: residentMegabytes() })
await engine.close()
process.disconnect()
