import cliProgress from 'cli-progress'

/** What a bar shows. */
export interface Progress {
  readonly bytesDone: number
  readonly bytesTotal: number
  readonly documents: number
  readonly passages: number
}

export interface ProgressBar {
  update(progress: Progress): void
  /** Takes the bar off the screen; safe to call twice. */
  stop(): void
}

/** Shown on a terminal only; anywhere else nothing is written. */
export function createProgressBar(stream: NodeJS.WriteStream = process.stderr): ProgressBar {
  const bar = new cliProgress.SingleBar({
    stream,
    format:
      'Indexing [{bar}] {percentage} % · {documents} documents · {passages} passages · {rate}/s · {left}',
    clearOnComplete: true,
    hideCursor: true,
    noTTYOutput: false,
    etaBuffer: 50,
  })
  const began = performance.now()
  let isRunning = false
  return {
    update: ({ bytesDone, bytesTotal, documents, passages }) => {
      if (!stream.isTTY) return
      const seconds = (performance.now() - began) / 1000
      const rate = Math.round(passages / Math.max(seconds, 0.001))
      const secondsLeft = bytesDone > 0 ? (seconds / bytesDone) * (bytesTotal - bytesDone) : null
      const left = secondsLeft === null ? 'reading' : `${Math.ceil(secondsLeft)} s left`
      if (!isRunning) bar.start(Math.max(bytesTotal, 1), 0, { documents, passages, rate, left })
      isRunning = true
      bar.setTotal(Math.max(bytesTotal, 1))
      bar.update(bytesDone, { documents, passages, rate, left })
    },
    stop: () => {
      if (isRunning) bar.stop()
      isRunning = false
    },
  }
}
