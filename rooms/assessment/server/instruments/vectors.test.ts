import { describe, expect, it } from 'vitest'
import { day } from '../../../../kernel/day.ts'
import { answerProblems } from '../../domain/instrument/answers.ts'
import type { Answers } from '../../domain/instrument/assess.ts'
import { assess, decimalOf, type Instrument, lowerGradeAllowed } from '../../index.ts'
import { shippedInstruments } from './instrument-files.ts'

const instrumentOf = (code: string): Instrument => {
  const found = shippedInstruments().find(({ instrument }) => instrument.code === code)
  if (!found) throw new Error(`no instrument ${code}`)
  return found.instrument
}

const cri = instrumentOf('cri-5')
const elder = instrumentOf('elder-risk')
const ability = instrumentOf('gbt-42195-2022')

/** Every item at the same place of its options, but for some. */
const answered = ({ items }: Instrument, option: number, but: Answers = {}): Answers => ({
  ...Object.fromEntries(
    items
      .filter(({ by }) => by === undefined || !(by in but))
      .map(({ code, options }) => [code, options[Math.min(option, options.length - 1)]?.points ?? 0]),
  ),
  ...but,
})
const child = (but: Answers, triggers: string[] = []) => {
  const { score, grade, provisional } = assess(cri, answered(cri, 0, but), triggers)
  return [decimalOf(score), grade, provisional]
}
const school: Answers = { D1: 'NA', D2: 'NA', D3: 'NA', D4: 'NA', D5: 'NA' }

describe('S16.9 the child instrument (6.3)', () => {
  it('6.3 grades all nothing blue', () => expect(child({})).toEqual([0, 'blue', false]))
  it('6.3 grades H4 with a total of 5 red', () =>
    expect(child({ A1: 3, A2: 2 }, ['H4'])).toEqual([5, 'red', false]))
  it('6.3 grades a total of 31, B 9, at most 11 in a domain orange', () =>
    expect(child({ A1: 3, A2: 3, A3: 3, A4: 2, B1: 3, B2: 3, B3: 3, C1: 3, C2: 3, C3: 3, C4: 2 })).toEqual([
      31,
      'orange',
      false,
    ]))
  it('6.3 grades a total of 32 red', () =>
    expect(
      child({ A1: 3, A2: 3, A3: 3, A4: 2, B1: 3, B2: 3, B3: 3, C1: 3, C2: 3, C3: 3, C4: 2, E1: 1 }),
    ).toEqual([32, 'red', false]))
  it('6.3 grades a total of 15, B 5, at most 7 in a domain blue', () =>
    expect(child({ A1: 3, A2: 3, A3: 1, B1: 3, B2: 2, C1: 3 })).toEqual([15, 'blue', false]))
  it('6.3 grades a total of 10 with B 6 orange', () =>
    expect(child({ A1: 3, A2: 1, B1: 3, B2: 3 })).toEqual([10, 'orange', false]))
  it('6.3 takes school out before school age: 25 of 60 is 31.25 and orange, 26 is 32.5 and red', () => {
    const raw25: Answers = { ...school, A1: 3, A2: 3, A3: 3, B1: 3, B2: 3, C1: 3, C2: 3, C3: 3, C4: 1 }
    expect(child(raw25)).toEqual([31.25, 'orange', false])
    expect(child({ ...raw25, A4: 1 })).toEqual([32.5, 'red', false])
  })
  it('6.3 grades an unknown guardian with a total of 3 orange and provisional', () =>
    expect(child({ B1: 'UNK', A1: 3 })).toEqual([3.125, 'orange', true]))
  it('6.3 grades a total of 12 with D 8 orange', () =>
    expect(child({ D1: 3, D2: 3, D3: 2, A1: 3, A2: 1 })).toEqual([12, 'orange', false]))

  it('compares the exact fraction: 23 scored items with raw 31 are 775/23 and red, raw 29 are 725/23 and orange', () => {
    const two: Answers = { E4: 'UNK', E5: 'UNK' }
    const raw29: Answers = { ...two, A1: 3, A2: 3, A3: 3, A4: 2, B1: 3, B2: 3, B3: 3, C1: 3, C2: 3, C3: 3 }
    expect(assess(cri, answered(cri, 0, raw29), []).score).toEqual({ numerator: 725, denominator: 23 })
    expect(child(raw29)[1]).toBe('orange')
    expect(child({ ...raw29, C4: 2 })[1]).toBe('red')
  })

  it('takes what was not answered as not known and lists it', () => {
    const { missing, provisional, grade, duties } = assess(cri, { A1: 0 }, [])
    expect(missing).toHaveLength(24)
    expect([provisional, grade]).toEqual([true, 'orange'])
    expect(duties.find(({ kind }) => kind === 'complete')?.within).toEqual({ days: 14 })
  })

  it('6.2 says what each trigger starts', () => {
    expect(assess(cri, answered(cri, 0), ['H1', 'H4', 'H11']).starts).toEqual([
      'mandatory-report',
      'crisis-intervention',
      'sealed-handling',
    ])
  })

  it('6.4 gives the duties of each grade', () => {
    const dutiesOf = (triggers: string[], but: Answers = {}) =>
      assess(cri, answered(cri, 0, but), triggers).duties.flatMap(({ kind, within, every }) => {
        const clock = within ?? every
        return clock ? [`${kind} ${JSON.stringify(clock)}`] : []
      })
    expect(dutiesOf(['H12'])).toEqual([
      'first-contact {"hours":24}',
      'safety-plan {"days":0}',
      'joint-plan {"workdays":3}',
      'casework {"workdays":3}',
      'visit {"days":7}',
      'review {"days":7}',
      'reassess {"days":30}',
    ])
    expect(dutiesOf([], { B1: 3, B2: 3 })).toEqual([
      'first-contact {"workdays":3}',
      'plan {"workdays":10}',
      'visit {"days":15}',
      'review {"days":30}',
      'reassess {"days":90}',
    ])
    expect(dutiesOf([])).toEqual([
      'first-contact {"workdays":10}',
      'note {"workdays":15}',
      'visit {"days":30}',
      'review {"days":182}',
      'reassess {"days":180}',
    ])
  })

  it('6.3 lets a file down one grade after two lower assessments 30 days apart, and not otherwise', () => {
    const at = (on: string, grade: string) => ({ on: day(on), grade })
    const lower = [at('2023-01-01', 'blue'), at('2023-01-31', 'blue')]
    expect(lowerGradeAllowed(cri, 'red', lower, [])).toBe('orange')
    expect(lowerGradeAllowed(cri, 'red', lower, ['H1'])).toBeNull()
    expect(lowerGradeAllowed(cri, 'red', lower.slice(1), [])).toBeNull()
    expect(lowerGradeAllowed(cri, 'red', [at('2023-01-01', 'blue'), at('2023-01-30', 'blue')], [])).toBeNull()
    expect(
      lowerGradeAllowed(
        cri,
        'red',
        [at('2023-01-01', 'blue'), at('2023-01-20', 'red'), at('2023-02-10', 'blue')],
        [],
      ),
    ).toBeNull()
    expect(lowerGradeAllowed(cri, 'blue', lower, [])).toBeNull()
  })

  it('refuses at once every answer that cannot be, each with its place', () => {
    const problems = answerProblems(cri, { A1: 4, A9: 1, B1: 'na', C1: 1.5, C2: null, D1: 'NA' }, [
      'H4',
      'H4',
      'X',
    ])
    expect(problems.map(({ code, path }) => `${code} ${path}`)).toEqual([
      'answer-not-possible /answers/A1',
      'item-unknown /answers/A9',
      'answer-not-possible /answers/B1',
      'answer-not-possible /answers/C1',
      'answer-not-possible /answers/C2',
      'trigger-twice /triggers/1',
      'trigger-unknown /triggers/2',
    ])
  })
})

