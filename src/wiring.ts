import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Logger } from 'pino'
import { type Inference, openInference } from '../embeddings/inference.ts'
import type { Config } from './config.ts'
import type { AnswerQuestion } from './core/answer.ts'
import { createAnswerer } from './core/answerer.ts'
import { UserError } from './core/errors.ts'
import { openSqliteStore, type SqliteStore } from './stores/sqlite-store.ts'

/** Store, models and what they answer with, wired together. */
export interface Engine {
  readonly store: SqliteStore
  readonly embedder: Inference['embedder']
  readonly answerQuestion: AnswerQuestion
  close(): Promise<void>
}

/**
 * Opens the index alone.
 * @throws UserError when it cannot be used.
 */
export async function openStore(
  { dataDirectory, databaseUrl }: Pick<Config, 'dataDirectory' | 'databaseUrl'>,
  log: Logger,
): Promise<SqliteStore> {
  if (databaseUrl !== null)
    throw new UserError(
      'DATABASE_URL is set, but this version keeps its index in SQLite alone. Unset it.',
    )
  return openSqliteStore(dataDirectory, {
    onEvent: ({ kind, ...data }) => log.warn(data, kind),
  })
}

/**
 * Opens the index and starts the models, which load in the background.
 * @throws UserError when one of them cannot be used.
 */
export async function openEngine(
  config: Pick<Config, 'dataDirectory' | 'databaseUrl'>,
  log: Logger,
): Promise<Engine> {
  const store = await openStore(config, log)
  try {
    const inference = await openInference()
    const { embedder, reader } = inference
    return {
      store,
      embedder,
      answerQuestion: createAnswerer({ store, embedder, reader }),
      close: async () => {
        await store.close()
        await inference.close()
      },
    }
  } catch (error) {
    await store.close()
    throw error
  }
}

/** The project's folder, found from here so that source and `dist/` agree. */
export function projectDirectory(): string {
  let directory = import.meta.dirname
  while (!existsSync(join(directory, 'package.json'))) directory = dirname(directory)
  return directory
}

/** What `npm start` opens on. */
export const bundledDocuments = (): string => join(projectDirectory(), 'documents')
