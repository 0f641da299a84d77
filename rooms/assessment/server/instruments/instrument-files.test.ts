import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { looseFigures } from '../../domain/instrument/pins.ts'
import { loadInstruments, readInstrument } from './instrument-files.ts'

const folder = 'data/instruments'
const right = readFileSync(`${folder}/cri-5.yaml`, 'utf8')
const lineOf = (part: string) => right.slice(0, right.indexOf(part)).split('\n').length

/** What is refused when one piece of the right file is written otherwise: the line, and the reason in English. */
const refusedFor = (from: string, to: string, file = 'cri-5.yaml') => {
  if (!right.includes(from)) throw new Error(`not in the file: ${from}`)
  const read = readInstrument(file, right.replace(from, to))
  return read.ok ? [] : read.error.map(({ line, reason }) => `${line}: ${reason.en}`)
}

describe('an instrument file', () => {
  it('is refused with the line of a misspelt word, in both languages', () => {
    const read = readInstrument('cri-5.yaml', right.replace('note_from: 2', 'notes_from: 2'))
    expect(read.ok ? [] : read.error).toEqual([
      {
        file: 'cri-5.yaml',
        line: lineOf('note_from'),
        reason: { zh: '不认识的词 notes_from', en: 'unknown word notes_from' },
      },
    ])
    const at = lineOf('{ score: total, at_least: total-red }')
    expect(
      refusedFor('{ score: total, at_least: total-red }', '{ score: total, at_leats: total-red }'),
    ).toEqual([`${at}: unknown word at_leats`])
    expect(refusedFor('{ score: total, at_least: total-red }', '{ total: score }')).toEqual([
      `${at}: grades.0.when.any.1: a condition has one of all, any, trigger, score, domain, item, fact, and only one`,
    ])
  })

  it('says in both languages how a code and a day are written', () => {
    const told = (from: string, to: string) => {
      const read = readInstrument('cri-5.yaml', right.replaceAll(from, to))
      return read.ok ? null : read.error[0]?.reason
    }
    expect(told('code: A2', 'code: mood')).toEqual({
      zh: 'items.1.code：条目、领域和触发的代码以大写字母开头，只含字母、数字和点，如 A1、B.3.1',
      en: 'items.1.code: a code of an item, a domain or a trigger begins with a capital letter and has letters, digits and points only, such as A1 or B.3.1',
    })
    expect(told('kind: safety-plan', 'kind: Safety_Plan')?.zh).toBe(
      'grades.0.duties.1.kind：代码用小写字母、数字和连字符，以字母开头，如 first-contact',
    )
    expect(told('from: 2016-01-01', 'from: 2016-02-30')?.zh).toBe(
      'in_force.from：日期写成 2024-01-01 这样，并且要有这一天',
    )
  })

  it('is refused for a threshold, domain, trigger or grade that there is none of, with those that there are', () => {
    const at = lineOf('{ score: total, at_least: total-red }')
    expect(
      refusedFor('{ score: total, at_least: total-red }', '{ score: total, at_least: total-rde }')[0],
    ).toBe(
      `${at}: there is no total-rde; there are total-red, guardians-red, domain-red, total-orange, guardians-orange, domain-orange`,
    )
    expect(
      refusedFor('{ domain: B, at_least: guardians-red }', '{ domain: G, at_least: guardians-red }')[0],
    ).toBe(`${lineOf('{ domain: B, at_least: guardians-red }')}: there is no G; there are any, A, B, C, D, E`)
    expect(refusedFor('{ trigger: any }', '{ trigger: H13 }')[0]).toMatch(
      /there is no H13; there are any, H1, /,
    )
    expect(refusedFor('at_least_grade: orange', 'at_least_grade: yellow')).toEqual([
      `${lineOf('at_least_grade: orange')}: there is no yellow; there are red, orange, blue`,
    ])
    expect(refusedFor('expect: { score: 5, grade: red', 'expect: { score: 5, grade: rde')).toEqual([
      `${lineOf('expect: { score: 5, grade: red')}: there is no rde; there are red, orange, blue`,
    ])
  })

  it('is refused when an example does not come true', () => {
    expect(refusedFor('expect: { score: 32, grade: red }', 'expect: { score: 32, grade: orange }')).toEqual([
      `${lineOf('expect: { score: 32, grade: red }')}: 6.3 a total of 32 is red: grade should be orange, is red`,
    ])
  })

  it('is refused when a number could be one more or one less and no example would notice', () => {
    expect(
      refusedFor('every: { visit: 7, review: 7, reassess: 30 }', 'every: { visit: 7, review: 7 }'),
    ).toEqual([
      `${lineOf('- { grade: red, every: { days: 30 } }')}: reassess.red could be 29 and no example would notice: add one`,
      `${lineOf('- { grade: red, every: { days: 30 } }')}: reassess.red could be 31 and no example would notice: add one`,
    ])
  })

  it('is refused when a grade but the last has no condition, or the last has one', () => {
    expect(
      refusedFor(
        "    duties:\n      - { kind: first-contact, title: { zh: '首次接触', en: 'First contact' }, within: { workdays: 10 } }",
        "    when: { trigger: any }\n    duties:\n      - { kind: first-contact, title: { zh: '首次接触', en: 'First contact' }, within: { workdays: 10 } }",
      ),
    ).toEqual([expect.stringMatching(/the last grade is what remains and has no when$/)])
  })

  it('is refused when the code is not the name of the file', () => {
    expect(refusedFor('code: cri-5', 'code: cri-6')).toEqual([
      "4: the code cri-6 is not the file's name; write cri-5",
    ])
    expect(readInstrument('cri-5.1.yaml', right).ok).toBe(true)
  })
})

describe('docs/add-an-instrument.md', () => {
  it('shows a file that is right as it stands', () => {
    const written =
      /```yaml\n([\s\S]*?)```/.exec(readFileSync('docs/add-an-instrument.md', 'utf8'))?.[1] ?? ''
    const read = readInstrument('home-safety.yaml', written)
    expect(read.ok ? read.value.instrument.code : read.error).toBe('home-safety')
  })
})

describe('the shipped instruments', () => {
  it('are all right: examples come true and every number is pinned', () => {
    const loaded = loadInstruments(folder)
    if (!loaded.ok) throw new Error(JSON.stringify(loaded.error, null, 1))
    const codes = loaded.value.map(({ instrument }) => instrument.code)
    expect(codes).toEqual(expect.arrayContaining(['cri-5', 'elder-risk', 'gbt-42195-2022']))
    for (const { instrument } of loaded.value) expect(looseFigures(instrument)).toEqual([])
  })
})
