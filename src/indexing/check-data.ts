import { type DataOptions, openData, type Place, type SqliteData } from '../stores/open-data.ts'
import type { PostgresData } from '../stores/open-postgres.ts'
import { finishRestore } from '../stores/restore.ts'
import type { Findings } from '../stores/sqlite-store.ts'
import { checkUploads } from './check-uploads.ts'
import { finishErasures } from './forget-document.ts'

/**
 * Brings to its end what was interrupted, verifies everything kept in all collections, and mends
 * what can be mended.
 * @param holder who checks, in words for whoever has to wait.
 * @throws UserError when the data cannot be opened at all.
 */
export async function checkData(
  place: Place,
  options: DataOptions,
  holder: string,
): Promise<Findings> {
  const wasRestoring = place.databaseUrl === null && finishRestore(place.dataDirectory)
  const data = await openData(place, options)
  try {
    const findings = await (data.kind === 'sqlite'
      ? checkSqlite(data, holder)
      : checkPostgres(data, holder))
    if (wasRestoring) findings.mended.unshift('an interrupted restore was brought to its end')
    return findings
  } finally {
    await data.close()
  }
}

async function checkSqlite(data: SqliteData, holder: string): Promise<Findings> {
  const { store } = data
  const community = await data.community()
  const forgotten = await finishErasures(data, holder)
  const findings = await store.check(holder)
  community.check((document, hash) => store.textOf(document, hash), findings)
  await checkUploads(data, findings)
  tellForgotten(forgotten, findings)
  return findings
}

async function checkPostgres(data: PostgresData, holder: string): Promise<Findings> {
  // Its tables are looked at with the rest, so they have to be there.
  await data.community()
  const forgotten = await finishErasures(data, holder)
  const findings = await data.store.check(holder)
  await checkUploads(data, findings)
  tellForgotten(forgotten, findings)
  return findings
}

function tellForgotten(forgotten: number, findings: Findings): void {
  if (forgotten > 0)
    findings.mended.unshift(`documents half forgotten that are wholly so now: ${forgotten}`)
}
