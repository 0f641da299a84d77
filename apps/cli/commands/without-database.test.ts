import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'

const main = join(import.meta.dirname, '../main.ts')

/** Runs the command line with no database anywhere near. */
function zhulian(...words: string[]) {
  const run = spawnSync(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', main, ...words, '--json'],
    {
      encoding: 'utf8',
      env: { PATH: process.env.PATH, ZHULIAN_DATA: '/nowhere' },
    },
  )
  return { code: run.status, answer: JSON.parse(run.stdout) }
}

describe('commands that need no database', () => {
  it('count working days', () => {
    expect(zhulian('workdays', 'add', '2019-03-29', '10')).toEqual({
      code: 0,
      answer: { date: '2019-04-15' },
    })
    expect(zhulian('workdays', 'add', '2027-03-01', '3').answer).toEqual({
      date: '2027-03-04',
      provisional: true,
    })
    expect(zhulian('workdays', 'between', '2019-03-29', '2019-04-15').answer).toEqual({ workdays: 10 })
    expect(zhulian('workdays', 'add', '2019-02-29', '1')).toEqual({
      code: 1,
      answer: { error: 'day-not-valid', value: '2019-02-29' },
    })
  })

  it('check numbers by their standards', () => {
    expect(zhulian('check', 'id', '11010519491231002X')).toMatchObject({ code: 0, answer: { valid: true } })
    expect(zhulian('check', 'uscc', '91110000802100433B')).toMatchObject({ code: 0, answer: { valid: true } })
    expect(zhulian('check', 'id', '110105194912310021')).toEqual({
      code: 1,
      answer: { error: 'identity-number-check-digit', valid: false },
    })
  })

  it('find divisions', () => {
    const found = zhulian('divisions', 'find', '盘城', '--limit', '1')
    expect(found).toEqual({
      code: 0,
      answer: [
        { code: 320111007000, path: '江苏省 南京市 浦口区 盘城街道', level: 'township', name: '盘城街道' },
      ],
    })
    expect(zhulian('divisions', 'find', '没有这个地方').answer).toEqual([])
  })
})
