import type { Standing } from '../../../platform/server/command.ts'
import type { FieldCipher } from '../../../platform/server/crypto/field-cipher.ts'
import type { WrittenSheet } from '../../documents/index.ts'
import type { SheetColumn, TakenList } from '../../documents/server/index.ts'
import type { VolunteerFilters } from '../contract.ts'
import { intentions, sexes, times } from '../domain/codes.ts'
import { volunteerColumns } from '../domain/list-columns.ts'
import { type VolunteerLine, volunteerLines } from './answers.ts'
import { listVolunteers, type VolunteerRow } from './store.ts'

type Both = { readonly line: VolunteerLine; readonly row: VolunteerRow }

const yes = { zh: '是', en: 'yes' }
const no = { zh: '否', en: 'no' }

/** Form 5.7 without what is sealed: the phone is masked, the identity number stays inside. */
const columns: readonly SheetColumn<Both>[] = [
  { title: { zh: '编号', en: 'Number' }, kind: 'text', width: 18, value: ({ row }) => row.number },
  { title: { zh: '姓名', en: 'Name' }, kind: 'text', width: 12, value: ({ row }) => row.name },
  {
    title: { zh: '性别', en: 'Sex' },
    kind: 'text',
    width: 6,
    value: ({ row }, language) => sexes[row.sex][language],
  },
  { title: { zh: '出生日期', en: 'Birth' }, kind: 'day', width: 12, value: ({ row }) => row.birth },
  {
    title: { zh: '联系方式（脱敏）', en: 'Phone (masked)' },
    kind: 'text',
    width: 16,
    value: ({ line }) => line.phone,
  },
  { title: { zh: '居住区域', en: 'Area' }, kind: 'text', width: 34, value: ({ line }) => line.place.path },
  { title: { zh: '社工站', en: 'Station' }, kind: 'text', width: 28, value: ({ line }) => line.stationName },
  { title: { zh: '职业', en: 'Occupation' }, kind: 'text', width: 14, value: ({ row }) => row.occupation },
  { title: { zh: '专业技能', en: 'Skills' }, kind: 'text', width: 20, value: ({ row }) => row.skills },
  {
    title: { zh: '服务意向', en: 'Intentions' },
    kind: 'text',
    width: 22,
    value: ({ row }, language) => row.intentions.map((code) => intentions[code][language]).join('、'),
  },
  {
    title: { zh: '可服务时段', en: 'Times' },
    kind: 'text',
    width: 18,
    value: ({ row }, language) => row.times.map((code) => times[code][language]).join('、'),
  },
  { title: { zh: '链接日期', en: 'Linked on' }, kind: 'day', width: 12, value: ({ row }) => row.linkedOn },
  { title: { zh: '退出日期', en: 'Left on' }, kind: 'day', width: 12, value: ({ row }) => row.leftOn },
  {
    title: { zh: '平台注册', en: 'Registered' },
    kind: 'text',
    width: 10,
    value: ({ line }, language) => (line.registered ? yes : no)[language],
  },
  {
    title: { zh: '注册日期', en: 'Registered on' },
    kind: 'day',
    width: 12,
    value: ({ row }) => row.registeredOn,
  },
  {
    title: { zh: '注册平台编号', en: 'Registration number' },
    kind: 'text',
    width: 20,
    value: ({ row }) => row.registrationNumber,
  },
]

/** The volunteers of a filter, in the order of their names. */
export const takenVolunteers = (
  standing: Standing,
  cipher: FieldCipher,
  filter: VolunteerFilters,
): TakenList<VolunteerRow, Both> => ({
  name: { zh: '志愿者名册', en: 'Volunteers' },
  columns,
  rows: (tx, page) => listVolunteers(tx, standing.scope, filter, page, standing.today),
  keyOf: ({ pinyin, id }) => [pinyin, id],
  lines: async (tx, rows) => {
    const lines = await volunteerLines(tx, cipher, standing, rows)
    return rows.map((row, at) => ({ row, line: lines[at] as VolunteerLine }))
  },
})

/** The list to fill in, with an example row. */
export const templateSheet = (): WrittenSheet => ({
  name: '志愿者名单',
  columns: volunteerColumns.map(({ key, titles: [title] }) => ({
    title,
    kind: /On$|^birth$/.test(key) ? ('day' as const) : ('text' as const),
    width: 16,
    ...(key === 'sex' ? { choices: ['男', '女'] } : {}),
  })),
  rows: [volunteerColumns.map(({ key }) => (example as Readonly<Record<string, string>>)[key] ?? null)],
})

const example = {
  name: '李春花',
  sex: '女',
  birth: '1990-05-01',
  occupation: '教师',
  intentions: '儿童关爱、社区治理',
  times: '周末',
  linkedOn: '2023-03-05',
  note: '示例行，导入前删除',
}
