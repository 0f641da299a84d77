import { sql } from 'kysely'
import type { Id } from '../../../kernel/id.ts'
import type { Handle } from '../../../platform/server/database/connect.ts'
import type { Subscriber } from '../../../platform/server/outbox.ts'
import {
  forgetMoved,
  type Inventory,
  type Merger,
  mergerEvents,
  mergerOf,
  noteMoved,
} from '../../regions/server/index.ts'

/** Doors of surveys that are under way. What a closed one found stays with the villages of its time. */
export const surveysInventories: readonly Inventory[] = [
  {
    kind: 'survey-door',
    title: { zh: '进行中排查的住户', en: 'Doors of surveys under way' },
    needs: 'surveys.read',
    moves: true,
    count: async (tx, code) => {
      const { rows } = await sql<{ count: number }>`
        select count(*)::integer as count from survey_household h
        join survey_campaign c on c.province = h.province and c.id = h.campaign and c.state = 'open'
        where h.division = ${code}`.execute(tx)
      return rows[0]?.count ?? 0
    },
  },
]

/** A door is told apart by survey and household; the notes of a merger hold one key a record. */
const doorKey = sql.raw('md5(h.campaign::text || h.household::text)::uuid')

type Door = { readonly record: Id; readonly campaign: Id }

export const surveyMergers: Subscriber = {
  reader: 'surveys.mergers',
  hears: mergerEvents,
  handle: async (tx, event) => {
    const merger = mergerOf(event)
    const doors = event.name === 'division.merged' ? await move(tx, merger) : await takeBack(tx, merger)
    await follow(tx, merger, [...new Set(doors.map(({ campaign }) => campaign))])
  },
}

async function move(tx: Handle, merger: Merger): Promise<readonly Door[]> {
  const { province, code, into } = merger
  const { rows } = await sql<Door>`
    update survey_household h set division = ${into} from survey_campaign c
    where h.province = ${province} and h.division = ${code} and c.province = h.province and c.id = h.campaign and c.state = 'open'
    returning ${doorKey} as record, h.campaign`.execute(tx)
  await noteMoved(tx, merger, 'survey-door', rows)
  // Whoever goes to the other village goes there for both; only where nobody does, the visitor comes along.
  const visitors = await sql<{ record: Id }>`
    update survey_assignment a set division = ${into} from survey_campaign c
    where a.province = ${province} and a.division = ${code} and c.province = a.province and c.id = a.campaign and c.state = 'open'
      and not exists (select from survey_assignment o
        where o.province = a.province and o.campaign = a.campaign and o.division = ${into})
    returning a.campaign as record`.execute(tx)
  await noteMoved(tx, merger, 'survey-assignment', visitors.rows)
  return rows
}

async function takeBack(tx: Handle, merger: Merger): Promise<readonly Door[]> {
  const { province, code, into } = merger
  const noted = (await forgetMoved(tx, merger, 'survey-door')).map(({ record }) => record)
  const { rows } = await sql<Door>`
    update survey_household h set division = ${code}
    where h.province = ${province} and h.division = ${into} and ${doorKey} = any(${noted}::uuid[])
    returning ${doorKey} as record, h.campaign`.execute(tx)
  const campaigns = (await forgetMoved(tx, merger, 'survey-assignment')).map(({ record }) => record)
  await sql`update survey_assignment set division = ${code}
    where province = ${province} and division = ${into} and campaign = any(${campaigns}::uuid[])`.execute(tx)
  return rows
}

/** What was recorded at a door lies where the door does; the progress of both villages is counted anew. */
async function follow(tx: Handle, { province, code, into }: Merger, campaigns: readonly Id[]): Promise<void> {
  const which = sql`${[...campaigns]}::uuid[]`
  const either = sql`any(${[code, into]}::bigint[])`
  for (const table of ['survey_record', 'survey_answer', 'survey_difference'])
    await sql`update ${sql.ref(table)} t set division = h.division from survey_household h
      where t.province = ${province} and t.campaign = any(${which}) and t.division = ${either} and h.province = t.province
        and h.campaign = t.campaign and h.household = t.household and h.division <> t.division`.execute(tx)
  await sql`delete from survey_village
    where province = ${province} and campaign = any(${which}) and division = ${either}`.execute(tx)
  await sql`insert into survey_village (province, campaign, division, station, total, done, unmet)
    select province, campaign, division, station, count(*), count(*) filter (where state = 'done'),
      count(*) filter (where state = 'unmet')
    from survey_household where province = ${province} and campaign = any(${which}) and division = ${either}
    group by province, campaign, division, station`.execute(tx)
}
