import type { Command } from '../src/discord/command.ts'
import { ask } from './ask.ts'

/** All commands, in the order in which Discord lists them. */
export const commands: readonly Command[] = [ask]
