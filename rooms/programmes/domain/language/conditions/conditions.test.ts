import { describe, expect, it } from 'vitest'
import { compile } from '../../engine/compile.ts'
import { decide } from '../../engine/decide.ts'
import { figure, optionsOf, question, rule, sampleProgramme } from '../../sample-programme.ts'
import type { Facts } from '../fact-values.ts'
import { programmeSchema } from '../programme.ts'

const facts = {
  a: question('yes_no'),
  b: question('yes_no'),
  age: question('integer'),
  born: question('day'),
  sent: question('moment'),
  heating: question('code', { options: optionsOf('gas', 'wood', 'district') }),
  posts: question('codes', { options: optionsOf('clerk', 'nurse', 'driver') }),
  home: question('division'),
}
const parameters = { adult: figure('integer', 18), until: figure('day', '2019-01-31') }
const switches = {
  included: {
    question: { zh: '?', en: '?' },
    options: optionsOf('yes', 'no'),
    default: 'ask',
    source: 'test',
  },
}

const written = (when: unknown) => ({ facts, parameters, switches, eligible: [rule('only', when)] })

function of(when: unknown, given: Facts) {
  const { eligible, ask } = decide(sampleProgramme(written(when)), { on: '2023-06-15', facts: given })
  return [eligible, ...ask]
}

const mistakesOf = (when: unknown) => compile(sampleProgramme(written(when))).mistakes

describe('all', () => {
  const when = {
    all: [
      { fact: 'a', is: 'yes' },
      { fact: 'b', is: 'yes' },
    ],
  }

  it('holds when every part does', () => expect(of(when, { a: 'yes', b: 'yes' })).toEqual(['yes']))

  it('fails by one part, and asks nothing more', () => expect(of(when, { b: 'no' })).toEqual(['no']))

  it('asks what is open while nothing settles it', () => {
    expect(of(when, {})).toEqual(['unknown', 'a', 'b'])
    expect(of(when, { a: 'yes' })).toEqual(['unknown', 'b'])
  })
})

describe('any', () => {
  const when = {
    any: [
      { fact: 'a', is: 'yes' },
      { fact: 'b', is: 'yes' },
    ],
  }

  it('holds by one part, and asks nothing more', () => expect(of(when, { b: 'yes' })).toEqual(['yes']))

  it('fails when no part holds', () => expect(of(when, { a: 'no', b: 'no' })).toEqual(['no']))

  it('asks what is open while nothing settles it', () =>
    expect(of(when, { a: 'no' })).toEqual(['unknown', 'b']))
})

describe('not', () => {
  it('turns yes and no around and leaves what is not known', () => {
    expect(of({ not: { fact: 'a', is: 'yes' } }, { a: 'no' })).toEqual(['yes'])
    expect(of({ not: { fact: 'a', is: 'yes' } }, { a: 'yes' })).toEqual(['no'])
    expect(of({ not: { fact: 'a', is: 'yes' } }, {})).toEqual(['unknown', 'a'])
  })
})

describe('is and one_of', () => {
  it('compare an answer with options', () => {
    expect(of({ fact: 'heating', is: 'gas' }, { heating: 'gas' })).toEqual(['yes'])
    expect(of({ fact: 'heating', one_of: ['gas', 'wood'] }, { heating: 'district' })).toEqual(['no'])
  })

  it('refuse an option that the question does not have, and say which there are', () => {
    expect(mistakesOf({ fact: 'heating', is: 'coal' })).toEqual([
      {
        path: ['eligible', 0, 'when', 'is'],
        zh: 'heating 没有选项 coal，可以写：gas、wood、district',
        en: 'heating has no option coal; there are: gas, wood, district',
      },
    ])
  })

  it('refuse a list of all options, which settles nothing', () =>
    expect(mistakesOf({ fact: 'heating', one_of: ['gas', 'wood', 'district'] })).toHaveLength(1))
})

describe('includes', () => {
  const when = { fact: 'posts', includes: ['clerk', 'nurse'] }

  it('holds when one of several is among the answers', () => {
    expect(of(when, { posts: ['nurse', 'driver'] })).toEqual(['yes'])
    expect(of(when, { posts: [] })).toEqual(['no'])
  })

  it('takes a question with several answers only', () =>
    expect(mistakesOf({ fact: 'heating', includes: ['gas'] })).toHaveLength(1))
})

