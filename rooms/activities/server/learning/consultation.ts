import { sql } from 'kysely'
import type { Refusal } from '../../../../kernel/errors.ts'
import { noStation } from '../../../../kernel/no-station.ts'
import { monthOf } from '../../../../kernel/period.ts'
import { ok, type Result, refused } from '../../../../kernel/result.ts'
import type { Standing } from '../../../../platform/server/command.ts'
import type { Handle } from '../../../../platform/server/database/connect.ts'
import type { ConsultationInput } from '../../contract/learning.ts'
import type { Chain, Kind } from './kind.ts'
import { type Placed, placeOfRecord } from './place.ts'

type Snapshot = {
  readonly id: string
  readonly ordinal: number
  readonly division: number
  readonly categories: string[]
}

/** Of the station that is named; what the county itself answered stays where it was when it is corrected. */
function placeOf(
  tx: Handle,
  standing: Standing,
  { station, division }: ConsultationInput,
  { place }: Chain,
  path: string,
): Promise<Result<Placed, Refusal>> {
  if (station) return placeOfRecord(tx, standing, { station, division }, path)
  if (place?.station === noStation) return Promise.resolve(ok(place))
  const problems = [{ code: 'value-missing', path: `${path}/station` }]
  return Promise.resolve(refused({ code: 'request-not-valid', problems }))
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
    const place = await placeOf(tx, standing, input, chain, path)
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
