import { stat } from 'node:fs/promises'
import { Worker } from 'node:worker_threads'
import { readFile } from './read-file.ts'
import type { ReadingNews, ReadingOrder } from './reading.ts'

/** Memory of the reading thread's own heap; a ledger of 100 000 rows needs about half. */
const heapMegabytes = 192

/** Up to this size a file is read before a thread would have started. */
const smallFile = 65_536

/** Reads a ledger without keeping anybody waiting: a large one in a thread of its own. */
export async function* readAside(order: ReadingOrder): AsyncGenerator<ReadingNews> {
  const { size } = await stat(order.path)
  yield* size <= smallFile ? readFile(order) : readInThread(order)
}

/** `readFile` in a thread of its own; ending the loop early ends the thread. Throws what broke there. */
async function* readInThread(order: ReadingOrder): AsyncGenerator<ReadingNews> {
  const thread = new Worker(new URL('./reading-thread.ts', import.meta.url), {
    workerData: order,
    resourceLimits: { maxOldGenerationSizeMb: heapMegabytes },
  })
  const news: ReadingNews[] = []
  let ended = false
  let broken: Error | null = null
  let wake = () => {}
  const on = (happens: () => void) => {
    happens()
    wake()
  }
  thread.on('message', (message: ReadingNews) => on(() => news.push(message)))
  thread.on('error', (error: Error) =>
    on(() => {
      broken = error
    }),
  )
  thread.on('exit', () =>
    on(() => {
      ended = true
    }),
  )
  try {
    for (;;) {
      const next = news.shift()
      if (next) {
        yield next
        thread.postMessage('taken')
      } else if (broken) throw broken
      else if (ended) return
      else
        await new Promise<void>((resume) => {
          wake = resume
        })
    }
  } finally {
    await thread.terminate()
  }
}
