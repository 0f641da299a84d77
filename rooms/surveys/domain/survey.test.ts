import { describe, expect, it } from 'vitest'
import { differencesOf, valueWords } from './differences.ts'
import { mayBe, type Question, type Questionnaire, questionnaireProblems } from './questionnaire.ts'

const house: Question = {
  code: 'house',
  title: { zh: '住房', en: 'House' },
  kind: 'choice',
  options: [
    { value: 0, zh: '安全', en: 'Safe' },
    { value: 1, zh: '有隐患', en: 'Hazards' },
  ],
  follow_up: { when: 'rise', workdays: 5 },
}
const members: Question = {
  code: 'members',
  title: { zh: '常住人口', en: 'Members' },
  kind: 'count',
  unit: { zh: '人', en: 'persons' },
  at_most: 30,
  options: [],
}
const asked: Questionnaire = {
  code: 'household',
  version: 1,
  title: { zh: '入户排查', en: 'Household' },
  source: 'S5.7',
  questions: [house, members],
}

describe('S5.7 what is different from last time', () => {
  it('is listed with its reason, and followed up only in the direction that the questionnaire wants', () => {
    expect(differencesOf(asked, { house: 0, members: 4 }, { house: 1, members: 3 })).toEqual([
      { question: 'house', before: 0, after: 1, followUp: 5 },
      { question: 'members', before: 4, after: 3, followUp: null },
    ])
    expect(differencesOf(asked, { house: 1, members: 4 }, { house: 0, members: 4 })).toEqual([
      { question: 'house', before: 1, after: 0, followUp: null },
    ])
  })

  it('is nothing where either answer is not known', () => {
    expect(differencesOf(asked, { house: null }, { house: 1, members: 4 })).toEqual([])
    expect(differencesOf(asked, { house: 0, members: 4 }, { house: null, members: null })).toEqual([])
  })

  it('is told in words', () => {
    expect([
      valueWords(house, 1, 'zh'),
      valueWords(members, 4, 'en'),
      valueWords(members, null, 'zh'),
    ]).toEqual(['有隐患', '4 persons', '不详'])
  })
})

describe('a questionnaire', () => {
  it('takes only values that its question has', () => {
    expect([
      mayBe(house, 1),
      mayBe(house, 2),
      mayBe(members, 30),
      mayBe(members, 31),
      mayBe(members, 1.5),
    ]).toEqual([true, false, true, false, false])
  })

  it('is refused when a code stands twice, a choice has no options, or values do not rise', () => {
    const problems = questionnaireProblems({
      ...asked,
      questions: [
        house,
        { ...house, options: [] },
        { ...members, code: 'rooms', options: house.options },
        { ...house, code: 'water', options: [...house.options].reverse() },
      ],
    })
    expect(problems.map(({ en }) => en)).toEqual([
      'house stands twice',
      'a choice has at least two options',
      'options go with a choice',
      'values rise from option to option',
    ])
  })
})
