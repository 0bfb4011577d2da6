import { pauses } from '../../core/pauses.ts'
import { byNearness, type NearTerm, nearTerm } from '../ranking.ts'
import type { Client } from './database.ts'
import type { KnownTerms } from './known-terms.ts'
import { SCHEMA } from './migration.ts'
import type { GenerationRow } from './rows.ts'
import { decodeText } from './text.ts'

/** Terms between two looks at the clock. */
const STRIDE = 1_024

/** The `limit` nearest terms of a generation within `maxEdits` of one. @throws UserError as `KnownTerms` */
export async function nearTermsOf(
  client: Client,
  known: KnownTerms,
  row: GenerationRow,
  wanted: string,
  maxEdits: number,
  limit: number,
): Promise<NearTerm[]> {
  const near: NearTerm[] = []
  const pause = pauses()
  const terms = await termsOfLength(client, row.collectionId, wanted.length, maxEdits)
  for (const [place, term] of terms.entries()) {
    const found = nearTerm(wanted, maxEdits, term, 0)
    if (found) near.push(found)
    if (place % STRIDE === 0) await pause()
  }
  const stored = await known.of(
    client,
    row,
    near.map(({ term }) => term),
  )
  return (
    near
      .map((found, place) => ({ ...found, frequency: stored[place]!.frequency }))
      // The collection's other generations may hold terms that this one does not.
      .filter(({ frequency }) => frequency > 0)
      .sort(byNearness)
      .slice(0, limit)
  )
}

/** A collection's terms of about that many UTF-16 code units, in one row, which is quicker. */
async function termsOfLength(
  client: Client,
  collectionId: number,
  units: number,
  maxEdits: number,
): Promise<string[]> {
  const [row] = await client.query<{ terms: string[] | null }>(
    `SELECT json_agg(term) AS terms FROM ${SCHEMA}.terms
     WHERE collection_id = $1 AND units BETWEEN $2 AND $3`,
    [collectionId, units - maxEdits, units + maxEdits],
  )
  return (row?.terms ?? []).map(decodeText)
}
