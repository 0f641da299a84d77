import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { zhulian } from '../../../tests/command-line.ts'
import { temporaryFolders } from '../../../tests/fixtures/temporary-file.ts'

const folder = temporaryFolders()()

function file(content: unknown): string {
  const path = join(folder, `${Math.random().toString(36).slice(2)}.json`)
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content))
  return path
}

const codes = ['A', 'B', 'C', 'D', 'E'].flatMap((domain) => [1, 2, 3, 4, 5].map((n) => `${domain}${n}`))
const nothing = Object.fromEntries(codes.map((code) => [code, 0 as number | string]))

describe('zhulian assess', () => {
  it('6.3 answers with score, domains, grade, triggers, what is missing and the duties', async () => {
    const answers = {
      ...nothing,
      D1: 'NA',
      D2: 'NA',
      D3: 'NA',
      D4: 'NA',
      D5: 'NA',
      A1: 3,
      A2: 3,
      A3: 3,
      B1: 3,
      B2: 3,
      C1: 3,
      C2: 3,
      C3: 3,
      C4: 1,
    }
    const { code, out } = await zhulian('assess', 'cri-5', '--answers', file({ answers }), '--json')
    expect(code).toBe(0)
    expect(JSON.parse(out)).toMatchObject({
      score: 31.25,
      fraction: '125/4',
      domains: { A: 9, B: 6, C: 10, D: 0, E: 0 },
      grade: 'orange',
      triggers: [],
      provisional: false,
      missing: [],
    })
  })

  it('takes an item that was left out as not known', async () => {
    const { B1: _, ...answers } = nothing
    const { out } = await zhulian('assess', 'cri-5', '--answers', file({ answers, triggers: [] }), '--json')
    expect(JSON.parse(out)).toMatchObject({ grade: 'orange', provisional: true, missing: ['B1'] })
  })

  it('tells a person the same in both languages', async () => {
    const { code, out } = await zhulian(
      'assess',
      'cri-5',
      '--answers',
      file({ answers: nothing, triggers: ['H4'] }),
    )
    expect(code).toBe(0)
    expect(out).toContain('等级 · grade  红（高风险） · Red (high risk)')
    expect(out).toContain('首次接触 · First contact  24 小时内 · within 24 h')
  })

  it('refuses everything that is wrong, in both languages', async () => {
    const { code, err } = await zhulian(
      'assess',
      'cri-5',
      '--answers',
      file({ answers: { ...nothing, Z1: 0, A1: 4 }, triggers: ['H13'] }),
    )
    expect(code).toBe(1)
    for (const sentence of [
      '没有条目 Z1',
      'There is no item Z1',
      'A1 不能填 4，可以填：0 1 2 3 NA UNK',
      'A1 cannot be 4; it takes: 0 1 2 3 NA UNK',
      '没有触发情形 H13',
      'There is no trigger H13',
    ])
      expect(err).toContain(sentence)
  })

  it('tells a number that was written as a text from the number', async () => {
    const { code, err } = await zhulian(
      'assess',
      'cri-5',
      '--answers',
      file({ answers: { ...nothing, A1: '2' } }),
    )
    expect(code).toBe(1)
    expect(err).toContain('A1 cannot be "2"; it takes: 0 1 2 3 NA UNK')
  })

  it('says in both languages which option is missing', async () => {
    const missing = await zhulian('assess', 'cri-5', '--json')
    expect(missing.code).toBe(1)
    expect(missing.err).toContain('缺少必填选项：--answers <file>')
    expect(missing.err).toContain("required option '--answers <file>' not specified")
    expect(JSON.parse(missing.out).error).toBe('missingMandatoryOptionValue')
  })

  it('tells a day before the first version from an instrument that is none', async () => {
    const early = await zhulian(
      'assess',
      'cri-5',
      '--answers',
      file({ answers: {} }),
      '--on',
      '2015-12-31',
      '--json',
    )
    expect([early.code, JSON.parse(early.out)]).toEqual([
      1,
      { error: 'instrument-not-yet', code: 'cri-5', on: '2015-12-31', from: '2016-01-01' },
    ])
    expect(early.err).toContain('量表 cri-5 在 2015年12月31日 还没有生效，最早自 2016年1月1日 起')
  })

  it('names to a program what is wrong with which answer', async () => {
    const { out } = await zhulian('assess', 'cri-5', '--answers', file({ answers: { A1: 4 } }), '--json')
    expect(JSON.parse(out)).toEqual({
      error: 'answers-not-valid',
      problems: [
        {
          code: 'answer-not-possible',
          path: '/answers/A1',
          item: 'A1',
          answer: '4',
          possible: '0 1 2 3 NA UNK',
        },
      ],
    })
  })

  it('refuses an instrument that is none', async () => {
    const none = await zhulian('assess', 'cri-6', '--answers', file({ answers: {} }), '--json')
    expect([none.code, JSON.parse(none.out).error]).toEqual([1, 'instrument-unknown'])
  })
})

describe('zhulian instrument check', () => {
  it('runs examples and pins of a right file', async () => {
    const { code, out } = await zhulian('instrument', 'check', 'data/instruments/cri-5.yaml', '--json')
    expect([code, JSON.parse(out)]).toMatchObject([0, { valid: true, code: 'cri-5', version: 1, items: 25 }])
  })

  it('names the line of a number that no example holds', async () => {
    const text = readFileSync('data/instruments/cri-5.yaml', 'utf8').replace(', reassess: 30 }', ' }')
    const path = join(folder, 'cri-5.yaml')
    writeFileSync(path, text)
    const { code, err } = await zhulian('instrument', 'check', path)
    expect(code).toBe(1)
    expect(err).toMatch(/cri-5\.yaml:\d+: reassess\.red 改成 29 没有任何示例发现，请加一个示例/)
    expect(err).toMatch(/cri-5\.yaml:\d+: reassess\.red could be 29 and no example would notice: add one/)
  })
})
