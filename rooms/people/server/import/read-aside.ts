import { stat } from 'node:fs/promises'
import { Worker } from 'node:worker_threads'
import { fieldCipher } from '../../../../platform/server/crypto/field-cipher.ts'
import { readFile } from './read-file.ts'
import type { ReadingNews, ReadingOrder } from './reading.ts'
import { writtenRows } from './written-rows.ts'

/** Up to this size a file is read before a thread would have started. */
const smallFile = 65_536

/** What the thread's own heap may hold: a ledger of any length needs a part of it. */
const resourceLimits = { maxOldGenerationSizeMb: 160, maxYoungGenerationSizeMb: 16 }

/** Reads a ledger without keeping anybody waiting: a large one in threads of its own. */
export async function* readAside(order: ReadingOrder): AsyncGenerator<ReadingNews> {
  const { size } = await stat(order.path)
  yield* size > smallFile ? readInThread(order) : readHere(order)
}

async function* readHere(order: ReadingOrder): AsyncGenerator<ReadingNews> {
  const cipher = fieldCipher(order.keys, order.suite)
  for await (const found of readFile(order)) {
    if (found.kind !== 'found') yield found
    else {
      const { people, problems, read } = found
      yield { kind: 'rows', copy: writtenRows(cipher, people), good: people.length, problems, read }
    }
  }
}

/** Ending the loop early ends the thread. Throws what broke there. */
async function* readInThread(order: ReadingOrder): AsyncGenerator<ReadingNews> {
  const thread = new Worker(new URL('./reading-thread.ts', import.meta.url), {
    workerData: order,
    resourceLimits,
  })
  const news: ReadingNews[] = []
  let ended = false
  let broken: Error | null = null
  let wake = () => {}
  const on = (happens: () => void) => {
    happens()
    wake()
  }
  thread.on('error', (error: Error) =>
    on(() => {
      broken = error
    }),
  )
  thread.on('message', (message: ReadingNews) => on(() => news.push(message)))
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
