import { describe, expect, it } from 'vitest'
import { readLine, titlesOf } from './read-sheet.ts'

const titles = titlesOf(['序号', '姓 名', '性别', '年龄段', '联系电话', '志愿者否', '是否首次'])

describe('a filled sign-in sheet', () => {
  it('is read by its titles, however they are spaced', () => {
    expect(titles).toEqual({ name: 1, sex: 2, age: 3, phone: 4, volunteer: 5, first: 6 })
    expect(titlesOf(['社区活动签到表'])).toBeNull()
  })

  it('gives the last four of a phone and the band of an age', () => {
    expect(readLine(3, ['1', '王 小明', '男', '67岁', '199 0000 1234', '是', '否'], titles ?? {})).toEqual({
      row: 3,
      name: '王小明',
      sex: 1,
      ageBand: 'elder',
      phoneEnd: '1234',
      volunteer: true,
      firstTime: false,
      problems: [],
    })
  })

  it('says what it did not understand, and keeps the line', () => {
    expect(readLine(4, ['2', '李丽', '?', '很大', '12', '', ''], titles ?? {})).toMatchObject({
      name: '李丽',
      firstTime: null,
      problems: ['sex-not-understood', 'age-not-understood', 'phone-not-understood'],
    })
  })

  it('passes over totals and empty lines', () => {
    expect(readLine(9, ['', '合计 12人', '', '', '', '', ''], titles ?? {})).toBeNull()
    expect(readLine(10, ['', '', '', '', '', '', ''], titles ?? {})).toBeNull()
  })
})
