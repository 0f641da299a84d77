import { sql } from 'kysely'
import type { z } from 'zod'
import { type Day, daysBetween } from '../../../../kernel/day.ts'
import { provinceOf } from '../../../../kernel/division.ts'
import type { Problem } from '../../../../kernel/errors.ts'
import type { Id } from '../../../../kernel/id.ts'
import { monthOf } from '../../../../kernel/period.ts'
import { ok, refused } from '../../../../kernel/result.ts'
import { runCommand, type Standing } from '../../../../platform/server/command.ts'
import type { Handle } from '../../../../platform/server/database/connect.ts'
import { newId } from '../../../../platform/server/ids.ts'
import { spell, workingCalendar } from '../../../regions/server/index.ts'
import type { classesContract } from '../../contract.ts'
import { sessionDays } from '../../domain/classes/session-days.ts'
import { placeOfStation } from '../station-place.ts'
import { type SeriesRow, seriesToChange } from './series-row.ts'

type Fields = Omit<z.output<(typeof classesContract)['open']['body']>, 'id'>
type Timetable = Omit<Fields, 'station' | 'division'>
type Opened = { readonly id: Id; readonly sessions: number }

const longest = 366
const minuteOfDay = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5))

function timeProblems({ startsAt, endsAt, fromOn, toOn }: Timetable): Problem[] {
  const problems: Problem[] = []
  if (endsAt <= startsAt) problems.push({ code: 'class-ends-before-it-starts', path: '/body/endsAt' })
  const days = daysBetween(fromOn, toOn)
  if (days < 0) problems.push({ code: 'class-ends-before-it-starts', path: '/body/toOn' })
  if (days > longest) problems.push({ code: 'class-too-long', path: '/body/toOn' })
  return problems
}

/** What the audit trail keeps of an act on a class: never a title or a name. */
export const seriesEntry = (
  action: string,
  row: { station: Id; division: number; id: Id },
  detail: object = {},
) => ({
  action,
  subject: row.id,
  division: row.division,
  station: row.station,
  detail: { ...detail },
})

/** Opens a class and lays its sessions out over the calendar. */
export const openSeries = (standing: Standing, { id, ...fields }: Fields & { readonly id: Id }) =>
  runCommand<Opened>(standing, {
    id,
    name: 'activities.open-class',
    input: fields,
    run: async (tx) => {
      const problems = timeProblems(fields)
      if (problems.length > 0) return refused({ code: 'request-not-valid', problems })
      const place = await placeOfStation(tx, standing.scope, fields.station, fields.division)
      if (place === null) return refused({ code: 'not-found' })
      if (place === 'division-outside-scope')
        return refused({ code: 'request-not-valid', problems: [{ code: place, path: '/body/division' }] })
      const days = sessionDays(fields, workingCalendar())
      if (days.length === 0) return refused({ code: 'class-without-sessions' })
      const { division, stationDivision } = place
      const province = provinceOf(division)
      const { pinyin, initials } = spell(fields.title, division)
      const { account, name } = standing.actor
      await sql`
        insert into class_series (province, id, title, pinyin, initials, content, field, station, division, station_division, place,
          weekdays, workdays_only, starts_at, ends_at, grace, from_on, to_on, capacity, responsible, responsible_name, created_by)
        values (${province}, ${id}, ${fields.title}, ${pinyin}, ${initials}, ${fields.content ?? null}, ${fields.field ?? null},
          ${fields.station}, ${division}, ${stationDivision}, ${fields.place}, ${[...fields.weekdays]}::smallint[],
          ${fields.workdaysOnly}, ${fields.startsAt}, ${fields.endsAt}, ${fields.grace}, ${fields.fromOn}, ${fields.toOn},
          ${fields.capacity ?? null}, ${account}, ${name}, ${account})`.execute(tx)
      await writeSessions(tx, { province, id, station: fields.station, division }, fields, days)
      return ok({
        answer: { id, sessions: days.length },
        audit: seriesEntry(
          'activities.open-class',
          { id, station: fields.station, division },
          { sessions: days.length },
        ),
      })
    },
  })

/** Changes a class: what was held or cancelled stays, what is to come is laid out anew. */
export const changeSeries = (
  standing: Standing,
  series: Id,
  { id, version, ...fields }: Timetable & { readonly id: Id; readonly version: number },
) =>
  runCommand<Opened>(standing, {
    id,
    name: 'activities.change-class',
    input: { series, version, fields },
    run: async (tx) => {
      const row = await seriesToChange(tx, standing.scope, series)
      if (!row) return refused({ code: 'not-found' })
      if (row.version !== version)
        return refused({ code: 'changed-meanwhile', data: { version: row.version } })
      const problems = timeProblems(fields)
      if (problems.length > 0) return refused({ code: 'request-not-valid', problems })
      const days = sessionDays(fields, workingCalendar())
      if (days.length === 0) return refused({ code: 'class-without-sessions' })
      const { pinyin, initials } = spell(fields.title, row.division)
      await sql`
        update class_series set title = ${fields.title}, pinyin = ${pinyin}, initials = ${initials}, content = ${fields.content ?? null},
          field = ${fields.field ?? null}, place = ${fields.place}, weekdays = ${[...fields.weekdays]}::smallint[],
          workdays_only = ${fields.workdaysOnly}, starts_at = ${fields.startsAt}, ends_at = ${fields.endsAt}, grace = ${fields.grace},
          from_on = ${fields.fromOn}, to_on = ${fields.toOn}, capacity = ${fields.capacity ?? null}, version = version + 1
        where province = ${row.province} and id = ${row.id}`.execute(tx)
      await sql`delete from class_session where province = ${row.province} and series = ${row.id}
        and held_at is null and cancelled_reason is null and reversed_by is null and session_on >= ${standing.today}`.execute(
        tx,
      )
      const kept = await sql<{ on: Day }>`select session_on as "on" from class_session
        where province = ${row.province} and series = ${row.id} and reversed_by is null`.execute(tx)
      const taken = new Set(kept.rows.map(({ on }) => on))
      const added = days.filter((day) => day >= standing.today && !taken.has(day))
      await writeSessions(tx, row, fields, added)
      return ok({
        answer: { id: row.id, sessions: added.length + taken.size },
        audit: seriesEntry('activities.change-class', row, { added: added.length }),
      })
    },
  })

async function writeSessions(
  tx: Handle,
  { province, id, station, division }: Pick<SeriesRow, 'province' | 'id' | 'station' | 'division'>,
  { startsAt, endsAt, grace }: Timetable,
  days: readonly Day[],
): Promise<void> {
  const rows = days.map((on) => ({ id: newId(), on, month: monthOf(on) }))
  await sql`
    insert into class_session (province, id, series, station, division, session_on, month, starts_at, ends_at, closes_at, minutes)
    select ${province}, r.id, ${id}, ${station}, ${division}, r."on", r.month, ${startsAt}, ${endsAt},
      (r."on" + ${endsAt}::time) at time zone 'Asia/Shanghai' + make_interval(mins => ${grace}),
      ${minuteOfDay(endsAt) - minuteOfDay(startsAt)}
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(id uuid, "on" date, month integer)`.execute(
    tx,
  )
}
