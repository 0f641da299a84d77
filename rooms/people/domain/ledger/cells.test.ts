import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { day } from '../../../../kernel/day.ts'
import type { Cell } from '../../../documents/index.ts'
import {
  cellText,
  halfWidth,
  meansDitto,
  meansNothing,
  readPhones,
  readYesNo,
  readYuan,
  splitList,
  tidyName,
} from './cells.ts'
import { datesAgree, earliestDay, latestDay, type PartialDate, readDate } from './dates.ts'

const own = { formula: false, from: null }
const text = (value: string): Cell => ({ kind: 'text', text: value, ...own })
const number = (value: number, raw = String(value)): Cell => ({ kind: 'number', number: value, raw, ...own })
const dateOf = (cell: Cell, year: number | null = null) => {
  const read = readDate({ text: cellText(cell), cell }, year)
  return read.ok ? read.value : read.error
}

describe('the text of a cell', () => {
  it('is half width, on one line, without invisible characters or the apostrophe of csv', () => {
    expect(cellText(text(' １３９　１２３４\u200B '))).toBe('139 1234')
    expect(cellText(text('小河镇 \r\n  瓦岗村'))).toBe('小河镇\n瓦岗村')
    expect(cellText(text("'990621198007050017"))).toBe('990621198007050017')
    expect(cellText(number(13912345678))).toBe('13912345678')
    expect(cellText(number(4.10621e17, '4.10621E+17'))).toBe('4.10621E+17')
  })

  it('keeps Chinese signs that only look like Latin ones', () => {
    expect(halfWidth('王〇、㐂')).toBe('王〇、㐂')
  })

  it('is the same when it is read twice', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 30 }), (value) => {
        const once = cellText(text(value.replace(/^'+/, '')))
        expect(cellText(text(once.replace(/^'+/, '')))).toBe(once.replace(/^'+(?=.)/, ''))
      }),
    )
  })

  it('says nothing by a dash, a slash or 无, and the same as above by 同上 or a mark', () => {
    expect(['', '-', '——', '无', '/', '\\', 'N/A'].every(meansNothing)).toBe(true)
    expect(['无锡', '0', '王'].some(meansNothing)).toBe(false)
    expect(['同上', '〃', '"', '″', '同', '同 上'].every(meansDitto)).toBe(true)
    expect(['同村', '', '张同'].some(meansDitto)).toBe(false)
  })
})

describe('a name', () => {
  it.each([
    ['张 三', '张三'],
    ['王　　五', '王　　五'.replace(/　/g, '')],
    ['阿依•古丽', '阿依·古丽'],
    ['John Smith', 'John Smith'],
  ])('%s is %s', (written, name) => {
    expect(tidyName(halfWidth(written))).toBe(name)
  })
})

