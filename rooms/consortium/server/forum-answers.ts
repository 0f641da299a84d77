import { covers, scopeOf } from '../../../kernel/actor.ts'
import type { Day } from '../../../kernel/day.ts'
import type { DivisionCode } from '../../../kernel/division.ts'
import type { Standing } from '../../../platform/server/command.ts'
import type { Handle } from '../../../platform/server/database/connect.ts'
import { postsHeldBy } from '../../organisations/server/index.ts'
import { placesOf } from '../../regions/server/index.ts'
import { type Conflict, conflictsOf } from '../domain/conflict.ts'
import { countsOf, type Part, talksByDistrict } from '../domain/programme.ts'
import { attendanceOf, type ForumRow, type PartRow, partsOf } from './forum-store.ts'

/** Looks up which posts the people of a programme hold on its day, in whichever organisation of the register (X17). */
export async function conflictsIn(tx: Handle, parts: readonly Part[], on: Day): Promise<Conflict[]> {
  const names = parts.flatMap(({ speaker }) => speaker ?? [])
  return conflictsOf(parts, await postsHeldBy(tx, names, on))
}

export async function forumHeads(tx: Handle, { actor, today }: Standing, forums: readonly ForumRow[]) {
  const place = await placesOf(
    tx,
    forums.map(({ division }) => division),
    today,
  )
  const writable = scopeOf(actor, 'consortium.write', today)
  return forums.map((forum) => ({
    id: forum.id,
    title: forum.title,
    theme: forum.theme,
    place: forum.place,
    division: forum.division,
    divisionName: place(forum.division).name,
    heldOn: forum.heldOn,
    endsOn: forum.endsOn,
    version: forum.version,
    mayChange: covers(writable, { division: forum.division }),
  }))
}

/** A forum whole: programme, talks by district, conflicts of interest, who came. */
export async function forumAnswer(tx: Handle, standing: Standing, forum: ForumRow) {
  const [head] = await forumHeads(tx, standing, [forum])
  if (!head) throw new Error('a forum that was found has a head')
  const parts = await partsOf(tx, forum)
  const attendance = await attendanceOf(tx, forum)
  const place = await placesOf(
    tx,
    [...parts.flatMap(({ district }) => district ?? []), ...attendance.map(({ district }) => district)],
    standing.today,
  )
  const nameOf = (district: DivisionCode | null) => (district === null ? null : place(district).name)
  const shown = (part: PartRow) => ({ ...part, districtName: nameOf(part.district) })
  return {
    ...head,
    parts: parts.map(shown),
    counts: countsOf(parts),
    districts: talksByDistrict(parts).map(({ district, talks }) => ({
      district,
      name: nameOf(district),
      talks: talks.map(shown),
    })),
    conflicts: await conflictsIn(tx, parts, forum.heldOn),
    attendanceVersion: forum.attendanceVersion,
    attendance: attendance.map((row) => ({
      ...row,
      name: place(row.district).name,
      all: row.stationHeads + row.organisationHeads + row.reliefStaff + row.others,
    })),
  }
}

export type ForumAnswer = Awaited<ReturnType<typeof forumAnswer>>
