import { parentPort, Worker, workerData } from 'node:worker_threads'
import { readFile } from './read-file.ts'
import type { ReadingNews, ReadingOrder, RowsNews } from './reading.ts'

// The thread in which a ledger is read: unpacking, reading and sealing keep a processor busy for seconds, and the
// server's own thread answers requests meanwhile. It has no database; what it finds it hands over in pieces, and
// waits when nobody takes them. Sealing is done in a thread beside it, which begins with the first row.

/** Pieces on their way; with more, memory would grow with the file. */
const mostWaiting = 8

const port = parentPort
if (!port) throw new Error('not a thread')
const order = workerData as ReadingOrder
/** Pieces that are being sealed, in order, without their rows. */
const sealing: Omit<RowsNews, 'copy'>[] = []
let sealer: Worker | undefined
let untaken = 0
let wake = () => {}

port.on('message', () => {
  untaken -= 1
  wake()
})

function send(news: ReadingNews): void {
  untaken += 1
  port?.postMessage(news, news.kind === 'rows' ? [news.copy.buffer] : [])
}

function startSealer(): Worker {
  const { keys, suite } = order
  const thread = new Worker(new URL('./sealing-thread.ts', import.meta.url), {
    workerData: { keys, suite },
    resourceLimits: { maxOldGenerationSizeMb: 64, maxYoungGenerationSizeMb: 8 },
  })
  thread.on('message', (copy: Uint8Array<ArrayBuffer>) => {
    const piece = sealing.shift()
    if (piece) send({ ...piece, copy })
    wake()
  })
  thread.on('error', (error) => {
    throw error
  })
  return thread
}

async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) {
    await new Promise<void>((resume) => {
      wake = resume
    })
  }
}

for await (const found of readFile(order)) {
  if (found.kind === 'found') {
    const { people, problems, read } = found
    sealer ??= startSealer()
    sealing.push({ kind: 'rows', good: people.length, problems, read })
    sealer.postMessage(JSON.stringify(people))
  } else {
    await until(() => sealing.length === 0)
    send(found)
  }
  await until(() => untaken + sealing.length < mostWaiting)
}
await sealer?.terminate()
port.close()
