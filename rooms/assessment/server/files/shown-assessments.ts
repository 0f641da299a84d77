import { covers, scopeOf } from '../../../../kernel/actor.ts'
import { addDays, type Day } from '../../../../kernel/day.ts'
import type { Handle } from '../../../../platform/server/database/connect.ts'
import { reversalsOf } from '../../../../platform/server/reversal.ts'
import { assessGiven } from '../../domain/files/check-assessment.ts'
import { decimalOf } from '../../domain/instrument/fraction.ts'
import type { Instrument } from '../../domain/instrument/instrument.ts'
import type { AssessmentRow } from './assessment-row.ts'
import { ownCorrectionDays } from './correct.ts'
import type { FileStanding } from './file-command.ts'
import { definitionOf } from './in-force.ts'
import { gradeTitle, namesFor } from './shown-files.ts'

const lineOf = (row: AssessmentRow, instrument: Instrument) => ({
  id: row.id,
  person: row.person,
  file: row.file,
  about: row.about,
  instrument: row.instrument,
  instrumentVersion: row.instrumentVersion,
  assessedOn: row.assessedOn,
  reason: row.reason,
  grade: row.grade,
  gradeTitle: gradeTitle(instrument, row.grade),
  provisional: row.provisional,
  score: decimalOf({ numerator: row.scoreNumerator, denominator: row.scoreDenominator }),
  triggers: row.triggers.map(({ code }) => code),
  assessorName: row.assessorName,
  recordedAt: row.recordedAt,
  standing: row.reversedBy === null,
})

/** Assessments as a list shows them, each by the definition that it was made with. */
export async function shownAssessments(tx: Handle, rows: readonly AssessmentRow[]) {
  const definitions = new Map<string, Instrument>()
  for (const hash of new Set(rows.map(({ instrumentHash }) => instrumentHash)))
    definitions.set(hash, await definitionOf(tx, hash))
  return rows.map((row) => lineOf(row, definitions.get(row.instrumentHash) as Instrument))
}

/** The whole sheet: what was answered with its words, where it comes from and what was noted. */
export async function assessmentDetail(tx: Handle, standing: FileStanding, row: AssessmentRow) {
  const { actor, today } = standing
  const instrument = await definitionOf(tx, row.instrumentHash)
  const names = await namesFor(tx, standing, [row.person])
  const assessed = assessGiven(
    instrument,
    row.answers,
    row.triggers.map(({ code }) => code),
  )
  const reversal = (await reversalsOf(tx, row.province, [row.id])).get(row.id)
  const own =
    row.assessor === actor.account && today <= addDays(row.recordedAt.slice(0, 10) as Day, ownCorrectionDays)
  const record = covers(scopeOf(actor, 'assessment.record', today), row)
  const signs = covers(scopeOf(actor, 'assessment.sign', today), row)
  return {
    ...lineOf(row, instrument),
    station: row.station,
    division: row.division,
    personName: names.get(row.person) ?? null,
    domains: instrument.domains.map(({ code, title }) => ({
      code,
      title,
      points: assessed.domains[code] ?? 0,
    })),
    answered: [...itemsShown(instrument, row), ...factsShown(instrument, row)],
    given: { ...row.answers },
    triggerNotes: row.triggers.map(({ code, note }) => ({
      code,
      title: instrument.triggers.find((one) => one.code === code)?.title ?? { zh: code, en: code },
      note,
    })),
    corrects: row.corrects,
    correction: reversal
      ? {
          reason: reversal.reason,
          byName: reversal.byName,
          at: reversal.at,
          replacement: reversal.replacement,
        }
      : null,
    abilities: { correct: record && row.reversedBy === null && (own || signs) },
  }
}

const sourceOf = ({ evidence }: Instrument, code: string | undefined) =>
  evidence.find((one) => one.code === code)?.title ?? null

const itemsShown = (instrument: Instrument, { answers }: AssessmentRow) =>
  instrument.items.flatMap((item) => {
    const given = answers[item.code]
    if (!given) return []
    const option = item.options.find(({ points }) => points === given.answer)
    return [
      {
        code: item.code,
        domain: item.domain,
        title: item.title,
        answer: given.answer,
        label: option ? { zh: option.zh, en: option.en } : null,
        source: sourceOf(instrument, given.source),
        note: given.note ?? null,
      },
    ]
  })

const factsShown = (instrument: Instrument, { answers }: AssessmentRow) =>
  instrument.facts.flatMap((fact) => {
    const given = answers[fact.code]
    if (!given) return []
    const yes = given.answer === 1 ? { zh: '是', en: 'Yes' } : { zh: '否', en: 'No' }
    return [
      {
        code: fact.code,
        domain: null,
        title: fact.title,
        answer: given.answer,
        label: fact.kind === 'yes-no' && typeof given.answer === 'number' ? yes : null,
        source: sourceOf(instrument, given.source),
        note: given.note ?? null,
      },
    ]
  })
