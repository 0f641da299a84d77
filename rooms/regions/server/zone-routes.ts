import { nation } from '../../../kernel/division.ts'
import { grouped } from '../../../kernel/grouped.ts'
import { ok } from '../../../kernel/result.ts'
import { read } from '../../../platform/server/command.ts'
import { type Implemented, implement } from '../../../platform/server/http/routes.ts'
import { zonesContract } from '../contract/zones.ts'
import { placesOf } from './division-answers.ts'
import { addZoneMember, createZone, endZoneMember } from './zone-commands.ts'
import { membersOn, zonesWithin } from './zones.ts'

export const zoneRoutes = (): Implemented[] => [
  implement(zonesContract.zones, (call) =>
    read(call, async (tx) => {
      const on = call.query.on ?? call.today
      const zones = await zonesWithin(tx, call.query.within ?? nation)
      const members = await membersOn(
        tx,
        zones.map(({ id }) => id),
        on,
      )
      const place = await placesOf(
        tx,
        [...zones, ...members].map(({ division }) => division),
        on,
      )
      const membersOf = grouped(members, ({ zone }) => zone)
      return ok({
        items: zones.map(({ id, name, division }) => ({
          id,
          name,
          division: place(division),
          members: (membersOf.get(id) ?? []).map(({ from, to, ...member }) => ({
            ...place(member.division),
            from,
            to,
          })),
        })),
      })
    }),
  ),
  implement(zonesContract.createZone, createZone),
  implement(zonesContract.addZoneMember, addZoneMember),
  implement(zonesContract.endZoneMember, endZoneMember),
]
