import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { readNamed } from '../../../platform/server/declared-file.ts'
import { type Instrument, inBoth } from '../../assessment/index.ts'
import { shippedInstruments } from '../../assessment/server/index.ts'
import { type Questionnaire, questionnaireProblems, questionnaireSchema } from '../domain/questionnaire.ts'

const folder = join(import.meta.dirname, '../../../data/surveys')

let known: readonly Questionnaire[] | undefined

/** Reads one questionnaire; throws with file, line and reason in both languages when it is wrong. */
const readQuestionnaire = (file: string): Questionnaire =>
  readNamed('data/surveys', file, readFileSync(join(folder, file), 'utf8'), questionnaireSchema, (written) =>
    questionnaireProblems(written).map(({ path, zh, en }) => ({ path, reason: { zh, en } })),
  )

/**
 * The questionnaires of `data/surveys` and those that instruments ask, read once. Answers about a child's risk are L4
 * and belong to its file (2.8), so that only instruments about elders are asked from door to door.
 */
export function questionnaires(): readonly Questionnaire[] {
  known ??= [
    ...readdirSync(folder)
      .filter((file) => file.endsWith('.yaml'))
      .toSorted()
      .map(readQuestionnaire),
    ...shippedInstruments()
      .map(({ instrument }) => instrument)
      .filter(({ about }) => about === 'elder')
      .map(questionsOf),
  ]
  return known
}

export const questionnaireOf = (code: string): Questionnaire | null =>
  questionnaires().find((one) => one.code === code) ?? null

const questionsOf = (instrument: Instrument): Questionnaire => ({
  code: instrument.code,
  version: instrument.version,
  title: instrument.title,
  source: inBoth(instrument.source).zh,
  questions: [
    ...instrument.items.map(({ code, title, options }) => ({
      code,
      title,
      kind: 'choice' as const,
      options: options.map(({ points, zh, en }) => ({ value: points, zh, en })),
    })),
    ...instrument.facts
      .filter(({ code }) => !instrument.items.some(({ by }) => by === code))
      .map(({ code, title, kind, unit, at_most }) => ({ code, title, kind, unit, at_most, options: [] })),
  ],
})
