import {
  type APIActionRowComponent,
  type APIButtonComponentWithCustomId,
  type APIMessageTopLevelComponent,
  type APISelectMenuComponent,
  ButtonStyle,
  ComponentType,
} from 'discord.js'
import { customId } from './custom-id.ts'
import { clip, LIMITS } from './limits.ts'

export interface ButtonSpec {
  readonly action: string
  readonly label?: string
  readonly emoji?: string
  readonly style?: APIButtonComponentWithCustomId['style']
  readonly id?: string
  readonly index?: number
}

export const button = ({
  action,
  label,
  emoji,
  style = ButtonStyle.Secondary,
  id = '',
  index = 0,
}: ButtonSpec): APIButtonComponentWithCustomId => ({
  type: ComponentType.Button,
  style,
  custom_id: customId(action, id, index),
  ...(label === undefined ? {} : { label: clip(label, LIMITS.buttonLabel) }),
  ...(emoji === undefined ? {} : { emoji: { name: emoji } }),
})

/** A select menu, which fills a row. */
export const selectRow = (component: APISelectMenuComponent): APIMessageTopLevelComponent => ({
  type: ComponentType.ActionRow,
  components: [component],
})

/** Rows of at most five buttons; at most five rows. */
export function rows(
  specs: readonly ButtonSpec[],
): APIActionRowComponent<APIButtonComponentWithCustomId>[] {
  const made = specs.map(button)
  return Array.from({ length: Math.min(5, Math.ceil(made.length / 5)) }, (_, row) => ({
    type: ComponentType.ActionRow,
    components: made.slice(row * 5, row * 5 + 5),
  }))
}
