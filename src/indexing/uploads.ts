import { basename, join } from 'node:path'

/** Scheme of the sources whose bytes are kept in the data directory. */
export const UPLOAD = 'upload:'

/** Where a collection's files are kept. */
export const uploadsDirectory = (dataDirectory: string, collection: string): string =>
  join(dataDirectory, 'uploads', collection)

/** Where the bytes of one `upload:` source are kept. */
export const uploadPath = (dataDirectory: string, collection: string, source: string): string =>
  join(uploadsDirectory(dataDirectory, collection), basename(source.slice(UPLOAD.length)))

/** The file that a document was read from, whichever part of it. */
export const withoutPart = (source: string): string => source.replace(/#.*$/s, '')
