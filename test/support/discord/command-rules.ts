import { count, type Json, list, text } from './json.ts'

const SLASH_NAME = /^[-_'\p{L}\p{N}\p{sc=Deva}\p{sc=Thai}]{1,32}$/u
const LOCALES = new Set(
  'id da de en-GB en-US es-ES es-419 fr hr it lt hu nl no pl pt-BR ro fi sv-SE vi tr cs el bg ru uk hi th zh-CN ja zh-TW ko'.split(
    ' ',
  ),
)
const SUBCOMMANDS = [1, 2]

const isLowerCase = (name: string): boolean => name === name.toLowerCase()

function nameFaults(what: string, name: string): string[] {
  return SLASH_NAME.test(name) && isLowerCase(name)
    ? []
    : [`${what}: “${name}” is no command or option name`]
}

function localisationFaults(
  what: string,
  values: unknown,
  check: (value: string) => boolean,
): string[] {
  return Object.entries((values ?? {}) as Json).flatMap(([locale, value]) => [
    ...(LOCALES.has(locale) ? [] : [`${what}: unknown locale ${locale}`]),
    ...(check(text(value)) ? [] : [`${what}: “${text(value)}” does not fit in ${locale}`]),
  ])
}

const isName = (name: string): boolean => SLASH_NAME.test(name) && isLowerCase(name)
const isDescription = (value: string): boolean => value.length >= 1 && value.length <= 100

function described(what: string, { name, description, ...rest }: Json): string[] {
  return [
    ...nameFaults(what, text(name)),
    ...(isDescription(text(description))
      ? []
      : [`${what}: a description of 1 to 100 characters is needed`]),
    ...localisationFaults(what, rest['name_localizations'], isName),
    ...localisationFaults(what, rest['description_localizations'], isDescription),
  ]
}

function optionFaults(what: string, given: unknown, depth = 0): string[] {
  const options = list(given)
  const faults: string[] = []
  const names = options.map(({ name }) => name)
  if (new Set(names).size !== names.length) faults.push(`${what}: two options of one name`)
  if (options.length > 25) faults.push(`${what}: more than 25 options`)
  const isGrouping = options.map(({ type }) => SUBCOMMANDS.includes(type as number))
  if (isGrouping.includes(true) && isGrouping.includes(false))
    faults.push(`${what}: a subcommand beside an option`)
  const firstOptional = options.findIndex(({ required }) => required !== true)
  if (
    firstOptional !== -1 &&
    options.slice(firstOptional).some(({ required }) => required === true)
  )
    faults.push(`${what}: a required option after an optional one`)
  for (const option of options) {
    const path = `${what} ${text(option['name'])}`
    faults.push(...described(path, option))
    if (option['autocomplete'] === true && list(option['choices']).length > 0)
      faults.push(`${path}: autocomplete with choices`)
    if (list(option['choices']).length > 25) faults.push(`${path}: more than 25 choices`)
    for (const choice of list(option['choices']))
      faults.push(
        ...localisationFaults(path, choice['name_localizations'], (value) => isDescription(value)),
      )
    if (SUBCOMMANDS.includes(option['type'] as number)) {
      if (depth > 1) faults.push(`${path}: nested too deep`)
      faults.push(...optionFaults(path, option['options'], depth + 1))
    }
  }
  return faults
}

const longest = (value: unknown, localisations: unknown): number =>
  Math.max(count(value), ...Object.values((localisations ?? {}) as Json).map(count))

/** Names, descriptions and values, the longest localisation counted. */
const sizeOf = (part: Json): number =>
  longest(part['name'], part['name_localizations']) +
  longest(part['description'], part['description_localizations']) +
  count(part['value']) +
  [...list(part['options']), ...list(part['choices'])].reduce(
    (sum, inner) => sum + sizeOf(inner),
    0,
  )

export function commandFaults(commands: unknown): string[] {
  const faults: string[] = []
  const all = list(commands)
  const keys = all.map(({ name, type = 1 }) => `${type} ${name}`)
  if (new Set(keys).size !== keys.length) faults.push('two commands of one name and type')
  for (const [type, limit] of [
    [1, 100],
    [2, 15],
    [3, 15],
  ] as const)
    if (all.filter((command) => (command['type'] ?? 1) === type).length > limit)
      faults.push(`too many commands of type ${type}`)
  for (const command of all) {
    const what = text(command['name'])
    if ((command['type'] ?? 1) === 1)
      faults.push(...described(what, command), ...optionFaults(what, command['options']))
    else {
      if (count(command['description']) > 0)
        faults.push(`${what}: a context menu command with a description`)
      faults.push(
        ...localisationFaults(
          what,
          command['name_localizations'],
          (name) => name.length >= 1 && name.length <= 32,
        ),
      )
    }
    if (sizeOf(command) > 8_000) faults.push(`${what}: more than 8,000 characters`)
    const contexts = command['contexts'] as number[] | undefined
    const types = command['integration_types'] as number[] | undefined
    if (contexts?.includes(2) && !types?.includes(1))
      faults.push(`${what}: private channels without user install`)
    const permissions = command['default_member_permissions']
    if (permissions !== undefined && permissions !== null && !/^\d+$/.test(String(permissions)))
      faults.push(`${what}: permissions are a string of digits`)
  }
  return faults
}
