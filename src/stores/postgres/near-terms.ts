import { byNearness, type NearTerm, nearTerm } from '../ranking.ts'
import type { Client } from './database.ts'
import type { KnownTerms } from './known-terms.ts'
import { SCHEMA } from './migration.ts'
import type { GenerationRow } from './rows.ts'
import { decodeText } from './text.ts'

/** The `limit` nearest terms of a generation within `maxEdits` of one. @throws UserError as `KnownTerms` */
export async function nearTermsOf(
  client: Client,
  known: KnownTerms,
  row: GenerationRow,
  wanted: string,
  maxEdits: number,
  limit: number,
): Promise<NearTerm[]> {
  const near = (await termsOfLength(client, row.collectionId, wanted.length, maxEdits))
    .map((term) => nearTerm(wanted, maxEdits, term, 0))
    .filter((found) => found !== null)
  const terms = await known.of(
    client,
    row,
    near.map(({ term }) => term),
  )
  return (
    near
      .map((found, place) => ({ ...found, frequency: terms[place]!.frequency }))
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
