import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { paragraphSchema, problemsOfParagraph } from './paragraph.ts'
import { type Figures, sayParagraph, textOf } from './say-paragraph.ts'

const paragraph = (code: string) =>
  paragraphSchema.parse(
    parse(readFileSync(join(import.meta.dirname, `../../../data/paragraphs/${code}.yaml`), 'utf8')),
  )

const told = (values: Record<string, [number, string]>, parts: Figures['parts'] = () => null): Figures => ({
  total: (measure) => {
    const found = values[measure]
    return found ? { value: found[0], unit: found[1] } : null
  },
  parts,
})

const xunxian = told(
  {
    'township-stations': [11, '个'],
    visits: [5665, '次'],
    'resource-amount': [65_000, '元'],
    'cases-opened': [18, '个'],
    'groups-opened': [20, '个'],
    'group-sessions': [96, '节'],
    activities: [162, '场'],
    'attendances-served': [22_345, '人次'],
    'persons-served': [2210, '人'],
    'persons-visited': [1844, '人'],
    'households-visited': [900, '户'],
    trainings: [12, '场'],
    'training-credit-hours': [120, '学时'],
    supervisions: [65, '次'],
    'supervision-hours': [145, '小时'],
  },
  () => ({
    total: 5665,
    unit: '次',
    none: 0,
    parts: [
      { code: 'dibao', title: '低保', value: 4139 },
      { code: 'tekun', title: '特困', value: 373 },
      { code: 'child', title: '困境儿童', value: 801 },
      { code: 'disability', title: '残疾人', value: 441 },
      { code: 'other', title: '其他困难群体', value: 711 },
    ],
  }),
)

