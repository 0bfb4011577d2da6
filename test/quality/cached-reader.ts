import type { PassageToRead, Reader, Reading } from '../../src/core/reader.ts'

/** Reads each passage once for each question: what is read does not depend on how it is mixed. */
export function cachedReader(reader: Reader): Reader {
  const readings = new Map<string, Reading>()
  return {
    modelId: reader.modelId,
    async read(question, passages, signal) {
      const keyOf = (passage: PassageToRead): string => JSON.stringify([question, passage])
      const missing = passages.filter((passage) => !readings.has(keyOf(passage)))
      const read = await reader.read(question, missing, signal)
      missing.forEach((passage, row) => {
        readings.set(keyOf(passage), read[row]!)
      })
      return passages.map((passage) => readings.get(keyOf(passage))!)
    },
  }
}
