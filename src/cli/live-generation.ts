import { UserError } from '../core/errors.ts'
import type { Generation, Store } from '../core/store.ts'

/** What a collection answers from. @throws UserError when nothing was indexed yet. */
export async function liveGeneration(store: Store, collection: string): Promise<Generation> {
  const live = await store.live(collection)
  if (live !== null) return live
  throw new UserError(
    `The collection “${collection}” holds no documents yet. Run \`verbatim index PATH\` first.`,
  )
}
