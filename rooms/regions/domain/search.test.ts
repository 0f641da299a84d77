import { describe, expect, it } from 'vitest'
import { gramsOf, searchKeyOf } from './search-key.ts'
import { ranked } from './search-rank.ts'
import { shortNameOf, townCoreOf, villageCoreOf } from './short-name.ts'

describe('names as people use them', () => {
  it('leaves out the body that runs a village', () => {
    expect(
      [
        '水峪村民委员会',
        '西长村村民委员会',
        '盘城村委会',
        '东街社区居民委员会',
        '城关居委会',
        '小河镇',
        '居委会',
      ].map(shortNameOf),
    ).toEqual(['水峪村', '西长村', '盘城村', '东街社区', '城关', '小河镇', '居委会'])
  })

  it('leaves out the kind of a place but never the whole name', () => {
    expect(['小河镇', '小河乡', '卫溪街道办事处', '乡'].map(townCoreOf)).toEqual([
      '小河',
      '小河',
      '卫溪',
      '乡',
    ])
    expect(['东街社区居委会', '东村社区居委会', '桃园社区', '水峪', '村'].map(villageCoreOf)).toEqual([
      '东街',
      '东村',
      '桃园',
      '水峪',
      '村',
    ])
  })
})

describe('what was typed', () => {
  it('is a code when it is digits, and covers all codes that begin so', () => {
    expect(searchKeyOf('410621')).toEqual({
      kind: 'code',
      digits: '410621',
      low: 410621000000,
      high: 410621999999,
    })
    expect(searchKeyOf('410621105000')).toEqual({
      kind: 'code',
      digits: '410621105000',
      low: 410621105000,
      high: 410621105000,
    })
  })

  it('is a spelling when it is letters, however it is written', () => {
    expect(['XUN XIAN', "xi'an", 'lü'].map(searchKeyOf)).toEqual([
      { kind: 'spelling', text: 'xunxian' },
      { kind: 'spelling', text: 'xian' },
      { kind: 'spelling', text: 'lv' },
    ])
  })

  it('is a name when it has a Chinese character', () => {
    expect(searchKeyOf(' 盘城 ')).toMatchObject({ kind: 'name', text: '盘城' })
    expect(searchKeyOf('水峪村民委员会')).toMatchObject({ text: '水峪村' })
  })

  it('is nothing when there is nothing to look for', () => {
    expect(['', ' ', '--', '4'].map((text) => searchKeyOf(text)?.kind)).toEqual([
      undefined,
      undefined,
      undefined,
      'spelling',
    ])
  })

  it('shares its pairs of characters with every name that holds it', () => {
    const inside = (text: string, name: string) => {
      const key = searchKeyOf(text)
      const grams = gramsOf(shortNameOf(name))
      return key?.kind === 'name' && key.grams.every((gram) => grams.includes(gram))
    }
    expect(inside('盘城', '老盘城社区居委会')).toBe(true)
    expect(inside('盘城街', '盘城街道')).toBe(true)
    expect(inside('水峪村民委员会', '水峪村民委员会')).toBe(true)
    expect(inside('盘城', '盘山城关镇')).toBe(false)
  })

  it('has no pairs when it is one character or stands in every sixth name', () => {
    expect(['盘', '社区'].map((text) => searchKeyOf(text))).toEqual([
      { kind: 'name', text: '盘', grams: [] },
      { kind: 'name', text: '社区', grams: [] },
    ])
  })
})

describe('the order of what was found', () => {
  const places = [
    { code: 410621105001, name: '小河社区居民委员会', level: 5, pinyin: 'xiaoheshequ', initials: 'xhsq' },
    { code: 410621105000, name: '小河镇', level: 4, pinyin: 'xiaohezhen', initials: 'xhz' },
    { code: 320111007000, name: '大小河街道', level: 4, pinyin: 'daxiaohejiedao', initials: 'dxhjd' },
    { code: 130100000000, name: '小河', level: 4, pinyin: 'xiaohe', initials: 'xh' },
  ]
  const order = (text: string, own = 0) =>
    ranked(
      places,
      searchKeyOf(text) ?? { kind: 'spelling', text: '' },
      (code) => Math.floor(code / 1e6) === own,
    ).map((place) => place.code)

  it('puts the whole name first, then beginnings by level, then parts', () => {
    expect(order('小河')).toEqual([130100000000, 410621105000, 410621105001, 320111007000])
  })

  it("puts the caller's own area before all others", () => {
    expect(order('小河', 410621)).toEqual([410621105000, 410621105001, 130100000000, 320111007000])
  })

  it('keeps once what was found twice', () => {
    const twice = [...places, ...places]
    expect(ranked(twice, { kind: 'spelling', text: 'xiaohe' }, () => false)).toHaveLength(4)
  })
})
