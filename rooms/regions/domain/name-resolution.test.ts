import { describe, expect, it } from 'vitest'
import { placeResolver } from './name-resolution.ts'

const xunxian = placeResolver(
  [
    { code: 410621001000, name: '卫溪街道', level: 4 },
    { code: 410621001001, name: '东街社区居民委员会', level: 5 },
    { code: 410621001210, name: '水峪村民委员会', level: 5 },
    { code: 410621001209, name: '西长村村民委员会', level: 5 },
    { code: 410621105000, name: '小河镇', level: 4 },
    { code: 410621105001, name: '小河社区居民委员会', level: 5 },
    { code: 410621105201, name: '张庄村民委员会', level: 5 },
    { code: 410621107000, name: '卫贤镇', level: 4 },
    { code: 410621107202, name: '张庄村民委员会', level: 5 },
    { code: 410621107203, name: '前草店村民委员会', level: 5 },
  ],
  ['河南省', '鹤壁市', '浚县'],
)
const found = (town?: string, village?: string) => xunxian({ town, village })

describe('reading a place as a ledger writes it', () => {
  it('knows a town with and without its suffix', () => {
    expect(
      ['小河镇', '小河', '小河乡', ' 小河 镇 ', '浚县小河镇', '河南省鹤壁市浚县小河镇'].map((t) => found(t)),
    ).toEqual(Array.from({ length: 6 }, () => ({ ok: true, value: 410621105000 })))
    expect(found('卫溪街道办事处')).toEqual({ ok: true, value: 410621001000 })
  })

  it('knows a village by the name people use and by the name of the body that runs it', () => {
    const written = ['水峪', '水峪村', '水峪村委会', '水峪村民委员会', '卫溪街道水峪村', '浚县卫溪水峪']
    expect(written.map((village) => found('卫溪', village))).toEqual(
      written.map(() => ({ ok: true, value: 410621001210 })),
    )
    expect(found('卫溪', '东街社区居委会')).toEqual({ ok: true, value: 410621001001 })
    expect(found('卫溪', '西长村')).toEqual({ ok: true, value: 410621001209 })
  })

  it('finds the same village name in the town that the ledger names', () => {
    expect(found('小河镇', '张庄')).toEqual({ ok: true, value: 410621105201 })
    expect(found('卫贤镇', '张庄')).toEqual({ ok: true, value: 410621107202 })
  })

  it('does not guess between two villages of one name', () => {
    expect(found(undefined, '张庄村')).toEqual({
      ok: false,
      error: { code: 'village-ambiguous', candidates: [410621105201, 410621107202] },
    })
  })

  it('reads town and village out of one column', () => {
    expect(found(undefined, '卫贤镇张庄村')).toEqual({ ok: true, value: 410621107202 })
    expect(found(undefined, '小河镇-小河社区')).toEqual({ ok: true, value: 410621105001 })
    expect(found(undefined, '前草店')).toEqual({ ok: true, value: 410621107203 })
    expect(found(undefined, '小河镇')).toEqual({ ok: true, value: 410621105000 })
  })

  it('says which part it does not know', () => {
    expect(found('大河镇', '张庄')).toEqual({ ok: false, error: { code: 'town-unknown', candidates: [] } })
    expect(found('小河镇', '水峪')).toEqual({ ok: false, error: { code: 'village-unknown', candidates: [] } })
    expect(found('', ' ')).toEqual({ ok: false, error: { code: 'place-missing', candidates: [] } })
  })

  it('needs no town inside one town', () => {
    const town = placeResolver(
      [
        { code: 410621105000, name: '小河镇', level: 4 },
        { code: 410621105201, name: '张庄村民委员会', level: 5 },
      ],
      ['河南省', '鹤壁市', '浚县'],
    )
    expect(town({ village: '张庄' })).toEqual({ ok: true, value: 410621105201 })
    expect(town({})).toEqual({ ok: true, value: 410621105000 })
  })
})
