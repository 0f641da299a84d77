import { sql } from 'kysely'
import { covers, type Scope } from '../../../../kernel/actor.ts'
import type { Day } from '../../../../kernel/day.ts'
import type { DivisionCode } from '../../../../kernel/division.ts'
import type { Problem, Refusal } from '../../../../kernel/errors.ts'
import type { Id } from '../../../../kernel/id.ts'
import { monthOf } from '../../../../kernel/period.ts'
import { ok, type Result, refused } from '../../../../kernel/result.ts'
import { type DirtyLeaf, runCommand, type Standing } from '../../../../platform/server/command.ts'
import type { Handle } from '../../../../platform/server/database/connect.ts'
import type { AgeBand } from '../../domain/community/codes.ts'
import { type PersonOnDay, personsOnDay } from '../persons-on-day.ts'
import type { ActivityRow } from './activity-row.ts'
import { entry } from './plan.ts'
import { findActivity } from './store.ts'

export type SignInLine = {
  readonly id: Id
  readonly person?: Id | undefined
  readonly name?: string | undefined
  readonly sex?: 1 | 2 | undefined
  readonly ageBand?: AgeBand | undefined
  readonly phoneEnd?: string | undefined
  readonly categories: readonly string[]
  readonly volunteer: boolean
  readonly firstTime?: boolean | undefined
  readonly on?: Day | undefined
  readonly signUp?: Id | undefined
}

type Input = {
  readonly id: Id
  readonly station?: Id | undefined
  readonly source: 'list' | 'sheet'
  readonly evenSo: boolean
  readonly lines: readonly SignInLine[]
}

/** A station that leads or takes part, and where it stands; null for any other. */
export function stationOf(row: ActivityRow, station: Id): { readonly division: DivisionCode } | null {
  if (station === row.station) return { division: row.stationDivision }
  const at = row.partnerStations.indexOf(station)
  return at < 0 ? null : { division: row.partnerDivisions[at] as DivisionCode }
}

/** The station for which somebody signs in: the lead where he may record for it, else the partner that is his own. */
export function ownStation(row: ActivityRow, scope: Scope): Id | null {
  return (
    [row.station, ...row.partnerStations].find((station) => {
      const place = stationOf(row, station)
      return place !== null && covers(scope, { division: place.division, station })
    }) ?? null
  )
}

/**
 * Signs in one or many, all or none. Attendances belong to the station that signs the person in (7.4); what is counted
 * twice is refused with its line.
 */
export const signIn = (standing: Standing, activity: Id, { id, ...input }: Input) =>
  runCommand<{ readonly id: Id; readonly lines: number }>(standing, {
    id,
    name: 'activities.sign-in',
    input: { activity, ...input },
    run: async (tx) => {
      const { scope, actor, today } = standing
      const row = await findActivity(tx, scope, activity)
      if (!row) return refused({ code: 'not-found' })
      if (row.state === 'cancelled') return refused({ code: 'activity-cancelled' })
      if (row.startsOn > today) return refused({ code: 'activity-not-begun' })
      const station = input.station ?? ownStation(row, scope)
      const place = station && stationOf(row, station)
      if (!station || !place || !covers(scope, { division: place.division, station }))
        return problemsOf([{ code: 'station-not-of-activity', path: '/body/station' }])
      const problems = lineProblems(row, input.lines, today)
      if (problems.length > 0) return problemsOf(problems)
      const people = await lookUp(tx, row, input.lines)
      const missing = input.lines.flatMap(({ person }, at) =>
        person && !people.has(`${person} ${dayOf(row, input.lines[at] as SignInLine)}`)
          ? [{ code: 'person-not-found', path: `/body/lines/${at}/person` }]
          : [],
      )
      if (missing.length > 0) return problemsOf(missing)
      const twice = await signedInAlready(tx, row, input, people)
      if (twice.length > 0) return refused({ code: 'already-signed-in', problems: twice })
      const written = input.lines.map((line) => {
        const on = dayOf(row, line)
        const known = line.person ? people.get(`${line.person} ${on}`) : undefined
        return {
          id: line.id,
          attended_on: on,
          month: monthOf(on),
          person: known?.person ?? null,
          person_ordinal: known?.ordinal ?? null,
          name: known?.name ?? line.name,
          sex: known?.sex ?? line.sex ?? null,
          age_band: known?.ageBand ?? line.ageBand ?? null,
          phone_end: line.phoneEnd ?? null,
          categories: known?.categories ?? line.categories,
          volunteer: line.volunteer,
          first_time: line.firstTime ?? null,
          sign_up: line.signUp ?? null,
        }
      })
      await sql`
        insert into activity_attendance (province, id, activity, station, station_division, lead_station, division, attended_on, month,
          person, person_ordinal, name, sex, age_band, phone_end, categories, volunteer, first_time, source, sign_up,
          confirmed_by, confirmed_at, recorded_by)
        select ${row.province}, r.id, ${row.id}, ${station}, ${place.division}, ${row.station}, ${row.division}, r.attended_on, r.month,
          r.person, r.person_ordinal, r.name, r.sex, r.age_band, r.phone_end, r.categories, r.volunteer, r.first_time, ${input.source},
          r.sign_up, ${actor.account}, clock_timestamp(), ${actor.account}
        from jsonb_to_recordset(${JSON.stringify(written)}::jsonb) as r(id uuid, attended_on date, month integer, person uuid,
          person_ordinal integer, name text, sex smallint, age_band text, phone_end text, categories text[], volunteer boolean,
          first_time boolean, sign_up uuid)`.execute(tx)
      const persons = [...new Set(written.flatMap(({ person }) => person ?? []))]
      return ok({
        answer: { id, lines: written.length },
        audit: [
          entry('activities.sign-in', row, { lines: written.length }),
          ...persons.map((subject) => ({
            ...entry('activities.sign-in', row),
            subject,
            detail: { activity: row.id },
          })),
        ],
        dirty: leavesOf(
          row,
          written.map((line) => ({ station, division: place.division, on: line.attended_on })),
        ),
      })
    },
  })

