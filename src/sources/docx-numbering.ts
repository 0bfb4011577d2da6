/** XML as nested objects; attributes begin with `@`. */
export interface Xml {
  readonly [name: string]: unknown
}

/** One level of a numbered list, as Word defines it. */
export interface NumberLevel {
  readonly start: number
  /** Word's name for the way of counting, such as `lowerLetter`. */
  readonly format: string
  /** Such as `(%1)`; `%2` stands for the number of the second level. */
  readonly text: string
  /** Higher levels whose items make it begin anew: those below this number. */
  readonly restartsBelow: number
  /** All numbers in it are digits. */
  readonly isLegal: boolean
  /** The paragraphs of this style are items of it. */
  readonly style: string | null
}

/** A list: its levels by number, what counts on together with it, and where it begins anew itself. */
export interface NumberedList {
  readonly counter: string
  readonly levels: ReadonlyMap<number, NumberLevel>
  readonly restarts: ReadonlyMap<number, number>
}

/** What a paragraph, or its style, says about the list that it is in. */
export interface ListPlace {
  readonly list: string | null
  readonly level: number | null
}

/** The lists of a document, and where the paragraphs of each style belong. */
export interface Numbering {
  readonly lists: ReadonlyMap<string, NumberedList>
  readonly styles: ReadonlyMap<string, ListPlace>
}

const LEVELS = 9

const isXml = (value: unknown): value is Xml => typeof value === 'object' && value !== null

/** The children of that name. */
const all = (parent: unknown, name: string): Xml[] => {
  const value = isXml(parent) ? parent[name] : undefined
  return (Array.isArray(value) ? value : [value]).filter(isXml)
}

const attribute = (element: Xml | undefined, name: string): string | null => {
  const value = element?.[`@w:${name}`]
  return typeof value === 'string' ? value : null
}

/** The value of a child such as `<w:start w:val="1"/>`. */
const childValue = (parent: unknown, name: string): string | null =>
  attribute(all(parent, name)[0], 'val')

const integer = (text: string | null): number | null =>
  text !== null && /^-?\d{1,9}$/.test(text) ? Number(text) : null

const levelNumber = (text: string | null): number | null => {
  const number = integer(text)
  return number !== null && number >= 0 && number < LEVELS ? number : null
}

/** An element without attributes means yes. */
const isOn = (parent: Xml, name: string): boolean =>
  parent[name] !== undefined && !/^(?:0|false|off)$/.test(childValue(parent, name) ?? '')

function levelsOf(definition: Xml): Map<number, NumberLevel> {
  const levels = new Map<number, NumberLevel>()
  for (const level of all(definition, 'w:lvl')) {
    const number = levelNumber(attribute(level, 'ilvl'))
    if (number === null) continue
    levels.set(number, {
      start: integer(childValue(level, 'w:start')) ?? 0,
      format: childValue(level, 'w:numFmt') ?? 'decimal',
      text: childValue(level, 'w:lvlText') ?? '',
      restartsBelow: integer(childValue(level, 'w:lvlRestart')) ?? number,
      isLegal: isOn(level, 'w:isLgl'),
      style: childValue(level, 'w:pStyle'),
    })
  }
  return levels
}

/** What `numPr` says. A list of the number zero takes the paragraph out of its style's list. */
const placeOf = (properties: unknown): ListPlace => {
  const [place] = all(properties, 'w:numPr')
  return {
    list: place === undefined ? null : childValue(place, 'w:numId'),
    level: place === undefined ? null : levelNumber(childValue(place, 'w:ilvl')),
  }
}

/** The place of each paragraph style, its own or that of the style it is based on. */
function stylesOf(root: Xml): Map<string, ListPlace> {
  const own = new Map<string, { place: ListPlace; base: string | null }>()
  for (const style of all(root['w:styles'], 'w:style')) {
    const id = attribute(style, 'styleId')
    if (id !== null)
      own.set(id, { place: placeOf(all(style, 'w:pPr')[0]), base: childValue(style, 'w:basedOn') })
  }
  const places = new Map<string, ListPlace>()
  for (const id of own.keys()) {
    let { place, base } = own.get(id)!
    // Word knows ten generations of styles; more would be a circle.
    for (let steps = 0; place.list === null && base !== null && steps < 10; steps += 1)
      ({ place, base } = own.get(base) ?? { place, base: null })
    if (place.list !== null) places.set(id, place)
  }
  return places
}

/** What the parts `numbering.xml` and `styles.xml` define, parsed. */
export function readNumbering(numbering: Xml, styleSheet: Xml): Numbering {
  const styles = stylesOf(styleSheet)
  const root = numbering['w:numbering']
  const definitions = new Map(
    all(root, 'w:abstractNum').map((one) => [
      attribute(one, 'abstractNumId') ?? '',
      { link: childValue(one, 'w:numStyleLink'), levels: levelsOf(one) },
    ]),
  )
  const definitionIds = new Map(
    all(root, 'w:num').map((one) => [
      attribute(one, 'numId') ?? '',
      childValue(one, 'w:abstractNumId') ?? '',
    ]),
  )
  const lists = new Map<string, NumberedList>()
  for (const one of all(root, 'w:num')) {
    let counter = childValue(one, 'w:abstractNumId') ?? ''
    // A definition may be that of a style, which names a list of its own.
    const link = definitions.get(counter)?.link ?? null
    if (link !== null) counter = definitionIds.get(styles.get(link)?.list ?? '') ?? ''
    const definition = definitions.get(counter)
    if (definition === undefined) continue
    const levels = new Map(definition.levels)
    const restarts = new Map<number, number>()
    for (const override of all(one, 'w:lvlOverride')) {
      const number = levelNumber(attribute(override, 'ilvl'))
      const start = integer(childValue(override, 'w:startOverride'))
      for (const [replaced, level] of levelsOf(override)) levels.set(replaced, level)
      if (number !== null && start !== null) restarts.set(number, start)
    }
    lists.set(attribute(one, 'numId') ?? '', { counter, levels, restarts })
  }
  return { lists, styles }
}
