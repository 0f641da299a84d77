import type { Scope } from '../../../../kernel/actor.ts'
import { minuteAt } from '../../../../kernel/day.ts'
import type { Refusal } from '../../../../kernel/errors.ts'
import type { Result } from '../../../../kernel/result.ts'
import type { Standing } from '../../../../platform/server/command.ts'
import type { Language } from '../../../../platform/server/http/problem.ts'
import type { FileAnswer } from '../../../../platform/server/http/routes.ts'
import { type SheetColumn, type TakenList, takeList } from '../../../documents/server/index.ts'
import { pathsOf, stationNames } from '../../../regions/server/index.ts'
import { needTerms, sourceTerms, stateTerms, urgencyTerms, wayTerms } from '../../domain/requests/codes.ts'
import { lineOf, type ShownRequest } from './line.ts'
import { listRequests, type RequestFilter, requestKey } from './list.ts'
import type { RequestRow } from './row.ts'

type RequestLine = ShownRequest & { readonly stationName: string | null; readonly placePath: string | null }

/** The register of requests as it is kept on paper. What was said and any danger stay inside: they are L3 and L4. */
const columns: readonly SheetColumn<RequestLine>[] = [
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
    value: ({ placePath }) => placePath,
  },
  {
    title: { zh: '站点', en: 'Station' },
    kind: 'text',
    width: 28,
    value: ({ stationName }) => stationName,
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
export function exportRequests(
  standing: Standing,
  scopes: readonly Scope[],
  filter: RequestFilter,
  language: Language,
): Promise<Result<FileAnswer, Refusal>> {
  const entry = {
    action: 'intake.export',
    division: filter.division ?? standing.scope.ranges[0]?.low ?? 0,
    station: filter.station ?? null,
    detail: { tab: filter.tab, source: filter.source ?? null, need: filter.need ?? null },
  }
  const list: TakenList<RequestRow, RequestLine> = {
    name: { zh: '求助登记表', en: 'Requests' },
    columns,
    rows: (tx, page) => listRequests(tx, scopes, filter, page),
    keyOf: requestKey(filter),
    lines: async (tx, rows) => {
      const stations = await stationNames(
        tx,
        rows.flatMap(({ station }) => station ?? []),
      )
      const places = await pathsOf(
        tx,
        rows.map(({ division }) => division),
        standing.today,
      )
      return rows.map((row) => ({
        ...lineOf(row, standing, filter.now),
        stationName: row.station ? (stations.get(row.station) ?? null) : null,
        placePath: places.get(row.division) ?? null,
      }))
    },
  }
  return takeList(standing, entry, list, language)
}
