import { sql } from 'kysely'
import type { Day } from '../../../../kernel/day.ts'
import type { Refusal } from '../../../../kernel/errors.ts'
import type { Id } from '../../../../kernel/id.ts'
import { ok, type Result, refused } from '../../../../kernel/result.ts'
import { runCommand, type Standing } from '../../../../platform/server/command.ts'
import type { FieldCipher } from '../../../../platform/server/crypto/field-cipher.ts'
import type { Handle } from '../../../../platform/server/database/connect.ts'
import type { Handler } from '../../../../platform/server/http/routes.ts'
import type { TieEnd } from '../../contract/family.ts'
import type { peopleContract } from '../../contract.ts'
import { relationProblem } from '../../domain/family/relation-problem.ts'
import type { Quality, Tie, TieKind } from '../../domain/family/ties.ts'
import { openFile } from '../person/open-file.ts'
import { findPerson } from '../person/store.ts'
import type { PersonRow } from '../tables.ts'
import { type FamilyMember, ofPerson, ofRelative, readFamily } from './read-family.ts'
import { lockRelation, lockRelative, type RelationRow, relativesOf } from './rows.ts'

export type TieInput = {
  readonly kind: TieKind
  readonly quality: Quality | null
  readonly fromOn: Day | null
  readonly toOn: Day | null
  readonly note: string | null
}

const trail = (action: string, person: PersonRow, detail: Readonly<Record<string, unknown>>) => ({
  action,
  subject: person.id,
  division: person.division,
  station: person.station,
  detail,
})

/** The member whom an end names, as far as the scope goes. */
async function memberAt(
  tx: Handle,
  cipher: FieldCipher,
  { scope }: Standing,
  end: TieEnd,
  client: PersonRow,
): Promise<Result<FamilyMember, Refusal>> {
  if ('relative' in end) {
    const [row] = await relativesOf(tx, scope, { ids: [end.relative], files: [] })
    return row ? ok(ofRelative(cipher, row, client)) : refused({ code: 'relative-not-found' })
  }
  const asked = await findPerson(tx, scope, end.person)
  const row = asked?.mergedInto ? await findPerson(tx, scope, asked.mergedInto) : asked
  if (!row) return refused({ code: 'not-found' })
  return row.province === client.province ? ok(ofPerson(row, client)) : refused({ code: 'other-province' })
}

const endsOf = ({ person, relative }: FamilyMember) => ({
  person: person?.id ?? null,
  relative: relative?.row.id ?? null,
})

/** Everything that stands against a tie; `replaced` is the one that gives way to it. */
export async function tieChecked(
  tx: Handle,
  cipher: FieldCipher,
  standing: Standing,
  wanted: {
    readonly client: PersonRow
    readonly from: FamilyMember
    readonly to: FamilyMember
    readonly input: TieInput
    readonly replaced?: RelationRow
  },
): Promise<Result<null, Refusal>> {
  const { client, from, to, input, replaced } = wanted
  const { fromOn, toOn } = input
  if ((fromOn ?? '') > standing.today || (toOn ?? '') > standing.today)
    return refused({ code: 'day-in-future' })
  if (fromOn && toOn && toOn < fromOn) return refused({ code: 'relation-days-reversed' })
  const family = await readFamily(tx, cipher, standing.scope, client)
  const isMember = ({ key }: FamilyMember) => family.members.some((member) => member.key === key)
  if (!isMember(from) && !isMember(to)) return refused({ code: 'relation-outside-family' })
  const tie: Tie = { from: from.key, to: to.key, kind: input.kind, quality: input.quality }
  const known = family.ties.filter(({ row }) => row !== null && row.id !== replaced?.id)
  const problem = relationProblem(tie, known, [...family.members, from, to])
  return problem ? refused({ code: problem }) : ok(null)
}

export async function insertTie(
  tx: Handle,
  cipher: FieldCipher,
  { actor, today }: Standing,
  client: PersonRow,
  tie: {
    readonly id: Id
    readonly from: { readonly person: Id | null; readonly relative: Id | null }
    readonly to: { readonly person: Id | null; readonly relative: Id | null }
    readonly input: TieInput
    readonly replaces: Id | null
  },
): Promise<void> {
  const { kind, quality, fromOn, toOn, note } = tie.input
  await sql`
    insert into person_relation (province, id, person, station, division, from_person, from_relative, to_person, to_relative,
      kind, quality, from_on, to_on, sealed, recorded_by, recorded_by_name, recorded_on, replaces)
    values (${client.province}, ${tie.id}, ${client.id}, ${client.station}, ${client.division}, ${tie.from.person},
      ${tie.from.relative}, ${tie.to.person}, ${tie.to.relative}, ${kind}, ${quality}, ${fromOn}, ${toOn},
      ${note === null ? null : cipher.seal(note)}, ${actor.account}, ${actor.name}, ${today}, ${tie.replaces})`.execute(
    tx,
  )
}

type Relate = Parameters<Handler<typeof peopleContract.relate>>[0]

