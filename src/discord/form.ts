import { ComponentType, TextInputStyle } from 'discord.js'
import type { Form } from './command.ts'
import { clip, LIMITS } from './limits.ts'

export interface InputSpec {
  /** Key of `Call.fields`. */
  readonly name: string
  readonly label: string
  readonly placeholder?: string
  readonly value?: string
  readonly isLong?: boolean
  readonly isRequired?: boolean
  /** In characters, at most 4,000. */
  readonly maxLength: number
}

/** A form of text inputs, at most five. */
export const textForm = (customId: string, title: string, inputs: readonly InputSpec[]): Form => ({
  custom_id: customId,
  title: clip(title, LIMITS.modalTitle),
  components: inputs.map((input) => ({
    type: ComponentType.Label,
    label: clip(input.label, LIMITS.inputLabel),
    component: {
      type: ComponentType.TextInput,
      custom_id: input.name,
      style: input.isLong ? TextInputStyle.Paragraph : TextInputStyle.Short,
      required: input.isRequired ?? true,
      max_length: input.maxLength,
      ...(input.placeholder === undefined
        ? {}
        : { placeholder: clip(input.placeholder, LIMITS.inputPlaceholder) }),
      ...(input.value === undefined ? {} : { value: clip(input.value, input.maxLength) }),
    },
  })),
})
