import type { Scope } from '../../../kernel/actor.ts'
import type { Words } from '../../../kernel/contract.ts'
import { ok } from '../../../kernel/result.ts'
import { read, type Standing } from '../../../platform/server/command.ts'
import type { FieldCipher } from '../../../platform/server/crypto/field-cipher.ts'
import type { SortKey } from '../../../platform/server/database/cursor.ts'
import type { ColumnKind, WrittenSheet, WrittenValue } from '../../documents/index.ts'
import type { OrganisationFilters } from '../contract/organisations.ts'
import type { PlaceFilters } from '../contract/places.ts'
import { organisationFields, organisationKindCodes, organisationKinds, placeKinds } from '../domain/kinds.ts'
import { organisationColumns } from '../domain/list-columns.ts'
import { organisationLines } from './answers.ts'
import { listPlaces, placeLines } from './places.ts'
import { listOrganisations } from './store.ts'

type Language = 'zh' | 'en'
type Column = readonly [title: Words, kind: ColumnKind, width: number]

const batch = 500

const organisationTitles: readonly Column[] = [
  [{ zh: '名称', en: 'Name' }, 'text', 34],
  [{ zh: '统一社会信用代码', en: 'Credit code' }, 'text', 22],
  [{ zh: '类型', en: 'Kind' }, 'text', 22],
  [{ zh: '登记地', en: 'Place' }, 'text', 30],
  [{ zh: '枢纽型', en: 'Hub' }, 'text', 8],
  [{ zh: '团属', en: 'League' }, 'text', 8],
  [{ zh: '服务领域', en: 'Fields' }, 'text', 26],
  [{ zh: '登记机关', en: 'Authority' }, 'text', 22],
  [{ zh: '成立日期', en: 'Established' }, 'day', 12],
  [{ zh: '注销日期', en: 'Dissolved' }, 'day', 12],
  [{ zh: '联系人', en: 'Contact' }, 'text', 12],
  [{ zh: '联系电话（脱敏）', en: 'Phone (masked)' }, 'text', 18],
]

const placeTitles: readonly Column[] = [
  [{ zh: '名称', en: 'Name' }, 'text', 34],
  [{ zh: '类型', en: 'Kind' }, 'text', 16],
  [{ zh: '所在地', en: 'Place' }, 'text', 30],
  [{ zh: '运营机构', en: 'Run by' }, 'text', 30],
  [{ zh: '青少年社工人数', en: 'Youth workers' }, 'whole', 16],
  [{ zh: '启用日期', en: 'Opened' }, 'day', 12],
  [{ zh: '关闭日期', en: 'Closed' }, 'day', 12],
]

const sheetOf = (
  name: Words,
  titles: readonly Column[],
  language: Language,
  rows: AsyncIterable<WrittenValue[]>,
): WrittenSheet => ({
  name: name[language],
  columns: titles.map(([title, kind, width]) => ({ title: title[language], kind, width })),
  rows,
})

/** The register of a filter, page by page while it is written. */
export const organisationSheet = (
  standing: Standing,
  cipher: FieldCipher,
  reach: Scope,
  filter: OrganisationFilters,
  language: Language,
): WrittenSheet =>
  sheetOf(
    { zh: '机构名册', en: 'Organisations' },
    organisationTitles,
    language,
    pages(async (after) => {
      const page = await read(standing, async (tx) => {
        const rows = await listOrganisations(tx, reach, filter, after, batch, standing.today)
        return ok({ rows, lines: await organisationLines(tx, cipher, standing, rows) })
      })
      if (!page.ok) throw new Error(page.error.code)
      const last = page.value.rows.at(-1)
      return {
        next: page.value.rows.length === batch && last ? [last.pinyin, last.id] : null,
        rows: page.value.lines.map((line, at) => [
          line.name,
          line.creditCode,
          organisationKinds[line.kind][language],
          line.place.path,
          yes(line.hub, language),
          yes(line.league, language),
          line.fields.map((field) => organisationFields[field][language]).join('、'),
          page.value.rows[at]?.authority ?? null,
          line.establishedOn,
          line.dissolvedOn,
          line.contactName,
          line.contactPhone,
        ]),
      }
    }),
  )

/** The places of a filter. */
export const placeSheet = (standing: Standing, filter: PlaceFilters, language: Language): WrittenSheet =>
  sheetOf(
    { zh: '场所名册', en: 'Places' },
    placeTitles,
    language,
    pages(async (after) => {
      const page = await read(standing, async (tx) => {
        const rows = await listPlaces(tx, standing.scope, filter, after, batch, standing.today)
        return ok({ rows, lines: await placeLines(tx, standing, rows) })
      })
      if (!page.ok) throw new Error(page.error.code)
      const last = page.value.rows.at(-1)
      return {
        next: page.value.rows.length === batch && last ? [last.pinyin, last.id] : null,
        rows: page.value.lines.map((line) => [
          line.name,
          placeKinds[line.kind][language],
          line.place.path,
          line.organisationName,
          line.youthWorkers,
          line.openedOn,
          line.closedOn,
        ]),
      }
    }),
  )

const yes = (value: boolean, language: Language): string =>
  value ? (language === 'zh' ? '是' : 'yes') : language === 'zh' ? '否' : 'no'

type Page = { readonly rows: WrittenValue[][]; readonly next: SortKey | null }

async function* pages(pageAfter: (after: SortKey | null) => Promise<Page>): AsyncGenerator<WrittenValue[]> {
  let after: SortKey | null = null
  do {
    const page: Page = await pageAfter(after)
    yield* page.rows
    after = page.next
  } while (after !== null)
}

/** The list to fill in, with an example row. */
export const templateSheet = (): WrittenSheet => ({
  name: '机构名单',
  columns: organisationColumns.map(({ key, titles: [title] }) => ({
    title,
    kind: /On$/.test(key) ? ('day' as const) : ('text' as const),
    width: key === 'name' ? 34 : 18,
    ...(key === 'kind'
      ? { choices: organisationKindCodes.map((kind) => organisationKinds[kind].zh), open: true }
      : {}),
  })),
  rows: [
    [
      '示例社区互助会',
      null,
      '社区社会组织',
      '2020-05-01',
      null,
      '示例街道办事处',
      '备字 001 号',
      '否',
      '否',
      '社区建设',
      '王小明',
      null,
      null,
      '2021-06-01',
      null,
      '示例行，导入前删除',
    ],
  ],
})
