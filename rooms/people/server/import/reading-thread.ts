import { parentPort, workerData } from 'node:worker_threads'
import { readFile } from './read-file.ts'
import type { ReadingOrder } from './reading.ts'

// The thread in which a ledger is read: unpacking, reading, spelling and sealing keep a processor busy for seconds,
// and the server's own thread answers requests meanwhile. It has no database; what it finds it hands over in pieces,
// and waits when nobody takes them.

const mostWaiting = 4
const port = parentPort
if (!port) throw new Error('not a thread')

let waiting = 0
let wake = () => {}
port.on('message', () => {
  waiting -= 1
  wake()
})

for await (const news of readFile(workerData as ReadingOrder)) {
  waiting += 1
  port.postMessage(news)
  if (waiting >= mostWaiting) {
    await new Promise<void>((resume) => {
      wake = resume
    })
  }
}
port.close()
