import { UserError } from '../core/errors.ts'

/** What a method of a pruned generation throws. */
export const noLongerKept = ({ generation }: { readonly generation: number }): UserError =>
  new UserError(`Generation ${generation} is no longer kept. Ask again.`, { generation })
