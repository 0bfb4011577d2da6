import { FileSources } from '../../src/stores/file-sources.ts'
import { keptSourcesContract } from '../contracts/kept-sources-contract.ts'
import { temporaryDirectory } from './sqlite-backend.ts'

keptSourcesContract('files', async () => {
  const { directory, remove } = temporaryDirectory()
  return { kept: new FileSources(directory), close: async () => remove() }
})
