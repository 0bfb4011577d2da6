import { readFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { AutoModel, env, Tensor } from '@xenova/transformers'
import { EMBEDDER, modelsDirectory, SPECIAL, tokenizerFile } from '../../embeddings/models.ts'
import { joined } from '../../embeddings/slices.ts'
import { Tokenizer } from '../../embeddings/tokenizer.ts'
import { timed } from './measure.ts'

/** Rows of one call. */
export type RuntimeMode = 'one' | 'sixteen' | 'one, spinning'

/**
 * The ONNX runtime alone on the embedder's inputs: no queue, no other process, no pooling, no text.
 * Use: node runtime-child.js TEXTS.json; answers a mode with the milliseconds it takes.
 */
const BATCH = 16
const [file = ''] = process.argv.slice(2)

env.allowRemoteModels = false
env.localModelPath = modelsDirectory()

type Model = (inputs: Readonly<Record<string, Tensor>>) => Promise<unknown>

const open = async (extra: object): Promise<Model> =>
  (await AutoModel.from_pretrained(EMBEDDER.name, {
    dtype: 'q8',
    session_options: { intraOpNumThreads: availableParallelism(), ...extra },
  })) as unknown as Model

const tokenizer = Tokenizer.open(tokenizerFile())
const rows = (JSON.parse(readFileSync(file, 'utf8')) as string[]).map((text) =>
  joined([SPECIAL.begin], tokenizer.encode(`passage: ${text}`).ids, [SPECIAL.end]),
)

/** The token that fills up shorter rows of a batch. */
const PADDING = 1

function inputsOf(batch: readonly Int32Array[]): Readonly<Record<string, Tensor>> {
  const width = Math.max(...batch.map(({ length }) => length))
  const ids = new BigInt64Array(batch.length * width).fill(BigInt(PADDING))
  const mask = new BigInt64Array(batch.length * width)
  batch.forEach((tokens, row) => {
    ids.set(BigInt64Array.from(tokens, BigInt), row * width)
    mask.fill(1n, row * width, row * width + tokens.length)
  })
  const shape = [batch.length, width]
  return {
    input_ids: new Tensor('int64', ids, shape),
    attention_mask: new Tensor('int64', mask, shape),
  }
}

const batches = (size: number) =>
  Array.from({ length: Math.ceil(rows.length / size) }, (_, batch) =>
    inputsOf(rows.slice(batch * size, (batch + 1) * size)),
  )

const quiet = await open({ extra: { session: { intra_op: { allow_spinning: '0' } } } })
const spinning = await open({})
const modes: Readonly<Record<RuntimeMode, () => Promise<void>>> = {
  one: () => loop(quiet, ones),
  sixteen: () => loop(quiet, sixteens),
  'one, spinning': () => loop(spinning, ones),
}
const [ones, sixteens] = [batches(1), batches(BATCH)]

async function loop(model: Model, inputs: ReturnType<typeof batches>): Promise<void> {
  for (const input of inputs) await model(input)
}

for (const model of [quiet, spinning]) await loop(model, ones.slice(0, BATCH))
process.on('message', async (mode: RuntimeMode) => process.send?.((await timed(modes[mode]))[1]))
process.send?.('ready')
