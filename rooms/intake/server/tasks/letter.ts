import { Readable } from 'node:stream'
import type { DivisionCode } from '../../../../kernel/division.ts'
import type { Refusal } from '../../../../kernel/errors.ts'
import type { Id } from '../../../../kernel/id.ts'
import { ok, type Result, refused } from '../../../../kernel/result.ts'
import { disclose, type Standing } from '../../../../platform/server/command.ts'
import type { FieldCipher } from '../../../../platform/server/crypto/field-cipher.ts'
import type { Handle } from '../../../../platform/server/database/connect.ts'
import type { FileAnswer, Upload } from '../../../../platform/server/http/routes.ts'
import {
  fillWord,
  putTemplate,
  templateInForce,
  wordToPdf,
  writePdf,
  writeWord,
} from '../../../documents/server/index.ts'
import { urgencyOf } from '../../../duties/index.ts'
import {
  knownPlaceholders,
  type Letter,
  letterValues,
  printedLetter,
  shippedLetter,
} from '../../domain/tasks/letter.ts'
import { letterNumber } from '../../domain/tasks/letter-number.ts'
import { taskTitle } from '../../domain/tasks/task-title.ts'
import { signsOf } from './answers.ts'
import { basisOf } from './basis-of.ts'
import type { Reach } from './reach.ts'
import type { TaskRow } from './row.ts'
import { openHandOver } from './sealed.ts'
import { findTask } from './store.ts'

/** The template in the house: the same bytes each time, which a test holds. */
export const shippedTemplate = (): Buffer => writeWord(shippedLetter())

/** Under this code the letter's templates are kept, and shipped. */
export const letterTemplate = 'hand-over-letter'

/** Puts a checked template into force for a division and all below it. */
export const replaceLetterTemplate = (
  standing: Standing,
  input: { readonly id: Id; readonly division: DivisionCode },
  upload: Upload,
) =>
  putTemplate(
    standing,
    { code: letterTemplate, known: knownPlaceholders, action: 'tasks.replace-letter-template' },
    input,
    upload,
  )

async function letterOf(
  tx: Handle,
  cipher: FieldCipher,
  row: TaskRow,
  language: 'zh' | 'en',
  withheld: boolean,
): Promise<Letter> {
  const { english, ...handOver } = openHandOver(cipher, row.sealed)
  return {
    ...handOver,
    ...(withheld ? { fields: [] } : {}),
    ...(language === 'en' ? english : {}),
    number: letterNumber(row.id, row.givenOn),
    from: (await signsOf(tx, [row])).get(row.station) ?? '',
    by: row.givenName,
    to: row.bodyName,
    title: taskTitle(row, language),
    basis: basisOf(row.legalBasis),
    urgency: urgencyOf(row.urgency),
    givenOn: row.givenOn,
    dueOn: row.dueOn,
  }
}

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
  /** Whether what was told of the person is left out by now. */
  isWithheld: (row: TaskRow) => Promise<boolean> = async () => false,
): Promise<Result<FileAnswer, Refusal>> =>
  disclose<FileAnswer>(reach.standing, async (tx) => {
    const row = await findTask(tx, reach, task)
    if (!row) return refused({ code: 'not-found' })
    const letter = await letterOf(tx, cipher, row, language, await isWithheld(row))
    const template = await templateInForce(tx, letterTemplate, row.division)
    const filled = () => fillWord(template.docx, letterValues(letter, language))
    // A bureau's own template is what both files look like; without one the page of the product is.
    const pdf = () =>
      template.fileName === null
        ? writePdf(printedLetter(letter, language))
        : wordToPdf(filled(), letter.number)
    const bytes = kind === 'pdf' ? pdf() : filled()
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
