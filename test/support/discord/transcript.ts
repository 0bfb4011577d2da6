import type { Exchange, Seen } from './fake-state.ts'
import type { Json } from './json.ts'
import { componentsOf } from './member.ts'

interface Embed {
  readonly title?: string
  readonly description?: string
}

/** A message as text: who sees it, what it says, what can be pressed. */
function messageLines(seen: Seen): string[] {
  const embeds = (seen.body['embeds'] ?? []) as Embed[]
  const controls = componentsOf(seen).map(
    ({ label, emoji, placeholder }) => `[${label ?? emoji?.name ?? placeholder ?? '…'}]`,
  )
  return [
    seen.isDeleted
      ? 'Verbatim (deleted)'
      : `Verbatim (${seen.isPrivate ? 'only you see this' : 'everyone sees this'})`,
    ...embeds.flatMap(({ title, description }) => [
      ...(title === undefined ? [] : [`  ${title}`]),
      ...(description ?? '').split('\n').map((line) => `  ${line}`),
    ]),
    ...(controls.length > 0 ? [`  ${controls.join(' ')}`] : []),
    ...seen.files.map((file) => `  attached: ${JSON.stringify(file)}`),
  ]
}

interface Field {
  readonly label?: string
  readonly component?: { readonly placeholder?: string; readonly value?: string }
}

/** A form or a list of choices, which are first responses themselves. */
function responseLines(response: Json): string[] {
  const data = (response['data'] ?? {}) as Json
  if (response['type'] === 9)
    return [
      `Verbatim opens the form “${data['title']}”`,
      ...(data['components'] as Field[]).map(
        ({ label, component }) =>
          `  ${label}: ${component?.value ?? `(${component?.placeholder ?? ''})`}`,
      ),
    ]
  if (response['type'] === 8)
    return [
      `offered: ${(data['choices'] as { name: string }[]).map(({ name }) => name).join(' | ')}`,
    ]
  return []
}

/** What a member did and what came of it. */
export const transcriptOf = (did: string, { response, seen }: Exchange): string =>
  [`${did}`, ...responseLines(response ?? {}), ...seen.flatMap(messageLines)]
    .map((line) => line.trimEnd())
    .join('\n')
