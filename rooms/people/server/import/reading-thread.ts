import { parentPort, workerData } from 'node:worker_threads'
import { fieldCipher } from '../../../../platform/server/crypto/field-cipher.ts'
import { readFile, written } from './read-file.ts'
import type { ReadingOrder } from './reading.ts'

// The thread in which a ledger is read: unpacking, reading, spelling and sealing keep a processor busy for seconds,
// and the server's own thread answers requests meanwhile. It has no database; what it finds it hands over in pieces,
// and waits when nobody takes them. One thread and not two: handing every person from a reading to a sealing thread
// cost as much as it saved.

/** Pieces on their way; with more, memory would grow with the file. */
const mostWaiting = 8

const port = parentPort
if (!port) throw new Error('not a thread')
const order = workerData as ReadingOrder
const cipher = fieldCipher(order.keys, order.suite)
let waiting = 0
let wake = () => {}
port.on('message', () => {
  waiting -= 1
  wake()
})
for await (const found of readFile(order)) {
  const news = written(cipher, found)
  waiting += 1
  port.postMessage(news, news.kind === 'rows' ? [news.copy.buffer] : [])
  while (waiting >= mostWaiting) {
    await new Promise<void>((resume) => {
      wake = resume
    })
  }
}
port.close()
