import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** The project's folder, found from here so that source and `dist/` agree. */
export function projectDirectory(): string {
  let directory = import.meta.dirname
  while (!existsSync(join(directory, 'package.json'))) directory = dirname(directory)
  return directory
}

/** What `npm start` opens on. */
export const bundledDocuments = (): string => join(projectDirectory(), 'documents')
