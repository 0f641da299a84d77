import type { Words } from '../../../../kernel/contract.ts'
import type { Day } from '../../../../kernel/day.ts'
import { countyOf, type DivisionCode } from '../../../../kernel/division.ts'
import type { Handle } from '../../../../platform/server/database/connect.ts'
import { keepsFiles } from '../../domain/files/check-assessment.ts'
import type { About } from '../../domain/files/file-codes.ts'
import { completing, rulesOf } from '../../domain/files/grade-rules.ts'
import type { DutyBearer, Instrument } from '../../domain/instrument/instrument.ts'
import { definitionInForce, keptDefinition, lastKeptDefinition } from '../instruments/definition-in-force.ts'
import { type Definition, shippedInstruments } from '../instruments/instrument-files.ts'

type OfFile = { readonly instrument: string; readonly division: DivisionCode }

/**
 * The instrument by which an open file is kept today. A file that is kept by one was opened by one: where it is no longer
 * among the instruments, the text stands by which the file was written, so that nobody is lost with it.
 */
export async function instrumentOf(tx: Handle, file: OfFile, today: Day): Promise<Definition> {
  const found =
    (await definitionInForce(tx, file.instrument, file.division, today)) ??
    (await lastKeptDefinition(tx, file.instrument))
  if (!found) throw new Error(`no instrument ${file.instrument} in force`)
  return found
}

/** The same for the rows of a page, asked once a county. */
export function instrumentsOf(tx: Handle, today: Day): (file: OfFile) => Promise<Definition> {
  const known = new Map<string, Promise<Definition>>()
  return (file) => {
    const key = `${file.instrument}:${countyOf(file.division)}`
    const found = known.get(key) ?? instrumentOf(tx, file, today)
    known.set(key, found)
    return found
  }
}

/** The definition that an assessment was made by, whatever is in force now. */
export async function definitionOf(tx: Handle, hash: string): Promise<Instrument> {
  const kept = await keptDefinition(tx, hash)
  if (!kept) throw new Error(`the definition ${hash} was not kept`)
  return kept.instrument
}

/** What a grade asks of somebody else than the worker of the file. */
export type AskedOfOthers = {
  readonly instrument: string
  readonly grade: string
  readonly kind: string
  readonly who: Exclude<DutyBearer, 'worker'>
  readonly title: Words
}

/** Every such duty of the instruments: a copy changes numbers, never who owes what. */
export const askedOfOthers = (definitions: readonly Definition[]): readonly AskedOfOthers[] =>
  definitions.flatMap(({ instrument }) =>
    instrument.grades.flatMap(({ code: grade, duties }) =>
      duties.flatMap(({ kind, who, title }) =>
        who === 'worker' ? [] : [{ instrument: instrument.code, grade, kind, who, title }],
      ),
    ),
  )

/** The kinds of duties that a supervisor has by some grade. */
export const supervisorsKinds = (): readonly string[] => [
  ...new Set(
    askedOfOthers(shippedInstruments()).flatMap(({ kind, who }) => (who === 'supervisor' ? [kind] : [])),
  ),
]

/** What a clock of a file is for: several of one file may be late at once. A copy changes numbers, never a title. */
export function titleOfClock(code: string, grade: string, kind: string): Words {
  const found = shippedInstruments().findLast(({ instrument }) => instrument.code === code)?.instrument
  const graded = found?.grades.some((one) => one.code === grade) ? found : null
  const duty = graded && rulesOf(graded, grade, null).duties.find((one) => one.kind === kind)
  if (duty) return duty.title
  return kind === completing
    ? { zh: '补全评估', en: 'Complete the assessment' }
    : { zh: '重新评估', en: 'Assess again' }
}

/** Titles of grades by what a file is about: a copy changes numbers, never a title. */
export function gradeTitleOf(about: About, grade: string): Words {
  for (const { instrument } of shippedInstruments()) {
    const found = instrument.grades.find(({ code }) => code === grade)
    if (found && instrument.about === about && keepsFiles(instrument)) return found.title
  }
  return { zh: grade, en: grade }
}
