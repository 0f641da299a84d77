import { scopeOf } from '../../../kernel/actor.ts'
import type { Standing } from '../../../platform/server/command.ts'
import type { Handle } from '../../../platform/server/database/connect.ts'
import { organisationNames } from '../../organisations/server/index.ts'
import { personNames } from '../../people/server/index.ts'
import { placesOf, stationNames } from '../../regions/server/index.ts'
import { volunteersLike } from '../../volunteers/server/index.ts'
import { urgencyCodes } from '../domain/needs.ts'
import { stepsOpen } from '../domain/pipeline.ts'
import type { NeedRow } from './need-store.ts'
import type { ConsortiumNeighbours } from './neighbours.ts'

/** Needs as the contract answers them, without their texts; names as far as the reader may see the people. */
export async function needAnswers(
  tx: Handle,
  { actor, today }: Standing,
  { accountNames }: ConsortiumNeighbours,
  needs: readonly NeedRow[],
) {
  const ids = <T>(pick: (need: NeedRow) => T | null): T[] => [
    ...new Set(needs.flatMap((need) => pick(need) ?? [])),
  ]
  const people = await personNames(
    tx,
    scopeOf(actor, 'people.read', today),
    ids(({ person }) => person),
  )
  const stations = await stationNames(
    tx,
    ids(({ station }) => station),
  )
  const place = await placesOf(
    tx,
    ids(({ division }) => division),
    today,
  )
  const accounts = await accountNames(
    tx,
    ids(({ performerAccount }) => performerAccount),
  )
  const bodies = await organisationNames(
    tx,
    ids(({ organisation }) => organisation),
  )
  const named = ids(({ performerVolunteer }) => performerVolunteer)
  const volunteers = new Map(
    named.length === 0
      ? []
      : (await volunteersLike(tx, scopeOf(actor, 'volunteers.read', today), { ids: named }, today)).map(
          ({ id, name }) => [id, name] as const,
        ),
  )
  const performerName = (need: NeedRow): string | null =>
    (need.performerVolunteer && volunteers.get(need.performerVolunteer)) ||
    (need.performer === 'organisation' && need.organisation && bodies.get(need.organisation)?.name) ||
    (need.performerAccount && accounts.get(need.performerAccount)) ||
    null
  return needs.map((need) => ({
    id: need.id,
    screening: need.screening,
    person: need.person,
    personName: people.get(need.person) ?? null,
    station: need.station,
    stationName: stations.get(need.station) ?? null,
    division: need.division,
    place: place(need.division).name,
    kind: need.kind,
    item: need.item,
    urgency: urgencyCodes[need.urgency] ?? 'ordinary',
    state: need.state,
    tier: need.tier,
    foundOn: need.foundOn,
    matchedOn: need.matchedOn,
    resource: need.resource,
    organisation: need.organisation,
    offer: need.offer,
    performer: need.performer,
    performerName: performerName(need),
    dueOn: need.dueOn,
    deliveredOn: need.deliveredOn,
    feedbackOn: need.feedbackOn,
    satisfaction: need.satisfaction,
    outcomes: [...need.outcomes],
    closedOn: need.closedOn,
    closeReason: need.closeReason,
    version: need.version,
    steps: [...stepsOpen(need)],
  }))
}

export type NeedAnswer = Awaited<ReturnType<typeof needAnswers>>[number]
