import type { Platform } from '../../../platform/server/platform.ts'
import { buildWhenDefinitionsChanged } from './build.ts'
import { engineFor } from './engine.ts'
import { settleAll } from './settle.ts'

/** A loop that can be stopped; it finishes the round that it is in. */
export type FigureWorker = { stop(): Promise<void> }

const pauseMilliseconds = 500
const pauseAfterFailure = 5_000

/**
 * Keeps the figures up to date beside the server: builds them when definitions changed, then settles what is marked,
 * twice a second. Polling and not LISTEN, because a mark would notify on every write, and an empty look costs less
 * than a millisecond. A round that fails is logged and tried again.
 */
export function startFigureWorker(platform: Platform): FigureWorker {
  let stopped = false
  let wake = () => {}
  const pause = (milliseconds: number) =>
    new Promise<void>((resume) => {
      const timer = setTimeout(resume, milliseconds)
      wake = () => {
        clearTimeout(timer)
        resume()
      }
    })
  const loop = async () => {
    let built = false
    while (!stopped) {
      try {
        const engine = engineFor(platform)
        if (!built) {
          await buildWhenDefinitionsChanged(engine)
          built = true
        }
        await settleAll(engine, () => stopped)
        if (!stopped) await pause(pauseMilliseconds)
      } catch (error) {
        process.stderr.write(`${JSON.stringify({ level: 50, msg: 'figures', error: String(error) })}\n`)
        if (!stopped) await pause(pauseAfterFailure)
      }
    }
  }
  const running = loop()
  return {
    stop: async () => {
      stopped = true
      wake()
      await running
    },
  }
}
