import { sayDay } from '../../../kernel/day.ts'
import type { PrintedBlock, PrintedDocument, WrittenSheet } from '../../documents/index.ts'
import { caseMethods } from '../domain/case-collection.ts'
import { isBody, type Part, partRoles } from '../domain/programme.ts'
import type { CaseRow } from './case-collection.ts'
import type { ForumAnswer } from './forum-answers.ts'

type Language = 'zh' | 'en'

const words = {
  zh: {
    programme: '议程',
    byDistrict: '按区县',
    attendance: '参加情况',
    role: '环节',
    speaker: '人员',
    affiliation: '单位',
    post: '身份',
    district: '区县',
    topic: '主题',
    agency: '机构',
    unnamed: '（未署名）',
    stationHeads: '社工站负责人',
    organisationHeads: '社会组织负责人',
    reliefStaff: '社会救助工作人员',
    others: '其他',
    all: '合计',
    cases: '案例集',
    noCases: '尚无收入的案例。',
    number: '序号',
    talks: '分享数',
  },
  en: {
    programme: 'Programme',
    byDistrict: 'By district',
    attendance: 'Attendance',
    role: 'Part',
    speaker: 'Who',
    affiliation: 'Affiliation',
    post: 'As',
    district: 'District',
    topic: 'Topic',
    agency: 'Agency',
    unnamed: '(not named)',
    stationHeads: 'Heads of stations',
    organisationHeads: 'Heads of organisations',
    reliefStaff: 'Relief staff',
    others: 'Others',
    all: 'All',
    cases: 'Cases',
    noCases: 'No case has been accepted yet.',
    number: 'No.',
    talks: 'Talks',
  },
} as const

const who = (part: Pick<Part, 'speaker' | 'role'>, language: Language): string =>
  part.speaker ?? (isBody(part.role) ? '' : words[language].unnamed)

/** The programme as a workbook: the talks by district, every item in its order, and who came (S1.A1). */
export function forumSheets(forum: ForumAnswer, language: Language): WrittenSheet[] {
  const t = words[language]
  const heading = `${forum.title} ${sayDay(forum.heldOn, language)}`
  return [
    {
      name: t.byDistrict,
      heading,
      columns: [
        { title: t.district, kind: 'text', width: 14 },
        { title: t.number, kind: 'whole', width: 8 },
        { title: t.speaker, kind: 'text', width: 12 },
        { title: t.affiliation, kind: 'text', width: 34 },
        { title: t.post, kind: 'text', width: 20 },
        { title: t.topic, kind: 'text', width: 40 },
      ],
      rows: forum.districts.flatMap(({ name, talks }) =>
        talks.map((talk, at) => [
          name ?? t.agency,
          at + 1,
          who(talk, language),
          talk.organisationName,
          talk.post,
          talk.topic,
        ]),
      ),
    },
    {
      name: t.programme,
      columns: [
        { title: t.number, kind: 'whole', width: 8 },
        { title: t.role, kind: 'text', width: 14 },
        { title: t.speaker, kind: 'text', width: 12 },
        { title: t.affiliation, kind: 'text', width: 34 },
        { title: t.post, kind: 'text', width: 20 },
        { title: t.district, kind: 'text', width: 14 },
        { title: t.topic, kind: 'text', width: 40 },
      ],
      rows: forum.parts.map((part) => [
        part.number,
        partRoles[part.role][language],
        who(part, language),
        part.organisationName,
        part.post,
        part.districtName,
        part.topic,
      ]),
    },
    {
      name: t.attendance,
      columns: [
        { title: t.district, kind: 'text', width: 14 },
        { title: t.stationHeads, kind: 'whole', width: 14 },
        { title: t.organisationHeads, kind: 'whole', width: 16 },
        { title: t.reliefStaff, kind: 'whole', width: 18 },
        { title: t.others, kind: 'whole', width: 10 },
        { title: t.all, kind: 'whole', width: 10 },
      ],
      rows: forum.attendance.map((row) => [
        row.name,
        row.stationHeads,
        row.organisationHeads,
        row.reliefStaff,
        row.others,
        row.all,
      ]),
    },
  ]
}

/** The booklet: who holds it, the programme, talks by district, who came, and the cases that were accepted. */
export function bookletOf(
  forum: ForumAnswer,
  cases: readonly Pick<CaseRow, 'title' | 'method' | 'abstract'>[],
  language: Language,
): PrintedDocument {
  const t = words[language]
  const line = (part: Part): string =>
    [part.organisationName, part.post, who(part, language)].filter(Boolean).join(' ')
  const bodies = (role: Part['role']) => forum.parts.filter((part) => part.role === role).map(line)
  const blocks: PrintedBlock[] = [
    ...(['host', 'organiser'] as const).flatMap((role): PrintedBlock[] =>
      bodies(role).length === 0
        ? []
        : [{ kind: 'text', text: `${partRoles[role][language]}  ${bodies(role).join(' / ')}` }],
    ),
    { kind: 'heading', text: t.programme },
    {
      kind: 'table',
      columns: [
        { title: t.role, width: 2 },
        { title: t.topic, width: 5 },
        { title: t.speaker, width: 5 },
      ],
      rows: forum.parts
        .filter(({ role }) => !isBody(role))
        .map((part) => [partRoles[part.role][language], part.topic ?? '', line(part)]),
    },
    { kind: 'heading', text: t.byDistrict },
    {
      kind: 'table',
      columns: [
        { title: t.district, width: 2 },
        { title: t.talks, width: 1, end: true },
        { title: t.topic, width: 7 },
      ],
      rows: forum.districts.map(({ name, talks }) => [
        name ?? t.agency,
        String(talks.length),
        talks.map(({ topic }) => topic ?? '').join(' / '),
      ]),
    },
  ]
  if (forum.attendance.length > 0) {
    blocks.push(
      { kind: 'heading', text: t.attendance },
      {
        kind: 'table',
        columns: [
          { title: t.district, width: 3 },
          { title: t.all, width: 1, end: true },
        ],
        rows: forum.attendance.map(({ name, all }) => [name, String(all)]),
      },
    )
  }
  blocks.push({ kind: 'heading', text: t.cases })
  if (cases.length === 0) blocks.push({ kind: 'note', text: t.noCases })
  for (const one of cases) {
    blocks.push(
      { kind: 'heading', text: `${one.title} · ${caseMethods[one.method][language]}` },
      ...one.abstract.split(/\n+/).map((text): PrintedBlock => ({ kind: 'text', text })),
    )
  }
  const days = forum.heldOn === forum.endsOn ? forum.heldOn : `${forum.heldOn} – ${forum.endsOn}`
  return {
    title: forum.title,
    subtitle: [forum.theme, days, forum.place].filter(Boolean).join(' · '),
    language,
    blocks,
  }
}
