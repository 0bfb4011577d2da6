import type { Connection } from './connection.ts'
import type { Step } from './context.ts'
import { bringUp, refuseNewer } from './migration.ts'

/**
 * One step a schema version, in order; a step that was released is never edited.
 * A document version is shared by all generations that hold it; `members` says which those are.
 * Texts may be UTF-16LE blobs, see `encodeText`.
 */
const STEPS: readonly string[] = [
  `CREATE TABLE collections (
     id INTEGER PRIMARY KEY,
     name TEXT NOT NULL UNIQUE,
     live INTEGER
   );
   CREATE TABLE leases (
     collection INTEGER PRIMARY KEY,
     token TEXT NOT NULL,
     holder TEXT NOT NULL,
     host TEXT NOT NULL,
     process INTEGER NOT NULL,
     since TEXT NOT NULL,
     expires INTEGER NOT NULL
   );
   CREATE TABLE generations (
     collection INTEGER NOT NULL,
     generation INTEGER NOT NULL,
     committed INTEGER NOT NULL,
     created TEXT NOT NULL,
     fingerprint TEXT NOT NULL,
     documents INTEGER NOT NULL,
     passages INTEGER NOT NULL,
     PRIMARY KEY (collection, generation)
   ) WITHOUT ROWID;
   CREATE TABLE documents (
     version INTEGER PRIMARY KEY AUTOINCREMENT,
     collection INTEGER NOT NULL,
     id TEXT NOT NULL,
     fingerprint TEXT NOT NULL,
     title TEXT NOT NULL,
     language TEXT NOT NULL,
     date TEXT,
     url TEXT,
     source TEXT,
     content_hash TEXT NOT NULL,
     passages INTEGER NOT NULL,
     text TEXT NOT NULL
   );
   CREATE INDEX documents_by_id ON documents (collection, id);
   CREATE TABLE members (
     collection INTEGER NOT NULL,
     generation INTEGER NOT NULL,
     version INTEGER NOT NULL,
     PRIMARY KEY (collection, generation, version)
   ) WITHOUT ROWID;
   CREATE TABLE passages (
     id INTEGER PRIMARY KEY AUTOINCREMENT,
     version INTEGER NOT NULL REFERENCES documents ON DELETE CASCADE,
     start INTEGER NOT NULL,
     end INTEGER NOT NULL,
     input_hash TEXT NOT NULL,
     terms BLOB NOT NULL,
     sentences BLOB NOT NULL,
     headings BLOB NOT NULL,
     context TEXT NOT NULL
   );
   CREATE INDEX passages_by_version ON passages (version);
   CREATE INDEX passages_by_input ON passages (input_hash);
   CREATE TABLE vectors (
     passage INTEGER PRIMARY KEY REFERENCES passages ON DELETE CASCADE,
     vector BLOB NOT NULL
   );
   CREATE TABLE terms (
     collection INTEGER NOT NULL,
     number INTEGER NOT NULL,
     term TEXT NOT NULL,
     PRIMARY KEY (collection, number)
   ) WITHOUT ROWID;
   CREATE UNIQUE INDEX terms_by_term ON terms (collection, term);
   CREATE TABLE hnsw_files (
     collection INTEGER NOT NULL,
     generation INTEGER NOT NULL,
     file TEXT NOT NULL,
     fingerprint TEXT NOT NULL,
     sha256 TEXT NOT NULL,
     elements INTEGER NOT NULL,
     deleted INTEGER NOT NULL,
     PRIMARY KEY (collection, generation)
   ) WITHOUT ROWID;
   CREATE TABLE cited_slices (
     collection TEXT NOT NULL,
     document TEXT NOT NULL,
     content_hash TEXT NOT NULL,
     start INTEGER NOT NULL,
     end INTEGER NOT NULL,
     text TEXT NOT NULL,
     before TEXT NOT NULL,
     after TEXT NOT NULL,
     first_cited TEXT NOT NULL,
     last_cited TEXT NOT NULL,
     PRIMARY KEY (collection, document, content_hash, start, end)
   ) WITHOUT ROWID;`,
  'ALTER TABLE passages ADD COLUMN names TEXT;',
  // What is to be forgotten; without a document it is gone, but its traces may be there still.
  `CREATE TABLE erasures (
     id INTEGER PRIMARY KEY,
     collection TEXT,
     document TEXT
   );`,
  // What was given to be read; and hashes of what is not to be read again, see `sourceKey`.
  `CREATE TABLE given_sources (
     collection TEXT NOT NULL,
     source TEXT NOT NULL,
     PRIMARY KEY (collection, source)
   ) WITHOUT ROWID;
   CREATE TABLE left_out_sources (
     collection TEXT NOT NULL,
     key TEXT NOT NULL,
     PRIMARY KEY (collection, key)
   ) WITHOUT ROWID;`,
  // Apart from the vectors, which are all gone through in one scan.
  `CREATE TABLE token_vectors (
     passage INTEGER PRIMARY KEY REFERENCES passages ON DELETE CASCADE,
     tokens BLOB NOT NULL
   );
   INSERT INTO token_vectors SELECT passage, x'' FROM vectors;`,
]

/** The newest schema version this program knows. */
export const SCHEMA_VERSION = STEPS.length

// Five vectors of 384 numbers fit a page of this size, in one of 4,096 bytes only two.
const PAGE_BYTES = 8192

/**
 * Sets the connection up and brings the database to the newest schema.
 * @throws NewerSchemaError before anything is written to a newer one.
 */
export function migrate(
  connection: Connection,
  onStep: (step: Step) => void = () => undefined,
): void {
  refuseNewer(connection, SCHEMA_VERSION)
  connection.pragma(`page_size = ${PAGE_BYTES}`)
  connection.pragma('journal_mode = WAL')
  connection.pragma('synchronous = NORMAL')
  connection.pragma('foreign_keys = ON')
  // A small document touches hundreds of pages, since hashes and terms lie far apart: checkpoints at
  // every thousandth page would write each of them again and again.
  connection.pragma('wal_autocheckpoint = 4000')
  connection.pragma('journal_size_limit = 67108864')
  bringUp(connection, STEPS, onStep)
}
