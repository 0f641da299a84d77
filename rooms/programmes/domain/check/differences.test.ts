import { describe, expect, it } from 'vitest'
import { question, rule, sampleProgramme } from '../sample-programme.ts'
import { differencesBetween } from './differences.ts'

const written = (more: object) =>
  sampleProgramme({
    facts: {
      income: { ...question('money'), question: { zh: '收入多少元？', en: 'Income, in yuan?' } },
      old: question('yes_no'),
    },
    eligible: [rule('only', { fact: 'old', is: 'yes' })],
    ...more,
  })

describe('what an example of a draft says', () => {
  it('is told by the questions of the file, and its money as money', () => {
    const example = (income: number) => ({
      name: { zh: '恰在线上', en: 'at the line' },
      on: '2023-05-01',
      given: { income, old: 'yes' },
      expect: { eligible: 'yes' },
    })
    const other = { name: 'another', on: '2023-05-01', given: { old: 'no' }, expect: { eligible: 'no' } }
    const before = written({ examples: [example(60000), other] })
    const [found, ...others] = differencesBetween(before, written({ examples: [example(70000), other] }))
    expect(others).toEqual([])
    expect(found).toMatchObject({ unit: 'fen', before: '60000', after: '70000' })
    expect(found?.steps.map(({ title }) => title?.zh ?? null)).toEqual([null, '恰在线上', null, '收入多少元'])
  })
})
