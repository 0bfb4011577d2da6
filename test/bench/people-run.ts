import { parseArgs } from 'node:util'
import { openInference } from '../../embeddings/inference.ts'
import { benchPeople } from './people.ts'
import { budgetCell, describeRun, holds, machineLine, measuredCell } from './report.ts'

/** How fast `/who` is. Use: npm run bench:people -- [--passages NUMBER] [--names NUMBER] */
const { values: options } = parseArgs({
  options: {
    passages: { type: 'string', default: '10000' },
    names: { type: 'string', default: '300' },
  },
})
const run = describeRun(false)
const inference = await openInference()
const figures = await benchPeople(
  inference.tagger,
  Number(options.passages),
  Number(options.names),
).finally(() => inference.close())
process.stdout.write(`${machineLine(run)}\n`)
for (const figure of figures) {
  const budget = holds(figure) === null ? '' : ` (${budgetCell(figure)})`
  const isLate = holds(figure) === false ? ': too slow' : ''
  process.stdout.write(`${figure.name}: ${measuredCell(figure)}${budget}${isLate}\n`)
}
