import { sql } from 'kysely'
import type { Scope } from '../../../../kernel/actor.ts'
import type { Id } from '../../../../kernel/id.ts'
import type { Handle } from '../../../../platform/server/database/connect.ts'
import { provincesIn, within } from '../../../../platform/server/database/scope.ts'
import { phoneMark } from '../seal.ts'

/** What of a file is compared; numbers only as keyed hashes. */
export type Compared = {
  readonly province: number
  readonly id: Id
  readonly county: number
  readonly name: string
  readonly pinyin: string
  readonly birth: string | null
  readonly sex: number
  readonly identityIndex: string | null
  readonly numberKeys: readonly string[]
  readonly division: number
  readonly station: Id
  readonly household: Id | null
}

export type BlockedPair = { readonly one: Compared; readonly other: Compared }

/** A block with more members than this (the telephone of a village office) says nothing about any two of them. */
const crowd = 50

/**
 * The files that share a block with one of those asked about, each pair once: the same number; the same reading of
 * the name in the county with a birth date that does not rule it out; the same birth date and reading anywhere; the
 * same phone in the county; the same birth date in the village. Never all pairs: each block is one index probe.
 */
export async function pairsInBlocks(
  tx: Handle,
  scope: Scope,
  asked: readonly Compared[],
): Promise<BlockedPair[]> {
  if (asked.length === 0) return []
  const { rows } = await sql<{ asked: Id; other: Compared }>`
    with x as materialized (
      select * from jsonb_to_recordset(${JSON.stringify(asked)}::jsonb) as r(province smallint, id uuid, county integer,
        pinyin text, birth date, "identityIndex" text, "numberKeys" text[], division bigint, household uuid)
    ),
    found as (
      select x.id as asked, b.id from x cross join lateral (
        select p.id from person p where p.identity_index = decode(x."identityIndex", 'hex') limit ${crowd}) b
      union
      select x.id, b.id from x cross join lateral (
        select p.id from person p
        where p.province = x.province and p.county = x.county and p.pinyin = x.pinyin
          and (p.birth is null or x.birth is null or p.birth = x.birth or p.division = x.division
            or to_char(p.birth, 'YYYYMMDD') = to_char(x.birth, 'YYYYDDMM'))
        limit ${crowd}) b
      union
      select x.id, b.id from x cross join lateral (
        select p.id from person p where p.birth = x.birth and p.pinyin = x.pinyin limit ${crowd}) b
      union
      select x.id, b.person from x cross join unnest(x."numberKeys") n(key) cross join lateral (
        select k.person from person_key k
        where k.province = x.province and k.county = x.county and k.key = n.key and n.key >= ${phoneMark} and n.key < ',' limit ${crowd}) b
      union
      select x.id, b.id from x cross join lateral (
        select p.id from person p
        where p.birth = x.birth and p.division = x.division limit ${crowd}) b
    )
    select f.asked, jsonb_build_object('province', p.province, 'id', p.id, 'county', p.county, 'name', p.name, 'pinyin', p.pinyin,
      'birth', p.birth, 'sex', p.sex, 'identityIndex', encode(p.identity_index, 'hex'), 'numberKeys', p.number_keys,
      'division', p.division, 'station', p.station, 'household', p.household) as other
    from found f join person p on p.id = f.id
    where p.province = any(${provincesIn(scope)}::smallint[]) and p.id <> f.asked and p.state <> 'merged'
      and ${within(scope, { division: 'p.division', station: 'p.station', person: 'p.id' })}`.execute(tx)
  const byId = new Map(asked.map((one) => [one.id, one]))
  const seen = new Set<string>()
  return rows.flatMap(({ asked: id, other }) => {
    const one = byId.get(id)
    const key = id < other.id ? `${id}${other.id}` : `${other.id}${id}`
    if (!one || seen.has(key)) return []
    seen.add(key)
    return [{ one, other }]
  })
}
