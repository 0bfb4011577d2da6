import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { UserError } from '../../core/errors.ts'
import { UPLOADS } from '../backup-format.ts'
import { FileSources } from '../file-sources.ts'
import { decodeText, type TextColumn } from '../sqlite/codec.ts'
import { Connection } from '../sqlite/connection.ts'
import { COMMUNITY_FILE, openSqliteCommunity } from '../sqlite-community.ts'
import { DATABASE_FILE, openSqliteStore } from '../sqlite-store.ts'
import type { StoredVersion } from '../stored-version.ts'
import { readVersion } from './folder-version.ts'
import { pages } from './pages.ts'

/** One kept generation and the versions that it holds. */
export interface FolderGeneration {
  readonly generation: number
  readonly live: boolean
  readonly created: string
  readonly fingerprint: string
  readonly documents: number
  readonly passages: number
  readonly versions: readonly number[]
}

/** A data directory as of one instant, whatever a bot does with it meanwhile. */
export class Folder {
  readonly kept: FileSources
  readonly #index: Connection
  readonly #community: Connection

  private constructor(readonly directory: string) {
    this.kept = new FileSources(directory)
    this.#index = snapshotOf(join(directory, DATABASE_FILE))
    this.#community = snapshotOf(join(directory, COMMUNITY_FILE))
  }

  /** @throws UserError when there is no index, or something in it is half done. */
  static async open(directory: string): Promise<Folder> {
    if (!existsSync(join(directory, DATABASE_FILE)))
      throw new UserError(`There is no index in ${directory}.`)
    // Brings both to the newest schema.
    const store = await openSqliteStore(directory)
    const pending = (await store.forgetting.pending()).length
    await store.close()
    await (await openSqliteCommunity(directory)).close()
    if (pending > 0)
      throw new UserError(
        `A document in ${directory} is half forgotten; run \`verbatim check\` there first.`,
      )
    return new Folder(directory)
  }

  close(): void {
    this.#index.close()
    this.#community.close()
  }

  /** Those with kept generations, in order. */
  collections(): { readonly id: number; readonly name: string }[] {
    return this.#index
      .all<{ id: number; name: TextColumn }>(
        `SELECT id, name FROM collections c WHERE EXISTS (SELECT 1 FROM generations g
           WHERE g.collection = c.id AND g.committed = 1) ORDER BY id`,
      )
      .map(({ id, name }) => ({ id, name: decodeText(name) }))
  }

  /** Oldest first. */
  generations(collectionId: number): FolderGeneration[] {
    return this.#index
      .all<Omit<FolderGeneration, 'live'> & { live: number | null }>(
        `SELECT g.generation, g.generation = c.live AS live, g.created, g.fingerprint,
           g.documents, g.passages
         FROM generations g JOIN collections c ON c.id = g.collection
         WHERE g.collection = ? AND g.committed = 1 ORDER BY g.generation`,
        collectionId,
      )
      .map((row) => ({
        ...row,
        live: row.live === 1,
        versions: this.#index
          .all<{ version: number }>(
            'SELECT version FROM members WHERE collection = ? AND generation = ? ORDER BY version',
            collectionId,
            row.generation,
          )
          .map(({ version }) => version),
      }))
  }

  /** By number. */
  terms(collectionId: number): ReadonlyMap<number, string> {
    const rows = this.#index.all<{ number: number; term: TextColumn }>(
      'SELECT number, term FROM terms WHERE collection = ?',
      collectionId,
    )
    return new Map(rows.map(({ number, term }) => [number, decodeText(term)]))
  }

  /** One document version with all that was made of it. */
  version(version: number, terms: ReadonlyMap<number, string>): StoredVersion {
    return readVersion(this.#index, version, terms)
  }

  /** Rows of a table of the index, in the order of these columns, a few at a time. */
  indexRows<Row extends object>(table: string, key: readonly string[], columns: string) {
    return pages<Row>(this.#index, table, key, columns)
  }

  /** As `indexRows`, of the community's database. */
  communityRows<Row extends object>(table: string, key: readonly string[], columns: string) {
    return pages<Row>(this.#community, table, key, columns)
  }

  /** Of which uploads may be kept. */
  uploadCollections(): string[] {
    const folder = join(this.directory, UPLOADS)
    if (!existsSync(folder)) return []
    return readdirSync(folder).map(decodeURIComponent).sort()
  }
}

function snapshotOf(file: string): Connection {
  const connection = new Connection(file)
  connection.execute('BEGIN')
  // The instant is that of the first read.
  connection.get('SELECT 1 FROM sqlite_schema')
  return connection
}
