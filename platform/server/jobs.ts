import { Logger, type LogLevel, run, runMigrations } from 'graphile-worker'
import { sql } from 'kysely'
import { Client } from 'pg'
import type { Handle } from './database/connect.ts'

/** Tasks by name; the payload is what `addJob` was given, read back from JSON. A task that throws is tried again. */
export type Jobs = Readonly<Record<string, (payload: unknown) => Promise<void>>>

export type RunningJobs = { stop(): Promise<void> }

/**
 * Asks for a job inside the caller's transaction: it exists exactly when what gave rise to it does. Jobs that carry
 * the same key and have not begun become one.
 */
export async function addJob(tx: Handle, name: string, payload: object, key?: string): Promise<void> {
  await sql`select request_job(${name}, ${JSON.stringify(payload)}::jsonb, ${key ?? null}::text)`.execute(tx)
}

/** Brings the job tables up to date, so that jobs can be asked for before anything runs them. */
export const prepareJobs = (ownerUrl: string): Promise<void> =>
  runMigrations({ connectionString: ownerUrl, logger: quiet })

/**
 * Runs jobs in this process until stopped; stopping waits for what has begun. The runner keeps its tables as the
 * owner, the tasks themselves work under the platform's worker role.
 */
export async function startJobs(ownerUrl: string, jobs: Jobs): Promise<RunningJobs> {
  await prepareJobs(ownerUrl)
  const guard = new Client({ connectionString: ownerUrl, application_name: 'zhulian-jobs' })
  // Losing it frees nothing that is still needed: the lock only tells a later start that somebody lives.
  guard.on('error', () => {})
  await guard.connect()
  await freeJobsOfTheDead(guard)
  const runner = await run({
    connectionString: ownerUrl,
    maxPoolSize: 3,
    taskList: Object.fromEntries(
      Object.entries(jobs).map(([name, job]) => [name, (payload) => job(payload)]),
    ),
    concurrency: 2,
    noHandleSignals: true,
    parsedCronItems: [],
    pollInterval: 2000,
    logger: quiet,
  })
  return {
    stop: async () => {
      await runner.stop()
      await guard.end()
    },
  }
}

/**
 * A process that was killed keeps its jobs locked for four hours. Whoever holds this lock knows that no other
 * process runs jobs, so that what is locked belongs to the dead; a second living process frees nothing.
 */
async function freeJobsOfTheDead(guard: Client): Promise<void> {
  const { rows } = await guard.query<{ alone: boolean }>('select pg_try_advisory_lock(4106210002) as alone')
  if (!rows[0]?.alone) return
  await guard.query(`select graphile_worker.force_unlock_workers(array(
    select distinct locked_by from graphile_worker.jobs where locked_by is not null))`)
}

// Its information lines would mix with the server's JSON log; a job that fails is reported there with its name.
const quiet = new Logger(() => (level: LogLevel, message: string) => {
  if (level === 'error')
    process.stderr.write(`${JSON.stringify({ level: 50, source: 'jobs', msg: message })}\n`)
})
