import { sql } from 'kysely'
import { covers, scopeOf } from '../../../kernel/actor.ts'
import type { Day } from '../../../kernel/day.ts'
import type { Refusal } from '../../../kernel/errors.ts'
import type { Id } from '../../../kernel/id.ts'
import { monthOf } from '../../../kernel/period.ts'
import { ok, type Result, refused } from '../../../kernel/result.ts'
import { type DirtyLeaf, type Done, runCommand, type Standing } from '../../../platform/server/command.ts'
import type { Handle } from '../../../platform/server/database/connect.ts'
import { provincesIn } from '../../../platform/server/database/scope.ts'
import { takeOutRecord } from '../../../platform/server/reversal.ts'
import { personNames } from '../../people/server/index.ts'
import type { CounsellingWay, GradeBand, Topic } from '../domain/letter-codes.ts'
import { stationPlace } from './box-row.ts'
import { changing as changingLetter, done as doneLetter, findLetter, updateLetter } from './letter-row.ts'
import { at, type Mailroom, notValid, sealedText } from './mailroom.ts'
import { takeNumber } from './number.ts'
import { lockPupil, type PupilRow, sessionsOf } from './pupil-row.ts'

export type PupilChanged = { readonly id: Id; readonly version: number }

export const pupilEntry = (
  action: string,
  pupil: Pick<PupilRow, 'id' | 'division' | 'station'>,
  detail: Readonly<Record<string, unknown>> = {},
) => ({ action, subject: pupil.id, division: pupil.division, station: pupil.station, detail })

type Shape = {
  readonly codeName: string
  readonly gradeBand: GradeBand
  readonly person?: Id | undefined
  readonly note?: string | undefined
}

/** Opens the record of a pupil who is helped in person; from a letter, its conversation is linked inside. */
export async function openPupil(
  room: Mailroom,
  standing: Standing,
  input: Shape & {
    readonly id: Id
    readonly station?: Id | undefined
    readonly letter?: Id | undefined
    readonly openedOn: Day
  },
): Promise<Result<PupilChanged & { number: string }, Refusal>> {
  const { actor, scope, today } = standing
  if (input.openedOn > today) return notValid({ code: 'letter-day-not-valid', path: '/body/openedOn' })
  return runCommand<PupilChanged & { number: string }>(standing, {
    id: input.id,
    name: 'letters.open-pupil',
    input,
    run: async (tx) => {
      const letter = input.letter ? await findLetter(tx, scope, input.letter) : null
      if (input.letter && !letter) return at('not-found', '/body/letter')
      const station = input.station ?? letter?.station
      const home = station ? await stationPlace(tx, provincesIn(scope), station) : null
      if (!station || !home || !covers(scope, { division: home.division, station }))
        return at('not-found', '/body/station')
      if (letter && letter.station !== station) return at('not-found', '/body/letter')
      const clash = await clashOf(tx, standing, { province: home.province, station, id: input.id }, input)
      if (clash) return clash
      const number = await takeNumber(tx, 'pupil', home.division, input.openedOn)
      await sql`
        insert into pupil (province, id, number, station, division, code_name, grade_band, person, note, opened_on, opened_by)
        values (${home.province}, ${input.id}, ${number}, ${station}, ${home.division}, ${input.codeName}, ${input.gradeBand},
          ${input.person ?? null}, ${sealedText(room.cipher, input.note)}, ${input.openedOn}, ${actor.account})`.execute(
        tx,
      )
      if (letter)
        await sql`update letter_thread set pupil = ${input.id} where province = ${letter.province} and id = ${letter.thread}`.execute(
          tx,
        )
      return ok({
        answer: { id: input.id, version: 1, number },
        audit: pupilEntry('letters.open-pupil', { id: input.id, division: home.division, station }),
      })
    },
  })
}

/** A code name and a person are each one pupil at a station; a person must be one whom the caller may see. */
async function clashOf(
  tx: Handle,
  standing: Standing,
  place: { readonly province: number; readonly station: Id; readonly id: Id },
  shape: Shape,
): Promise<Result<never, Refusal> | null> {
  const { actor, today } = standing
  if (shape.person) {
    const seen = await personNames(tx, scopeOf(actor, 'people.read', today), [shape.person])
    if (!seen.has(shape.person)) return at('not-found', '/body/person')
  }
  const { rows } = await sql<{ named: boolean }>`
    select code_name = ${shape.codeName} as named from pupil
    where province = ${place.province} and station = ${place.station} and id <> ${place.id}
      and (code_name = ${shape.codeName} or person = ${shape.person ?? null}::uuid) limit 1`.execute(tx)
  if (!rows[0]) return null
  return rows[0].named ? at('pupil-name-there', '/body/codeName') : at('pupil-person-there', '/body/person')
}

