import type { Scope } from '../../../kernel/actor.ts'
import type { Words } from '../../../kernel/contract.ts'
import type { Refusal } from '../../../kernel/errors.ts'
import type { Id } from '../../../kernel/id.ts'
import { ok, type Result } from '../../../kernel/result.ts'
import { disclose, read, type Standing } from '../../../platform/server/command.ts'
import type { FieldCipher } from '../../../platform/server/crypto/field-cipher.ts'
import type { SortKey } from '../../../platform/server/database/cursor.ts'
import type { Language } from '../../../platform/server/http/problem.ts'
import type { FileAnswer } from '../../../platform/server/http/routes.ts'
import type { ColumnKind, WrittenValue } from '../../documents/index.ts'
import { workbookAnswer } from '../../documents/server/index.ts'
import { stationNames } from '../../regions/server/index.ts'
import {
  caseKindTerms,
  caseProblemTerms,
  caseSourceTerms,
  caseStateTerms,
  closeReasonTerms,
} from '../domain/case-codes.ts'
import { phaseTerms } from '../domain/phases.ts'
import { linesOf, type ShownCase } from './line.ts'
import { type CaseFilter, caseKey, listCases } from './list-cases.ts'

const pageSize = 500

type CaseColumn = {
  readonly title: Words
  readonly kind: ColumnKind
  readonly width: number
  readonly value: (one: ShownCase, language: Language, station: string) => WrittenValue
}

/** The register of cases as it is kept on paper. Free texts stay inside: they are L3, and a file leaves the house. */
const columns: readonly CaseColumn[] = [
  { title: { zh: '个案编号', en: 'Number' }, kind: 'text', width: 24, value: ({ number }) => number },
  { title: { zh: '服务对象', en: 'Client' }, kind: 'text', width: 14, value: ({ personName }) => personName },
  { title: { zh: '站点', en: 'Station' }, kind: 'text', width: 30, value: (_, __, station) => station },
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
export async function exportCases(
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
    purpose: 'export',
    detail: { state: filter.state ?? null, kind: filter.kind ?? null, problem: filter.problem ?? null },
  }
  const noted = await disclose(standing, async () => ok({ answer: null, audit: [entry] }))
  if (!noted.ok) return noted
  const name = language === 'zh' ? '个案登记表' : 'Cases'
  const sheet = {
    name,
    columns: columns.map(({ title, kind, width }) => ({ title: title[language], kind, width })),
    rows: rowsOf(standing, cipher, scopes, filter, language),
  }
  return ok(workbookAnswer(`${name}-${standing.today}.xlsx`, [sheet]))
}

/** Page by page, each in a transaction of its own, so that a slow reader holds no snapshot. */
async function* rowsOf(
  standing: Standing,
  cipher: FieldCipher,
  scopes: readonly Scope[],
  filter: CaseFilter,
  language: Language,
): AsyncGenerator<WrittenValue[]> {
  let after: SortKey | null = null
  do {
    const from: SortKey | null = after
    const page = await read<{ lines: ShownCase[]; names: Map<Id, string>; next: SortKey | null }>(
      standing,
      async (tx) => {
        const rows = await listCases(tx, scopes, filter, { after: from, limit: pageSize })
        const some = rows.slice(0, pageSize)
        const last = some.at(-1)
        return ok({
          lines: await linesOf(tx, cipher, standing, some),
          names: await stationNames(
            tx,
            some.map(({ station }) => station),
          ),
          next: rows.length > pageSize && last ? caseKey(filter)(last) : null,
        })
      },
    )
    if (!page.ok) throw new Error(page.error.code)
    const { lines, names, next } = page.value
    for (const line of lines)
      yield columns.map(({ value }) => value(line, language, names.get(line.station) ?? ''))
    after = next
  } while (after !== null)
}