export const relate = (call: Relate, cipher: FieldCipher) =>
  runCommand(call, {
    id: call.body.id,
    name: 'people.relate',
    input: { person: call.params.id, ...call.body },
    run: async (tx) => {
      const opened = await openFile(tx, cipher, call.scope, call.params.id, null)
      if (!opened.ok) return opened
      const client = opened.value
      const from = await memberAt(tx, cipher, call, call.body.from, client)
      if (!from.ok) return from
      const to = await memberAt(tx, cipher, call, call.body.to, client)
      if (!to.ok) return to
      const checked = await tieChecked(tx, cipher, call, {
        client,
        from: from.value,
        to: to.value,
        input: call.body,
      })
      if (!checked.ok) return checked
      const { relation } = call.body
      await insertTie(tx, cipher, call, client, {
        id: relation,
        from: endsOf(from.value),
        to: endsOf(to.value),
        input: call.body,
        replaces: null,
      })
      return ok({
        answer: { relation },
        audit: trail('people.relate', client, { relation, kind: call.body.kind }),
      })
    },
  })

type Correct = Parameters<Handler<typeof peopleContract.correctRelation>>[0]

/** Who is related stays; how, since when and how they get on is said anew. The record that gives way stays readable. */
export const correctRelation = (call: Correct, cipher: FieldCipher) =>
  runCommand(call, {
    id: call.body.id,
    name: 'people.correct-relation',
    input: { ...call.params, ...call.body },
    run: async (tx) => {
      const row = await lockRelation(tx, call.scope, call.params.relation)
      if (!row) return refused({ code: 'not-found' })
      if (row.replacedBy || row.removedOn) return refused({ code: 'relation-not-current' })
      const opened = await openFile(tx, cipher, call.scope, call.params.id, null)
      if (!opened.ok) return opened
      const client = opened.value
      const end = (person: Id | null, relative: Id | null): TieEnd =>
        person ? { person } : { relative: relative ?? '' }
      const from = await memberAt(tx, cipher, call, end(row.fromPerson, row.fromRelative), client)
      if (!from.ok) return from
      const to = await memberAt(tx, cipher, call, end(row.toPerson, row.toRelative), client)
      if (!to.ok) return to
      const checked = await tieChecked(tx, cipher, call, {
        client,
        from: from.value,
        to: to.value,
        input: call.body,
        replaced: row,
      })
      if (!checked.ok) return checked
      const { replacement } = call.body
      await sql`update person_relation set replaced_by = ${replacement}
        where province = ${row.province} and id = ${row.id}`.execute(tx)
      await insertTie(tx, cipher, call, client, {
        id: replacement,
        from: endsOf(from.value),
        to: endsOf(to.value),
        input: call.body,
        replaces: row.id,
      })
      return ok({
        answer: { relation: replacement },
        audit: trail('people.correct-relation', client, {
          relation: row.id,
          replacement,
          kind: call.body.kind,
        }),
      })
    },
  })

type Remove = Parameters<Handler<typeof peopleContract.removeRelation>>[0]

export const removeRelation = (call: Remove, cipher: FieldCipher) =>
  runCommand(call, {
    id: call.body.id,
    name: 'people.remove-relation',
    input: { ...call.params, ...call.body },
    run: async (tx) => {
      const opened = await openFile(tx, cipher, call.scope, call.params.id, null)
      if (!opened.ok) return opened
      const row = await lockRelation(tx, call.scope, call.params.relation)
      if (!row) return refused({ code: 'not-found' })
      if (row.replacedBy || row.removedOn) return refused({ code: 'relation-not-current' })
      const family = await readFamily(tx, cipher, call.scope, opened.value)
      if (!family.ties.some((tie) => tie.row?.id === row.id)) return refused({ code: 'not-found' })
      await sql`update person_relation
        set removed_on = ${call.today}, removed_reason = ${call.body.reason}, removed_by_name = ${call.actor.name}
        where province = ${row.province} and id = ${row.id}`.execute(tx)
      return ok({
        answer: { id: row.id },
        audit: trail('people.remove-relation', opened.value, { relation: row.id }),
      })
    },
  })

/** Whether a relative belongs to the family of the file that was named. */
export const isInFamily = async (
  tx: Handle,
  cipher: FieldCipher,
  { scope }: Standing,
  client: PersonRow,
  relative: Id,
): Promise<boolean> => {
  const { members } = await readFamily(tx, cipher, scope, client)
  return members.some((member) => member.relative?.row.id === relative)
}

type RemoveRelative = Parameters<Handler<typeof peopleContract.removeRelative>>[0]

/** Whoever was no relative at all is taken out with every tie; both stay readable in the history. */
export const removeRelative = (call: RemoveRelative, cipher: FieldCipher) =>
  runCommand(call, {
    id: call.body.id,
    name: 'people.remove-relative',
    input: { ...call.params, ...call.body },
    run: async (tx) => {
      const opened = await openFile(tx, cipher, call.scope, call.params.id, null)
      if (!opened.ok) return opened
      const row = await lockRelative(tx, call.scope, call.params.relative)
      if (!row || !(await isInFamily(tx, cipher, call, opened.value, row.id)))
        return refused({ code: 'not-found' })
      await sql`update relative set removed_reason = ${call.body.reason}
        where province = ${row.province} and id = ${row.id} and current`.execute(tx)
      await sql`update person_relation
        set removed_on = ${call.today}, removed_reason = ${call.body.reason}, removed_by_name = ${call.actor.name}
        where province = ${row.province} and (from_relative = ${row.id} or to_relative = ${row.id})
          and replaced_by is null and removed_on is null`.execute(tx)
      return ok({
        answer: { id: row.id },
        audit: trail('people.remove-relative', opened.value, { relative: row.id }),
      })
    },
  })
