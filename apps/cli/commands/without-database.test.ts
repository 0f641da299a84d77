import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { zhulian } from '../../../tests/command-line.ts'

async function answerOf(...words: string[]) {
  const { code, out } = await zhulian(...words, '--json')
  return { code, answer: JSON.parse(out) }
}

describe('commands that need no database', () => {
  it('are a program of their own, which ends with their exit code', () => {
    const main = join(import.meta.dirname, '../main.ts')
    const words = [
      '--disable-warning=ExperimentalWarning',
      main,
      'check',
      'id',
      '110105194912310021',
      '--json',
    ]
    const env = { PATH: process.env.PATH, ZHULIAN_DATA: '/nowhere' }
    const { status, stdout } = spawnSync(process.execPath, words, { encoding: 'utf8', env })
    expect([status, JSON.parse(stdout)]).toEqual([1, { error: 'identity-number-check-digit', valid: false }])
  })

  it('count working days', async () => {
    expect(await answerOf('workdays', 'add', '2019-03-29', '10')).toEqual({
      code: 0,
      answer: { date: '2019-04-15' },
    })
    expect((await answerOf('workdays', 'add', '2027-03-01', '3')).answer).toEqual({
      date: '2027-03-04',
      provisional: true,
    })
    expect((await answerOf('workdays', 'between', '2019-03-29', '2019-04-15')).answer).toEqual({
      workdays: 10,
    })
    expect(await answerOf('workdays', 'add', '2019-02-29', '1')).toEqual({
      code: 1,
      answer: { error: 'day-not-valid', value: '2019-02-29' },
    })
  })

  it('check numbers by their standards', async () => {
    expect(await answerOf('check', 'id', '11010519491231002X')).toMatchObject({
      code: 0,
      answer: { valid: true },
    })
    expect(await answerOf('check', 'uscc', '91110000802100433B')).toMatchObject({
      code: 0,
      answer: { valid: true },
    })
    expect(await answerOf('check', 'id', '110105194912310021')).toEqual({
      code: 1,
      answer: { error: 'identity-number-check-digit', valid: false },
    })
  })

  it('check a measure or a plan of targets, and say with line and reason what is wrong', async () => {
    const data = join(import.meta.dirname, '../../../data')
    expect(await answerOf('figures', 'check', join(data, 'indicators/visits-home.yaml'))).toMatchObject({
      code: 0,
      answer: { valid: true, kind: 'measure', code: 'visits-home' },
    })
    expect(await answerOf('figures', 'check', join(data, 'targets/luancheng-staffing.yaml'))).toMatchObject({
      code: 0,
      answer: { valid: true, kind: 'plan', targets: 4 },
    })
    const folder = mkdtempSync(join(tmpdir(), 'zhulian-measure-'))
    onTestFinished(() => rmSync(folder, { recursive: true }))
    const file = join(folder, 'visits-home.yaml')
    const right = readFileSync(join(data, 'indicators/visits-home.yaml'), 'utf8')
    writeFileSync(file, right.replace('is: home', 'is: house'))
    const { code, answer } = await answerOf('figures', 'check', file)
    expect(code).toBe(1)
    expect(answer.problems).toEqual([
      {
        file: 'visits-home.yaml',
        line: right.slice(0, right.indexOf('is: home')).split('\n').length,
        reason: {
          zh: 'house 不在 home、telephone、video、outside、school 之中',
          en: 'house is none of home, telephone, video, outside, school',
        },
      },
    ])
  })

  it('tell which views and columns a measure may count', async () => {
    expect((await answerOf('figures', 'views')).answer).toContainEqual({
      view: 'figures_visit',
      title: { zh: '走访', en: 'Visits' },
    })
    expect((await answerOf('figures', 'views', 'figures_visit')).answer.columns).toContainEqual({
      column: 'purpose',
      kind: 'text',
      values: ['first', 'routine', 'festival', 'risk', 'follow-up'],
    })
    expect(await answerOf('figures', 'views', 'nothing')).toMatchObject({
      code: 1,
      answer: { error: 'view-unknown' },
    })
  })

  it('find divisions', async () => {
    const found = await answerOf('divisions', 'find', '盘城', '--limit', '1')
    expect(found).toEqual({
      code: 0,
      answer: [
        { code: 320111007000, path: '江苏省 南京市 浦口区 盘城街道', level: 'township', name: '盘城街道' },
      ],
    })
    expect((await answerOf('divisions', 'find', '没有这个地方')).answer).toEqual([])
  })
})
