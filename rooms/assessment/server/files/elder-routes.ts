import { isEmpty, scopeOf } from '../../../../kernel/actor.ts'
import { ok, refused } from '../../../../kernel/result.ts'
import { disclose, read, type Standing } from '../../../../platform/server/command.ts'
import { pageFrom, readCursor, type SortKey } from '../../../../platform/server/database/cursor.ts'
import { type Implemented, implement } from '../../../../platform/server/http/routes.ts'
import type { WrittenSheet, WrittenValue } from '../../../documents/index.ts'
import { workbookAnswer } from '../../../documents/server/index.ts'
import { stationNames } from '../../../regions/server/index.ts'
import { type ElderFilters, eldersContract } from '../../contract/elders.ts'
import { specialElderTitles } from '../../domain/files/elder-roster.ts'
import { type ElderNeighbours, elderPage } from './elder-list.ts'

const cursorShape = [(part: unknown) => typeof part === 'string', (part: unknown) => typeof part === 'string']
const keyOf = ({ pinyin, person }: { pinyin: string; person: string }): SortKey => [pinyin, person]
const batch = 200

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
    const allowed = await disclose(call, async () =>
      ok({
        answer: true,
        audit: [
          {
            action: 'assessment.export-elders',
            division: call.query.within ?? call.scope.ranges[0]?.low ?? 0,
            station: call.query.station ?? call.scope.stations[0] ?? null,
            purpose: 'export',
          },
        ],
      }),
    )
    if (!allowed.ok) return allowed
    const sheet = elderSheet(call, sensitive, neighbours, call.query)
    return ok(workbookAnswer(`${sheet.name}-${call.today}.xlsx`, [sheet]))
  }),
]

function elderSheet(
  call: Standing,
  scope: Standing['scope'],
  neighbours: ElderNeighbours,
  filters: ElderFilters,
): WrittenSheet {
  return {
    name: '特殊困难老年人名册',
    columns: [
      { title: '姓名', kind: 'text', width: 12 },
      { title: '村（社区）', kind: 'text', width: 18 },
      { title: '社工站', kind: 'text', width: 26 },
      { title: '类别', kind: 'text', width: 26 },
      { title: '纳入日期', kind: 'day', width: 12 },
      { title: '最近见面', kind: 'day', width: 12 },
      { title: '最近联系', kind: 'day', width: 12 },
      { title: '本月已探访', kind: 'text', width: 12 },
      { title: '责任人', kind: 'text', width: 12 },
      { title: '救助顾问', kind: 'text', width: 18 },
    ],
    rows: rowsOf(call, scope, neighbours, filters),
  }
}

async function* rowsOf(
  call: Standing,
  scope: Standing['scope'],
  neighbours: ElderNeighbours,
  filters: ElderFilters,
): AsyncGenerator<WrittenValue[]> {
  let after: SortKey | null = null
  do {
    const page = await read(call, async (tx) => {
      const lines = await elderPage(tx, call, scope, neighbours, filters, { after, limit: batch }, false)
      const { items } = pageFrom(lines, batch, keyOf)
      const stations = await stationNames(
        tx,
        items.map(({ station }) => station),
      )
      const last = items.at(-1)
      return ok({
        rows: items.map((line): WrittenValue[] => [
          line.name,
          line.place,
          stations.get(line.station) ?? '',
          line.categories.map((code) => specialElderTitles[code] ?? code).join('、'),
          line.joinedOn,
          line.metOn,
          line.contactOn,
          line.visited ? '是' : '否',
          line.responsible,
          line.advisers.join('、'),
        ]),
        next: lines.length > batch && last ? keyOf(last) : null,
      })
    })
    if (!page.ok) return
    yield* page.value.rows
    after = page.value.next
  } while (after !== null)
}
