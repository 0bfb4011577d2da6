import { withoutPart } from '../../core/kept-sources.ts'
import { type SourceBook, sourceKey } from '../../core/source-book.ts'
import { decodeText, encodeText, type TextColumn } from './codec.ts'
import type { Connection } from './connection.ts'

/** The sources of all collections, in the index's database. */
export class SqliteSourceBook implements SourceBook {
  constructor(readonly connection: Connection) {}

  async given(collection: string): Promise<string[]> {
    return this.connection
      .all<{ source: TextColumn }>(
        'SELECT source FROM given_sources WHERE collection = ?',
        encodeText(collection),
      )
      .map(({ source }) => decodeText(source))
      .sort()
  }

  async add(collection: string, sources: readonly string[]): Promise<void> {
    const name = encodeText(collection)
    this.connection.write(() => {
      for (const source of sources.map(withoutPart)) {
        this.connection.run(
          'INSERT OR IGNORE INTO given_sources (collection, source) VALUES (?, ?)',
          name,
          encodeText(source),
        )
        const key = sourceKey(source)
        this.connection.run(
          'DELETE FROM left_out_sources WHERE collection = ? AND (key = ? OR substr(key, 1, ?) = ?)',
          name,
          key,
          key.length + 1,
          `${key}#`,
        )
      }
    })
  }

  async leaveOut(collection: string, sources: readonly string[]): Promise<void> {
    const name = encodeText(collection)
    this.connection.write(() => {
      for (const source of sources) {
        this.connection.run(
          'DELETE FROM given_sources WHERE collection = ? AND source = ?',
          name,
          encodeText(source),
        )
        this.connection.run(
          'INSERT OR IGNORE INTO left_out_sources (collection, key) VALUES (?, ?)',
          name,
          sourceKey(source),
        )
      }
    })
  }

  async leftOut(collection: string): Promise<ReadonlySet<string>> {
    const rows = this.connection.all<{ key: string }>(
      'SELECT key FROM left_out_sources WHERE collection = ?',
      encodeText(collection),
    )
    return new Set(rows.map(({ key }) => key))
  }

  async forget(collection: string): Promise<void> {
    this.connection.write(() => {
      for (const table of ['given_sources', 'left_out_sources'])
        this.connection.run(`DELETE FROM ${table} WHERE collection = ?`, encodeText(collection))
    })
  }
}
