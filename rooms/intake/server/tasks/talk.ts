import { Readable } from 'node:stream'
import { sql } from 'kysely'
import type { Refusal } from '../../../../kernel/errors.ts'
import type { Id } from '../../../../kernel/id.ts'
import { ok, type Result, refused } from '../../../../kernel/result.ts'
import { disclose, runCommand, type Standing } from '../../../../platform/server/command.ts'
import type { FieldCipher } from '../../../../platform/server/crypto/field-cipher.ts'
import type { FileAnswer, Upload } from '../../../../platform/server/http/routes.ts'
import { keepPhoto, openFile, receiveDocument } from '../../../documents/server/index.ts'
import { isOpen } from '../../domain/tasks/state.ts'
import { againstGiverWords } from './giver-words.ts'
import type { Reach } from './reach.ts'
import { placingOf, type TaskRow } from './row.ts'
import { findTask } from './store.ts'
import { filesOf, insertFile, insertMessage, type Side } from './talk-store.ts'

/** Which side speaks, with what it sees. */
export type Speaking = { readonly reach: Reach; readonly side: Side }

const shut = (row: TaskRow): Result<never, Refusal> =>
  refused({
    code: 'task-state-not-fit',
    data: { current: { id: row.id, state: row.state, version: row.version } },
  })

/** Writes to the other side, within one task and while it runs. */
export const writeMessage = (
  standing: Standing,
  cipher: FieldCipher,
  { reach, side }: Speaking,
  task: Id,
  input: { readonly id: Id; readonly text: string },
  now: number,
): Promise<Result<{ id: Id }, Refusal>> =>
  runCommand<{ id: Id }>(reach.standing, {
    id: input.id,
    name: 'tasks.write-message',
    input: { task, ...input },
    run: async (tx) => {
      const row = await findTask(tx, reach, task)
      if (!row) return refused({ code: 'not-found' })
      if (!isOpen(row.state)) return shut(row)
      const words = { '/body/text': input.text }
      const wrong = side === 'giver' ? await againstGiverWords(tx, cipher, standing, row, words) : null
      if (wrong) return refused(wrong)
      const written = await insertMessage(tx, {
        ...placingOf(row),
        id: input.id,
        task,
        side,
        sealed: cipher.seal(input.text),
        writtenBy: standing.actor.account,
        writtenName: standing.actor.name,
        writtenAt: new Date(now),
      })
      if (!written) return refused({ code: 'id-already-used' })
      const { division, station } = row
      return ok({
        answer: { id: input.id },
        audit: { action: 'tasks.write-message', subject: task, division, station, detail: { side } },
      })
    },
  })

/** Adds a photo or a paper; photos are cleaned of what a camera writes into them. Sealed, handed to the body. */
export async function addFile(
  standing: Standing,
  cipher: FieldCipher,
  { reach, side }: Speaking,
  task: Id,
  input: { readonly id: Id; readonly name: string },
  upload: Upload,
  now: number,
): Promise<Result<{ id: Id }, Refusal>> {
  const paper = await receiveDocument(upload.path)
  if (!paper.ok) return paper
  const { bytes, mediaType, sha256 } = paper.value
  return runCommand<{ id: Id }>(reach.standing, {
    id: input.id,
    name: 'tasks.add-file',
    input: { task, ...input, sha256: sha256.toString('hex') },
    run: async (tx) => {
      const row = await findTask(tx, reach, task)
      if (!row) return refused({ code: 'not-found' })
      if (!isOpen(row.state)) return shut(row)
      const words = { '/body/name': input.name }
      const wrong = side === 'giver' ? await againstGiverWords(tx, cipher, standing, row, words) : null
      if (wrong) return refused(wrong)
      const { division, station } = row
      const placed = { id: input.id, division, station, by: standing.actor.account, handedTo: placingOf(row) }
      await keepPhoto(tx, cipher, placed, paper.value)
      await sql`select claim_files(${row.province}::smallint, ${[input.id]}::uuid[], ${standing.actor.account})`.execute(
        tx,
      )
      await insertFile(tx, {
        ...placingOf(row),
        id: input.id,
        task,
        side,
        name: input.name,
        mediaType,
        bytes: bytes.length,
        writtenBy: standing.actor.account,
        writtenName: standing.actor.name,
        writtenAt: new Date(now),
      })
      return ok({
        answer: { id: input.id },
        audit: {
          action: 'tasks.add-file',
          subject: task,
          division,
          station,
          detail: { file: input.id, side },
        },
      })
    },
  })
}

/** Opens a file of a task for either side; that it was opened is written down. */
export const readFileOf = (
  cipher: FieldCipher,
  { reach, side }: Speaking,
  task: Id,
  file: Id,
  /** Whether what was told of the person is told no longer. */
  isWithheld: (row: TaskRow) => Promise<boolean> = async () => false,
): Promise<Result<FileAnswer, Refusal>> =>
  disclose<FileAnswer>(reach.standing, async (tx) => {
    const row = await findTask(tx, reach, task)
    const named = row && (await filesOf(tx, row)).find(({ id }) => id === file)
    const kept = row && named ? await openFile(tx, cipher, row.province, file) : null
    if (!row || !named || !kept) return refused({ code: 'not-found' })
    if (named.side !== side && (await isWithheld(row))) return refused({ code: 'task-consent-ended' })
    const { division, station } = row
    return ok({
      answer: { stream: Readable.from([kept.bytes]), fileName: kept.name, mediaType: kept.mediaType },
      audit: [{ action: 'tasks.read-file', subject: task, division, station, detail: { file, side } }],
    })
  })
