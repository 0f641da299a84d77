import { sql } from 'kysely'
import { wholeScope } from '../../../../kernel/actor.ts'
import type { Id } from '../../../../kernel/id.ts'
import type { Handle } from '../../../../platform/server/database/connect.ts'
import type { Subscriber } from '../../../../platform/server/outbox.ts'
import { type Compared, pairsInBlocks } from './blocks.ts'
import { scored } from './lookalikes.ts'

/** How many files are compared at a time: a block probe each, and memory for their pairs only. */
const batch = 500

/**
 * Looks for duplicates of files again, everywhere: under the worker role, because a pair may lie across scopes and is
 * then shown to whoever may see both. What was dismissed stays dismissed while it looks no more alike than before.
 */
export async function refreshPairs(
  worker: Handle,
  province: number,
  persons: readonly Id[],
): Promise<number> {
  let found = 0
  for (let at = 0; at < persons.length; at += batch) {
    const ids = persons.slice(at, at + batch)
    const asked = await comparedOf(worker, province, ids)
    const pairs = scored(await pairsInBlocks(worker, wholeScope, asked))
    await keepPairs(worker, ids, pairs)
    found += pairs.length
  }
  return found
}

async function comparedOf(worker: Handle, province: number, ids: readonly Id[]): Promise<Compared[]> {
  const { rows } = await sql<Compared>`
    select province, id, county, name, pinyin, birth, sex, encode(identity_index, 'hex') as identity_index, number_keys,
      division, station, household
    from person
    where province = ${province} and id = any(${[...ids]}::uuid[]) and state <> 'merged'`.execute(worker)
  return rows
}

async function keepPairs(
  worker: Handle,
  ids: readonly Id[],
  pairs: ReturnType<typeof scored>,
): Promise<void> {
  const rows = pairs.map(({ one, other, score, reasons }) => {
    const [low, high] = one.id < other.id ? [one, other] : [other, one]
    return {
      province: low.province,
      low: low.id,
      high: high.id,
      low_division: low.division,
      low_station: low.station,
      high_province: high.province,
      high_division: high.division,
      high_station: high.station,
      score,
      reasons,
    }
  })
  await sql`
    with found as materialized (
      select * from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(province smallint, low uuid, high uuid,
        low_division bigint, low_station uuid, high_province smallint, high_division bigint, high_station uuid, score smallint, reasons text[])
    ), gone as (
      delete from person_pair p where (p.low = any(${[...ids]}::uuid[]) or p.high = any(${[...ids]}::uuid[]))
        and not exists (select from found f where f.low = p.low and f.high = p.high)
    )
    insert into person_pair as p (province, low, high, low_division, low_station, high_province, high_division, high_station, score, reasons)
    select * from found
    on conflict (province, low, high) do update set low_division = excluded.low_division, low_station = excluded.low_station,
      high_division = excluded.high_division, high_station = excluded.high_station,
      dismissed_at = case when excluded.score > p.score then null else p.dismissed_at end,
      score = excluded.score, reasons = excluded.reasons`.execute(worker)
}

/** Hears of every change that may make or unmake a pair. An import looks for its own pairs, set by set. */
export const duplicatesSubscriber: Subscriber = {
  reader: 'people.duplicates',
  hears: ['person.registered', 'person.changed', 'person.moved', 'person.merged', 'person.unmerged'],
  handle: async (tx, event) => {
    const persons = [event.subject, ...(typeof event.data.from === 'string' ? [event.data.from] : [])]
    await refreshPairs(tx, Number(event.data.province), persons)
  },
}
