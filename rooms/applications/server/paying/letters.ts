import { Readable } from 'node:stream'
import type { Day } from '../../../../kernel/day.ts'
import type { DivisionCode } from '../../../../kernel/division.ts'
import type { Id } from '../../../../kernel/id.ts'
import { ok, refused } from '../../../../kernel/result.ts'
import { runCommand, type Standing } from '../../../../platform/server/command.ts'
import type { Handle } from '../../../../platform/server/database/connect.ts'
import type { FileAnswer, Upload } from '../../../../platform/server/http/routes.ts'
import type { PrintedDocument } from '../../../documents/index.ts'
import {
  fillWord,
  type Placeholders,
  putTemplate,
  templateInForce,
  type WordValues,
  wordToPdf,
  writeWord,
} from '../../../documents/server/index.ts'
import { type Programme, stageOf } from '../../../programmes/index.ts'
import { noteAward } from '../../../workforce/server/index.ts'
import {
  type AwardLetter,
  awardValues,
  knownAwardPlaceholders,
  shippedAward,
} from '../../domain/paying/award-letter.ts'
import { knownOrderPlaceholders, shippedOrder } from '../../domain/paying/order-letter.ts'
import { type Language, paperNumber } from '../../domain/paying/papers.ts'
import { type ApplicationRow, findApplication } from '../core/application-store.ts'
import { programmeOf } from '../core/programme-of.ts'
import { insertLetter, type LetterRow } from './letter-store.ts'
import { searchOf } from './subject.ts'

/** The authority that is competent on a day (2.17). */
export function competentOn(
  { competent, owner }: Programme,
  on: Day,
): { readonly zh: string; readonly en: string } {
  const [latest] = Object.keys(competent)
    .filter((from) => from <= on)
    .toSorted()
    .slice(-1)
  return (latest === undefined ? undefined : competent[latest]) ?? owner
}

/** Whether an application was awarded: it ended so, or it stands where it is paid, agreed or reported on. */
export function isAwarded(programme: Programme, row: ApplicationRow): boolean {
  // Nothing is certified of a report that was filed, neither a conclusion nor an award (X3).
  if (programme.kind === 'filing') return false
  if (row.outcome !== null)
    return row.outcome === 'granted' || row.outcome === 'closed' || row.outcome === 'published'
  const work = stageOf(programme, row.stage)?.work
  return (
    row.eligible === 'yes' && (work === 'pay' || work === 'agree' || work === 'report' || work === 'publish')
  )
}

/** 级别 of the award by the place of who gives it. */
export const levelOf = (division: DivisionCode) =>
  division % 10_000_000_000 === 0
    ? ('province' as const)
    : division % 100_000_000 === 0
      ? ('city' as const)
      : ('county' as const)

/**
 * Issues the letter of an award with its number and the sentences of the programme as they stand, and writes the award into
 * the worker's file. Refused: `application-not-awarded`, `letter-issued-already`, `day-in-the-future`.
 */
export const issueAward = (
  standing: Standing,
  application: Id,
  { id, letter, givenOn }: { readonly id: Id; readonly letter: Id; readonly givenOn: Day },
) =>
  runCommand<{ id: Id; number: string }>(standing, {
    id,
    name: 'applications.award',
    input: { application, letter, givenOn },
    run: async (tx) => {
      const row = await findApplication(tx, standing.scope, application, true)
      if (!row) return refused({ code: 'not-found' })
      if (givenOn > standing.today)
        return refused({
          code: 'day-in-the-future',
          problems: [{ code: 'day-in-the-future', path: '/body/givenOn' }],
        })
      const programme = await programmeOf(tx, row)
      if (!isAwarded(programme, row)) return refused({ code: 'application-not-awarded' })
      const number = paperNumber('award', letter, givenOn)
      const title = programme.title.zh
      const noted = await noteInFile(tx, standing, row, programme, { letter, number, givenOn })
      if (!noted.ok) return noted
      const written = await insertLetter(
        tx,
        standing,
        row,
        {
          id: letter,
          number,
          title,
          name: row.workTitle ? `${row.name}《${row.workTitle}》` : row.name,
          // A body that is awarded is not named a second time as its own.
          organisationName: row.organisationName === row.name ? '' : (row.organisationName ?? ''),
          issuer: competentOn(programme, givenOn).zh,
          award: programme.letter?.award.zh ?? `经审定，给予${title}。`,
          duties: programme.letter?.duties.map(({ zh }) => zh) ?? [],
          amount: programme.payment?.kind === 'none' ? null : row.amountFen,
          givenOn,
          noted: noted.value,
        },
        searchOf(row, number, row.organisationName, title),
      )
      if (!written) return refused({ code: 'letter-issued-already' })
      return ok({
        answer: { id: letter, number },
        audit: {
          action: 'applications.award',
          subject: application,
          division: row.division,
          detail: { letter, number, programme: row.programme },
        },
      })
    },
  })

