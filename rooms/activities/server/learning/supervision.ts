import { sql } from 'kysely'
import { monthOf } from '../../../../kernel/period.ts'
import { ok, refused } from '../../../../kernel/result.ts'
import { newId } from '../../../../platform/server/ids.ts'
import { cancelDuty, openDuty } from '../../../duties/server/index.ts'
import type { SupervisionInput } from '../../contract/learning.ts'
import { supervisionWarnings } from '../../domain/plausible.ts'
import type { Kind } from './kind.ts'
import { knownMembers, placeOfRecord } from './place.ts'

const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3))

/** Supervision: what was agreed with a day and an account becomes a duty, which ends when the record is taken out. */
export const supervisionKind: Kind<SupervisionInput> = {
  table: 'supervision',
  day: 'held_on',
  takenOut: async (tx, { actor, today }, old) => {
    const { rows } = await sql<{ duty: string }>`select duty from supervision_action
      where province = ${old.province} and supervision = ${old.id} and duty is not null`.execute(tx)
    for (const { duty } of rows)
      await cancelDuty(tx, old.province, duty, {
        on: today,
        by: actor.account,
        reason: { zh: '督导记录已更正或撤回', en: 'The supervision was corrected or taken back' },
      })
  },
  write: async (tx, standing, input, chain, path) => {
    const bad = (code: string, at: string) =>
      refused({ code: 'request-not-valid', problems: [{ code, path: `${path}/${at}` }] })
    const { heldOn, startedAt, endedAt, supervisor } = input
    if (heldOn > standing.today) return bad('record-in-the-future', 'heldOn')
    const minutes = startedAt && endedAt ? minutesOf(endedAt) - minutesOf(startedAt) : input.minutes
    if (minutes === undefined) return bad('length-missing', 'minutes')
    if (minutes <= 0) return bad('ends-before-it-starts', 'endedAt')
    const place = await placeOfRecord(tx, standing, input, path)
    if (!place.ok) return place
    const members = await knownMembers(tx, standing, input.supervisees, `${path}/supervisees`)
    if (!members.ok) return members
    const heads = await knownMembers(tx, standing, [supervisor], `${path}/supervisor`)
    if (!heads.ok) return heads
    const doers = await knownMembers(
      tx,
      standing,
      input.actions.map(({ member, who }) => ({ member, name: who })),
      `${path}/actions`,
    )
    if (!doers.ok) return doers
    const head = supervisor.member ? (heads.value.get(supervisor.member) ?? null) : null
    const { province, station, division } = place.value
    const warnings = supervisionWarnings(minutes, head, heldOn)
    const number = input.number ?? `DD-${heldOn.replaceAll('-', '')}-${input.id.slice(-4).toUpperCase()}`
    const inserted = await sql`
      insert into supervision (province, id, number, station, division, held_on, month, supervisor_member, supervisor_name,
        supervisor_title, supervisor_unit, supervisor_account, form, mode, cross_agency, functions, place, started_at, ended_at,
        minutes, topic, problems, advice, warnings, corrects, chain, recorded_by, recorded_name)
      values (${province}, ${input.id}, ${number}, ${station}, ${division}, ${heldOn}, ${monthOf(heldOn)}, ${supervisor.member ?? null},
        ${head?.name ?? supervisor.name ?? ''}, ${supervisor.title ?? null}, ${supervisor.unit ?? null}, ${head?.account ?? null},
        ${input.form}, ${input.mode}, ${input.crossAgency}, ${[...input.functions]}::text[], ${input.place ?? null},
        ${startedAt ?? null}, ${endedAt ?? null}, ${minutes}, ${input.topic}, ${input.problems ?? null}, ${input.advice ?? null},
        ${warnings}::text[], ${chain.corrects}, ${chain.chain}, ${standing.actor.account}, ${standing.actor.name})
      on conflict do nothing returning id`.execute(tx)
    if (inserted.rows.length === 0) return refused({ code: 'id-already-used' })
    for (const { id, member, name } of input.supervisees) {
      const known = member ? members.value.get(member) : undefined
      await sql`insert into supervision_supervisee (province, id, supervision, station, division, member, account, name)
        values (${province}, ${id}, ${input.id}, ${station}, ${division}, ${member ?? null}, ${known?.account ?? null},
          ${known?.name ?? name ?? ''})`.execute(tx)
    }
    for (const { id, what, member, who, dueOn } of input.actions) {
      const known = member ? doers.value.get(member) : undefined
      const duty = known?.account && dueOn ? newId() : null
      await sql`insert into supervision_action (province, id, supervision, station, division, what, who, member, account, due_on, duty)
        values (${province}, ${id}, ${input.id}, ${station}, ${division}, ${what}, ${known?.name ?? who ?? ''},
          ${member ?? null}, ${known?.account ?? null}, ${dueOn ?? null}, ${duty})`.execute(tx)
      if (duty && known?.account && dueOn)
        await openDuty(tx, {
          id: duty,
          kind: 'supervision-action',
          subjectRoom: 'activities',
          subject: input.id,
          person: null,
          station,
          division,
          owner: known.account,
          title: { typed: what },
          dueOn,
          urgency: 0,
          by: standing.actor.account,
        })
    }
    return ok({ ...place.value, heldOn, warnings })
  },
}
