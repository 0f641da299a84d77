import { sql } from 'kysely'
import type { Scope } from '../../../kernel/actor.ts'
import type { Day } from '../../../kernel/day.ts'
import { countyOf, type DivisionCode, provinceOf, rangeOf, townshipOf } from '../../../kernel/division.ts'
import type { Id } from '../../../kernel/id.ts'
import type { Handle } from '../../../platform/server/database/connect.ts'
import { divisionsWithin, roomsWithin, stationsWithin } from '../../regions/server/index.ts'
import {
  type Checklist,
  gapsOf,
  isWhole,
  requirementsOf,
  type Stock,
  staffCode,
} from '../domain/checklist.ts'
import { socialWorkPosts } from '../domain/codes.ts'
import type { WorkforceNeighbours } from './neighbours.ts'

type Held = { readonly division: DivisionCode; readonly code: string; readonly people: number }

/**
 * How many people hold each post at each division of an area on a day; social workers each once, at the main post, as the
 * measure `social-workers` counts them.
 */
async function staffWithin(tx: Handle, area: DivisionCode, on: Day): Promise<Held[]> {
  const { low, high } = rangeOf(area)
  const here = sql`p.province = ${provinceOf(area)} and p.from_on <= ${on} and (p.to_on is null or p.to_on >= ${on})`
  const { rows } = await sql<Held>`
    select p.at_division as division, p.kind::text as code, count(distinct p.member)::integer as people from workforce_post p
    where ${here} and p.at_division between ${low} and ${high} group by 1, 2
    union all
    select main.at_division, 'social-workers', count(*)::integer from (
      select distinct on (p.member) p.member, p.at_division, p.kind from workforce_post p where ${here}
      order by p.member, p.main desc, p.full_time desc, p.from_on, p.id) main
    where main.at_division between ${low} and ${high} and main.kind = any(${[...socialWorkPosts]}::text[]) group by 1
    union all
    select d.at_division, 'child-director/village-secretary', count(distinct d.member)::integer from workforce_post d
    join workforce_post s on s.province = d.province and s.member = d.member and s.at_division = d.at_division
      and s.kind = 'village-secretary' and s.from_on <= ${on} and (s.to_on is null or s.to_on >= ${on})
    where d.province = ${provinceOf(area)} and d.kind = 'child-director' and d.at_division between ${low} and ${high}
      and d.from_on <= ${on} and (d.to_on is null or d.to_on >= ${on}) group by 1`.execute(tx)
  return rows
}

/**
 * How far the nodes of a county or of a part of it are from a checklist on a day, tier by tier: what is needed and filled in
 * all, and what each node lacks. The caller covers the whole of `area`. Volunteers are those of the node's stations, whose
 * register `volunteersOf` asks.
 */
export async function checkedAgainst(
  tx: Handle,
  scope: Scope,
  volunteersOf: WorkforceNeighbours['volunteersOf'],
  list: Checklist,
  area: DivisionCode,
  on: Day,
) {
  const staff = await staffWithin(tx, area, on)
  const rooms = await roomsWithin(tx, scope, area, on)
  const stations = await stationsWithin(tx, scope, area, on)
  const asksForVolunteers = list.tiers.some((tier) =>
    tier.staff.some((need) => staffCode(need) === 'volunteers'),
  )
  const volunteers = asksForVolunteers
    ? await volunteersOf(
        tx,
        provinceOf(area),
        stations.map(({ id }) => id),
        on,
      )
    : new Map<Id, number>()
  // Many villages of a county bear the same name.
  const towns = new Map(
    (await divisionsWithin(tx, area, 'township', on)).map(({ code, name }) => [townshipOf(code), name]),
  )
  const tiers = []
  for (const tier of list.tiers) {
    const places = await divisionsWithin(tx, area, tier.level, on)
    const nodes = places.map(({ code, name }) => {
      const here = stations.filter(({ division }) => division === code)
      const stock: Stock = {
        functions: new Set(here.flatMap(({ functions }) => functions)),
        rooms: new Set(rooms.filter(({ division }) => division === code).map(({ room }) => room)),
        staff: new Map(
          tier.staff.map((need) => {
            const of = staffCode(need)
            if (of === 'volunteers')
              return [of, here.reduce((sum, { id }) => sum + (volunteers.get(id) ?? 0), 0)] as const
            const counted = 'held_by' in need && need.held_by ? `${of}/${need.held_by}` : of
            const held = staff.find((one) => one.division === code && one.code === counted)
            return [of, held?.people ?? 0] as const
          }),
        ),
      }
      return { code, name, station: here[0]?.id ?? null, stock, gaps: gapsOf(tier, stock) }
    })
    tiers.push({
      level: tier.level,
      title: tier.title,
      article: tier.article,
      nodes: nodes.length,
      whole: nodes.filter(({ gaps }) => isWhole(gaps)).length,
      withStation: nodes.filter(({ station }) => station !== null).length,
      requirements: requirementsOf(
        tier,
        nodes.map(({ stock }) => stock),
      ),
      gaps: nodes
        .filter(({ gaps }) => !isWhole(gaps))
        .map(({ code, name, station, gaps }) => ({
          division: code,
          name,
          town: tier.level === 'village' ? (towns.get(townshipOf(code)) ?? null) : null,
          station,
          functions: [...gaps.functions],
          rooms: [...gaps.rooms],
          staff: gaps.staff.map((one) => ({ ...one })),
        })),
    })
  }
  return tiers
}

export type CheckedTier = Awaited<ReturnType<typeof checkedAgainst>>[number]

/** A checklist is worked through within one county: a whole province would be a list of ten thousand villages. */
export const isWithinCounty = (area: DivisionCode): boolean => area % 100_000_000 !== 0 && countyOf(area) > 0
