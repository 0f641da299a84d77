import { describe, expect, it } from 'vitest'
import { groupedColumns, moved, usualColumns } from './arrangement.ts'
import { byGroup, matching } from './measure-groups.ts'
import type { MeasureLine } from './queries.ts'

const line = (code: string, zh: string, spelled: string[], group: string): MeasureLine => ({
  code,
  title: { zh, en: code },
  unit: { zh: '次', en: 'times' },
  group: { code: group, title: { zh: group === 'visits' ? '走访' : '督导', en: group } },
  spelled,
  subject: { zh: '走访', en: 'Visits' },
  splits: [],
  addsUp: true,
  drillable: true,
  stock: false,
})
const visits = line('visits', '走访', ['zoufang', 'zf'], 'visits')
const home = line('visits-home', '入户走访', ['ruhuzoufang', 'rhzf'], 'visits')
const supervisions = line('supervisions', '督导次数', ['dudaocishu', 'ddcs'], 'supervision')

describe('a catalogue of measures', () => {
  it('stands under its headings in its own order', () => {
    const grouped = byGroup([visits, home, supervisions])
    expect(grouped.map(({ group, measures }) => [group.code, measures.map(({ code }) => code)])).toEqual([
      ['visits', ['visits', 'visits-home']],
      ['supervision', ['supervisions']],
    ])
  })

  it('is searched by name, pinyin, initials, code and heading', () => {
    const all = [visits, home, supervisions]
    const found = (typed: string) => matching(all, typed).map(({ code }) => code)
    expect(found('入户')).toEqual(['visits-home'])
    expect(found('DDCS')).toEqual(['supervisions'])
    expect(found('ruhu')).toEqual(['visits-home'])
    expect(found('visits-h')).toEqual(['visits-home'])
    expect(found('走访')).toEqual(['visits', 'visits-home'])
    expect(found(' ')).toHaveLength(3)
    expect(found('没有')).toEqual([])
  })
})

describe('columns', () => {
  it('begin with the chosen measure and the rest of its group', () => {
    expect(usualColumns([visits, home, supervisions], home)).toEqual(['visits-home', 'visits'])
  })

  it('of one group stand together where the first of them stands', () => {
    expect(groupedColumns([home, supervisions, visits]).map(({ code }) => code)).toEqual([
      'visits-home',
      'visits',
      'supervisions',
    ])
  })

  it('move by one place and stay at the ends', () => {
    expect(moved(['a', 'b', 'c'], 'b', 1)).toEqual(['a', 'c', 'b'])
    expect(moved(['a', 'b', 'c'], 'a', -1)).toEqual(['a', 'b', 'c'])
    expect(moved(['a', 'b', 'c'], 'x', 1)).toEqual(['a', 'b', 'c'])
  })
})
