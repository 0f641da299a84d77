import { isEmpty, scopeOf } from '../../../../kernel/actor.ts'
import { ok, refused } from '../../../../kernel/result.ts'
import { disclose, type Standing } from '../../../../platform/server/command.ts'
import {
  idPart,
  pageFrom,
  readCursor,
  type SortKey,
  textPart,
} from '../../../../platform/server/database/cursor.ts'
import { type Implemented, implement } from '../../../../platform/server/http/routes.ts'
import { column, type SheetColumn, type TakenList, takeList } from '../../../documents/server/index.ts'
import { stationNames } from '../../../regions/server/index.ts'
import { type ElderFilters, eldersContract } from '../../contract/elders.ts'
import { specialElderTitles } from '../../domain/files/elder-roster.ts'
import { type ElderLine, type ElderNeighbours, elderPage } from './elder-list.ts'

const cursorShape = [textPart, idPart]
const keyOf = ({ pinyin, person }: { pinyin: string; person: string }): SortKey => [pinyin, person]

export const elderRoutes = (neighbours: ElderNeighbours): Implemented[] => [
  implement(eldersContract.elders, async (call) => {
    const { cursor, limit, ...filters } = call.query
    const after = readCursor(cursor, cursorShape)
    if (!after.ok) return after
    return disclose(call, async (tx) => {
      const page = { after: after.value, limit }
      const lines = await elderPage(tx, call, call.scope, neighbours, filters, page, true)
      const { items, next } = pageFrom(lines, limit, keyOf)
      const graded = items.filter(({ risk }) => risk !== null).length
      const at = { division: call.scope.ranges[0]?.low ?? 0, station: call.scope.stations[0] ?? null }
      return ok({
        answer: { items: items.map(({ pinyin: _, ...line }) => line), next },
        // Reading a page of grades is written down by place and number, not person by person.
        audit: graded > 0 ? [{ action: 'assessment.list', ...at, detail: { count: graded } }] : [],
      })
    })
  }),
  implement(eldersContract.exportElders, async (call) => {
    const sensitive = scopeOf(call.actor, 'people.read-sensitive', call.today)
    if (isEmpty(sensitive)) return refused({ code: 'not-permitted' })
    const entry = {
      action: 'assessment.export-elders',
      division: call.query.within ?? call.scope.ranges[0]?.low ?? 0,
      station: call.query.station ?? call.scope.stations[0] ?? null,
    }
    return takeList(call, entry, takenElders(call, sensitive, neighbours, call.query), call.language)
  }),
]

type NamedElder = ElderLine & { readonly stationName: string }

const columns: readonly SheetColumn<NamedElder>[] = [
  column('姓名', 'Name', 12, ({ name }) => name),
  column('村（社区）', 'Village or community', 18, ({ place }) => place),
  column('社工站', 'Station', 26, ({ stationName }) => stationName),
  column('类别', 'Category', 26, ({ categories }, language) =>
    categories
      .map((code) => specialElderTitles[code]?.[language] ?? code)
      .join(language === 'zh' ? '、' : ', '),
  ),
  column('纳入日期', 'Since', 12, ({ joinedOn }) => joinedOn, 'day'),
  column('最近见面', 'Last seen', 12, ({ metOn }) => metOn, 'day'),
  column('最近联系', 'Last contact', 12, ({ contactOn }) => contactOn, 'day'),
  column(
    '本月已探访',
    'Visited this month',
    12,
    ({ visited }, language) => (visited ? { zh: '是', en: 'yes' } : { zh: '否', en: 'no' })[language],
  ),
  column('责任人', 'Responsible', 12, ({ responsible }) => responsible),
  column('救助顾问', 'Relief advisers', 18, ({ advisers }) => advisers.join('、')),
]

const takenElders = (
  call: Standing,
  scope: Standing['scope'],
  neighbours: ElderNeighbours,
  filters: ElderFilters,
): TakenList<ElderLine, NamedElder> => ({
  name: { zh: '特殊困难老年人名册', en: 'Elders in special difficulty' },
  columns,
  rows: (tx, page) => elderPage(tx, call, scope, neighbours, filters, page, false),
  keyOf,
  lines: async (tx, lines) => {
    const stations = await stationNames(
      tx,
      lines.map(({ station }) => station),
    )
    return lines.map((line) => ({ ...line, stationName: stations.get(line.station) ?? '' }))
  },
})
