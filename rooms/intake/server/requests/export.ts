import type { Scope } from '../../../../kernel/actor.ts'
import type { Words } from '../../../../kernel/contract.ts'
import { minuteAt } from '../../../../kernel/day.ts'
import type { Refusal } from '../../../../kernel/errors.ts'
import type { Id } from '../../../../kernel/id.ts'
import { ok, type Result } from '../../../../kernel/result.ts'
import { disclose, read, type Standing } from '../../../../platform/server/command.ts'
import type { SortKey } from '../../../../platform/server/database/cursor.ts'
import type { Language } from '../../../../platform/server/http/problem.ts'
import type { FileAnswer } from '../../../../platform/server/http/routes.ts'
import type { ColumnKind, WrittenValue } from '../../../documents/index.ts'
import { workbookAnswer } from '../../../documents/server/index.ts'
import { pathsOf, stationNames } from '../../../regions/server/index.ts'
import { needTerms, sourceTerms, stateTerms, urgencyTerms, wayTerms } from '../../domain/requests/codes.ts'
import { lineOf, type ShownRequest } from './line.ts'
import { listRequests, type RequestFilter, requestKey } from './list.ts'

const pageSize = 500

type Names = { readonly stations: ReadonlyMap<Id, string>; readonly places: ReadonlyMap<number, string> }
type RequestColumn = {
  readonly title: Words
  readonly kind: ColumnKind
  readonly width: number
  readonly value: (one: ShownRequest, language: Language, names: Names) => WrittenValue
}

/** The register of requests as it is kept on paper. What was said and any danger stay inside: they are L3 and L4. */
const columns: readonly RequestColumn[] = [
  { title: { zh: '编号', en: 'Number' }, kind: 'text', width: 24, value: (one) => one.number },
  {
    title: { zh: '收到时间', en: 'Received' },
    kind: 'text',
    width: 18,
    value: (one) => minuteAt(one.receivedAt),
  },
  {
    title: { zh: '来源', en: 'Source' },
    kind: 'text',
    width: 12,
    value: (one, language) => sourceTerms[one.source][language],
  },
  { title: { zh: '对象', en: 'About' }, kind: 'text', width: 14, value: (one) => one.aboutName },
  {
    title: { zh: '地点', en: 'Place' },
    kind: 'text',
    width: 36,
    value: (one, _, { places }) => places.get(one.division) ?? null,
  },
  {
    title: { zh: '站点', en: 'Station' },
    kind: 'text',
    width: 28,
    value: (one, _, { stations }) => (one.station ? (stations.get(one.station) ?? null) : null),
  },
  {
    title: { zh: '紧急程度', en: 'Urgency' },
    kind: 'text',
    width: 10,
    value: (one, language) => urgencyTerms[one.urgency][language],
  },
  {
    title: { zh: '需求', en: 'Needs' },
    kind: 'text',
    width: 24,
    value: (one, language) =>
      one.needs.map((need) => needTerms[need][language]).join(language === 'zh' ? '、' : ', '),
  },
  {
    title: { zh: '状态', en: 'State' },
    kind: 'text',
    width: 14,
    value: (one, language) => stateTerms[one.state][language],
  },
  {
    title: { zh: '受理方式', en: 'Accepted as' },
    kind: 'text',
    width: 16,
    value: (one, language) => (one.way ? wayTerms[one.way][language] : null),
  },
  { title: { zh: '承办人', en: 'Worker' }, kind: 'text', width: 12, value: (one) => one.ownerName },
  {
    title: { zh: '办结时间', en: 'Ended' },
    kind: 'text',
    width: 18,
    value: (one) => (one.settledAt === null ? null : minuteAt(one.settledAt)),
  },
]

/** All requests that the filter finds and that lie in each of the scopes, as xlsx; that it was made is audited first. */
export async function exportRequests(
  standing: Standing,
  scopes: readonly Scope[],
  filter: RequestFilter,
  language: Language,
): Promise<Result<FileAnswer, Refusal>> {
  const entry = {
    action: 'intake.export',
    division: filter.division ?? standing.scope.ranges[0]?.low ?? 0,
    station: filter.station ?? null,
    purpose: 'export',
    detail: { tab: filter.tab, source: filter.source ?? null, need: filter.need ?? null },
  }
  const noted = await disclose(standing, async () => ok({ answer: null, audit: [entry] }))
  if (!noted.ok) return noted
  const name = language === 'zh' ? '求助登记表' : 'Requests'
  const sheet = {
    name,
    columns: columns.map(({ title, kind, width }) => ({ title: title[language], kind, width })),
    rows: rowsOf(standing, scopes, filter, language),
  }
  return ok(workbookAnswer(`${name}-${standing.today}.xlsx`, [sheet]))
}

/** Page by page, each in a transaction of its own, so that a slow reader holds no snapshot. */
async function* rowsOf(
  standing: Standing,
  scopes: readonly Scope[],
  filter: RequestFilter,
  language: Language,
): AsyncGenerator<WrittenValue[]> {
  let after: SortKey | null = null
  do {
    const from: SortKey | null = after
    const page = await read<{ lines: ShownRequest[]; names: Names; next: SortKey | null }>(
      standing,
      async (tx) => {
        const found = await listRequests(tx, scopes, filter, { after: from, limit: pageSize })
        const some = found.slice(0, pageSize)
        const last = some.at(-1)
        const paths = await pathsOf(
          tx,
          some.map(({ division }) => division),
          standing.today,
        )
        return ok({
          lines: some.map((row) => lineOf(row, standing, filter.now)),
          names: {
            stations: await stationNames(
              tx,
              some.flatMap(({ station }) => (station ? [station] : [])),
            ),
            places: paths,
          },
          next: found.length > pageSize && last ? requestKey(filter)(last) : null,
        })
      },
    )
    if (!page.ok) throw new Error(page.error.code)
    const { lines, names, next } = page.value
    for (const line of lines) yield columns.map(({ value }) => value(line, language, names))
    after = next
  } while (after !== null)
}
