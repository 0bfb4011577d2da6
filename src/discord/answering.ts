import type { Answer } from '../core/answer.ts'
import { type KeptAnswer, type KeptPart, type Ruling, scopeOf } from '../core/community.ts'
import { baseLanguage } from '../core/question.ts'
import { readQuestion } from '../core/question-text.ts'
import { type Quote, quote } from '../core/quote.ts'
import { smallTalkOf } from '../core/small-talk.ts'
import { MAX_PARTS, questionsIn } from '../core/split-question.ts'
import type { App } from './app.ts'
import { hiddenFrom, type Readable, readable } from './audience.ts'
import { type Call, isMessage } from './call.ts'
import type { Reply, SentMessage, Work } from './command.ts'
import { newId } from './custom-id.ts'
import { MemberError } from './explain.ts'
import { messagesIn } from './locales/messages.ts'
import { notice } from './message.ts'
import { keepSlices } from './quotes-reply.ts'
import { renderAnswer } from './render-answer.ts'
import { isBanned, underRulings } from './rulings.ts'

export interface Asked {
  readonly call: Call
  readonly work: Work
  readonly question: string
  readonly isPrivate: boolean
  /** Of the answer that this follows up; null for a question of its own. */
  readonly previousQuestion: string | null
}

/** Finds the answer and renders it; it is kept for its buttons, without a word about who asked. */
export async function answer(asked: Asked): Promise<Reply> {
  const { call, work, previousQuestion } = asked
  const { app, signal } = work
  const messages = messagesIn(call.locale)
  // Small talk among questions is left out; a text of nothing else is one part.
  const [only = '', ...others] = questionsIn(asked.question)
  const talk = others.length > 0 ? null : smallTalkOf(only)
  if (talk !== null) return { message: notice(messages.smallTalk[talk]) }
  const read = readQuestion(asked.question)
  if ('reason' in read) throw new MemberError(messages.errors.unusableQuestion)
  const documents = await readable(call, app, asked.isPrivate)
  const { collection, generation, hidden } = documents
  if (generation === null) throw new MemberError(messages.answer.noDocuments)
  // The server's language, or the member's own, where documents are in it.
  const language = baseLanguage(call.locale)
  const isSpoken = (await generation.languages()).some((one) => baseLanguage(one) === language)
  const answered = await app.answerQuestion(collection, read.question, {
    threshold: app.settings.of(call.guild).threshold,
    hidden,
    signal,
    ...(previousQuestion === null ? {} : { previousQuestion }),
    ...(isSpoken ? { languageHint: language } : {}),
  })
  const rulings = await app.community.care.rulings(scopeOf(call.guild))
  const found = await underRulings(app, collection, rulings, answered, hidden)
  const kept = await keep(app, asked, documents, found, rulings)
  const message = await renderAnswer(app.store, kept, call.locale)
  const aside = asidesOf(asked, hidden, found, others.length >= MAX_PARTS).join('\n')
  return {
    message,
    ...(aside === '' ? {} : { aside: notice(aside) }),
    onSent: (sent) => remember(app, kept, sent),
  }
}

/** What the asker alone is told; behind a mention nothing can be. */
function asidesOf(
  { call, work, isPrivate }: Asked,
  hidden: ReadonlySet<string>,
  { kind }: Answer,
  isLeftOut: boolean,
): string[] {
  if (isMessage(call)) return []
  const { askPrivately, othersLeftOut } = messagesIn(call.locale).answer
  const isMoreInPrivate =
    !isPrivate && kind !== 'quoted' && hiddenFrom(call, work.app, true).size < hidden.size
  return [...(isLeftOut ? [othersLeftOut] : []), ...(isMoreInPrivate ? [askPrivately] : [])]
}

async function keep(
  app: App,
  { call, isPrivate, previousQuestion }: Asked,
  documents: Readable,
  found: Answer,
  rulings: readonly Ruling[],
): Promise<KeptAnswer> {
  const parts: KeptPart[] = (found.parts ?? [found]).map((part) => ({
    question: part.question,
    kind: part.kind,
    quotes: part.quotes,
    ...(part.cause === 'unsure' && part.quotes.length > 0 && { isUnsure: true }),
  }))
  const places = await furtherPlaces(
    documents,
    found,
    parts.flatMap(({ quotes }) => quotes),
  )
  const kept: KeptAnswer = {
    id: newId(),
    guild: call.guild,
    collection: documents.collection,
    question: found.question,
    ...(previousQuestion === null ? {} : { isFollowUp: true }),
    parts,
    more: places.filter((place) => !isBanned(rulings, place)),
    created: app.now().toISOString(),
    isPrivate,
    link: null,
  }
  await app.community.answers.put(kept)
  return kept
}

/** The other passages that were found, as quotes; those that hold a shown quote are left out. */
async function furtherPlaces(
  { generation }: Readable,
  found: Answer,
  quotes: readonly Quote[],
): Promise<Quote[]> {
  const places: Quote[] = []
  for (const passage of found.passages) {
    const isShown = quotes.some(
      ({ document, start, end }) =>
        document === passage.document && start < passage.end && passage.start < end,
    )
    const document = isShown ? null : await generation?.document(passage.document)
    if (document) places.push(quote(document, passage))
  }
  return places
}

/** After it was seen: its slices are kept, a public answer is linked, what was not found is counted. */
export async function remember(app: App, kept: KeptAnswer, sent: SentMessage): Promise<void> {
  const { collection, parts, guild } = kept
  await keepSlices(
    app,
    collection,
    parts.flatMap(({ quotes }) => quotes),
  )
  const at = app.now().toISOString()
  if (kept.isPrivate) return
  await app.community.answers.link(kept.id, sent)
  for (const { kind, question } of parts)
    if (kind === 'not-found') await app.community.care.addGap(scopeOf(guild), question, at)
}
