import { covers, scopeOf } from '../../../kernel/actor.ts'
import type { Id } from '../../../kernel/id.ts'
import type { Standing } from '../../../platform/server/command.ts'
import type { Handle } from '../../../platform/server/database/connect.ts'
import { type BriefPerson, householdOfPerson } from '../../people/server/index.ts'
import type { VisitMethod, VisitPurpose } from '../domain/visit-codes.ts'
import { lastVisits } from './store.ts'

/**
 * Where a quick visit starts: the person's household with who is registered, so that the form can tick who was
 * served; a first visit where the person was never visited. It names people, so it takes the right to see them as
 * well as that to record. Null when the person is not in sight.
 */
export async function quickVisitDefaults(tx: Handle, { scope, actor, today }: Standing, person: Id) {
  const found = await householdOfPerson(tx, scope, person)
  const named = scopeOf(actor, 'people.read', today)
  const mayName = ({ id, division, station }: BriefPerson) => covers(named, { division, station, person: id })
  if (!found || !mayName(found.person)) return null
  const members = found.members.filter(mayName)
  const last = await lastVisits(
    tx,
    scope,
    members.map((member) => member.id),
  )
  const method: VisitMethod = 'home'
  const purpose: VisitPurpose = last.has(found.person.id) ? 'routine' : 'first'
  return {
    household: found.person.household,
    station: found.person.station,
    division: found.person.division,
    method,
    purpose,
    members: members.map((member) => ({
      person: member.id,
      name: member.name,
      chosen: member.id === found.person.id,
      registered: member.onRegister,
      state: member.state,
      lastVisitOn: last.get(member.id)?.visitedOn ?? null,
    })),
  }
}
