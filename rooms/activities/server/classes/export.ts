import { sql } from 'kysely'
import { type Day, sayDay, shortMonths } from '../../../../kernel/day.ts'
import type { Refusal } from '../../../../kernel/errors.ts'
import type { Id } from '../../../../kernel/id.ts'
import { ok, type Result, refused } from '../../../../kernel/result.ts'
import { disclose, type Standing } from '../../../../platform/server/command.ts'
import type { Language } from '../../../../platform/server/http/problem.ts'
import type { FileAnswer } from '../../../../platform/server/http/routes.ts'
import { workbookAnswer } from '../../../documents/server/index.ts'
import { childrenOf } from './children.ts'
import { seriesEntry } from './open-series.ts'
import { findSeries } from './series-row.ts'
import { sessionsOf } from './session-row.ts'

/** The attendance of a class as one keeps it on the wall: a row a child, a column a session that was held. */
export async function exportClass(
  standing: Standing,
  series: Id,
  language: Language,
): Promise<Result<FileAnswer, Refusal>> {
  const found = await disclose(standing, async (tx) => {
    const row = await findSeries(tx, standing.scope, series)
    if (!row) return refused({ code: 'not-found' })
    const children = await childrenOf(tx, row.province, [row.id])
    const sessions = (await sessionsOf(tx, row.province, row.id)).filter(
      ({ held, reversedBy }) => held && reversedBy === null,
    )
    const { rows } = await sql<{ session: Id; child: Id }>`
      select session, child from class_attendance
      where province = ${row.province} and session = any(${sessions.map(({ id }) => id)}::uuid[])
        and reversed_by is null`.execute(tx)
    const came = new Set(rows.map((one) => `${one.session} ${one.child}`))
    return ok({
      answer: { row, children, sessions, came },
      audit: [{ ...seriesEntry('activities.export-class', row), purpose: 'export' }],
    })
  })
  if (!found.ok) return found
  const { row, children, sessions, came } = found.value
  const zh = language === 'zh'
  const sheet = {
    name: zh ? '考勤表' : 'Attendance',
    heading: `${row.title} ${sayDay(row.fromOn, language)}–${sayDay(row.toOn, language)}`,
    columns: [
      { title: zh ? '姓名' : 'Name', kind: 'text' as const, width: 14 },
      ...sessions.map(({ on }) => ({ title: monthDay(on, language), kind: 'text' as const, width: 9 })),
      { title: zh ? '到课次数' : 'Times', kind: 'whole' as const, width: 10 },
    ],
    rows: [
      ...children.map((child) => {
        const marks = sessions.map(({ id }) => came.has(`${id} ${child.id}`))
        return [child.name, ...marks.map((mark) => (mark ? '√' : null)), marks.filter(Boolean).length]
      }),
      [zh ? '到课人数' : 'Present', ...sessions.map(({ attendances }) => `${attendances}`), came.size],
    ],
  }
  const title = row.title.replace(/[\\/:*?"<>|]/g, '')
  const fileName = `${zh ? '考勤表' : 'attendance'}-${title}-${standing.today}.xlsx`
  return ok(workbookAnswer(fileName, [sheet]))
}

/** The day of a column, in which a year has no place: its months follow one another. */
const monthDay = (on: Day, language: Language): string =>
  language === 'zh'
    ? `${Number(on.slice(5, 7))}月${Number(on.slice(8))}日`
    : `${Number(on.slice(8))} ${shortMonths[Number(on.slice(5, 7)) - 1]}`
