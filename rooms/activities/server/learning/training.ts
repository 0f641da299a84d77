import { sql } from 'kysely'
import { monthOf } from '../../../../kernel/period.ts'
import { ok, refused } from '../../../../kernel/result.ts'
import { creditTraining, takeBackTraining } from '../../../workforce/server/index.ts'
import type { TrainingInput } from '../../contract/learning.ts'
import { cappedTenths, trainingWarnings } from '../../domain/plausible.ts'
import type { Kind } from './kind.ts'
import { knownMembers, placeOfRecord } from './place.ts'

/** Trainings feed the credit hours of those who were there, in the same transaction, and take them back with it. */
export const trainingKind: Kind<TrainingInput> = {
  table: 'training',
  day: 'held_on',
  takenOut: (tx, _, old, reversal) => takeBackTraining(tx, old.id, reversal),
  write: async (tx, standing, input, chain, path) => {
    const { heldOn, endedOn = heldOn, participants } = input
    const bad = (code: string, at: string) =>
      refused({ code: 'request-not-valid', problems: [{ code, path: `${path}/${at}` }] })
    if (endedOn > standing.today) return bad('record-in-the-future', input.endedOn ? 'endedOn' : 'heldOn')
    if (endedOn < heldOn) return bad('ends-before-it-starts', 'endedOn')
    const place = await placeOfRecord(tx, standing, input, path)
    if (!place.ok) return place
    const members = await knownMembers(tx, standing, participants, `${path}/participants`)
    if (!members.ok) return members
    const named = new Set(participants.map(({ member, id }) => member ?? id))
    if (named.size < participants.length) return bad('person-named-twice', 'participants')
    const { province, station, division } = place.value
    const present =
      participants.length > 0 ? participants.filter((one) => one.present).length : (input.present ?? 0)
    const facts = { ...input, endedOn }
    const warnings = trainingWarnings({ ...facts, present })
    const inserted = await sql`
      insert into training (province, id, station, division, held_on, ended_on, month, name, theme, form, place, lecturers, audience,
        invited, present, credit_tenths, unit_minutes, minutes, certificate, satisfaction, examination, cost_fen, summary, warnings,
        corrects, chain, recorded_by, recorded_name)
      values (${province}, ${input.id}, ${station}, ${division}, ${heldOn}, ${endedOn}, ${monthOf(heldOn)}, ${input.name},
        ${input.theme}, ${input.form}, ${input.place ?? null}, ${input.lecturers}, ${input.audience ?? null}, ${input.invited ?? null},
        ${present}, ${input.creditTenths}, ${input.unitMinutes}, ${input.minutes ?? null}, ${input.certificate ?? null},
        ${input.satisfaction ?? null}, ${input.examination}, ${input.costFen}, ${input.summary ?? null}, ${warnings}::text[],
        ${chain.corrects}, ${chain.chain}, ${standing.actor.account}, ${standing.actor.name})
      on conflict do nothing returning id`.execute(tx)
    if (inserted.rows.length === 0) return refused({ code: 'id-already-used' })
    const rows = participants.map((one) => ({
      id: one.id,
      member: one.member ?? null,
      name: (one.member && members.value.get(one.member)?.name) || one.name,
      unit: one.unit ?? null,
      present: one.present,
      tenths: one.present ? cappedTenths(facts, one.creditTenths) : 0,
      examination: one.examination,
    }))
    if (rows.length > 0)
      await sql`
        insert into training_participant (province, id, training, station, division, held_on, ended_on, month, member, name, unit,
          present, credit_tenths, examination)
        select ${province}, r.id, ${input.id}, ${station}, ${division}, ${heldOn}, ${endedOn}, ${monthOf(heldOn)}, r.member, r.name,
          r.unit, r.present, r.tenths, r.examination
        from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(id uuid, member uuid, name text, unit text, present boolean,
          tenths integer, examination text)`.execute(tx)
    await creditTraining(
      tx,
      { id: input.id, name: input.name, on: heldOn, by: standing.actor.account },
      rows.flatMap(({ member, tenths }) => (member ? [{ member, tenths }] : [])),
    )
    return ok({ ...place.value, heldOn, warnings })
  },
}
