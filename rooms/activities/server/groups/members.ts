import { sql } from 'kysely'
import type { Day } from '../../../../kernel/day.ts'
import type { Refusal } from '../../../../kernel/errors.ts'
import type { Id } from '../../../../kernel/id.ts'
import { type Result, refused } from '../../../../kernel/result.ts'
import type { Standing } from '../../../../platform/server/command.ts'
import type { Handle } from '../../../../platform/server/database/connect.ts'
import type { GroupRow } from './group-row.ts'
import { updateGroup } from './group-store.ts'
import { changingGroup, type GroupChanged, groupDone } from './plan-group.ts'

type NewMember = { readonly person: Id; readonly joinedOn: Day; readonly consentOn?: Day | undefined }

export type PersonOfDay = {
  readonly asked: Id
  readonly person: Id
  readonly ordinal: number
  readonly household: Id | null
  readonly categories: readonly string[]
}

/** Persons as of a day, held so that nobody removes them meanwhile; who is out of scope is not among them. */
export async function personsOn(
  tx: Handle,
  province: number,
  persons: readonly Id[],
  on: Day,
): Promise<ReadonlyMap<Id, PersonOfDay>> {
  await sql`select hold_persons(${province}::smallint, ${[...persons]}::uuid[])`.execute(tx)
  const { rows } = await sql<PersonOfDay>`
    select asked, person, ordinal, household, categories
    from person_snapshot(${province}::smallint, ${[...persons]}::uuid[], ${on})`.execute(tx)
  return new Map(rows.map((row) => [row.asked, row]))
}

const touched = (tx: Handle, group: GroupRow) => updateGroup(tx, group, sql`phase = phase`)

export const addMembers = (
  standing: Standing,
  group: Id,
  input: { readonly id: Id; readonly members: readonly NewMember[] },
) =>
  changingGroup<GroupChanged>(
    standing,
    { group, id: input.id, name: 'activities.add-group-members', input },
    async (tx, old) => {
      const asked = input.members.map(({ person }) => person)
      const found = await personsOn(tx, old.province, asked, standing.today)
      for (const [at, member] of input.members.entries()) {
        const person = found.get(member.person)
        const refusal = person ? await addMember(tx, standing, old, person, member) : ('not-found' as const)
        if (refusal)
          return refused({ code: refusal, problems: [{ code: refusal, path: `/body/members/${at}/person` }] })
      }
      return groupDone(tx, 'activities.add-group-members', await touched(tx, old), { persons: asked })
    },
  )

/** The survivor of a merge is the member; told when he already is one. */
async function addMember(
  tx: Handle,
  { actor }: Standing,
  group: GroupRow,
  person: PersonOfDay,
  { joinedOn, consentOn }: NewMember,
): Promise<'member-already-there' | null> {
  const { rows } = await sql`
    insert into group_member (province, group_id, person, person_ordinal, station, division, joined_on, consent_on, added_by)
    values (${group.province}, ${group.id}, ${person.person}, ${person.ordinal}, ${group.station}, ${group.division},
      ${joinedOn}, ${consentOn ?? null}, ${actor.account})
    on conflict do nothing returning person`.execute(tx)
  return rows.length === 0 ? 'member-already-there' : null
}

type MemberChange = {
  readonly id: Id
  readonly joinedOn: Day
  readonly leftOn?: Day | undefined
  readonly leavingReason?: string | undefined
  readonly consentOn?: Day | undefined
}

export async function changeMember(
  standing: Standing,
  group: Id,
  person: Id,
  input: MemberChange,
): Promise<Result<GroupChanged, Refusal>> {
  const { joinedOn, leftOn } = input
  if (leftOn && leftOn < joinedOn)
    return refused({
      code: 'request-not-valid',
      problems: [{ code: 'left-before-joining', path: '/body/leftOn' }],
    })
  return changingGroup(
    standing,
    { group, id: input.id, name: 'activities.change-group-member', input: { person, ...input } },
    async (tx, old) => {
      const { rows } = await sql`
        update group_member set joined_on = ${joinedOn}, left_on = ${leftOn ?? null},
          leaving_reason = ${leftOn ? (input.leavingReason ?? null) : null}, consent_on = ${input.consentOn ?? null}
        where province = ${old.province} and group_id = ${old.id} and person = ${person} returning person`.execute(
        tx,
      )
      if (rows.length === 0) return refused({ code: 'not-found' })
      return groupDone(tx, 'activities.change-group-member', await touched(tx, old), { person })
    },
  )
}

/** Takes out someone who was added by mistake; whoever attended was a member, and leaves instead. */
export const removeMember = (
  standing: Standing,
  group: Id,
  person: Id,
  input: { readonly id: Id; readonly reason: string },
) =>
  changingGroup<GroupChanged>(
    standing,
    { group, id: input.id, name: 'activities.remove-group-member', input: { person, ...input } },
    async (tx, old) => {
      const { rows: attended } = await sql`
        select from group_attendance where province = ${old.province} and group_id = ${old.id} and person = ${person}
          and reversed_by is null and state <> 'absent' limit 1`.execute(tx)
      if (attended.length > 0) return refused({ code: 'member-has-attended' })
      const { rows } = await sql`
        delete from group_member where province = ${old.province} and group_id = ${old.id} and person = ${person}
        returning person`.execute(tx)
      if (rows.length === 0) return refused({ code: 'not-found' })
      return groupDone(tx, 'activities.remove-group-member', await touched(tx, old), { person })
    },
  )