describe('paragraphs (7.7)', () => {
  it('prints S5.11 with every figure in its own unit and the note that the categories overlap (S5.A1, X1)', () => {
    const said = sayParagraph(
      paragraph('annual'),
      { words: { year: '2023', place: '浚县' }, oneStation: false },
      xunxian,
      'exact',
    )
    expect(textOf(said)).toBe(
      '2023年，浚县11个镇（街道）社会工作服务站服务探访已建档服务对象5665次，涉及低保4139次、特困373次、困境儿童801次、残疾人441次、其他困难群体711次（各类别有交叉，合计大于总数），链接资源金额6.5万元；开展个案工作18个，小组工作20个（96节），社区活动162场；服务困难群众22345人次（2210人），走访1844人、900户；开展主题培训12场，累计120学时；督导65次，累计时长145小时。',
    )
    expect(said.notes).toContainEqual({
      zh: '各类别有交叉，合计 6465 大于总数 5665，交叉 800',
      en: 'Categories overlap: the parts sum to 6465, more than the total 5665, by 800',
    })
  })

  it('prints the rounded words of the seed when asked to, and keeps the exact number beside each (7.6)', () => {
    const said = sayParagraph(
      paragraph('annual'),
      { words: { year: '2023', place: '浚县' }, oneStation: false },
      xunxian,
      'rounded',
    )
    expect(textOf(said)).toContain('服务困难群众2.2万余人次')
    expect(said.pieces.find(({ text }) => text === '2.2万余人次')?.figure).toEqual({
      measure: 'attendances-served',
      part: null,
      exact: 22_345,
    })
  })

  it('prints S18.7 as of February 2022 with its start and the share of registered volunteers (S18.A1, X19)', () => {
    const boluo = told({
      visits: [16_839, '人次'],
      activities: [306, '场'],
      'organisations-mobilised': [31, '个'],
      volunteers: [2869, '人'],
      'volunteers-registered': [1144, '人'],
      'attendances-served': [56_681, '人次'],
    })
    const said = sayParagraph(
      paragraph('cumulative'),
      { words: { from: '2020年1月', to: '2022年2月' }, oneStation: false },
      boluo,
      'exact',
    )
    expect(textOf(said)).toBe(
      '截至2022年2月，累计（2020年1月以来），探访16839人次，开展活动306场，动员社区社会组织31个，联动志愿者2869人（其中注册志愿者1144人，占39.9%），受益群众56681人次。',
    )
    expect(said.notes.map(({ zh }) => zh).join()).toContain('包含探访')
  })

  it('prints 12 trainings with 120 学时 and 65 supervisions with 145 小时 (S5.15, X22)', () => {
    const said = sayParagraph(
      paragraph('monthly'),
      { words: { year: '2023', month: '12', place: '浚县' }, oneStation: false },
      told({
        trainings: [12, '场'],
        'training-credit-hours': [120, '学时'],
        supervisions: [65, '次'],
        'supervision-hours': [145, '小时'],
      }),
      'exact',
    )
    expect(textOf(said)).toBe('2023年12月，浚县，开展主题培训12场，累计120学时；督导65次，累计时长145小时。')
  })

  it('leaves out empty clauses and names the measures that are not counted', () => {
    const said = sayParagraph(
      paragraph('annual'),
      { words: { year: '2023', place: '浚县' }, oneStation: false },
      told({ visits: [5, '次'], activities: [0, '场'] }),
      'exact',
    )
    expect(textOf(said)).toBe('2023年，浚县镇（街道）社会工作服务站服务探访已建档服务对象5次。')
    expect(said.missing).toContain('cases-opened')
  })

  it('does not say twice what a station is', () => {
    const place = '小河镇社会工作服务站'
    const said = sayParagraph(
      paragraph('annual'),
      { words: { year: '2023', place }, oneStation: true },
      told({ visits: [5, '次'] }),
      'exact',
    )
    expect(textOf(said)).toBe('2023年，小河镇社会工作服务站服务探访已建档服务对象5次。')
  })

  it('merges parts under five, so that nobody can be told from them (7.7, D19)', () => {
    const figures = told({ visits: [24, '次'] }, () => ({
      total: 24,
      unit: '次',
      none: 0,
      parts: [
        { code: 'dibao', title: '低保', value: 19 },
        { code: 'tekun', title: '特困', value: 3 },
        { code: 'child', title: '困境儿童', value: 2 },
      ],
    }))
    const text = textOf(
      sayParagraph(
        paragraph('annual'),
        { words: { year: '2023', place: '浚县' }, oneStation: false },
        figures,
        'exact',
      ),
    )
    expect(text).toContain('涉及低保19次、其他5次')
    expect(text).not.toContain('特困')
  })

  it('prints no number of persons below five, in words or beside them (7.7)', () => {
    const few = told({ visits: [6, '次'], 'persons-visited': [4, '人'], 'households-visited': [5, '户'] })
    const station = { words: { year: '2023', place: '小河镇社会工作服务站' }, oneStation: true }
    const said = sayParagraph(paragraph('annual'), station, few, 'exact')
    expect(textOf(said)).toBe('2023年，小河镇社会工作服务站服务探访已建档服务对象6次；走访不足5人、5户。')
    expect(said.pieces.filter(({ figure }) => figure?.measure === 'persons-visited')).toEqual([])
  })

  it('prints no share from which so few persons could be worked out', () => {
    const said = sayParagraph(
      paragraph('cumulative'),
      { words: { from: '2023年1月', to: '2023年6月' }, oneStation: false },
      told({ volunteers: [8, '人'], 'volunteers-registered': [2, '人'] }),
      'exact',
    )
    expect(textOf(said)).toContain('联动志愿者8人（其中注册志愿者不足5人，占—）')
  })

  it('keeps 学时 and 小时 apart and says what each is (X22)', () => {
    const about = { words: { year: '2023', place: '浚县' }, oneStation: false }
    const notes = sayParagraph(paragraph('annual'), about, xunxian, 'exact').notes
    expect(notes.map(({ zh }) => zh).join()).toContain('学时是课时')
  })

  it('refuses a template that names an unknown figure or a colour', () => {
    const broken = {
      ...paragraph('monthly'),
      groups: [[{ say: '红色档案{files}', figures: { visits: { measure: 'visits' } } }]],
    }
    expect(problemsOfParagraph(paragraphSchema.parse(broken))).toHaveLength(3)
    for (const code of ['annual', 'monthly', 'cumulative'])
      expect(problemsOfParagraph(paragraph(code))).toEqual([])
  })
})
