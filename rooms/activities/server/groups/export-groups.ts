import { type Scope, scopeOf } from '../../../../kernel/actor.ts'
import type { Words } from '../../../../kernel/contract.ts'
import { sayDay } from '../../../../kernel/day.ts'
import type { DivisionCode } from '../../../../kernel/division.ts'
import type { Refusal } from '../../../../kernel/errors.ts'
import type { Id } from '../../../../kernel/id.ts'
import { ok, type Result, refused } from '../../../../kernel/result.ts'
import { disclose, type Standing } from '../../../../platform/server/command.ts'
import type { Language } from '../../../../platform/server/http/problem.ts'
import type { FileAnswer } from '../../../../platform/server/http/routes.ts'
import type { WrittenSheet } from '../../../documents/index.ts'
import {
  type SheetColumn,
  type TakenList,
  takeList,
  workbookAnswer,
} from '../../../documents/server/index.ts'
import { personNames } from '../../../people/server/index.ts'
import { stationNames } from '../../../regions/server/index.ts'
import { attendanceTerms, groupKindTerms, groupStateTerms } from '../../domain/groups/group-codes.ts'
import { presentIn } from '../../domain/groups/held-session.ts'
import { serviceFieldTerms } from '../../domain/service-field.ts'
import { groupLinesOf, type ShownGroup } from './group-line.ts'
import type { GroupRow } from './group-row.ts'
import { findGroup, membersOfGroup } from './group-store.ts'
import { type GroupFilter, groupKey, listGroups } from './list-groups.ts'
import { attendanceOfGroup, sessionsOfGroup } from './session-store.ts'

type GroupLine = ShownGroup & { readonly stationName: string }

const columns: readonly SheetColumn<GroupLine>[] = [
  { title: { zh: '小组名称', en: 'Group' }, kind: 'text', width: 28, value: ({ name }) => name },
  {
    title: { zh: '性质', en: 'Kind' },
    kind: 'text',
    width: 16,
    value: ({ type }, language) => groupKindTerms[type][language],
  },
  {
    title: { zh: '服务领域', en: 'Field' },
    kind: 'text',
    width: 16,
    value: ({ field }, language) => serviceFieldTerms[field][language],
  },
  { title: { zh: '站点', en: 'Station' }, kind: 'text', width: 30, value: ({ stationName }) => stationName },
  {
    title: { zh: '状态', en: 'State' },
    kind: 'text',
    width: 10,
    value: ({ state }, language) => groupStateTerms[state][language],
  },
  { title: { zh: '负责社工', en: 'Led by' }, kind: 'text', width: 12, value: ({ leadName }) => leadName },
  {
    title: { zh: '首节日期', en: 'First session' },
    kind: 'day',
    width: 12,
    value: ({ openedOn }) => openedOn,
  },
  { title: { zh: '结束日期', en: 'Closed' }, kind: 'day', width: 12, value: ({ closedOn }) => closedOn },
  { title: { zh: '组员', en: 'Members' }, kind: 'whole', width: 8, value: ({ members }) => members },
  {
    title: { zh: '计划节数', en: 'Planned' },
    kind: 'whole',
    width: 10,
    value: (group) => group.plannedSessions,
  },
  {
    title: { zh: '已开展节数', en: 'Sessions' },
    kind: 'whole',
    width: 12,
    value: ({ sessions }) => sessions,
  },
  {
    title: { zh: '出席人次', en: 'Attendances' },
    kind: 'whole',
    width: 10,
    value: ({ attendances }) => attendances,
  },
]

/** All groups that the filter finds and that lie in each of the scopes, as xlsx; that it was made is audited first. */
export async function exportGroups(
  standing: Standing,
  scopes: readonly Scope[],
  filter: GroupFilter,
  language: Language,
): Promise<Result<FileAnswer, Refusal>> {
  const entry = {
    action: 'activities.export-groups',
    division: filter.division ?? standing.scope.ranges[0]?.low ?? 0,
    station: filter.station ?? null,
    detail: { state: filter.state ?? null, type: filter.type ?? null, field: filter.field ?? null },
  }
  const list: TakenList<GroupRow, GroupLine> = {
    name: { zh: '小组', en: 'Groups' },
    columns,
    rows: (tx, page) => listGroups(tx, scopes, filter, page),
    keyOf: groupKey,
    lines: async (tx, rows) => {
      const names = await stationNames(
        tx,
        rows.map(({ station }) => station),
      )
      const lines = await groupLinesOf(tx, rows)
      return lines.map((line) => ({ ...line, stationName: names.get(line.station) ?? '' }))
    },
  }
  return takeList(standing, entry, list, language)
}

/** Members by sessions (签到表): who was there when, with each member's and each session's sum. */
export async function attendanceSheet(
  standing: Standing,
  group: Id,
  language: Language,
): Promise<Result<FileAnswer, Refusal>> {
  const found = await disclose<{ name: string; sheet: WrittenSheet }>(standing, async (tx) => {
    const row = await findGroup(tx, standing.scope, group)
    const reading = scopeOf(standing.actor, 'activities.read', standing.today)
    if (!row || !(await findGroup(tx, reading, group))) return refused({ code: 'not-found' })
    const members = await membersOfGroup(tx, row)
    const sessions = await sessionsOfGroup(tx, row)
    const all = await attendanceOfGroup(tx, row)
    const names = await personNames(
      tx,
      scopeOf(standing.actor, 'people.read', standing.today),
      members.map(({ person }) => person),
    )
    const rows = members.map(({ person }) => {
      const own = all.filter((one) => one.person === person)
      const cells = sessions.map(({ id }) => {
        const state = own.find((one) => one.session === id)?.state
        return state ? attendanceTerms[state][language] : null
      })
      return [names.get(person) ?? words.hidden[language], ...cells, presentIn(own)]
    })
    const sums = [
      words.sum[language],
      ...sessions.map(({ present }) => `${present}`),
      sessions.reduce((sum, { present }) => sum + present, 0),
    ]
    const sheet: WrittenSheet = {
      name: words.sheet[language],
      columns: [
        { title: words.member[language], kind: 'text', width: 14 },
        ...sessions.map(({ number, heldOn }) => ({
          title:
            language === 'zh'
              ? `第${number}节 ${sayDay(heldOn, 'zh')}`
              : `${number} · ${sayDay(heldOn, 'en')}`,
          kind: 'text' as const,
          width: 22,
        })),
        { title: words.times[language], kind: 'whole', width: 10 },
      ],
      rows: [...rows, sums],
    }
    const audit = [
      {
        action: 'activities.export-attendance',
        subject: row.id,
        division: row.division as DivisionCode,
        station: row.station,
        purpose: 'export',
        detail: { members: members.length },
      },
    ]
    return ok({ answer: { name: row.name, sheet }, audit })
  })
  if (!found.ok) return found
  const { name, sheet } = found.value
  return ok(workbookAnswer(`${sheet.name}-${name.replace(/[\\/:*?"<>|]/g, '')}.xlsx`, [sheet]))
}

const words = {
  sheet: { zh: '签到表', en: 'Attendance' },
  member: { zh: '组员', en: 'Member' },
  times: { zh: '出席次数', en: 'Times' },
  sum: { zh: '出席人数', en: 'Present' },
  hidden: { zh: '（无权查看）', en: '(not yours to see)' },
} as const satisfies Record<string, Words>
