import { sql } from 'kysely'
import type { Day } from '../../../../kernel/day.ts'
import type { Refusal } from '../../../../kernel/errors.ts'
import type { Id } from '../../../../kernel/id.ts'
import { noStation, stationOrNull } from '../../../../kernel/no-station.ts'
import { monthOf } from '../../../../kernel/period.ts'
import { ok, type Result, refused } from '../../../../kernel/result.ts'
import type { Standing } from '../../../../platform/server/command.ts'
import type { Handle } from '../../../../platform/server/database/connect.ts'
import { newId } from '../../../../platform/server/ids.ts'
import { cancelDuty, openDuty } from '../../../duties/server/index.ts'
import type { ConsultationInput } from '../../contract/learning.ts'
import type { BaseRow, Chain, Kind } from './kind.ts'
import { type Placed, placeOfRecord } from './place.ts'

type Snapshot = {
  readonly id: string
  readonly ordinal: number
  readonly division: number
  readonly categories: string[]
}

/** What a correction takes over from the record that it replaces. */
type Kept = {
  readonly worker: Id
  readonly workerName: string
  readonly followUp: string | null
  readonly followUpOn: Day | null
  readonly duty: Id | null
}

async function keptOf(tx: Handle, province: number, id: Id): Promise<Kept | null> {
  const { rows } = await sql<Kept>`select worker, worker_name, follow_up, follow_up_on, duty
    from consultation where province = ${province} and id = ${id}`.execute(tx)
  return rows[0] ?? null
}

/** Whether a correction promises the same by the same day, so that the duty goes on, or stays settled. */
const samePromise = (old: Kept, wanted: ConsultationInput['followUp']): boolean =>
  old.followUp === (wanted?.text ?? null) && old.followUpOn === (wanted?.dueOn ?? null)

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
  takenOut: async (tx, { actor, today }, old: BaseRow, _, replacement) => {
    const kept = await keptOf(tx, old.province, old.id)
    if (!kept?.duty || (replacement && samePromise(kept, replacement.followUp))) return
    await cancelDuty(tx, old.province, kept.duty, {
      on: today,
      by: actor.account,
      reason: replacement
        ? { zh: '咨询记录已更正', en: 'The consultation was corrected' }
        : { zh: '咨询记录已撤回', en: 'The consultation was taken back' },
    })
  },
  write: async (tx, standing, input, chain, path) => {
    const { consultedOn: heldOn, person } = input
    if (heldOn > standing.today)
      return refused({
        code: 'request-not-valid',
        problems: [{ code: 'record-in-the-future', path: `${path}/consultedOn` }],
      })
    const { followUp } = input
    if (followUp && followUp.dueOn < heldOn)
      return refused({
        code: 'request-not-valid',
        problems: [{ code: 'follow-up-before-record', path: `${path}/followUp/dueOn` }],
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
    // Who answered stays who answered, whoever corrects the words.
    const old = chain.corrects ? await keptOf(tx, province, chain.corrects) : null
    const worker = old?.worker ?? standing.actor.account
    const carried = old && samePromise(old, followUp) ? old.duty : null
    const duty = carried ?? (followUp ? newId() : null)
    const inserted = await sql`
      insert into consultation (province, id, station, division, consulted_on, month, channel, person, person_ordinal, categories,
        field, service_type, minutes, topic, answer, referral, follow_up, follow_up_on, duty, worker, worker_name, corrects, chain,
        recorded_by, recorded_name, request)
      values (${province}, ${input.id}, ${station}, ${division}, ${heldOn}, ${monthOf(heldOn)}, ${input.channel}, ${known?.id ?? null},
        ${known?.ordinal ?? null}, ${known?.categories ?? []}::text[], ${input.field}, ${input.serviceType ?? null},
        ${input.minutes ?? null}, ${input.topic}, ${input.answer ?? null}, ${input.referral ?? null}, ${followUp?.text ?? null},
        ${followUp?.dueOn ?? null}, ${duty}, ${worker}, ${old?.workerName ?? standing.actor.name}, ${chain.corrects}, ${chain.chain}, ${standing.actor.account}, ${standing.actor.name},
        (select old.request from consultation old where old.province = ${province} and old.id = ${chain.corrects}))
      on conflict do nothing returning id`.execute(tx)
    if (inserted.rows.length === 0) return refused({ code: 'id-already-used' })
    if (followUp && duty && !carried)
      await openDuty(tx, {
        id: duty,
        kind: 'consultation-follow-up',
        subjectRoom: 'activities',
        subject: input.id,
        person: known?.id ?? null,
        station: stationOrNull(station),
        division,
        owner: worker,
        title: { typed: followUp.text },
        dueOn: followUp.dueOn,
        urgency: 0,
        by: standing.actor.account,
      })
    return ok({ ...place.value, heldOn, warnings: [] })
  },
}
