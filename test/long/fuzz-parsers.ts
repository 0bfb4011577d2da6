import { endWithin } from '../support/end-within.ts'
import { fuzzParsers } from '../support/fuzz-parsers.ts'

/** Use: node dist/test/long/fuzz-parsers.js [RUNS] */
const runs = Number(process.argv[2] ?? 20_000)
endWithin(60)
const began = performance.now()
await fuzzParsers(runs)
const seconds = ((performance.now() - began) / 1000).toFixed(0)
process.stdout.write(`${runs} spoilt files in ${seconds} s: each gave a document or a reason.\n`)
