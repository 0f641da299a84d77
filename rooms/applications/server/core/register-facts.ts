import { wholeScope } from '../../../../kernel/actor.ts'
import { type Day, day } from '../../../../kernel/day.ts'
import type { Platform } from '../../../../platform/server/platform.ts'
import { factsOfOrganisation, stepsOfReport } from '../../../organisations/server/index.ts'
import { type Programme, parameterOn } from '../../../programmes/index.ts'
import { creditsInMinutes } from '../../../workforce/index.ts'
import { factsOfStudent, factsOf as factsOfWorker } from '../../../workforce/server/index.ts'
import type { Recorded } from '../../domain/core/gathered-facts.ts'
import { reportRecord } from '../../domain/core/report-record.ts'
import type { ApplicationRow } from './application-store.ts'

/**
 * What the registers say of the record that the application names. They are asked past the scope of whoever acts: whose
 * record it is was proved when it was tied to the application (own account, reach over the register, or the number itself).
 */
export async function registerFacts(
  { worker }: Platform,
  { subjectRoom, subjectId, season }: Pick<ApplicationRow, 'subjectRoom' | 'subjectId' | 'season'>,
  programme: Programme,
  on: Day,
): Promise<Recorded> {
  if (subjectId === null) return {}
  const db = worker.handle
  if (subjectRoom === 'workforce')
    return creditsInMinutes((await factsOfWorker(db, wholeScope, subjectId, on)) ?? {})
  if (subjectRoom === 'practicum')
    return (await factsOfStudent(db, wholeScope, subjectId, on, windowOf(programme, on))) ?? {}
  const year = /^\d{4}$/.test(season) ? Number(season) : undefined
  const known = await factsOfOrganisation(db, subjectId, on, year)
  if (!known) return {}
  const steps = year === undefined ? [] : await stepsOfReport(db, subjectId, year)
  const owes = known['organisation.owes-report']?.value === true
  return {
    ...ofOrganisation(known),
    ...reportRecord(
      steps.filter((one) => one.on <= on),
      owes,
    ),
  }
}

/** The first day that counts, where a fact of practicum names the figure it is counted from (S13.A8). */
function windowOf(programme: Programme, on: Day): { readonly from?: Day } {
  for (const { from, since } of Object.values(programme.facts)) {
    const figure = from?.startsWith('practicum.') && since ? programme.parameters[since] : undefined
    const value = figure && parameterOn(figure, on)
    if (typeof value === 'string') return { from: day(value) }
  }
  return {}
}

/** The register has the authority and the lists; programmes ask where it is registered, and whether it stands on the list. */
function ofOrganisation(known: NonNullable<Awaited<ReturnType<typeof factsOfOrganisation>>>): Recorded {
  const lists = known['organisation.lists']?.value
  return {
    ...known,
    'organisation.registered-at': known['organisation.authority'] ?? known['organisation.place'],
    'organisation.abnormal': Array.isArray(lists)
      ? { value: lists.includes('abnormal') ? 'yes' : 'no' }
      : undefined,
  }
}