/** Says that the writer of a letter is a pupil who is known; the letters stay where they are. */
export const linkPupil = (
  standing: Standing,
  target: Id,
  input: { readonly id: Id; readonly pupil: Id },
): Promise<Result<PupilChanged, Refusal>> =>
  changingLetter(standing, 'letters.link-pupil', target, input, async (tx, one) => {
    const pupil = await lockPupil(tx, standing.scope, input.pupil)
    if (!pupil || pupil.station !== one.station) return at('not-found', '/body/pupil')
    await sql`update letter_thread set pupil = ${pupil.id} where province = ${one.province} and id = ${one.thread}`.execute(
      tx,
    )
    return doneLetter('letters.link-pupil', one, await updateLetter(tx, one, sql`state = state`))
  })

/** A command about one pupil, whose record stays as it is meanwhile. */
export const changingPupil = <Answer extends PupilChanged = PupilChanged>(
  standing: Standing,
  name: string,
  target: Id,
  input: { readonly id: Id; readonly version?: number },
  run: (tx: Handle, pupil: PupilRow) => Promise<Result<Done<Answer>, Refusal>>,
) =>
  runCommand<Answer>(standing, {
    id: input.id,
    name,
    input: { pupil: target, ...input },
    run: async (tx) => {
      const pupil = await lockPupil(tx, standing.scope, target)
      if (!pupil) return refused({ code: 'not-found' })
      if (input.version !== undefined && input.version !== pupil.version)
        return refused({ code: 'changed-meanwhile', data: { version: pupil.version } })
      return run(tx, pupil)
    },
  })

const done = (
  action: string,
  pupil: PupilRow,
  more: { readonly version?: number; readonly dirty?: readonly DirtyLeaf[]; readonly detail?: object } = {},
): Result<Done<PupilChanged>, never> =>
  ok({
    answer: { id: pupil.id, version: more.version ?? pupil.version },
    audit: pupilEntry(action, pupil, { ...more.detail }),
    ...(more.dirty ? { dirty: more.dirty } : {}),
  })

export const changePupil = (
  room: Mailroom,
  standing: Standing,
  target: Id,
  input: Shape & { readonly id: Id; readonly version: number },
) =>
  changingPupil(standing, 'letters.change-pupil', target, input, async (tx, pupil) => {
    const clash = await clashOf(tx, standing, pupil, input)
    if (clash) return clash
    await sql`
      update pupil set code_name = ${input.codeName}, grade_band = ${input.gradeBand}, person = ${input.person ?? null},
        note = ${sealedText(room.cipher, input.note)}, version = version + 1
      where province = ${pupil.province} and id = ${pupil.id}`.execute(tx)
    return done('letters.change-pupil', pupil, { version: pupil.version + 1 })
  })

const leafOf = (pupil: PupilRow, on: Day): DirtyLeaf => ({
  station: pupil.station,
  month: monthOf(on),
  division: pupil.division,
})

export type SessionInput = {
  readonly id: Id
  readonly heldOn: Day
  readonly minutes: number
  readonly topic: Topic
  readonly way: CounsellingWay
  readonly note?: string | undefined
}

/** One session of individual counselling; the pupil counts once however many there are (S2.A1). */
export const recordSession = (room: Mailroom, standing: Standing, target: Id, input: SessionInput) =>
  changingPupil(standing, 'letters.record-session', target, input, async (tx, pupil) => {
    const { actor, today } = standing
    if (input.heldOn > today || input.heldOn < pupil.openedOn)
      return notValid({ code: 'letter-day-not-valid', path: '/body/heldOn' })
    await sql`
      insert into counselling_session (province, id, pupil, station, division, held_on, month, minutes, topic, way, grade_band, note,
        held_by, held_by_name)
      values (${pupil.province}, ${input.id}, ${pupil.id}, ${pupil.station}, ${pupil.division}, ${input.heldOn},
        ${monthOf(input.heldOn)}, ${input.minutes}, ${input.topic}, ${input.way}, ${pupil.gradeBand},
        ${sealedText(room.cipher, input.note)}, ${actor.account}, ${actor.name})`.execute(tx)
    return done('letters.record-session', pupil, {
      dirty: [leafOf(pupil, input.heldOn)],
      detail: { session: input.id },
    })
  })

export const withdrawSession = (
  standing: Standing,
  target: Id,
  session: Id,
  input: { readonly id: Id; readonly reason: string },
) =>
  changingPupil(standing, 'letters.withdraw-session', target, { ...input }, async (tx, pupil) => {
    const found = (await sessionsOf(tx, pupil)).find(({ id }) => id === session)
    if (!found) return refused({ code: 'not-found' })
    const { station, division } = pupil
    const out = await takeOutRecord(
      tx,
      standing.actor,
      { table: 'counselling_session', kind: 'counselling-session', record: session, station, division },
      { id: input.id, reason: input.reason, replacement: null },
    )
    if (!out) return refused({ code: 'session-withdrawn' })
    return done('letters.withdraw-session', pupil, {
      dirty: [leafOf(pupil, found.heldOn)],
      detail: { session },
    })
  })
