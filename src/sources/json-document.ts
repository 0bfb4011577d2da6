import { z } from 'zod'
import { dayOf } from './dates.ts'
import { type ParsedDocument, textFault } from './format.ts'
import { httpUrl, languageOf, titleOf } from './metadata.ts'

/** Control characters would let an id or a title drive a terminal or break a line. */
const shortText = z
  .string()
  .trim()
  .min(1)
  .max(512)
  .regex(/^\P{Cc}*$/u, 'must not contain control characters')

const orNull = <T extends z.ZodType>(type: T) => type.nullish().transform((value) => value ?? null)

const checked = (read: (text: string) => string | null, what: string) =>
  orNull(
    z.string().transform((text, context) => {
      const value = text.trim() === '' ? null : read(text)
      if (value === null && text.trim() !== '') context.addIssue(`must be ${what}`)
      return value
    }),
  )

/** A document of DOCS.jsonl. Further fields are allowed and left alone. */
const JsonDocument = z.object({
  id: shortText,
  title: orNull(shortText),
  text: z.string(),
  url: checked(httpUrl, 'an http or https address'),
  lang: checked(languageOf, 'a language code such as en'),
  date: checked(dayOf, 'a date such as 2026-02-24'),
})

const describeIssues = (issues: readonly z.core.$ZodIssue[]): string =>
  issues
    .map(({ path, message }) => `${path.length > 0 ? `“${path.join('.')}”: ` : ''}${message}`)
    .join('; ')

/** A document out of JSON, its text as it is, or why the value is none. */
export function readJsonDocument(
  value: unknown,
): { readonly document: ParsedDocument } | { readonly reason: string } {
  const { data, error } = JsonDocument.safeParse(value)
  if (error) return { reason: `This is not a document: ${describeIssues(error.issues)}.` }
  const { id, title, text, url, lang, date } = data
  const fault = textFault(text)
  if (fault !== null) return { reason: fault }
  return {
    document: {
      id,
      part: id,
      title: title ?? titleOf(text) ?? id,
      text,
      ...(url && { url }),
      ...(lang && { language: lang }),
      ...(date && { date }),
    },
  }
}
