import type { Scope } from '../../../kernel/actor.ts'
import type { Standing } from '../../../platform/server/command.ts'
import type { FieldCipher } from '../../../platform/server/crypto/field-cipher.ts'
import type { Language } from '../../../platform/server/http/problem.ts'
import type { WrittenSheet } from '../../documents/index.ts'
import { column, type SheetColumn, type TakenList } from '../../documents/server/index.ts'
import type { OrganisationFilters } from '../contract/organisations.ts'
import type { PlaceFilters } from '../contract/places.ts'
import { organisationFields, organisationKindCodes, organisationKinds, placeKinds } from '../domain/kinds.ts'
import { organisationColumns } from '../domain/list-columns.ts'
import { organisationLines } from './answers.ts'
import { listPlaces, type PlaceRow, placeLines } from './places.ts'
import { listOrganisations, type OrganisationRow } from './store.ts'

type OrganisationLine = Awaited<ReturnType<typeof organisationLines>>[number] & {
  readonly authority: string | null
}
type PlaceLine = Awaited<ReturnType<typeof placeLines>>[number]

const organisationTitles: readonly SheetColumn<OrganisationLine>[] = [
  column('名称', 'Name', 34, ({ name }) => name),
  column('统一社会信用代码', 'Credit code', 22, ({ creditCode }) => creditCode),
  column('类型', 'Kind', 22, ({ kind }, language) => organisationKinds[kind][language]),
  column('登记地', 'Place', 30, ({ place }) => place.path),
  column('枢纽型', 'Hub', 8, ({ hub }, language) => yes(hub, language)),
  column('团属', 'League', 8, ({ league }, language) => yes(league, language)),
  column('服务领域', 'Fields', 26, ({ fields }, language) =>
    fields.map((field) => organisationFields[field][language]).join(language === 'zh' ? '、' : ', '),
  ),
  column('登记机关', 'Authority', 22, ({ authority }) => authority),
  column('成立日期', 'Established', 12, ({ establishedOn }) => establishedOn, 'day'),
  column('注销日期', 'Dissolved', 12, ({ dissolvedOn }) => dissolvedOn, 'day'),
  column('联系人', 'Contact', 12, ({ contactName }) => contactName),
  column('联系电话（脱敏）', 'Phone (masked)', 18, ({ contactPhone }) => contactPhone),
]

const placeTitles: readonly SheetColumn<PlaceLine>[] = [
  column('名称', 'Name', 34, ({ name }) => name),
  column('类型', 'Kind', 16, ({ kind }, language) => placeKinds[kind][language]),
  column('所在地', 'Place', 30, ({ place }) => place.path),
  column('运营机构', 'Run by', 30, ({ organisationName }) => organisationName),
  column('青少年社工人数', 'Youth workers', 16, ({ youthWorkers }) => youthWorkers, 'whole'),
  column('启用日期', 'Opened', 12, ({ openedOn }) => openedOn, 'day'),
  column('关闭日期', 'Closed', 12, ({ closedOn }) => closedOn, 'day'),
]

/** The register of a filter, in the order of the names. */
export const takenOrganisations = (
  standing: Standing,
  cipher: FieldCipher,
  reach: Scope,
  filter: OrganisationFilters,
): TakenList<OrganisationRow, OrganisationLine> => ({
  name: { zh: '机构名册', en: 'Organisations' },
  columns: organisationTitles,
  rows: (tx, { after, limit }) => listOrganisations(tx, reach, filter, after, limit, standing.today),
  keyOf: ({ pinyin, id }) => [pinyin, id],
  lines: async (tx, rows) => {
    const lines = await organisationLines(tx, cipher, standing, rows)
    return lines.map((line, at) => ({ ...line, authority: rows[at]?.authority ?? null }))
  },
})

/** The places of a filter, in the order of the names. */
export const takenPlaces = (standing: Standing, filter: PlaceFilters): TakenList<PlaceRow, PlaceLine> => ({
  name: { zh: '场所名册', en: 'Places' },
  columns: placeTitles,
  rows: (tx, { after, limit }) => listPlaces(tx, standing.scope, filter, after, limit, standing.today),
  keyOf: ({ pinyin, id }) => [pinyin, id],
  lines: (tx, rows) => placeLines(tx, standing, rows),
})

const yes = (value: boolean, language: Language): string =>
  value ? (language === 'zh' ? '是' : 'yes') : language === 'zh' ? '否' : 'no'

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
