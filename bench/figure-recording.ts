import { setTimeout } from 'node:timers/promises'
import { Client } from 'pg'
import type { OpenPlatform } from '../apps/cli/platform.ts'
import { figureBacklog, settleEverything, startFigureWorker } from '../rooms/indicators/server/index.ts'
import { median, type Row } from './row.ts'
import { timed } from './scratch.ts'
import { type Measured, overHttp, seedVisits, signIn, visitServer } from './visit-load.ts'

const seconds = 10
const rounds = 2

/**
 * The recording of the first bench over the figures of a whole country, without and with the worker that settles them
 * in the same process: how much it takes from the writers, whether one of them ever waits for it, and how far behind
 * the figures are when the last visit was recorded.
 */
export async function benchRecording(platform: OpenPlatform): Promise<Row[]> {
  await seedVisits(platform.ownerUrl)
  const { server } = await visitServer(platform)
  try {
    const load = {
      url: await server.listen({ host: '127.0.0.1', port: 0 }),
      cookie: await signIn(server),
      seconds,
    }
    await overHttp({ ...load, seconds: 2 })
    const [alone, beside]: [Measured[], Measured[]] = [[], []]
    const behind: number[] = []
    const waiting = await watchForWaiting(platform.ownerUrl)
    for (let round = 0; round < rounds; round += 1) {
      alone.push(await overHttp(load))
      await settleEverything(platform)
      const worker = startFigureWorker(platform)
      beside.push(await overHttp(load))
      behind.push(await timed(() => caughtUp(platform)))
      await worker.stop()
    }
    return rowsOf(alone, beside, behind, await waiting.stop())
  } finally {
    await server.close()
  }
}

function rowsOf(
  alone: Measured[],
  beside: Measured[],
  behind: number[],
  waited: { seen: number; looks: number },
): Row[] {
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
      what: 'figures right after the last of them, the nation’s included',
      value: Math.max(...behind) / 1000,
      unit: 's',
      yardstick: { what: 'allowed, s', value: 5 },
      ratio: Math.max(...behind) / 5000,
      aim: '≤ 1',
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
