import { describe, expect, it } from 'vitest'
import { zhulian } from '../../../tests/command-line.ts'

function answerOf(...words: string[]) {
  const { code, out } = zhulian(...words, '--json')
  return { code, answer: JSON.parse(out) }
}

describe('commands that need no database', () => {
  it('count working days', () => {
    expect(answerOf('workdays', 'add', '2019-03-29', '10')).toEqual({
      code: 0,
      answer: { date: '2019-04-15' },
    })
    expect(answerOf('workdays', 'add', '2027-03-01', '3').answer).toEqual({
      date: '2027-03-04',
      provisional: true,
    })
    expect(answerOf('workdays', 'between', '2019-03-29', '2019-04-15').answer).toEqual({ workdays: 10 })
    expect(answerOf('workdays', 'add', '2019-02-29', '1')).toEqual({
      code: 1,
      answer: { error: 'day-not-valid', value: '2019-02-29' },
    })
  })

  it('check numbers by their standards', () => {
    expect(answerOf('check', 'id', '11010519491231002X')).toMatchObject({ code: 0, answer: { valid: true } })
    expect(answerOf('check', 'uscc', '91110000802100433B')).toMatchObject({
      code: 0,
      answer: { valid: true },
    })
    expect(answerOf('check', 'id', '110105194912310021')).toEqual({
      code: 1,
      answer: { error: 'identity-number-check-digit', valid: false },
    })
  })

  it('find divisions', () => {
    const found = answerOf('divisions', 'find', '盘城', '--limit', '1')
    expect(found).toEqual({
      code: 0,
      answer: [
        { code: 320111007000, path: '江苏省 南京市 浦口区 盘城街道', level: 'township', name: '盘城街道' },
      ],
    })
    expect(answerOf('divisions', 'find', '没有这个地方').answer).toEqual([])
  })
})
