import type { OrganisationField, OrganisationKind } from './kinds.ts'

/** The columns of a list of organisations, by the field they fill; the first heading is the template's. */
export const organisationColumns = [
  { key: 'name', titles: ['名称', '机构名称', '组织名称', '单位名称', 'Name'] },
  { key: 'creditCode', titles: ['统一社会信用代码', '信用代码', '社会信用代码', 'Credit code'] },
  { key: 'kind', titles: ['类型', '组织类型', '机构类型', 'Kind'] },
  { key: 'establishedOn', titles: ['成立日期', '登记日期', '备案日期', '成立时间', 'Established'] },
  { key: 'division', titles: ['区划代码', '登记地区划', 'Division'] },
  { key: 'authority', titles: ['登记机关', '备案机关', '登记管理机关', 'Authority'] },
  { key: 'filingNumber', titles: ['备案号', '登记证号', 'Filing number'] },
  { key: 'hub', titles: ['枢纽型', '是否枢纽型', 'Hub'] },
  { key: 'league', titles: ['团属', '是否团属', 'League'] },
  { key: 'fields', titles: ['服务领域', '领域', 'Fields'] },
  { key: 'contactName', titles: ['联系人', 'Contact'] },
  { key: 'contactPhone', titles: ['联系电话', '联系方式', '电话', 'Phone'] },
  { key: 'address', titles: ['地址', '住所', 'Address'] },
  { key: 'mobilisedOn', titles: ['动员日期', 'Mobilised'] },
  { key: 'incubatedOn', titles: ['孵化日期', 'Incubated'] },
  { key: 'note', titles: ['备注', 'Note'] },
] as const

export type OrganisationColumn = (typeof organisationColumns)[number]['key']

const kindWords: Readonly<Record<string, OrganisationKind>> = {
  社会工作服务机构: 'agency',
  社工机构: 'agency',
  社会团体: 'association',
  社团: 'association',
  社会服务机构: 'service-institution',
  民办非企业单位: 'service-institution',
  民非: 'service-institution',
  基金会: 'foundation',
  社区社会组织: 'community',
  协作单位: 'partner',
  企业: 'enterprise',
  爱心组织: 'caring',
}

const fieldWords: Readonly<Record<string, OrganisationField>> = {
  社会救助: 'social-assistance',
  养老服务: 'elder-care',
  儿童福利: 'child-welfare',
  社区建设: 'community-building',
  社会事务: 'social-affairs',
  社会组织管理: 'social-organisations',
}

/** The kind that a word means, what stands in brackets left out; undefined for none. */
export const kindOfWord = (word: string): OrganisationKind | undefined =>
  kindWords[
    word
      .normalize('NFKC')
      .replace(/\(.*\)/, '')
      .trim()
  ]

/** Fields of service out of `社会救助、养老服务`; undefined when a word is none. */
export function fieldsOfWords(text: string): OrganisationField[] | undefined {
  const fields = text
    .split(/[、,，;；\s]+/)
    .filter(Boolean)
    .map((word) => fieldWords[word])
  return fields.every((field) => field !== undefined) ? (fields as OrganisationField[]) : undefined
}

/** Yes, no, or undefined for another word; blank is no. */
export function yesOfWord(word: string | undefined): boolean | undefined {
  if (word === undefined || ['否', '无', 'no', 'false', '0'].includes(word.toLowerCase())) return false
  return ['是', '有', '√', 'yes', 'true', '1'].includes(word.toLowerCase()) ? true : undefined
}
