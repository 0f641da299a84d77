import type { Words } from '../../../kernel/contract.ts'
import { sayDay } from '../../../kernel/day.ts'
import type { WrittenSheet } from '../../documents/index.ts'
import { stationKinds } from '../../regions/server/index.ts'
import type { PostKind } from '../domain/codes.ts'
import type { CheckedList } from './network-routes.ts'
import { postWords } from './words.ts'

type Language = 'zh' | 'en'

const t = {
  zh: {
    whole: '总体',
    gaps: '缺口',
    tier: '层级',
    kind: '类别',
    what: '项目',
    needed: '应有',
    filled: '已有',
    places: '缺的点数',
    place: '地点',
    have: '已有人数',
    need: '应有人数',
    function: '职能',
    room: '功能室',
    staff: '人员',
    workers: '专业社工',
    volunteers: '志愿者',
  },
  en: {
    whole: 'In all',
    gaps: 'Gaps',
    tier: 'Tier',
    kind: 'Kind',
    what: 'What',
    needed: 'Needed',
    filled: 'There',
    places: 'Places that lack it',
    place: 'Place',
    have: 'Staff there',
    need: 'Staff needed',
    function: 'Function',
    room: 'Room',
    staff: 'Staff',
    workers: 'Social workers',
    volunteers: 'Volunteers',
  },
} as const

const groupWords: Readonly<Record<string, Words>> = {
  'social-workers': { zh: t.zh.workers, en: t.en.workers },
  volunteers: { zh: t.zh.volunteers, en: t.en.volunteers },
}

function nameOf(kind: 'function' | 'room' | 'staff', code: string, language: Language): string {
  const { functions, rooms } = stationKinds()
  const words: Words | undefined =
    kind === 'staff'
      ? (groupWords[code] ?? postWords[code as PostKind])
      : (kind === 'room' ? rooms : functions).find((one) => one.code === code)?.title
  return words?.[language] ?? code
}

/** What is lacking, as two sheets: every requirement in all, and one line for each thing that a place lacks. */
export function checklistSheets(
  { within, on, list, tiers }: CheckedList,
  language: Language,
): WrittenSheet[] {
  const w = t[language]
  return [
    {
      name: w.whole,
      heading: `${within.path} ${list.title[language]} ${sayDay(on, language)}`,
      columns: [
        { title: w.tier, kind: 'text', width: 20 },
        { title: w.kind, kind: 'text', width: 12 },
        { title: w.what, kind: 'text', width: 24 },
        { title: w.needed, kind: 'whole', width: 10 },
        { title: w.filled, kind: 'whole', width: 10 },
        { title: w.places, kind: 'whole', width: 14 },
      ],
      rows: tiers.flatMap((tier) =>
        tier.requirements.map((one) => [
          tier.title[language],
          w[one.kind],
          nameOf(one.kind, one.code, language),
          one.needed,
          one.filled,
          one.places,
        ]),
      ),
    },
    {
      name: w.gaps,
      columns: [
        { title: w.tier, kind: 'text', width: 20 },
        { title: w.place, kind: 'text', width: 24 },
        { title: w.kind, kind: 'text', width: 12 },
        { title: w.what, kind: 'text', width: 24 },
        { title: w.have, kind: 'whole', width: 10 },
        { title: w.need, kind: 'whole', width: 10 },
      ],
      rows: tiers.flatMap((tier) =>
        tier.gaps.flatMap((gap) => [
          ...gap.functions.map((code) => line(tier.title, placeOf(gap), 'function', code)),
          ...gap.rooms.map((code) => line(tier.title, placeOf(gap), 'room', code)),
          ...gap.staff.map(({ code, have, need }) => [
            ...line(tier.title, placeOf(gap), 'staff', code).slice(0, 4),
            have,
            need,
          ]),
        ]),
      ),
    },
  ]
  function placeOf({ town, name }: { readonly town: string | null; readonly name: string }) {
    return town ? `${town} ${name}` : name
  }
  function line(tier: Words, place: string, kind: 'function' | 'room' | 'staff', code: string) {
    return [tier[language], place, w[kind], nameOf(kind, code, language), null, null]
  }
}
