import { covers } from '../../../kernel/actor.ts'
import type { Day } from '../../../kernel/day.ts'
import { type DivisionCode, provinceOf } from '../../../kernel/division.ts'
import type { Problem, Refusal } from '../../../kernel/errors.ts'
import type { Id } from '../../../kernel/id.ts'
import { ok, type Result, refused } from '../../../kernel/result.ts'
import { type AuditEntry, runCommand, type Standing } from '../../../platform/server/command.ts'
import type { Handle } from '../../../platform/server/database/connect.ts'
import { organisationNames } from '../../organisations/server/index.ts'
import { divisionByCode } from '../../regions/server/index.ts'
import type { Conflict } from '../domain/conflict.ts'
import { type Part, problemOfPart } from '../domain/programme.ts'
import { conflictsIn } from './forum-answers.ts'
import {
  type AttendanceRow,
  findForum,
  forumToChange,
  insertAttendance,
  insertForum,
  insertParts,
  updateForum,
  type WrittenForum,
} from './forum-store.ts'
import { wrong } from './screen.ts'

type Shape = {
  readonly division: DivisionCode
  readonly title: string
  readonly theme: string | null
  readonly place: string | null
  readonly heldOn: Day
  readonly endsOn: Day | null
  readonly parts: readonly Part[]
}
type Written = { id: Id; version: number; conflicts: Conflict[] }

/** The programme with the register's names where none was written, or everything that is wrong with it. */
async function completed(tx: Handle, shape: Shape): Promise<Result<readonly Part[], Refusal>> {
  const named = shape.parts.flatMap(({ organisation }) => organisation ?? [])
  const names = await organisationNames(tx, named)
  const problems: Problem[] = []
  if (shape.endsOn !== null && shape.endsOn < shape.heldOn)
    problems.push({ code: 'forum-ends-before-it-begins', path: '/body/endsOn' })
  const parts: Part[] = []
  for (const [at, part] of shape.parts.entries()) {
    const path = `/body/parts/${at}`
    const known = part.organisation === null ? null : names.get(part.organisation)
    if (known === undefined) problems.push({ code: 'part-body-unknown', path: `${path}/organisation` })
    if (part.district !== null && !(await divisionByCode(tx, part.district, shape.heldOn)))
      problems.push({ code: 'part-district-unknown', path: `${path}/district` })
    const whole = { ...part, organisationName: part.organisationName ?? known?.name ?? null }
    const problem = known === undefined ? null : problemOfPart(whole)
    if (problem) problems.push({ code: problem.code, path: `${path}/${problem.field}` })
    parts.push(whole)
  }
  return problems.length > 0 ? refused({ code: 'request-not-valid', problems }) : ok(parts)
}

/** Who is flagged for a conflict is told at once and kept in the trail as a number; the programme is not refused. */
const entry = (action: string, forum: WrittenForum, detail: object): AuditEntry => ({
  action: `consortium.${action}`,
  subject: forum.id,
  division: forum.division,
  detail: { version: forum.version, ...detail },
})

const writtenOf = (id: Id, version: number, { parts: _, endsOn, ...shape }: Shape): WrittenForum => ({
  ...shape,
  id,
  version,
  endsOn: endsOn ?? shape.heldOn,
})

export const openForum = (standing: Standing, body: Shape & { readonly id: Id; readonly forum: Id }) => {
  const { id: command, forum: id, ...shape } = body
  return runCommand<Written>(standing, {
    id: command,
    name: 'consortium.open-forum',
    input: body,
    run: async (tx) => {
      if (!covers(standing.scope, { division: shape.division }))
        return refused({
          code: 'not-permitted',
          problems: [{ code: 'not-permitted', path: '/body/division' }],
        })
      const parts = await completed(tx, shape)
      if (!parts.ok) return parts
      const forum = writtenOf(id, 1, shape)
      if (!(await insertForum(tx, forum, standing.actor.account))) return refused({ code: 'id-already-used' })
      await insertParts(tx, forum, parts.value)
      const conflicts = await conflictsIn(tx, parts.value, forum.heldOn)
      return ok({
        answer: { id, version: 1, conflicts },
        audit: entry('open-forum', forum, { parts: parts.value.length, conflicts: conflicts.length }),
      })
    },
  })
}

export const changeForum = (
  standing: Standing,
  id: Id,
  body: Shape & { readonly id: Id; readonly version: number },
) => {
  const { id: command, version, ...shape } = body
  return runCommand<Written>(standing, {
    id: command,
    name: 'consortium.change-forum',
    input: { forum: id, ...body },
    run: async (tx) => {
      const before = await held(tx, standing, id)
      if (!before.ok) return before
      if (before.value.version !== version)
        return refused({ code: 'changed-meanwhile', data: { version: before.value.version } })
      if (!covers(standing.scope, { division: shape.division }))
        return refused({
          code: 'not-permitted',
          problems: [{ code: 'not-permitted', path: '/body/division' }],
        })
      if (provinceOf(shape.division) !== before.value.province)
        return refused({ code: 'forum-other-province' })
      const parts = await completed(tx, shape)
      if (!parts.ok) return parts
      const forum = writtenOf(id, version + 1, shape)
      await updateForum(tx, before.value, forum)
      await insertParts(tx, forum, parts.value)
      const conflicts = await conflictsIn(tx, parts.value, forum.heldOn)
      return ok({
        answer: { id, version: forum.version, conflicts },
        audit: entry('change-forum', forum, { parts: parts.value.length, conflicts: conflicts.length }),
      })
    },
  })
}

export const recordAttendance = (
  standing: Standing,
  id: Id,
  body: { readonly id: Id; readonly version: number; readonly districts: readonly AttendanceRow[] },
) =>
  runCommand<{ id: Id; version: number }>(standing, {
    id: body.id,
    name: 'consortium.record-attendance',
    input: { forum: id, ...body },
    run: async (tx) => {
      const forum = await held(tx, standing, id)
      if (!forum.ok) return forum
      if (forum.value.attendanceVersion !== body.version)
        return refused({ code: 'changed-meanwhile', data: { version: forum.value.attendanceVersion } })
      const twice = body.districts.findIndex(
        ({ district }, at) => body.districts.findIndex((one) => one.district === district) < at,
      )
      if (twice >= 0) return wrong('district-named-twice', `/body/districts/${twice}/district`)
      const version = await insertAttendance(tx, forum.value, body.districts)
      return ok({
        answer: { id, version },
        audit: entry('record-attendance', forum.value, { districts: body.districts.length }),
      })
    },
  })

/** A forum that everybody sees is changed only from where it belongs; to others that reads as not permitted to find. */
async function held(tx: Handle, { scope }: Standing, id: Id) {
  const seen = await findForum(tx, scope, id)
  if (!seen || !covers(scope, { division: seen.division })) return refused<Refusal>({ code: 'not-found' })
  const forum = await forumToChange(tx, id)
  return forum ? ok(forum) : refused<Refusal>({ code: 'not-found' })
}
