import type { Refusal } from '../../../../kernel/errors.ts'
import { ok, refused } from '../../../../kernel/result.ts'
import type { Handle } from '../../../../platform/server/database/connect.ts'
import type { Handler } from '../../../../platform/server/http/routes.ts'
import type { Platform } from '../../../../platform/server/platform.ts'
import type { peopleContract } from '../../contract.ts'
import { codeTables } from '../data-files.ts'
import { openFile } from '../person/open-file.ts'
import { notValid } from '../person/register.ts'
import { updatePerson } from '../person/store.ts'
import type { HouseholdRow } from '../tables.ts'
import { leaveHousehold, lockHousehold, updateHousehold } from './store.ts'

/** GB/T 4761: the person the others are related to. */
const isHead = (relation: string | null): boolean => relation === '01' || relation === '02'

/** Puts a person into a household of the same station, or corrects the relation; who joins one leaves another. */
export async function setMember(
  tx: Handle,
  { cipher }: Platform,
  { body, params, scope }: Parameters<Handler<typeof peopleContract.setHouseholdMember>>[0],
) {
  if (body.relation !== null && !codeTables()['family-relation'].valueOf(body.relation))
    return notValid([{ code: 'value-not-in-list', path: '/body/relation' }])
  const household = await lockHousehold(tx, scope, params.id)
  const opened = await openFile(tx, cipher, scope, params.person, null)
  if (!opened.ok) return opened
  const person = opened.value
  if (!household || household.station !== person.station) return refused<Refusal>({ code: 'not-found' })
  if (person.household !== household.id) await leaveHousehold(tx, person)
  const head = isHead(body.relation) ? person.id : household.head === person.id ? null : household.head
  const version = await updatePerson(tx, person, { household: household.id, relation: body.relation })
  await updateHousehold(tx, household, { head })
  return ok({
    answer: { id: person.id, version },
    audit: memberTrail('people.join-household', household, person.id),
  })
}

export async function removeMember(
  tx: Handle,
  { cipher }: Platform,
  { params, scope }: Parameters<Handler<typeof peopleContract.removeHouseholdMember>>[0],
) {
  const household = await lockHousehold(tx, scope, params.id)
  const opened = await openFile(tx, cipher, scope, params.person, null)
  if (!opened.ok) return opened
  const person = opened.value
  if (!household || person.household !== household.id) return refused<Refusal>({ code: 'not-found' })
  await leaveHousehold(tx, person)
  const version = await updatePerson(tx, person, { household: null, relation: null })
  return ok({
    answer: { id: person.id, version },
    audit: memberTrail('people.leave-household', household, person.id),
  })
}

const memberTrail = (action: string, household: HouseholdRow, person: string) => ({
  action,
  subject: person,
  division: household.division,
  station: household.station,
  detail: { household: household.id },
})
