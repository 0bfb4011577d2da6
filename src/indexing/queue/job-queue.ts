import PgBoss from 'pg-boss'

/** Where runs wait until an indexing process is free. */
export interface JobQueue {
  /** Hands a run to one of the processes that take them. */
  send(id: string): Promise<void>
  /** Takes one run after another, until the queue is closed. */
  take(work: (id: string) => Promise<void>): Promise<void>
  close(): Promise<void>
}

const QUEUE = 'index'
const SCHEMA = 'verbatim_jobs'
const POLL_SECONDS = 1
/** A run is over or given up long before. */
const EXPIRE_HOURS = 23
const MOST_CONNECTIONS = 2

/**
 * A queue in a database, by pg-boss, with tables of its own.
 * @param onFault told of what goes wrong in the background.
 */
export async function openJobQueue(
  databaseUrl: string,
  onFault: (error: Error) => void,
): Promise<JobQueue> {
  const boss = new PgBoss({
    connectionString: databaseUrl,
    schema: SCHEMA,
    max: MOST_CONNECTIONS,
    application_name: 'verbatim',
    schedule: false,
  })
  boss.on('error', onFault)
  await boss.start()
  await boss.createQueue(QUEUE)
  return {
    send: async (id) => {
      // Who asked for it asks again when its process dies.
      await boss.send(QUEUE, { id }, { retryLimit: 0, expireInHours: EXPIRE_HOURS })
    },
    take: async (work) => {
      const options = { pollingIntervalSeconds: POLL_SECONDS, batchSize: 1 }
      await boss.work<{ id: string }>(QUEUE, options, async (jobs) => {
        for (const { data } of jobs) await work(data.id)
      })
    },
    close: () => boss.stop({ graceful: false, wait: true }),
  }
}