const problemsOf = (problems: readonly Problem[]): Result<never, Refusal> =>
  refused({ code: 'request-not-valid', problems })

/** The day of a line: the one named, or the first day of the activity. */
const dayOf = (row: ActivityRow, line: SignInLine): Day => line.on ?? row.startsOn

function lineProblems(row: ActivityRow, lines: readonly SignInLine[], today: Day): Problem[] {
  const ids = new Set<Id>()
  return lines.flatMap((line, at) => {
    const problems: Problem[] = []
    const path = `/body/lines/${at}`
    if (ids.has(line.id)) problems.push({ code: 'id-named-twice', path: `${path}/id` })
    ids.add(line.id)
    if (!line.person && !line.name) problems.push({ code: 'name-missing', path: `${path}/name` })
    const on = dayOf(row, line)
    if (on < row.startsOn || on > row.endsOn || on > today)
      problems.push({ code: 'day-outside-activity', path: `${path}/on` })
    return problems
  })
}

/** The registered persons of the lines as of their days, by person and day. */
async function lookUp(
  tx: Handle,
  row: ActivityRow,
  lines: readonly SignInLine[],
): Promise<ReadonlyMap<string, PersonOnDay>> {
  const byDay = new Map<Day, Id[]>()
  for (const line of lines) {
    if (!line.person) continue
    const on = dayOf(row, line)
    byDay.set(on, [...(byDay.get(on) ?? []), line.person])
  }
  const found = new Map<string, PersonOnDay>()
  for (const [on, persons] of byDay)
    for (const person of await personsOnDay(tx, row.province, persons, on))
      found.set(`${person.asked} ${on}`, person)
  return found
}

/** Lines of persons or names that stand there already, or twice in this request. */
async function signedInAlready(
  tx: Handle,
  row: ActivityRow,
  { lines, evenSo }: Input | Omit<Input, 'id'>,
  people: ReadonlyMap<string, PersonOnDay>,
): Promise<Problem[]> {
  const { rows } = await sql<{ person: Id | null; name: string; phoneEnd: string | null; on: Day }>`
    select person, name, phone_end, attended_on as on from activity_attendance
    where province = ${row.province} and activity = ${row.id} and reversed_by is null`.execute(tx)
  const keyOf = (person: Id | null, name: string, end: string | null, on: Day) =>
    person ? `p ${person} ${on}` : `n ${name} ${end ?? ''} ${on}`
  const there = new Set(rows.map((one) => keyOf(one.person, one.name, one.phoneEnd, one.on)))
  return lines.flatMap((line, at) => {
    const on = dayOf(row, line)
    const person = line.person ? (people.get(`${line.person} ${on}`)?.person ?? null) : null
    const key = keyOf(person, line.name ?? '', line.phoneEnd ?? null, on)
    const again = there.has(key)
    there.add(key)
    // Two of the same name without a number may be two people: whoever was there says so.
    const maybeAnother = !person && !line.phoneEnd && evenSo
    return again && !maybeAnother ? [{ code: 'already-signed-in', path: `/body/lines/${at}` }] : []
  })
}

/** The leaves of the figures that lines touch: where the station stands, and where the activity took place. */
export const leavesOf = (
  row: ActivityRow,
  lines: readonly { readonly station: Id; readonly division: DivisionCode; readonly on: Day }[],
): DirtyLeaf[] =>
  lines.flatMap(({ station, division, on }) =>
    [...new Set([division, row.division])].map((place) => ({ station, month: monthOf(on), division: place })),
  )
