import type { Words } from '../../../../kernel/contract.ts'
import type { Refusal } from '../../../../kernel/errors.ts'
import { ok, type Result, refused } from '../../../../kernel/result.ts'
import { disclose, type Standing } from '../../../../platform/server/command.ts'
import type { Language } from '../../../../platform/server/http/problem.ts'
import type { FileAnswer } from '../../../../platform/server/http/routes.ts'
import type { ColumnKind } from '../../../documents/index.ts'
import {
  listSheet,
  type SheetColumn,
  type TakenList,
  workbookAnswer,
} from '../../../documents/server/index.ts'
import { categoryTitle } from '../../../people/server/index.ts'
import type { ActivityFilters } from '../../contract.ts'
import { activityKinds, ageBands } from '../../domain/community/codes.ts'
import { serviceFieldTerms } from '../../domain/service-field.ts'
import { serviceTypeTerms } from '../../domain/service-type.ts'
import type { ActivityRow } from './activity-row.ts'
import { linesOfActivities, type ShownActivity } from './lines.ts'
import { entry } from './plan.ts'
import { listSignIns, type ShownSignIn, type SignInRow, signInKey, signInLines } from './sign-in-list.ts'
import { activityKey, findActivity, listActivities } from './store.ts'

const states: Readonly<Record<ShownActivity['state'], Words>> = {
  planned: { zh: '计划', en: 'Planned' },
  held: { zh: '已举办', en: 'Held' },
  summarised: { zh: '已总结', en: 'Summarised' },
  cancelled: { zh: '已取消', en: 'Cancelled' },
}

const column = <Row>(
  zh: string,
  en: string,
  kind: ColumnKind,
  width: number,
  value: SheetColumn<Row>['value'],
): SheetColumn<Row> => ({ title: { zh, en }, kind, width, value })

const activityColumns: readonly SheetColumn<ShownActivity>[] = [
  column('开始日期', 'Starts', 'day', 12, (row) => row.startsOn),
  column('时间', 'Time', 'text', 14, (row) => `${row.startsAt}–${row.endsAt}`),
  column('活动名称', 'Title', 'text', 32, (row) => row.title),
  column('主题日', 'Theme day', 'text', 14, (row) => row.themeDay),
  column('类型', 'Kind', 'text', 10, (row, language) => activityKinds[row.kind][language]),
  column('服务领域', 'Field', 'text', 12, (row, language) =>
    row.field ? serviceFieldTerms[row.field][language] : null,
  ),
  column('服务类型', 'Service type', 'text', 14, (row, language) =>
    row.serviceType ? serviceTypeTerms[row.serviceType][language] : null,
  ),
  column('主办站点', 'Lead station', 'text', 28, (row) => row.station.name),
  column('协办站点', 'Partner stations', 'text', 28, (row) =>
    row.partnerStations.map(({ name }) => name).join('、'),
  ),
  column('地点', 'Place', 'text', 24, (row) => row.place),
  column('状态', 'State', 'text', 10, (row, language) => states[row.state][language]),
  column('预计人数', 'Expected', 'whole', 10, (row) => row.expected),
  column('签到人次', 'Attendances', 'whole', 10, (row) => row.attendances),
  column('现场观众约（估）', 'Audience, estimate', 'whole', 14, (row) => row.audienceEstimate),
  column('预算', 'Budget', 'yuan', 12, (row) => row.budgetFen),
  column('支出', 'Spent', 'yuan', 12, (row) => row.spentFen),
  column('负责社工', 'Responsible', 'text', 12, (row) => row.responsibleName),
]

const yesNo = (value: boolean | null, language: Language): string | null =>
  value === null ? null : value ? (language === 'zh' ? '是' : 'yes') : language === 'zh' ? '否' : 'no'

/** The titles are those that the reading of a filled sheet knows. */
const signInColumns: readonly SheetColumn<ShownSignIn>[] = [
  column('日期', 'Day', 'day', 12, (row) => row.on),
  column('姓名', 'Name', 'text', 14, (row) => row.name),
  column('性别', 'Sex', 'text', 8, (row, language) =>
    row.sex === 1
      ? language === 'zh'
        ? '男'
        : 'male'
      : row.sex === 2
        ? language === 'zh'
          ? '女'
          : 'female'
        : null,
  ),
  column('年龄段', 'Age', 'text', 14, (row, language) =>
    row.ageBand ? ageBands[row.ageBand][language] : null,
  ),
  column('电话后四位', 'Phone end', 'text', 12, (row) => row.phoneEnd),
  column(
    '类别',
    'Categories',
    'text',
    20,
    (row, language) =>
      row.categories?.map((code) => categoryTitle(code, language)).join(language === 'zh' ? '、' : ', ') ??
      null,
  ),
  column('志愿者', 'Volunteer', 'text', 8, (row, language) => yesNo(row.volunteer, language)),
  column('首次参加', 'First time', 'text', 10, (row, language) => yesNo(row.firstTime, language)),
  column('签到站点', 'Signed in by', 'text', 28, (row) => row.station.name),
]

/** Activities name nobody but stations and workers. */
export async function exportActivities(
  standing: Standing,
  filter: ActivityFilters,
  language: Language,
): Promise<Result<FileAnswer, Refusal>> {
  const list: TakenList<ActivityRow, ShownActivity> = {
    name: { zh: '社区活动', en: 'Activities' },
    columns: activityColumns,
    rows: (tx, page) => listActivities(tx, standing.scope, filter, page),
    keyOf: activityKey,
    lines: linesOfActivities,
  }
  const fileName = `${language === 'zh' ? '社区活动' : 'activities'}-${standing.today}.xlsx`
  return ok(workbookAnswer(fileName, [listSheet(standing, list, language)]))
}

/** The sign-in list names people: that it was taken out is a line of the trail before its first byte. */
export async function exportSignIns(
  standing: Standing,
  reading: Standing,
  activity: string,
  language: Language,
): Promise<Result<FileAnswer, Refusal>> {
  const found = await disclose(reading, async (tx) => {
    const row = await findActivity(tx, reading.scope, activity)
    // Both permissions must reach the activity: to see it, and to take lists of people out.
    const mayTake = row && (await findActivity(tx, standing.scope, activity))
    if (!row || !mayTake) return refused({ code: 'not-found' })
    return ok({ answer: row, audit: [{ ...entry('activities.export-sign-ins', row), purpose: 'export' }] })
  })
  if (!found.ok) return found
  const row = found.value
  const list: TakenList<SignInRow, ShownSignIn> = {
    name: { zh: '签到表', en: 'Sign-ins' },
    columns: signInColumns,
    rows: (tx, page) => listSignIns(tx, row, {}, page),
    keyOf: signInKey,
    lines: async (tx, rows) =>
      (await signInLines(tx, reading, row, rows)).filter(({ state }) => state === 'counts'),
  }
  const fileName = `${language === 'zh' ? '签到表' : 'sign-ins'}-${row.startsOn}.xlsx`
  return ok(workbookAnswer(fileName, [listSheet(reading, list, language)]))
}
