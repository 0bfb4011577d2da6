import type { Command } from '../src/discord/command.ts'
import { ask } from './ask.ts'
import { gaps } from './gaps.ts'
import { help } from './help.ts'
import { addAsSource, askAbout, findSource } from './menus.ts'
import { reindex } from './reindex.ts'
import { settings } from './settings.ts'
import { sources } from './sources.ts'
import { summary } from './summary.ts'
import { who } from './who.ts'

/** All commands, in the order in which Discord lists them. */
export const commands: readonly Command[] = [
  ask,
  who,
  summary,
  help,
  sources,
  reindex,
  settings,
  gaps,
  findSource,
  askAbout,
  addAsSource,
]
