import { describe, expect, it } from 'vitest'
import { findInDivisionFile } from './find-in-file.ts'

const codes = (text: string, limit = 5) => findInDivisionFile(text, { limit }).map(({ code }) => code)

describe('finding divisions without a database', () => {
  it('finds 盘城 with code, path and level', () => {
    expect(findInDivisionFile('盘城', { limit: 1 })).toEqual([
      { code: 320111007000, path: '江苏省 南京市 浦口区 盘城街道', level: 'township', name: '盘城街道' },
    ])
  })

  it('finds by spelling and initials, with the corrected readings', () => {
    expect(codes('xunxian', 1)).toEqual([410621000000])
    expect(findInDivisionFile('xx', { limit: 50, level: 'county' }).map(({ name }) => name)).toContain('浚县')
  })

  it('finds by code and keeps to a level', () => {
    expect(codes('410621', 2)).toEqual([410621000000, 410621001000])
    expect(codes('410621105000')).toEqual([410621105000])
    expect(findInDivisionFile('410621', { limit: 100, level: 'township' })).toHaveLength(11)
  })

  it('knows a town under a city without counties, and finds nothing for nothing', () => {
    expect(findInDivisionFile('441900003', { limit: 1 })[0]?.path).toBe('广东省 东莞市 东城街道')
    expect([...codes(''), ...codes('999999'), ...codes('没有这个地方')]).toEqual([])
  })
})
