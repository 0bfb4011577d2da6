import type { Logger } from 'pino'
import type { Registry } from 'prom-client'
import { type Inference, openInference } from '../embeddings/inference.ts'
import type { Config } from './config.ts'
import type { Shards } from './discord/bot.ts'
import { type AdminServer, startAdminServer } from './operation/admin-server.ts'
import type { Readiness } from './operation/readiness.ts'

/** Whom a process that answers belongs to: itself, or the manager of several. */
export interface ProcessOwner {
  /** Which part of the gateway; null: all of it. */
  readonly shards: Shards | null
  openModels(): Promise<Inference>
  /** Lets others see how the process does. @returns what ends that. */
  publish(registry: Registry, readiness: Readiness, log: Logger): Promise<() => Promise<void>>
  /** @returns what ends the listening. */
  onStop(stop: () => Promise<void>): () => void
  /** Called once, when it answers. */
  ready(): void
}

/** One process that does everything, with its own models and its own admin port. */
export const onItsOwn = (config: Config): ProcessOwner => ({
  shards: null,
  openModels: () => openInference(),
  publish: async (registry, readiness, log) => {
    const metrics = async () => ({
      contentType: registry.contentType,
      text: await registry.metrics(),
    })
    const admin = await openAdminPort(config, { readiness: () => readiness.report(), metrics }, log)
    return async () => admin?.close()
  },
  onStop: onSignals,
  ready: () => {},
})

/** `ADMIN_PORT`: null when it is not set. @throws UserError when it cannot be opened. */
export async function openAdminPort(
  { adminHost: host, adminPort: port }: Pick<Config, 'adminHost' | 'adminPort'>,
  sources: Parameters<typeof startAdminServer>[1],
  log: Logger,
): Promise<AdminServer | null> {
  if (port === null) return null
  const admin = await startAdminServer({ host, port }, sources)
  log.info({ host, port: admin.port }, 'admin port')
  return admin
}

/** The first signal stops in peace; the second is not caught, so it ends the process. */
export function onSignals(stop: () => Promise<void>): () => void {
  const once = (): void => {
    release()
    void stop()
  }
  const release = (): void => {
    process.off('SIGINT', once)
    process.off('SIGTERM', once)
  }
  process.on('SIGINT', once)
  process.on('SIGTERM', once)
  return release
}
