import type { NewSource } from '../core/indexer.ts'
import { fetchAttachment, LARGEST_FILE } from './attachment.ts'
import type { Call } from './call.ts'
import { text } from './call.ts'
import type { Form, Reply, Work } from './command.ts'
import { customId } from './custom-id.ts'
import { MemberError } from './explain.ts'
import { type InputSpec, textForm } from './form.ts'
import { runIndexing } from './indexing.ts'
import { LIMITS } from './limits.ts'
import { messagesIn } from './locales/messages.ts'

/** What a moderator gave is read into the server's own collection. */
export async function addSource(call: Call, work: Work): Promise<Reply> {
  const { guild } = call
  if (guild === null) throw new MemberError(messagesIn(call.locale).errors.moderatorsOnly)
  const source = await sourceOf(call, work)
  const reply = await runIndexing(call, work, guild, (run) =>
    work.app.indexer.add(guild, source, run),
  )
  await work.app.settings.change(guild, { isWelcomed: true })
  return reply
}

async function sourceOf(call: Call, { signal }: Work): Promise<NewSource> {
  const { sources } = messagesIn(call.locale)
  const attachment = call.attachments.get('file')
  if (attachment !== undefined) {
    const bytes = await fetchAttachment(attachment, signal)
    if (bytes === null) throw new MemberError(sources.tooLarge(LARGEST_FILE / 1_048_576))
    return { kind: 'file', name: attachment.filename, bytes }
  }
  const url = (text(call, 'url') ?? call.fields.get('url') ?? '').trim()
  if (/^https?:\/\//i.test(url)) return { kind: 'page', url }
  const title = (call.fields.get('title') ?? '').replace(/\s+/gu, ' ').trim()
  const typed = (call.fields.get('text') ?? '').trim()
  if (title === '' || typed === '') throw new MemberError(sources.nothingGiven)
  return { kind: 'text', title, text: typed }
}

/** @param given a text to begin with. */
export function sourceForm(call: Call, given = ''): Form {
  const { sources } = messagesIn(call.locale)
  const title: InputSpec = {
    name: 'title',
    label: sources.addName,
    isRequired: false,
    maxLength: 80,
  }
  const typed: InputSpec = {
    name: 'text',
    label: sources.addText,
    placeholder: sources.addHint,
    isLong: true,
    isRequired: false,
    maxLength: LIMITS.inputValue,
    ...(given === '' ? {} : { value: given }),
  }
  const url: InputSpec = { name: 'url', label: sources.addUrl, isRequired: false, maxLength: 2_000 }
  const inputs = given === '' ? [url, title, typed] : [title, typed]
  return textForm(customId('add-source'), sources.addTitle, inputs)
}
