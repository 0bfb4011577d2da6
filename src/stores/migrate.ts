import {
  type CollectionContent,
  databaseContent,
  folderContent,
} from './migrate/collection-content.ts'
import { COMMUNITY_TABLES } from './migrate/community-tables.ts'
import { Folder } from './migrate/folder.ts'
import { type MoveOptions, moveCollection } from './migrate/move-collection.ts'
import { type Content, moveTable, tableContent } from './migrate/move-tables.ts'
import { moveUploads, uploadContent } from './migrate/move-uploads.ts'
import { MOVED_AREA } from './migrate/moved-versions.ts'
import { SOURCE_TABLES } from './migrate/source-tables.ts'
import { openPostgresData } from './open-postgres.ts'
import { DEFAULTS } from './postgres/context.ts'
import type { Client, Database } from './postgres/database.ts'
import { bringUp } from './postgres/migration.ts'

/** What was moved, with the hash that both sides give. */
export interface MigrationReport {
  readonly collections: (CollectionContent & { readonly collection: string })[]
  /** By what it is: cited slices, answers, settings, … */
  readonly kept: Record<string, Content>
  /** Where the database does not hold what the folder holds, in words; empty: nothing differs. */
  readonly differences: string[]
}

export interface MigrateOptions extends Partial<MoveOptions> {
  readonly holder: string
  /** @defaultValue `DEFAULTS` of the store */
  readonly leaseMs?: number
}

/**
 * Moves all that a data directory keeps into a database, as of one instant, and compares both sides
 * bit by bit. What is there already is left as it is, so that a run that was killed is gone on with.
 * @throws UserError when there is no index, the database cannot be used, or somebody indexes there.
 */
export async function migrate(
  dataDirectory: string,
  database: Database,
  { onStep = () => undefined, leaseMs = DEFAULTS.leaseMs, ...options }: MigrateOptions,
): Promise<MigrationReport> {
  const folder = await Folder.open(dataDirectory)
  try {
    const { kept } = await openTarget(database)
    const report: MigrationReport = { collections: [], kept: {}, differences: [] }
    const context = { ...DEFAULTS, leaseMs, database }
    for (const source of folder.collections()) {
      await moveCollection(folder, context, source, { ...options, onStep })
      const mine = folderContent(folder, source)
      const theirs = await snapshot(database, (client) => databaseContent(client, source.name))
      report.collections.push({ collection: source.name, ...mine })
      compare(report, `the collection “${source.name}”`, mine, theirs)
    }
    for (const table of [...SOURCE_TABLES, ...COMMUNITY_TABLES]) {
      options.signal?.throwIfAborted()
      const mine = await moveTable(folder, database, table, onStep)
      const theirs = await snapshot(database, (client) => tableContent(client, table))
      report.kept[table.name] = mine
      compare(report, table.name, mine, theirs)
    }
    const uploads = await moveUploads(folder, kept, onStep)
    report.kept['uploads'] = uploads
    compare(report, 'uploads', uploads, await uploadContent(folder, kept))
    return report
  } finally {
    folder.close()
  }
}

/** All tables that anything is moved into. */
async function openTarget(database: Database) {
  const data = await openPostgresData(database)
  await data.community()
  await bringUp(database, MOVED_AREA)
  return data
}

const snapshot = <Result>(
  database: Database,
  work: (client: Client) => Promise<Result>,
): Promise<Result> => database.transaction(work, { snapshot: true })

function compare(
  { differences }: MigrationReport,
  what: string,
  mine: CollectionContent | Content,
  theirs: CollectionContent | Content,
): void {
  if (mine.sha256 === theirs.sha256) return
  differences.push(
    `${what}: the folder holds ${told(mine)}, the database ${told(theirs)}. It was left as it is.`,
  )
}

const told = ({ sha256, ...counts }: CollectionContent | Content): string =>
  `${Object.entries(counts)
    .map(([name, count]) => `${count} ${name}`)
    .join(', ')} (${sha256.slice(0, 12)})`
