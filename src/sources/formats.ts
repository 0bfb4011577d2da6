import { extname } from 'node:path'
import { csv } from './csv.ts'
import { docx } from './docx.ts'
import { feed } from './feed.ts'
import type { Format, RawFile } from './format.ts'
import { html } from './html.ts'
import { json } from './json.ts'
import { jsonLines } from './json-lines.ts'
import { markdown } from './markdown.ts'
import { pdf } from './pdf.ts'
import { plainText } from './plain-text.ts'
import { makeZip } from './zip.ts'

/** What can stand inside an archive. */
const PLAIN_FORMATS: readonly Format[] = [
  jsonLines,
  json,
  csv,
  markdown,
  html,
  feed,
  pdf,
  docx,
  plainText,
]

/** Files in a folder that nobody means as documents; given one by one, they are tried all the same. */
const NOT_DOCUMENTS = new Set(
  (
    'png jpg jpeg gif webp avif svg ico bmp tif tiff heic psd mp3 m4a ogg opus wav flac mp4 mov mkv webm avi ' +
    'ttf otf woff woff2 css map exe dll so dylib bin o a class jar pyc wasm iso dmg db sqlite lock tmp bak swp'
  )
    .split(' ')
    .map((extension) => `.${extension}`),
)

/** Whether a file found in a folder is worth reading. */
export const mayBeDocument = (name: string): boolean =>
  !NOT_DOCUMENTS.has(extname(name).toLowerCase())

/** Servers say these of anything. */
const VAGUE_TYPES = new Set(['application/octet-stream', 'binary/octet-stream', 'text/plain'])

function pick(
  formats: readonly Format[],
  { name, mediaType }: Pick<RawFile, 'name' | 'mediaType'>,
): Format {
  const extension = extname(name).toLowerCase()
  const byType =
    mediaType !== undefined && !VAGUE_TYPES.has(mediaType)
      ? formats.find((format) => format.mediaTypes.includes(mediaType))
      : undefined
  return byType ?? formats.find((format) => format.extensions.includes(extension)) ?? plainText
}

const FORMATS: readonly Format[] = [
  makeZip((file) => pick(PLAIN_FORMATS, file), mayBeDocument),
  ...PLAIN_FORMATS,
]

/** By what a server says, else by the name's ending; anything else is taken for plain text. */
export const formatOf = (file: Pick<RawFile, 'name' | 'mediaType'>): Format => pick(FORMATS, file)
