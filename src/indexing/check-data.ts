import { FileSources } from '../stores/file-sources.ts'
import { finishRestore } from '../stores/restore.ts'
import { openSqliteCommunity } from '../stores/sqlite-community.ts'
import type { Findings, SqliteStore } from '../stores/sqlite-store.ts'
import { finishErasures } from './forget-document.ts'

/**
 * Brings to its end what was interrupted, verifies everything kept in all collections, and mends
 * what can be mended.
 * @param holder who checks, in words for whoever has to wait.
 * @throws UserError when the data cannot be opened at all.
 */
export async function checkData(
  dataDirectory: string,
  openStore: () => Promise<SqliteStore>,
  holder: string,
): Promise<Findings> {
  const wasRestoring = finishRestore(dataDirectory)
  const store = await openStore()
  try {
    const kept = new FileSources(dataDirectory)
    const community = await openSqliteCommunity(dataDirectory)
    try {
      const forgotten = await finishErasures({ store, community, kept }, holder)
      const findings = await store.check(holder)
      community.check((document, hash) => store.textOf(document, hash), findings)
      if (wasRestoring) findings.mended.unshift('an interrupted restore was brought to its end')
      if (forgotten > 0)
        findings.mended.unshift(`documents half forgotten that are wholly so now: ${forgotten}`)
      return findings
    } finally {
      await community.close()
    }
  } finally {
    await store.close()
  }
}
