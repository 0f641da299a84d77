import { describe, expect, it } from 'vitest'
import { compactTiles, shortProvince, tilesOf } from './tile-layout.ts'
import { classOf, valueClasses } from './value-classes.ts'

describe('the classes of a map', () => {
  it('hold about as many places each, and zero and unknown are in none', () => {
    const classes = valueClasses([0, null, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10])
    expect(classes).toEqual([
      { from: 1, to: 2 },
      { from: 3, to: 4 },
      { from: 5, to: 6 },
      { from: 7, to: 8 },
      { from: 9, to: 10 },
    ])
    expect([0, null, 1, 6, 10].map((value) => classOf(value, classes))).toEqual([null, null, 0, 2, 4])
  })

  it('never tell equal values apart', () => {
    expect(valueClasses([3, 3, 3, 3, 3, 3, 9])).toEqual([
      { from: 3, to: 3 },
      { from: 9, to: 9 },
    ])
    expect(valueClasses([4])).toEqual([{ from: 4, to: 4 }])
    expect(valueClasses([])).toEqual([])
  })
})

describe('tiles', () => {
  it('lie where the layout says, and a code that stands twice is refused', () => {
    expect(tilesOf({ source: 'test', columns: 2, rows: ['-- 11', '41'] })).toEqual([
      { node: '110000000000', column: 1, row: 0 },
      { node: '410000000000', column: 0, row: 1 },
    ])
    expect(() => tilesOf({ source: 'test', columns: 2, rows: ['11 11'] })).toThrow('stands twice')
    expect(() => tilesOf({ source: 'test', columns: 1, rows: ['11 12'] })).toThrow('2 places')
  })

  it('of provinces bear short names', () => {
    expect(
      ['河南省', '北京市', '新疆维吾尔自治区', '内蒙古自治区', '香港特别行政区'].map(shortProvince),
    ).toEqual(['河南', '北京', '新疆', '内蒙古', '香港'])
  })

  it('are a block somewhat wider than high where there is no layout', () => {
    const tiles = compactTiles(['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j', 'k'])
    expect(tiles.map(({ column, row }) => `${column}${row}`)).toEqual([
      '00',
      '10',
      '20',
      '30',
      '01',
      '11',
      '21',
      '31',
      '02',
      '12',
      '22',
    ])
  })
})
