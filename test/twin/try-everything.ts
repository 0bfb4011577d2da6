import type { APIInteraction } from 'discord.js'
import { DISCORD_LOCALES, LOCALES } from '../../src/discord/locales/locale.ts'
import type { Exchange, Seen } from '../support/discord/fake-state.ts'
import type { Json } from '../support/discord/json.ts'
import type { Member } from '../support/discord/member.ts'
import { type Control, controlsOf } from './look.ts'
import { type Twin, USERS } from './open-twin.ts'

interface Option {
  readonly name: string
  readonly type: number
  readonly required?: boolean
  readonly autocomplete?: boolean
  readonly options?: readonly Option[]
}

const WORD = 'Guangdong'
/** By type of option; a type that is not here is not given. */
const VALUES: Readonly<Record<number, string | number | boolean>> = { 3: WORD, 4: 3, 5: true }
const SUBCOMMAND = 1
const MESSAGE_MENU = 3

const given = (options: readonly Option[]) =>
  Object.fromEntries(
    options.flatMap(({ name, type }) => (VALUES[type] === undefined ? [] : [[name, VALUES[type]]])),
  )

/** A command with what it needs, with all it takes, and each option while it is typed. */
function uses(name: string, options: readonly Option[], member: Member, subcommand?: string) {
  const needed = options.filter(({ required }) => required)
  const typed = options.filter(({ autocomplete }) => autocomplete)
  return [
    member.slash(name, given(needed), subcommand),
    ...(options.length > needed.length ? [member.slash(name, given(options), subcommand)] : []),
    ...typed.map((option) => member.type(name, { [option.name]: 'g' }, option.name, subcommand)),
  ]
}

async function registeredUses(twin: Twin, next: () => Member): Promise<APIInteraction[]> {
  const registered = await twin.discord.prisma.applicationCommand.findMany()
  return registered.flatMap(({ name, type, options: json }) => {
    const member = next()
    if (type === MESSAGE_MENU) return [member.onMessage(name, { content: `What of ${WORD}?` })]
    const options = JSON.parse(json) as Option[]
    const subcommands = options.filter((option) => option.type === SUBCOMMAND)
    if (subcommands.length === 0) return uses(name, options, member)
    return subcommands.flatMap((one) => uses(name, one.options ?? [], member, one.name))
  })
}

const actionOf = (customId: string): string => customId.split('~')[1] ?? ''

/** A button is pressed; of a menu the first is chosen, or something of the server. */
function use(
  { type, custom_id = '', options }: Control,
  seen: Seen,
  member: Member,
): APIInteraction {
  const values = [options?.[0]?.value ?? seen.channel]
  return member.component(seen, custom_id, { component_type: type, ...(type !== 2 && { values }) })
}

/** Every field filled in. */
function filled(form: Json, seen: Seen | undefined, member: Member): APIInteraction {
  const fields = (form['components'] as { component: { custom_id: string } }[]).map(
    ({ component }) => [component.custom_id, WORD] as const,
  )
  return member.submit(String(form['custom_id']), Object.fromEntries(fields), seen)
}

/**
 * Uses each registered command in each way, and once each kind of button, menu and form that comes
 * of it. Moderators of all languages do it.
 */
export async function tryEverything(
  twin: Twin,
  place: { readonly guild: string; readonly channel: string },
): Promise<void> {
  const used = new Set<string>()
  let turn = 0
  const next = (): Member => {
    turn += 1
    const user = USERS[turn % USERS.length]!
    const [locale] = DISCORD_LOCALES[LOCALES[turn % LOCALES.length]!]
    return twin.member({ ...place, user, locale, permissions: '32' })
  }
  const follow = async ({ response, seen }: Exchange, below?: Seen): Promise<void> => {
    const form = response?.['type'] === 9 ? (response['data'] as Json) : null
    if (form !== null) return follow(await twin.send(filled(form, below, next())), below)
    for (const one of seen)
      for (const control of controlsOf(one)) {
        const action = actionOf(control.custom_id ?? '')
        if (used.has(action)) continue
        used.add(action)
        await follow(await twin.send(use(control, one, next())), one)
      }
  }
  for (const interaction of await registeredUses(twin, next))
    await follow(await twin.send(interaction))
}
