import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { checkText, readProgramme } from './read-programme.ts'
import { shippedProgrammes } from './shipped-programmes.ts'

const folder = join(import.meta.dirname, '../../../../data/programmes')
const nanhai = readFileSync(join(folder, 'nanhai/nanhai-practicum.yaml'), 'utf8')

/** What the check says of a file that was changed in one place. */
function complaints(from: string, to: string): string[] {
  expect(nanhai).toContain(from)
  const checked = checkText(nanhai.replace(from, to), 'nanhai/nanhai-practicum.yaml')
  return checked.ok ? [] : checked.error.map(({ line, reason }) => `${line}: ${reason.en}`)
}

const lineOf = (text: string) => nanhai.slice(0, nanhai.indexOf(text)).split('\n').length

describe('the shipped programmes', () => {
  it('are eleven files of eight places', () => {
    expect(shippedProgrammes().map(({ file }) => file)).toEqual([
      'chuzhou/chuzhou-certificate-grant.yaml',
      'chuzhou/chuzhou-post-subsidy.yaml',
      'guangzhou/guangzhou-annual-report.yaml',
      'hangzhou/hangzhou-ten-best-stations.yaml',
      'jiujiang/jiujiang-outstanding-talent.yaml',
      'nanhai/nanhai-practicum.yaml',
      'xunxian/xunxian-case-contest.yaml',
      'yinchuan/yinchuan-certificate-reward.yaml',
      'yinchuan/yinchuan-title-allowance.yaml',
      'yinchuan/yinchuan-tuition.yaml',
      'zhejiang/zhejiang-leading-talent.yaml',
    ])
  })

  it('hold in every example, and every figure of them is pinned on both sides', () => {
    for (const { file, text } of shippedProgrammes()) {
      const checked = checkText(text, file)
      expect(checked.ok ? [] : checked.error, file).toEqual([])
    }
  })

  it('say of an annual report neither qualified nor unqualified (X3)', () => {
    const report = shippedProgrammes().find(({ programme }) => programme.kind === 'filing')
    expect(report?.text).not.toMatch(/conclusion:|qualified/)
    expect(report?.programme.filing?.consequences.map(({ record }) => record)).toEqual([
      'abnormal-list',
      'spot-check-list',
      'penalty',
    ])
  })
})

describe('a file that is wrong', () => {
  it('is told of a misspelt word with its line', () => {
    expect(complaints('at_least: least_months', 'at_mots: least_months')).toEqual([
      `${lineOf('at_least: least_months')}: eligible.5.when.any.1: a condition is made with one of: all, any, not, is, one_of, includes, at_least, at_most, more_than, less_than, inside, by; did you mean at_most`,
    ])
    expect(complaints('\nowner:', '\nowners:')[0]).toContain('owner')
  })

  it('is told of a figure without a source', () => {
    expect(complaints(", source: '珠江时报：每人每月600元（S13.2）'", '')[0]).toContain('source')
    expect(complaints('at_least: least_months', 'at_least: 2')[0]).toContain(
      'write a name; a figure stands under parameters, with its source',
    )
    expect(complaints('    - at_most_fen', '    - 360000')[0]).toContain(
      'a figure stands under parameters, with its source; write its name here',
    )
  })

  it('is told of a name that nothing has, and which one may be meant', () =>
    expect(complaints('at_least: least_months', 'at_least: least_month')[0]).toContain(
      'did you mean least_months',
    ))

  it('is told of a day that the calendar does not have and of a unit that is none', () => {
    expect(complaints('in_force: { from: 2018-01-01 }', 'in_force: { from: 2018-02-30 }')).toEqual([
      `${lineOf('in_force')}: in_force.from: there is no such day: 2018-02-30`,
    ])
    expect(complaints('    unit: months\n', '    unit: moons\n')[0]).toContain('parameters.least_months.unit')
  })

  it('is told of a stage that leads nowhere', () =>
    expect(complaints('then: [to-pay], back', 'then: [to-play], back').join('\n')).toContain(
      'there is no stage to-play',
    ))

  it('is told of an example that comes out otherwise', () =>
    expect(
      complaints('expect: { eligible: yes, amount: 360000 }', 'expect: { eligible: yes, amount: 480000 }'),
    ).toEqual([
      `${lineOf("  - name: { zh: 'S13.A2")}: example “S13.A2 eight months are capped at 3600”: amount is expected to be 480000 and comes out as 360000`,
    ]))

  it('is told of a figure that no example notices', () => {
    const two = nanhai.slice(nanhai.indexOf("  - name: { zh: '补正十个工作日'"))
    expect(complaints(two, '')).toEqual([
      `${lineOf("value: 10, source: '约定：原文未规定期限，按十个工作日'")}: complete_workdays could be 9 instead of 10 and no example would notice; add one on that side`,
      `${lineOf("value: 10, source: '约定：原文未规定期限，按十个工作日'")}: complete_workdays could be 11 instead of 10 and no example would notice; add one on that side`,
    ])
  })

  it('is told of a sanction that bars when nothing asks for the bar', () =>
    expect(complaints('when: { fact: barred, is: ', 'when: { fact: enrolled, is: ').join('\n')).toContain(
      'a sanction that bars needs a fact with from: bar.in-force',
    ))

  it('is told of a code that is not the name of the file', () => {
    const read = readProgramme(nanhai, 'nanhai/other.yaml')
    expect(read.ok ? [] : read.error.map(({ reason }) => reason.en)).toEqual([
      "the code nanhai-practicum is not the file's name; write other",
    ])
    const badly = readProgramme(nanhai, 'nanhai/Nan_Hai.yaml')
    expect(badly.ok ? [] : badly.error.map(({ reason }) => reason.en)).toEqual([
      "the file's name Nan_Hai is no code; rename the file to nanhai-practicum.yaml",
    ])
  })
})
