import { ApplicationCommandOptionType, ApplicationCommandType } from 'discord.js'
import { type DescribedPerson, describePerson } from '../src/core/people/describe-people.ts'
import { completePeople, findPeople } from '../src/core/people/find-people.ts'
import type { PeopleIndex, Person } from '../src/core/people/people-index.ts'
import { visiblePeople } from '../src/core/people/visible-people.ts'
import type { Quote } from '../src/core/quote.ts'
import type { Generation } from '../src/core/store.ts'
import type { App } from '../src/discord/app.ts'
import { isForMember, readable } from '../src/discord/audience.ts'
import { type Call, text } from '../src/discord/call.ts'
import type { Choice, Command, Message, Reply, Work } from '../src/discord/command.ts'
import { ANYWHERE, commandWords, optionWords } from '../src/discord/command-data.ts'
import { escapeLine } from '../src/discord/escape.ts'
import { MemberError } from '../src/discord/explain.ts'
import { itemsWithin, LIMITS } from '../src/discord/limits.ts'
import { messagesIn } from '../src/discord/locales/messages.ts'
import { notice } from '../src/discord/message.ts'
import { type QuoteGroup, quotesReply } from '../src/discord/quotes-reply.ts'
import { COLOURS, LONGEST_HEADING } from '../src/discord/render-quotes.ts'

const { Boolean: Flag, String: Text } = ApplicationCommandOptionType

/** How many of several people with one name are told of at once. */
const MOST_PEOPLE = 3
const LIMITS_OF_EACH = { roles: 6, mentions: 4, organisations: 0 }

interface KnownPeople {
  readonly collection: string
  readonly generation: Generation
  readonly index: PeopleIndex
}

async function knownPeople(call: Call, app: App, isPrivate: boolean): Promise<KnownPeople> {
  const { collection, generation, hidden } = await readable(call, app, isPrivate)
  const live = await app.store.live(collection)
  if (generation === null || live === null)
    throw new MemberError(messagesIn(call.locale).answer.noDocuments)
  const index = await visiblePeople(await app.people.peopleOf(live), hidden)
  return { collection, generation, index }
}

async function tellWho(call: Call, { app }: Work): Promise<Reply> {
  const words = messagesIn(call.locale).who
  const { collection, generation, index } = await knownPeople(call, app, isForMember(call, app))
  const name = text(call, 'name')?.trim() ?? ''
  if (index.people.length === 0)
    return { message: notice(index.isComplete ? words.nobody : words.notSearched) }
  if (name === '') return { message: listOf(index.people, call) }
  const found = findPeople(index, name)
  if (found.kind === 'unknown') {
    const near = found.suggestions.map((suggestion) => escapeLine(suggestion, 100)).join(', ')
    return {
      message: notice([words.unknown, near && `${words.near} ${near}`].filter(Boolean).join(' ')),
    }
  }
  if (found.people.length > MOST_PEOPLE) return { message: listOf(found.people, call) }
  const described: DescribedPerson[] = []
  for (const person of found.people)
    described.push(await describePerson(generation, person, LIMITS_OF_EACH))
  const groups = described.map((person) => groupOf(person, call, described.length > 1))
  const title = escapeLine(described.length === 1 ? described[0]!.name : name, LIMITS.embedTitle)
  return quotesReply(app, call, collection, title, groups)
}

/** Roles first, each with the sentence that gives it; then what was said or done. */
function groupOf(
  { name, roles, mentions }: DescribedPerson,
  call: Call,
  hasName: boolean,
): QuoteGroup {
  const quotes: Quote[] = []
  for (const quote of [...roles.map((role) => role.quote), ...mentions]) {
    const isThere = quotes.some(
      ({ document, start }) => document === quote.document && start === quote.start,
    )
    if (!isThere) quotes.push(quote)
  }
  const titles = roles.map((role) => escapeLine(role.text, 60)).join(' · ')
  const heading = [
    hasName ? `**${escapeLine(name, 80)}**` : '',
    titles && `${messagesIn(call.locale).who.roles}: ${titles}`,
  ]
    .filter(Boolean)
    .join('\n')
  return { heading: heading.length <= LONGEST_HEADING ? heading : '', quotes }
}

const nameLine = ({ name, mentions, sightings }: Person, call: Call): string => {
  const role = sightings.flatMap(({ roles }) => roles)[0]
  const count = messagesIn(call.locale).who.times(mentions)
  const parts = [`**${escapeLine(name, 60)}**`, count, role && escapeLine(role.text, 70)]
  return `- ${parts.filter(Boolean).join(' · ')}`
}

/** One line a person, as many as a message holds. */
function listOf(people: readonly Person[], call: Call): Message {
  const title = messagesIn(call.locale).who.title(people.length)
  const embeds = [
    {
      title,
      description: itemsWithin(people, (person) => nameLine(person, call)),
      color: COLOURS.notice,
    },
  ]
  return { embeds, collection: null, shown: [] }
}

async function nameChoices(call: Call, app: App): Promise<Choice[]> {
  const { index } = await knownPeople(call, app, true)
  const typed = call.focused?.value ?? ''
  const found = findPeople(index, typed)
  // In another script, or with a slip, a name is found only whole.
  const others = found.kind === 'found' ? found.people.map(({ name }) => name) : found.suggestions
  const names = new Set([...completePeople(index, typed, LIMITS.choices), ...others])
  return [...names].map((name) => ({ name, value: name }))
}

/** `/who [name] [private]` */
export const who = {
  data: {
    type: ApplicationCommandType.ChatInput,
    ...commandWords('who'),
    ...ANYWHERE,
    options: [
      { type: Text, ...optionWords('name'), max_length: 100, autocomplete: true },
      { type: Flag, ...optionWords('private') },
    ],
  },
  route: (call, app) => ({
    acknowledge: isForMember(call, app) ? 'private' : 'public',
    execute: tellWho,
  }),
  complete: nameChoices,
} as const satisfies Command
