import { sql } from 'kysely'
import type { Subscriber } from '../../../platform/server/outbox.ts'
import {
  type FactTable,
  factMover,
  type Inventory,
  inventoryOf,
  mergerOf,
} from '../../regions/server/index.ts'

const facts = (
  kind: string,
  zh: string,
  en: string,
  table: string,
  day: string,
  leaf: boolean,
): FactTable => ({
  kind,
  title: { zh, en },
  needs: 'letters.read',
  table,
  day,
  leaf,
})

/** What happened goes with its day; what a station has goes with the station. */
const tables: readonly FactTable[] = [
  facts('letter', '来信', 'Letters', 'letter', 'received_on', true),
  facts('counselling-session', '个性化辅导', 'Counselling sessions', 'counselling_session', 'held_on', true),
  facts(
    'school-agreement',
    '三方协议',
    'Agreements of three parties',
    'school_agreement',
    'starts_on',
    false,
  ),
]

export const lettersInventories: readonly Inventory[] = tables.map(inventoryOf)

const mover = factMover('letters', tables)

/** Tables whose rows lie where another one's do: by which key, of which table. */
const followers = [
  ['letter_flag', 'letter', 'letter'],
  ['letter_reply', 'letter', 'letter'],
  ['letter_safeguarding', 'letter', 'letter'],
  ['letter_photo', 'letter', 'letter'],
  ['agreement_party', 'agreement', 'school_agreement'],
  ['agreement_review', 'agreement', 'school_agreement'],
] as const

/** Where the station stands, they stand. */
const ofStations = ['letter_box', 'letter_thread', 'school', 'pupil', 'care_step'] as const

export const letterMergers: Subscriber = {
  ...mover,
  handle: async (tx, event) => {
    await mover.handle(tx, event)
    const { province, code, into, from } = mergerOf(event)
    const both = sql`${[code, into]}::bigint[]`
    // The day of an answer has a leaf of its own, which no move of the letter's day marks.
    await sql`
      insert into figure_dirty (station, month, division)
      select distinct station, answered_month, c from letter, unnest(${both}) c
      where province = ${province} and division = any(${both}) and received_on >= ${from} and answered_month is not null`.execute(
      tx,
    )
    for (const [table, key, parent] of followers)
      await sql`
        update ${sql.ref(table)} t set division = p.division from ${sql.ref(parent)} p
        where t.province = ${province} and t.division = any(${both}) and p.province = t.province
          and p.id = t.${sql.ref(key)} and p.division <> t.division`.execute(tx)
    for (const table of ofStations)
      await sql`
        update ${sql.ref(table)} t
        set division = coalesce((select division from station_anywhere(array[t.province], t.station)), t.division)
        where t.province = ${province} and t.division = any(${both})`.execute(tx)
  },
}
