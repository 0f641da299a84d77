import { setTimeout } from 'node:timers/promises'
import type { FastifyInstance } from 'fastify'
import { Client } from 'pg'
import type { OpenPlatform } from '../apps/cli/platform.ts'
import { newId } from '../platform/server/ids.ts'
import { figureBacklog, settleEverything, startFigureWorker } from '../rooms/indicators/server/index.ts'
import { median, percentile, type Row } from './row.ts'
import { timed } from './scratch.ts'
import {
  bodyFor,
  idOf,
  loadedStations,
  type Measured,
  overHttp,
  seedVisits,
  signIn,
  visitServer,
} from './visit-load.ts'

/** Seconds of recording: were the worker slower than the writers, it would be three times as far behind after the second. */
const rounds = [10, 30]
const singleVisits = 10

/**
 * The recording of the first bench over the figures of a whole country, without and with the worker that settles them
 * in the same process: how much it takes from the writers, whether one of them ever waits for it, and how far behind
 * the figures are when the last visit was recorded.
 */
export async function benchRecording(platform: OpenPlatform): Promise<Row[]> {
  await seedVisits(platform.ownerUrl)
  const { server } = await visitServer(platform)
  try {
    const cookie = await signIn(server)
    const load = {
      url: await server.listen({ host: '127.0.0.1', port: 0 }),
      cookie,
    }
    await overHttp({ ...load, seconds: 2 })
    const [alone, beside]: [Measured[], Measured[]] = [[], []]
    const [behind, pass, one]: [number[], number[], number[]] = [[], [], []]
    const waiting = await watchForWaiting(platform.ownerUrl)
    for (const seconds of rounds) {
      alone.push(await overHttp({ ...load, seconds: 10 }))
      await settleEverything(platform)
      const worker = startFigureWorker(platform)
      beside.push(await overHttp({ ...load, seconds }))
      behind.push(await timed(() => caughtUp(platform)))
      for (let person = 1; person <= singleVisits; person += 1) {
        await recordOne(server, cookie, person)
        one.push(await timed(() => caughtUp(platform)))
      }
      await worker.stop()
      await markRecorded(platform.ownerUrl)
      pass.push(await timed(() => settleEverything(platform)))
    }
    return rowsOf({ alone, beside, behind, pass, one }, await waiting.stop())
  } finally {
    await server.close()
  }
}

/** Of each round: recording without and beside the worker, and how many milliseconds the figures took afterwards. */
type Recorded = {
  readonly alone: readonly Measured[]
  readonly beside: readonly Measured[]
  readonly behind: readonly number[]
  /** The same leaves once more, with nobody recording: a leaf that has more visits takes longer to count. */
  readonly pass: readonly number[]
  readonly one: readonly number[]
}

function rowsOf(
  { alone, beside, behind, pass, one }: Recorded,
  waited: { seen: number; looks: number },
): Row[] {
  const passes = (round: number) => (behind[round] as number) / (pass[round] as number)
  const rate = (measured: readonly Measured[]) => median(measured.map((one) => one.perSecond))
  return [
    {
      what: 'visits recorded over HTTP with the figure worker beside them',
      value: Math.round(rate(beside)),
      unit: '1/s',
      yardstick: { what: 'without the worker', value: Math.round(rate(alone)) },
      ratio: rate(beside) / rate(alone),
    },
    {
      what: 'all figures after one visit, the nation’s included, 95 of 100',
      value: percentile(one, 0.95) / 1000,
      unit: 's',
      yardstick: { what: 'allowed, s', value: 5 },
      ratio: percentile(one, 0.95) / 5000,
      aim: '≤ 1',
    },
    {
      what: `all figures after ${rounds[1]} s of recording without a pause`,
      value: (behind[1] as number) / 1000,
      unit: 's',
      yardstick: { what: 'all leaves written to once more, s', value: (pass[1] as number) / 1000 },
      ratio: passes(1),
    },
    {
      what: `passes over those leaves that the figures are behind, after ${rounds[1]} s of recording`,
      value: passes(1),
      unit: '',
      yardstick: { what: `after ${rounds[0]} s of it`, value: passes(0) },
      ratio: passes(1) / passes(0),
      aim: '≤ 1.5',
    },
    {
      what: 'looks at the writers in which one waited for the worker',
      value: waited.seen,
      unit: '',
      yardstick: { what: 'looks', value: waited.looks },
      ratio: waited.seen / waited.looks,
      aim: '≤ 0',
    },
  ]
}

/** Marks every leaf that the load has written to. */
async function markRecorded(url: string): Promise<void> {
  const client = new Client({ connectionString: url })
  await client.connect()
  await client.query(
    `insert into figure_dirty (station, month, division)
    select distinct station, month, division from figures_visit where station = any($1)`,
    [loadedStations],
  )
  await client.end()
}

async function recordOne(server: FastifyInstance, cookie: string, person: number): Promise<void> {
  const served = [{ id: newId(), person: idOf(person), seen: 'person' }]
  const answer = await server.inject({
    method: 'POST',
    url: '/api/visits',
    headers: { cookie },
    payload: { ...bodyFor(person), id: newId(), persons: served },
  })
  if (answer.statusCode >= 300) throw new Error(`a visit: ${answer.statusCode} ${answer.body}`)
}

async function caughtUp(platform: OpenPlatform): Promise<void> {
  for (;;) {
    const { dirtyLeaves, staleBranches } = await figureBacklog(platform)
    if (dirtyLeaves + staleBranches === 0) return
    await setTimeout(20)
  }
}

/** Looks twenty times a second whether a connection that serves requests waits for one that settles. */
async function watchForWaiting(url: string) {
  const client = new Client({ connectionString: url })
  await client.connect()
  let stopped = false
  let [seen, looks] = [0, 0]
  const watching = (async () => {
    while (!stopped) {
      const { rows } = await client.query(`select from pg_stat_activity writer join pg_stat_activity worker
        on worker.pid = any (pg_blocking_pids(writer.pid))
        where writer.application_name = 'zhulian-app' and worker.application_name = 'zhulian-worker'`)
      looks += 1
      if (rows.length > 0) seen += 1
      await setTimeout(50)
    }
  })()
  return {
    stop: async () => {
      stopped = true
      await watching
      await client.end()
      return { seen, looks }
    },
  }
}
