import { extname } from 'node:path'
import type { Format, RawFile } from './format.ts'
import { jsonLines } from './json-lines.ts'
import { markdown } from './markdown.ts'
import { plainText } from './plain-text.ts'

/** Every format, the most particular first. */
const FORMATS: readonly Format[] = [jsonLines, markdown, plainText]

/** By what a server says, else by the name's ending; anything else is taken for plain text. */
export function formatOf({ name, mediaType }: Pick<RawFile, 'name' | 'mediaType'>): Format {
  const extension = extname(name).toLowerCase()
  return (
    FORMATS.find((format) => mediaType !== undefined && format.mediaTypes.includes(mediaType)) ??
    FORMATS.find((format) => format.extensions.includes(extension)) ??
    plainText
  )
}

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