describe('6.5 the risk of elders', () => {
  const of = (but: Answers, triggers: string[] = []) => {
    const { score, grade } = assess(elder, answered(elder, 0, but), triggers)
    return [decimalOf(score), grade]
  }
  it('6.5 82, alone, level 1, one fall, weekly support: 8, medium', () =>
    expect(of({ age: 82, F2: 3, 'ability-level': 1, 'care-risk-events': 1, F3: 1 })).toEqual([8, 'medium']))
  it('6.5 75 with the spouse, level 0: 1, low', () =>
    expect(of({ age: 75, F2: 1, 'ability-level': 0 })).toEqual([1, 'low']))
  it('6.5 90, alone, level 3, dementia, no support, two falls: 20, high', () =>
    expect(of({ age: 90, F2: 3, 'ability-level': 3, F4: 3, F3: 3, 'care-risk-events': 2 })).toEqual([
      20,
      'high',
    ]))
  it('6.5 goes from 0 to 29', () => {
    expect(of({})).toEqual([0, 'low'])
    expect(decimalOf(assess(elder, answered(elder, 4), []).score)).toBe(29)
  })
  it('6.5 a trigger is high whatever the score', () => expect(of({}, ['T3'])).toEqual([0, 'high']))
})

describe('2.6 the ability of older persons', () => {
  const none: Answers = { coma: 0, dementia: 0, 'mental-disorder': 0, 'care-risk-events': 0 }
  const four = ability.items.filter(({ options }) => options.length === 5).map(({ code }) => code)
  const at = (points: number, many: number): Answers =>
    Object.fromEntries(four.slice(0, many).map((code) => [code, points]))
  const of = (option: number, but: Answers) => {
    const { score, grade } = assess(ability, answered(ability, option, { ...none, ...but }), [])
    return [decimalOf(score), grade]
  }
  it('2.6 has 26 items and 90 points', () => {
    expect(ability.items).toHaveLength(26)
    expect(of(0, {})).toEqual([90, '0'])
  })
  it('2.6 89 is level 1', () => expect(of(0, { 'B.1.1': 3 })).toEqual([89, '1']))
  it('2.6 66 is level 1 and 65 level 2', () => {
    expect(of(1, at(4, 2))).toEqual([66, '1'])
    expect(of(1, at(4, 1))).toEqual([65, '2'])
  })
  it('2.6 65 with dementia is level 3', () => expect(of(1, { ...at(4, 1), dementia: 1 })).toEqual([65, '3']))
  it('2.6 60 in a coma is level 4', () => expect(of(1, { ...at(2, 4), coma: 1 })).toEqual([60, '4']))
  it('2.6 30 with two falls is level 4', () =>
    expect(of(3, { ...at(2, 11), 'care-risk-events': 2 })).toEqual([30, '4']))
  it('2.6 several reasons make it one level worse in total', () =>
    expect(of(1, { ...at(4, 2), dementia: 1, 'mental-disorder': 1, 'care-risk-events': 4 })).toEqual([
      66,
      '2',
    ]))
})
