import { count, type Json, list, text } from './json.ts'

const isLink = (value: unknown): boolean => /^(https?|attachment):\/\//.test(text(value))

function embedFaults(embeds: Json[]): string[] {
  const faults: string[] = []
  let total = 0
  for (const embed of embeds) {
    const footer = (embed['footer'] ?? {}) as Json
    const author = (embed['author'] ?? {}) as Json
    const fields = list(embed['fields'])
    total +=
      count(embed['title']) +
      count(embed['description']) +
      count(footer['text']) +
      count(author['name'])
    for (const field of fields) {
      total += count(field['name']) + count(field['value'])
      if (count(field['name']) === 0 || count(field['value']) === 0)
        faults.push('an empty embed field')
    }
    for (const url of [embed['url'], author['url']])
      if (url !== undefined && !isLink(url)) faults.push(`an embed with the URL ${text(url)}`)
    if (count(embed['title']) + count(embed['description']) + fields.length === 0)
      faults.push('an empty embed')
  }
  if (total > 6_000) faults.push(`${total} characters in all embeds, 6,000 are allowed`)
  return faults
}

const BUTTON = 2
const SELECTS = [3, 5, 6, 7, 8]

function buttonFaults(button: Json): string[] {
  const isLinkButton = button['style'] === 5
  if (isLinkButton && (button['url'] === undefined || button['custom_id'] !== undefined))
    return ['a link button needs a url alone']
  if (!isLinkButton && (button['custom_id'] === undefined || button['url'] !== undefined))
    return ['a button needs a custom_id alone']
  if (button['label'] === undefined && button['emoji'] === undefined)
    return ['a button without label and emoji']
  if (button['url'] !== undefined && !/^https?:/.test(text(button['url'])))
    return ['a button with a url that is no link']
  return []
}

function selectFaults(select: Json): string[] {
  const options = list(select['options'])
  const values = options.map(({ value }) => value)
  return [
    ...(new Set(values).size === values.length ? [] : ['a select menu with equal values']),
    ...(select['type'] === 3 && options.length === 0 ? ['a select menu without options'] : []),
    ...(Number(select['max_values'] ?? 1) > Math.max(options.length, select['type'] === 3 ? 0 : 25)
      ? ['max_values above the options']
      : []),
    ...(options.filter((option) => option['default'] === true).length >
    Number(select['max_values'] ?? 1)
      ? ['more defaults than max_values']
      : []),
  ]
}

function componentFaults(rows: Json[]): string[] {
  const faults: string[] = rows.length > 5 ? ['more than 5 action rows'] : []
  const ids: unknown[] = []
  for (const row of rows) {
    if (row['type'] !== 1) faults.push('a component outside an action row')
    const parts = list(row['components'])
    if (parts.length === 0) faults.push('an empty action row')
    const selects = parts.filter(({ type }) => SELECTS.includes(type as number))
    if (selects.length > 0 && parts.length > 1) faults.push('a select menu beside something')
    if (parts.filter(({ type }) => type === BUTTON).length > 5)
      faults.push('more than 5 buttons in a row')
    for (const part of parts) {
      if (part['custom_id'] !== undefined) ids.push(part['custom_id'])
      faults.push(...(part['type'] === BUTTON ? buttonFaults(part) : selectFaults(part)))
    }
  }
  if (new Set(ids).size !== ids.length) faults.push('two components of one custom_id')
  return faults
}

function mentionFaults(given: unknown): string[] {
  if (given === undefined || given === null) return ['allowed_mentions are left to the default']
  const mentions = given as Json
  const parse = Array.isArray(mentions['parse']) ? mentions['parse'] : []
  return ['users', 'roles']
    .filter((kind) => parse.includes(kind) && list(mentions[kind]).length > 0)
    .map((kind) => `parse together with a list of ${kind}`)
}

/** A message as it is sent. @param isEdit leaving something out keeps what there was. */
export function messageFaults(message: Json, isEdit = false): string[] {
  const embeds = list(message['embeds'])
  const components = list(message['components'])
  const isEmpty =
    count(message['content']) +
      embeds.length +
      components.length +
      list(message['attachments']).length ===
    0
  return [
    ...(isEmpty && !isEdit ? ['an empty message'] : []),
    ...(count(message['content']) > 2_000 ? ['content of more than 2,000 characters'] : []),
    ...(((message['flags'] as number | undefined) ?? 0) & (1 << 15)
      ? ['Components V2 are not expected']
      : []),
    ...embedFaults(embeds),
    ...componentFaults(components),
    ...mentionFaults(message['allowed_mentions']),
  ]
}

export function modalFaults(modal: Json): string[] {
  const rows = list(modal['components'])
  const parts = rows.flatMap((row) =>
    row['type'] === 18 ? [row['component'] as Json] : list(row['components']),
  )
  const ids = parts.map((part) => part['custom_id'])
  return [
    ...(rows.length < 1 || rows.length > 5 ? ['a form has 1 to 5 components'] : []),
    ...(new Set(ids).size === ids.length ? [] : ['two components of one custom_id']),
    ...parts.flatMap((part) =>
      part['type'] === 4 && Number(part['min_length'] ?? 0) > Number(part['max_length'] ?? 4_000)
        ? ['min_length above max_length']
        : [],
    ),
    ...parts.flatMap((part) =>
      part['type'] === 4 &&
      part['value'] !== undefined &&
      count(part['value']) > Number(part['max_length'] ?? 4_000)
        ? ['a value above max_length']
        : [],
    ),
    ...parts.flatMap((part) =>
      SELECTS.includes(part['type'] as number) ? selectFaults(part) : [],
    ),
  ]
}

export function choicesFaults(choices: unknown): string[] {
  return list(choices).flatMap(({ name, value }) => [
    ...(count(name) < 1 || count(name) > 100 ? ['a choice name has 1 to 100 characters'] : []),
    ...(typeof value === 'string' && value.length > 100
      ? ['a choice value has at most 100 characters']
      : []),
  ])
}
