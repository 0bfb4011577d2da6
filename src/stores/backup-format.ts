/**
 * A backup is one SQLite file. Table `files` names what it holds, by path within the data directory;
 * `chunks` has the bytes, in order of `number`.
 */

/** SQLite's `application_id` of a backup: "VBkp". */
export const BACKUP_ID = 0x56_42_6b_70

/** SQLite's `user_version` of a backup. */
export const BACKUP_FORMAT = 1

/** Folder of uploaded files within the data directory. */
export const UPLOADS = 'uploads'

/** One row of `files`. */
export interface StoredFile {
  /** Within the data directory, with `/`. */
  readonly path: string
  readonly bytes: number
  /** Lower-case hex. */
  readonly sha256: string
}
