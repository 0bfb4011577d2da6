import { type Config, ConfigError, loadConfig } from './config.ts'

/** The console needs seconds until it can answer; this stands on the screen meanwhile. */
const GREETING = 'Verbatim answers in the exact words of your documents. Loading …'

async function main(config: Config): Promise<void> {
  if (config.role === 'index') {
    const { runIndexer } = await import('./run-indexer.ts')
    await runIndexer(config)
    process.exit()
  } else if (config.discordToken === null) {
    const leave = (): void => process.exit(0)
    process.once('SIGINT', leave)
    process.stdout.write(`${GREETING}\n`)
    const { openConsole } = await import('./cli/open-console.ts')
    const running = openConsole(config)
    // Not before the console listens: a signal that nobody hears for a moment is lost.
    process.off('SIGINT', leave)
    await running
  } else if (config.workers > 1) {
    const { runWorkers } = await import('./run-workers.ts')
    await runWorkers(config)
  } else {
    const { runBot } = await import('./run-bot.ts')
    await runBot(config)
    // Whatever the gateway's library still waits for.
    process.exit()
  }
}

try {
  await main(loadConfig())
} catch (error) {
  process.stderr.write(`verbatim: ${(error as Error).message}\n`)
  process.exitCode = error instanceof ConfigError ? 2 : 1
}