describe('a date in a ledger', () => {
  it.each([
    ['2023.7.5', '2023-07-05'],
    ['2023/07/05', '2023-07-05'],
    ['2023-7-5', '2023-07-05'],
    ['２０２３．７．５', '2023-07-05'],
    ['2023年7月5日', '2023-07-05'],
    ['2023 年 7 月 5 日', '2023-07-05'],
    ['2023年07月05号', '2023-07-05'],
    ['20230705', '2023-07-05'],
    ['2023-07-05 08:30:00', '2023-07-05'],
    ['2023年7月5日 星期三', '2023-07-05'],
    ['2023-7', '2023-07'],
    ['2023.07', '2023-07'],
    ['2023年7月', '2023-07'],
    ['202307', '2023-07'],
    ['1980', '1980'],
    ['1980年', '1980'],
    ['7月5日', 'date-without-year'],
    ['2023.2.29', 'date-not-in-calendar'],
    ['2023.13', 'date-not-in-calendar'],
    ['80.7.5', 'date-ambiguous'],
    ['7/5/1980', 'date-ambiguous'],
    ['去年夏天', 'date-not-understood'],
    ['3000', 'date-not-understood'],
  ])('%s is %s', (written, expected) => {
    expect(dateOf(text(written))).toBe(expected)
  })

  it('takes the year of the sheet where it has none of its own', () => {
    expect(dateOf(text('7月5日'), 2023)).toBe('2023-07-05')
    expect(dateOf(text('2月29日'), 2023)).toBe('date-not-in-calendar')
  })

  it('stored as a number is a serial day, or the digits of a date', () => {
    expect(dateOf(number(45112))).toBe('2023-07-05')
    expect(dateOf(number(19800705))).toBe('1980-07-05')
    expect(dateOf(number(198007))).toBe('1980-07')
    expect(dateOf(number(1980))).toBe('1980')
    expect(dateOf(number(1980.7))).toBe('1980-07')
    expect(dateOf(number(1980.12))).toBe('1980-12')
  })

  it('stored as the number 1980.1 may be January or October, and is not guessed', () => {
    expect(dateOf(number(1980.1))).toBe('date-ambiguous')
    expect(dateOf(text('1980.1'))).toBe('1980-01')
    expect(dateOf(text('1980.10'))).toBe('1980-10')
    expect(dateOf(number(7.1), 2023)).toBe('date-ambiguous')
    expect(dateOf(number(7.5), 2023)).toBe('2023-07-05')
    expect(dateOf(text('7.1'), 2023)).toBe('2023-07-01')
  })

  it('that names no day stands for all its days', () => {
    const partial = (value: string) => value as PartialDate
    expect(earliestDay(partial('1980'))).toBe('1980-01-01')
    expect(latestDay(partial('1980'))).toBe('1980-12-31')
    expect(latestDay(partial('2024-02'))).toBe('2024-02-29')
    expect(datesAgree(partial('1980-07'), partial('1980-07-05'))).toBe(true)
    expect(datesAgree(partial('1980-07'), partial('1980-08-05'))).toBe(false)
  })

  it('is read the same in every way of writing it', () => {
    const days = fc
      .date({ min: new Date('1900-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
      .map((date) => day(date.toISOString().slice(0, 10)))
    fc.assert(
      fc.property(days, (of) => {
        const [year, month, date] = of.split('-').map(Number)
        const ways = [`${year}.${month}.${date}`, `${year}年${month}月${date}日`, of.replaceAll('-', ''), of]
        expect(new Set(ways.map((way) => dateOf(text(way))))).toEqual(new Set([of]))
      }),
    )
  })
})

describe('telephone numbers', () => {
  it.each([
    ['13912345678', ['13912345678']],
    ['139 1234 5678', ['13912345678']],
    ['139-1234-5678', ['13912345678']],
    ['+86 13912345678', ['13912345678']],
    ['0392-5512345', ['0392-5512345']],
    ['03925512345', ['0392-5512345']],
    ['(0392)5512345', ['0392-5512345']],
    ['5512345', ['5512345']],
    ['13912345678、13812345678', ['13912345678', '13812345678']],
    ['13912345678/0392-5512345', ['13912345678', '0392-5512345']],
    ['13912345678(儿子)\n13812345678', ['13912345678', '13812345678']],
    ['电话:13912345678', ['13912345678']],
    ['86 139 1234 5678', ['13912345678']],
    ['0392—5512345', ['0392-5512345']],
    ['139 1234 5678 138 1234 5678', ['13912345678', '13812345678']],
    ['王五13912345678李四13812345678', ['13912345678', '13812345678']],
  ])('%s are read', (written, phones) => {
    expect(readPhones(written)).toEqual({ phones, wrong: [] })
  })

  it('that are none are handed back', () => {
    expect(readPhones('1391234567')).toEqual({ phones: [], wrong: ['1391234567'] })
    expect(readPhones('13912345678、12345')).toEqual({ phones: ['13912345678'], wrong: ['12345'] })
    expect(readPhones('没有电话').wrong).toEqual(['没有电话'])
  })
})

describe('amounts, yes and no, lists', () => {
  it('an amount is integer fen', () => {
    expect(['350', '350.5', '1,234.56元', '0.5万', '¥420/月', '0.29'].map(readYuan)).toEqual([
      35000, 35050, 123456, 500000, 42000, 29,
    ])
    expect(['三百', '-5', '350元左右', ''].map(readYuan)).toEqual([null, null, null, null])
  })

  it('yes and no have many words, and some words are neither', () => {
    expect(['是', '√', '1', 'Y', '有'].map(readYesNo)).toEqual([true, true, true, true, true])
    expect(['否', '×', '0', '无', ''].map(readYesNo)).toEqual([false, false, false, false, false])
    expect(readYesNo('不清楚')).toBeNull()
  })

  it('a list may be divided in many ways, but not inside brackets', () => {
    expect(splitList('低保、残疾人,独居老人;空巢老人/失独+临时救助\n孤儿')).toHaveLength(7)
    expect(splitList('残疾人(肢体、二级)、低保')).toEqual(['残疾人(肢体、二级)', '低保'])
  })
})
