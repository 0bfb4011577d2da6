import type { Connection } from './connection.ts'
import { bringUp, refuseNewer } from './migration.ts'

/** One step a schema version, in order; a step that was released is never edited. */
const STEPS: readonly string[] = [
  `CREATE TABLE answers (
     id TEXT PRIMARY KEY,
     guild TEXT,
     collection TEXT NOT NULL,
     created TEXT NOT NULL,
     message TEXT,
     value TEXT NOT NULL
   );
   CREATE INDEX answers_by_message ON answers (message) WHERE message IS NOT NULL;
   CREATE INDEX answers_by_time ON answers (created);
   CREATE INDEX answers_by_guild ON answers (guild);
   CREATE TABLE answer_documents (
     answer TEXT NOT NULL REFERENCES answers ON DELETE CASCADE,
     collection TEXT NOT NULL,
     document TEXT NOT NULL,
     PRIMARY KEY (answer, document)
   ) WITHOUT ROWID;
   CREATE INDEX answers_by_document ON answer_documents (collection, document);
   CREATE TABLE settings (guild TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
   CREATE TABLE gaps (
     scope TEXT NOT NULL,
     key TEXT NOT NULL,
     question TEXT NOT NULL,
     asked TEXT NOT NULL,
     count INTEGER NOT NULL,
     PRIMARY KEY (scope, key)
   ) WITHOUT ROWID;
   CREATE TABLE feedback (
     id TEXT PRIMARY KEY,
     scope TEXT NOT NULL,
     verdict TEXT NOT NULL,
     document TEXT NOT NULL,
     value TEXT NOT NULL
   );
   CREATE INDEX feedback_by_scope ON feedback (scope, verdict);
   CREATE TABLE rulings (
     id TEXT PRIMARY KEY,
     scope TEXT NOT NULL,
     document TEXT NOT NULL,
     value TEXT NOT NULL
   );
   CREATE INDEX rulings_by_scope ON rulings (scope);
   CREATE TABLE departures (guild TEXT PRIMARY KEY, at TEXT NOT NULL) WITHOUT ROWID;`,
  'CREATE TABLE told (collection TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;',
]

/** The newest version of the community's schema that this program knows. */
export const COMMUNITY_SCHEMA_VERSION = STEPS.length

/** Brings the database to the newest schema. @throws NewerSchemaError before anything is written to a newer one. */
export function migrateCommunity(connection: Connection): void {
  refuseNewer(connection, COMMUNITY_SCHEMA_VERSION)
  connection.pragma('journal_mode = WAL')
  connection.pragma('synchronous = NORMAL')
  connection.pragma('foreign_keys = ON')
  // What is forgotten must not be read out of free pages.
  connection.pragma('secure_delete = ON')
  bringUp(connection, STEPS)
}
