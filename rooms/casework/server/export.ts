import type { Scope } from '../../../kernel/actor.ts'
import type { Refusal } from '../../../kernel/errors.ts'
import type { Result } from '../../../kernel/result.ts'
import type { Standing } from '../../../platform/server/command.ts'
import type { FieldCipher } from '../../../platform/server/crypto/field-cipher.ts'
import type { Language } from '../../../platform/server/http/problem.ts'
import type { FileAnswer } from '../../../platform/server/http/routes.ts'
import { type SheetColumn, type TakenList, takeList } from '../../documents/server/index.ts'
import { stationNames } from '../../regions/server/index.ts'
import {
  caseKindTerms,
  caseProblemTerms,
  caseSourceTerms,
  caseStateTerms,
  closeReasonTerms,
} from '../domain/case-codes.ts'
import { phaseTerms } from '../domain/phases.ts'
import type { CaseRow } from './case-row.ts'
import { linesOf, type ShownCase } from './line.ts'
import { type CaseFilter, caseKey, listCases } from './list-cases.ts'

type CaseLine = ShownCase & { readonly stationName: string }

/** The register of cases as it is kept on paper. Free texts stay inside: they are L3, and a file leaves the house. */
const columns: readonly SheetColumn<CaseLine>[] = [
  { title: { zh: '个案编号', en: 'Number' }, kind: 'text', width: 24, value: ({ number }) => number },
  { title: { zh: '服务对象', en: 'Client' }, kind: 'text', width: 14, value: ({ personName }) => personName },
  { title: { zh: '站点', en: 'Station' }, kind: 'text', width: 30, value: ({ stationName }) => stationName },
  {
    title: { zh: '个案性质', en: 'Kind' },
    kind: 'text',
    width: 12,
    value: ({ kind }, language) => caseKindTerms[kind][language],
  },
  {
    title: { zh: '个案类型', en: 'Problem' },
    kind: 'text',
    width: 12,
    value: ({ problem }, language) => caseProblemTerms[problem][language],
  },
  {
    title: { zh: '来源', en: 'Source' },
    kind: 'text',
    width: 12,
    value: ({ source }, language) => caseSourceTerms[source][language],
  },
  {
    title: { zh: '阶段', en: 'Phase' },
    kind: 'text',
    width: 10,
    value: ({ phase }, language) => (phase ? phaseTerms[phase][language] : null),
  },
  { title: { zh: '接案日期', en: 'Opened' }, kind: 'day', width: 12, value: ({ openedOn }) => openedOn },
  { title: { zh: '负责社工', en: 'Worker' }, kind: 'text', width: 12, value: ({ workerName }) => workerName },
  {
    title: { zh: '状态', en: 'State' },
    kind: 'text',
    width: 10,
    value: ({ state }, language) => caseStateTerms[state][language],
  },
  { title: { zh: '结案日期', en: 'Closed' }, kind: 'day', width: 12, value: ({ closedOn }) => closedOn },
  {
    title: { zh: '结案原因', en: 'Reason' },
    kind: 'text',
    width: 22,
    value: ({ closeReason }, language) => (closeReason ? closeReasonTerms[closeReason][language] : null),
  },
]

/** All cases that the filter finds and that lie in each of the scopes, as xlsx; that it was made is audited first. */
export function exportCases(
  standing: Standing,
  cipher: FieldCipher,
  scopes: readonly Scope[],
  filter: CaseFilter,
  language: Language,
): Promise<Result<FileAnswer, Refusal>> {
  const entry = {
    action: 'casework.export',
    division: filter.division ?? standing.scope.ranges[0]?.low ?? 0,
    station: filter.station ?? null,
    detail: { state: filter.state ?? null, kind: filter.kind ?? null, problem: filter.problem ?? null },
  }
  const list: TakenList<CaseRow, CaseLine> = {
    name: { zh: '个案登记表', en: 'Cases' },
    columns,
    rows: (tx, page) => listCases(tx, scopes, filter, page),
    keyOf: caseKey(filter),
    lines: async (tx, rows) => {
      const names = await stationNames(
        tx,
        rows.map(({ station }) => station),
      )
      const lines = await linesOf(tx, cipher, standing, rows)
      return lines.map((line) => ({ ...line, stationName: names.get(line.station) ?? '' }))
    },
  }
  return takeList(standing, entry, list, language)
}
