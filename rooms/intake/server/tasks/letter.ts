import { readFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { sql } from 'kysely'
import { coversSubtree } from '../../../../kernel/actor.ts'
import { ancestorsOf, type DivisionCode, provinceOf } from '../../../../kernel/division.ts'
import type { Refusal } from '../../../../kernel/errors.ts'
import type { Id } from '../../../../kernel/id.ts'
import { ok, type Result, refused } from '../../../../kernel/result.ts'
import { disclose, runCommand, type Standing } from '../../../../platform/server/command.ts'
import type { FieldCipher } from '../../../../platform/server/crypto/field-cipher.ts'
import type { Handle } from '../../../../platform/server/database/connect.ts'
import type { FileAnswer, Upload } from '../../../../platform/server/http/routes.ts'
import { checkTemplate, fillWord, writePdf, writeWord } from '../../../documents/server/index.ts'
import { urgencyOf } from '../../../duties/index.ts'
import {
  knownPlaceholders,
  type Letter,
  letterValues,
  printedLetter,
  shippedLetter,
} from '../../domain/tasks/letter.ts'
import { letterNumber } from '../../domain/tasks/letter-number.ts'
import { basisOf, signsOf } from './answers.ts'
import type { Reach } from './reach.ts'
import type { TaskRow } from './row.ts'
import { openHandOver } from './sealed.ts'
import { findTask } from './store.ts'

const shipped = join(import.meta.dirname, '../../../../data/templates/hand-over-letter.docx')

/** The template in the house: the same bytes each time, which a test holds. */
export const shippedTemplate = (): Buffer => writeWord(shippedLetter())

export type Template = {
  readonly docx: Buffer
  /** Null for the one that is shipped. */
  readonly fileName: string | null
  readonly by: string | null
  readonly at: string | null
}

/** The template that a division prints with: its own newest, else that of the next above, else the shipped one. */
export async function letterTemplateFor(tx: Handle, division: DivisionCode): Promise<Template> {
  const { rows } = await sql<Template>`
    select docx, file_name, account_name as by, to_json(at) #>> '{}' as at from task_letter_template
    where province = any(${[provinceOf(division), 0]}) and division = any(${[division, ...ancestorsOf(division)]}::bigint[])
    order by division desc, at desc limit 1`.execute(tx)
  return rows[0] ?? { docx: readFileSync(shipped), fileName: null, by: null, at: null }
}

/** Puts a checked template into force for a division and all below it. */
export async function replaceLetterTemplate(
  standing: Standing,
  input: { readonly id: Id; readonly division: DivisionCode },
  upload: Upload,
): Promise<Result<{ id: Id }, Refusal>> {
  if (!coversSubtree(standing.scope, input.division)) return refused({ code: 'not-found' })
  const docx = await readFile(upload.path)
  const checked = checkTemplate(docx, knownPlaceholders)
  if (!checked.ok) return checked
  return runCommand(standing, {
    id: input.id,
    name: 'tasks.replace-letter-template',
    input: { ...input, bytes: docx.toString('base64') },
    run: async (tx) => {
      await sql`insert into task_letter_template (province, id, division, file_name, docx, account, account_name)
        values (${provinceOf(input.division)}, ${input.id}, ${input.division}, ${upload.fileName.slice(0, 200)}, ${docx},
          ${standing.actor.account}, ${standing.actor.name})`.execute(tx)
      return ok({
        answer: { id: input.id },
        audit: { action: 'tasks.replace-letter-template', subject: input.id, division: input.division },
      })
    },
  })
}

const letterOf = async (tx: Handle, cipher: FieldCipher, row: TaskRow): Promise<Letter> => ({
  ...openHandOver(cipher, row.sealed),
  number: letterNumber(row.id, row.givenOn),
  from: (await signsOf(tx, [row])).get(row.station) ?? '',
  by: row.givenName,
  to: row.bodyName,
  title: row.title,
  basis: basisOf(row.legalBasis),
  urgency: urgencyOf(row.urgency),
  givenOn: row.givenOn,
  dueOn: row.dueOn,
})

const mediaTypes = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  pdf: 'application/pdf',
} as const

/** The letter as a file, for either side; what left the house on paper is written down as what was read on the screen. */
export const letterFile = (
  cipher: FieldCipher,
  reach: Reach,
  task: Id,
  kind: keyof typeof mediaTypes,
  language: 'zh' | 'en',
): Promise<Result<FileAnswer, Refusal>> =>
  disclose<FileAnswer>(reach.standing, async (tx) => {
    const row = await findTask(tx, reach, task)
    if (!row) return refused({ code: 'not-found' })
    const letter = await letterOf(tx, cipher, row)
    const bytes =
      kind === 'pdf'
        ? writePdf(printedLetter(letter, language))
        : fillWord((await letterTemplateFor(tx, row.division)).docx, letterValues(letter, language))
    const { division, station } = row
    return ok({
      answer: {
        stream: Readable.from([bytes]),
        fileName: `${letter.number}.${kind}`,
        mediaType: mediaTypes[kind],
      },
      audit: [{ action: 'tasks.print-letter', subject: task, division, station, purpose: kind }],
    })
  })
