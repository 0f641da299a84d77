import { parentPort, workerData } from 'node:worker_threads'
import { fieldCipher } from '../../../../platform/server/crypto/field-cipher.ts'
import type { PlacedPerson, ReadingOrder } from './reading.ts'
import { writtenRows } from './written-rows.ts'

// Sealing and spelling take as long as reading does, so they go on beside it. People come as one text of JSON a piece:
// a text is handed over by copying its bytes, objects would be walked one by one on either side.

const port = parentPort
if (!port) throw new Error('not a thread')
const { keys, suite } = workerData as Pick<ReadingOrder, 'keys' | 'suite'>
const cipher = fieldCipher(keys, suite)
port.on('message', (people: string) => {
  const copy = writtenRows(cipher, JSON.parse(people) as PlacedPerson[])
  port.postMessage(copy, [copy.buffer])
})
