import { sql } from 'kysely'
import { monthOf } from '../../../../kernel/period.ts'
import { ok, refused } from '../../../../kernel/result.ts'
import type { ConsultationInput } from '../../contract/learning.ts'
import type { Kind } from './kind.ts'
import { placeOfRecord } from './place.ts'

type Snapshot = {
  readonly id: string
  readonly ordinal: number
  readonly division: number
  readonly categories: string[]
}

/** Consultations: one person-time each, of a registered person with the categories of the day, or of nobody known. */
export const consultationKind: Kind<ConsultationInput> = {
  table: 'consultation',
  day: 'consulted_on',
  write: async (tx, standing, input, chain, path) => {
    const { consultedOn: heldOn, person } = input
    if (heldOn > standing.today)
      return refused({
        code: 'request-not-valid',
        problems: [{ code: 'record-in-the-future', path: `${path}/consultedOn` }],
      })
    const place = await placeOfRecord(tx, standing, input, path)
    if (!place.ok) return place
    const { province, station, division } = place.value
    let known: Snapshot | null = null
    if (person) {
      await sql`select hold_persons(${province}::smallint, array[${person}]::uuid[])`.execute(tx)
      const found = await sql<Snapshot>`select person as id, ordinal, division, categories
        from person_snapshot(${province}::smallint, array[${person}]::uuid[], ${heldOn}::date)`.execute(tx)
      known = found.rows[0] ?? null
      if (!known)
        return refused({ code: 'not-found', problems: [{ code: 'not-found', path: `${path}/person` }] })
    }
    const inserted = await sql`
      insert into consultation (province, id, station, division, consulted_on, month, channel, person, person_ordinal, categories,
        field, service_type, minutes, topic, answer, referral, worker, worker_name, corrects, chain, recorded_by, recorded_name, request)
      values (${province}, ${input.id}, ${station}, ${division}, ${heldOn}, ${monthOf(heldOn)}, ${input.channel}, ${known?.id ?? null},
        ${known?.ordinal ?? null}, ${known?.categories ?? []}::text[], ${input.field}, ${input.serviceType ?? null},
        ${input.minutes ?? null}, ${input.topic}, ${input.answer ?? null}, ${input.referral ?? null}, ${standing.actor.account},
        ${standing.actor.name}, ${chain.corrects}, ${chain.chain}, ${standing.actor.account}, ${standing.actor.name},
        (select old.request from consultation old where old.province = ${province} and old.id = ${chain.corrects}))
      on conflict do nothing returning id`.execute(tx)
    if (inserted.rows.length === 0) return refused({ code: 'id-already-used' })
    return ok({ ...place.value, heldOn, warnings: [] })
  },
}
