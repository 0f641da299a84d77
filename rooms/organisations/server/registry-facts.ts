import { sql } from 'kysely'
import { wholeScope } from '../../../kernel/actor.ts'
import type { Day } from '../../../kernel/day.ts'
import type { Id } from '../../../kernel/id.ts'
import type { Handle } from '../../../platform/server/database/connect.ts'
import { provincesIn } from '../../../platform/server/database/scope.ts'
import type { ListKind } from '../domain/registry/codes.ts'
import type { OrganisationFact } from '../domain/registry/facts.ts'
import { findEntry, stepsOf } from './registry-store.ts'
import { standingOfReport } from './report-steps.ts'
import { findOrganisation } from './store.ts'

type Known = { readonly value: string | number | boolean | readonly string[]; readonly since: Day | null }

/**
 * The facts that programmes derive from the registers, as they were on a day (`organisationFacts` lists them all); null
 * where there is no such body. The registers are open, so that no scope is asked. `year` is the year reported about;
 * the one before the day when it is left out.
 */
export async function factsOfOrganisation(
  tx: Handle,
  id: Id,
  on: Day,
  year = Number(on.slice(0, 4)) - 1,
): Promise<Partial<Record<OrganisationFact, Known>> | null> {
  const body = await findOrganisation(tx, wholeScope, id)
  if (!body) return null
  const since = body.establishedOn
  const facts: Partial<Record<OrganisationFact, Known>> = {
    'organisation.kind': { value: body.kind, since },
    'organisation.place': { value: body.division, since },
  }
  const row = await findEntry(tx, id)
  if (!row || row.registeredOn > on) return facts
  const ended = row.endedOn !== null && row.endedOn <= on
  const steps = (await stepsOf(tx, row.province, [id], year)).filter(({ onDay }) => onDay <= on)
  const report = standingOfReport(row, year, steps, on)
  const { rows: lists } = await sql<{ list: ListKind }>`
    select list from organisation_listing
    where province = any(${provincesIn(wholeScope)}) and organisation = ${id} and decided_on <= ${on}
      and (removed_on is null or removed_on > ${on}) order by list`.execute(tx)
  return {
    ...facts,
    'organisation.type': { value: row.legalForm, since: row.registeredOn },
    'organisation.registered-on': { value: row.registeredOn, since: row.registeredOn },
    'organisation.status': {
      value: ended ? row.status : 'registered',
      since: ended ? row.endedOn : row.registeredOn,
    },
    'organisation.authority': { value: row.authority, since: row.registeredOn },
    'organisation.lists': { value: lists.map(({ list }) => list), since: null },
    'organisation.owes-report': { value: report !== null, since: null },
    ...(report ? { 'organisation.report-due-on': { value: report.dueOn, since: null } } : {}),
    ...(report?.filedOn
      ? { 'organisation.report-filed-on': { value: report.filedOn, since: report.filedOn } }
      : {}),
  }
}
