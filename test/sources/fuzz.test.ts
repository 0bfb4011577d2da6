import { test } from 'vitest'
import { fuzzParsers } from '../support/fuzz-parsers.ts'

/** `npm run long` does 20,000. */
test('500 spoilt files give a document or a reason each', () => fuzzParsers(500))