describe('at_least, at_most, more_than, less_than (民法典 art. 1259)', () => {
  it('include the number or not, as the words say', () => {
    const at = (word: string, age: number) => of({ fact: 'age', [word]: 'adult' }, { age })[0]
    expect([at('at_least', 17), at('at_least', 18), at('at_least', 19)]).toEqual(['no', 'yes', 'yes'])
    expect([at('at_most', 17), at('at_most', 18), at('at_most', 19)]).toEqual(['yes', 'yes', 'no'])
    expect([at('more_than', 18), at('more_than', 19)]).toEqual(['no', 'yes'])
    expect([at('less_than', 17), at('less_than', 18)]).toEqual(['yes', 'no'])
  })

  it('compare days as dates', () => {
    expect(of({ fact: 'born', at_most: 'until' }, { born: '2019-01-31' })).toEqual(['yes'])
    expect(of({ fact: 'born', less_than: 'until' }, { born: '2019-01-31' })).toEqual(['no'])
  })

  it('refuse to compare what is not alike', () => {
    expect(mistakesOf({ fact: 'age', at_least: 'until' })).toEqual([
      {
        path: ['eligible', 0, 'when', 'at_least'],
        zh: 'until 是日期，不能与整数比较',
        en: 'until is a day and cannot be compared with a whole number',
      },
    ])
    expect(mistakesOf({ fact: 'heating', at_least: 'adult' })).toHaveLength(1)
  })

  it('name what a misspelt name may mean', () =>
    expect(mistakesOf({ fact: 'age', at_least: 'adlut' })[0]?.en).toContain('did you mean adult'))

  it('never take a figure, which has no source', () => {
    const parsed = programmeSchema.safeParse({ ...written({ fact: 'age', at_least: 18 }) })
    expect(parsed.success).toBe(false)
  })
})

describe('inside', () => {
  it('holds for places of the division', () => {
    expect(of({ fact: 'home', inside: 4406 }, { home: 440605000000 })).toEqual(['yes'])
    expect(of({ fact: 'home', inside: 4406 }, { home: 440106000000 })).toEqual(['no'])
  })

  it('is not known of a place told by a province or prefecture around the division, which is asked again', () => {
    const near = { fact: 'home', inside: 440605 }
    expect(of(near, { home: 440000000000 })).toEqual(['unknown', 'home'])
    expect(of(near, { home: 440600000000 })).toEqual(['unknown', 'home'])
    expect(of(near, { home: 440605000000 })).toEqual(['yes'])
    expect(of(near, { home: 450000000000 })).toEqual(['no'])
  })

  it('refuses what is no division code', () =>
    expect(mistakesOf({ fact: 'home', inside: 44065 })).toHaveLength(1))
})

describe('by, a deadline', () => {
  const when = { fact: 'sent', by: 'until' }

  it('includes its day to the last second in Shanghai', () => {
    expect(of(when, { sent: '2019-01-31T23:59:59+08:00' })).toEqual(['yes'])
    expect(of(when, { sent: '2019-01-31T15:59:59Z' })).toEqual(['yes'])
    expect(of(when, { sent: '2019-02-01T00:00:00+08:00' })).toEqual(['no'])
    expect(of(when, { sent: '2019-01-31T16:00:00Z' })).toEqual(['no'])
  })

  it('asks the switch for that day alone', () => {
    const open = { fact: 'sent', by: 'until', day_included: 'included' }
    expect(of(open, { sent: '2019-01-31T12:00:00+08:00' })).toEqual(['unknown', 'included'])
    expect(of(open, { sent: '2019-01-30T12:00:00+08:00' })).toEqual(['yes'])
    expect(of(open, { sent: '2019-01-31T12:00:00+08:00', included: 'no' })).toEqual(['no'])
  })
})

describe('a condition that is not one', () => {
  it('is refused with the word that was not known', () => {
    const parsed = programmeSchema.safeParse({ ...written({ fact: 'age', at_mots: 'adult' }) })
    const messages = parsed.success ? [] : parsed.error.issues.map(({ message }) => message)
    expect(messages.join('\n')).toContain('a condition is made with one of: all, any, not, is, one_of')
  })

  it('is about one thing', () =>
    expect(mistakesOf({ fact: 'a', switch: 'included', is: 'yes' })[0]?.en).toBe(
      'write one of fact, value, switch',
    ))
})
