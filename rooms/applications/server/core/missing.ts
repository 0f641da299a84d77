import type { Day } from '../../../../kernel/day.ts'
import type { Problem } from '../../../../kernel/errors.ts'
import { checkIdentityNumber } from '../../../people/index.ts'
import type { Decision, Programme } from '../../../programmes/index.ts'
import { placeQuestion, provenFacts, sharedOut } from '../../domain/core/asked.ts'
import type { GatheredFacts } from '../../domain/core/gathered-facts.ts'
import type { ApplicationRow } from './application-store.ts'
import type { SealedApplicant } from './seal.ts'

export type Missing = {
  readonly answers: readonly string[]
  readonly evidence: readonly string[]
  readonly person: readonly string[]
}

/** What is wanted before an application can be sent: who it is, what can still change the answer, and the proof of it. */
export function missingOf(
  programme: Programme,
  row: ApplicationRow,
  sealed: SealedApplicant,
  { origins }: Pick<GatheredFacts, 'origins'>,
  decision: Decision,
  proved: ReadonlySet<string>,
): Missing {
  const person: string[] = []
  if (row.name === '') person.push('name')
  if (row.subjectKind === 'person' && !sealed.idNumber) person.push('idNumber')
  if (row.subjectKind === 'work' && !row.workTitle) person.push('workTitle')
  if (row.subjectKind === 'person' && row.township === null && placeQuestion(programme))
    person.push('township')
  return {
    answers: sharedOut(programme, decision.ask).applicant,
    evidence: provenFacts(programme, origins).filter((name) => !proved.has(name)),
    person,
  }
}

/** Every part of it as a problem of its own, with its path, so that nothing is found out one after the other. */
export const problemsOfMissing = ({ answers, evidence, person }: Missing): Problem[] => [
  ...person.map((field) => ({ code: 'value-missing', path: `/body/${field}` })),
  ...answers.map((name) => ({ code: 'answer-missing', path: `/body/facts/${name}`, data: { name } })),
  ...evidence.map((name) => ({ code: 'evidence-missing', path: `/body/evidence/${name}`, data: { name } })),
]

/** An identity number that is no number says what is wrong with it. */
export function problemOfNumber(idNumber: string | undefined, today: Day): Problem | null {
  if (idNumber === undefined) return null
  const checked = checkIdentityNumber(idNumber, today)
  return checked.ok ? null : { code: checked.error, path: '/body/idNumber' }
}