/** Awards of a selection stand in the worker's file; a subsidy is no honour. */
async function noteInFile(
  tx: Handle,
  standing: Standing,
  row: ApplicationRow,
  programme: Programme,
  { letter, number, givenOn }: { readonly letter: Id; readonly number: string; readonly givenOn: Day },
) {
  if (programme.kind !== 'selection' || row.subjectRoom !== 'workforce' || row.subjectId === null)
    return ok(false)
  const done = await noteAward(tx, standing, row.subjectId, {
    id: letter,
    title: programme.title.zh,
    giver: competentOn(programme, givenOn).zh,
    level: levelOf(row.division),
    givenOn,
    document: number,
    programme: programme.code,
  })
  // Who decides may not reach the register of another place: the letter holds without it.
  return done.ok || done.error.code === 'not-found' ? ok(done.ok) : done
}

export const letterOf = (row: LetterRow): AwardLetter => ({
  number: row.number,
  title: row.title,
  name: row.name,
  organisationName: row.organisationName,
  award: row.award,
  duties: row.duties,
  amount: row.amount,
  issuer: row.issuer,
  givenOn: row.givenOn,
  withdrawn: row.withdrawnOn !== null,
})

const mediaTypes = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  pdf: 'application/pdf',
} as const

export type Paper = { readonly as: keyof typeof mediaTypes; readonly language: Language }

/** The papers of this part whose Word template a body may replace. */
export const paperTemplates = {
  'award-letter': {
    known: knownAwardPlaceholders as Placeholders,
    shipped: shippedAward,
    title: { zh: '授予通知书', en: 'Letter of award' },
  },
  'sanction-order': {
    known: knownOrderPlaceholders as Placeholders,
    shipped: shippedOrder,
    title: { zh: '处理决定书', en: 'Order' },
  },
} as const satisfies Record<
  string,
  { known: Placeholders; shipped: (l: Language) => PrintedDocument; title: object }
>

export type PaperCode = keyof typeof paperTemplates

/** Fills the template of a place; both kinds of file are made of the same one. A body's own is taken in its own language. */
export async function paperFile(
  tx: Handle,
  code: PaperCode,
  division: DivisionCode,
  { as, language }: Paper,
  { values, number }: { readonly values: WordValues; readonly number: string },
): Promise<FileAnswer> {
  const template = await templateInForce(tx, code, division)
  const own = template.fileName !== null
  const docx = fillWord(
    own || language === 'zh' ? template.docx : writeWord(paperTemplates[code].shipped(language)),
    values,
  )
  const title = paperTemplates[code].title[language]
  return {
    stream: Readable.from([as === 'pdf' ? wordToPdf(docx, `${title} ${number}`) : docx]),
    fileName: `${title}-${number}.${as}`,
    mediaType: mediaTypes[as],
  }
}

export const awardFile = (tx: Handle, row: LetterRow, paper: Paper): Promise<FileAnswer> =>
  paperFile(tx, 'award-letter', row.division, paper, {
    values: awardValues(letterOf(row), paper.language),
    number: row.number,
  })

/** The Word templates that are shipped: the same bytes each time, which a test holds. */
export const shippedPapers = (): readonly { readonly file: string; readonly docx: Buffer }[] =>
  (Object.keys(paperTemplates) as PaperCode[]).map((code) => ({
    file: `${code}.docx`,
    docx: writeWord(paperTemplates[code].shipped('zh')),
  }))

/** Puts a checked template into force for a division and all below it. */
export const replacePaper = (
  standing: Standing,
  code: PaperCode,
  input: { readonly id: Id; readonly division: DivisionCode },
  upload: Upload,
) =>
  putTemplate(
    standing,
    { code, known: paperTemplates[code].known, action: 'applications.replace-template' },
    input,
    upload,
  )
