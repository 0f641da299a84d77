import { describe, expect, it } from 'vitest'
import { figure, optionsOf, question, sampleProgramme } from '../sample-programme.ts'
import { placeBelow, readPopulation } from './population.ts'
import { pairsOf, readAssumed, readWhatIf } from './what-if.ts'

const programme = sampleProgramme({
  facts: {
    never: question('yes_no'),
    hours: question('hours'),
    posts: question('codes', { options: optionsOf('p', 'q') }),
    note: question('text'),
  },
  parameters: { grant: figure('fen', 100), until: figure('day', '2023-06-30') },
  switches: {
    open: {
      question: { zh: '?', en: '?' },
      options: optionsOf('one', 'two'),
      default: 'one',
      source: 'test',
    },
  },
})
const told = (found: { ok: boolean; error?: unknown }) =>
  found.ok ? [] : (found.error as { en: string }[]).map(({ en }) => en)

describe('a population', () => {
  it('is a register, a place and posts', () => {
    expect(readPopulation('workers 410621 post=a,b', ['a', 'b', 'c'])).toEqual({
      ok: true,
      value: { kind: 'workers', division: 410621000000, posts: ['a', 'b'] },
    })
    expect(readPopulation('organisations 0', [])).toEqual({
      ok: true,
      value: { kind: 'organisations', division: 0, posts: [] },
    })
  })

  it('that is none is refused with what to write', () => {
    const en = (text: string) => {
      const read = readPopulation(text, ['social-worker'])
      return read.ok ? '' : read.error.en
    }
    expect(en('everybody 41')).toMatch(/^write one of workers, students, organisations, persons/)
    expect(en('workers Xunxian')).toBe(
      'a division code has 2, 4, 6, 9 or 12 digits, and 0 is everywhere; not Xunxian',
    )
    expect(en('workers 41 post=social-workr')).toBe(
      'there is no post social-workr; did you mean social-worker; there are: social-worker',
    )
    expect(en('students 41 post=social-worker')).toContain('only post=… is known, and for workers only')
  })

  it('is grouped by the places right below its own', () => {
    expect(placeBelow(410621000000, 410621102003)).toBe(410621102000)
    expect(placeBelow(410000000000, 410621102003)).toBe(410600000000)
    expect(placeBelow(0, 410621102003)).toBe(410000000000)
    expect(placeBelow(410621000000, 410621000000)).toBe(410621000000)
  })
})

describe('a what-if', () => {
  const set = (...texts: string[]) => {
    const pairs = pairsOf(texts)
    if (!pairs.ok) throw new Error('pairs')
    return readWhatIf(programme, pairs.value)
  }

  it('sets figures in their units and open questions by their options', () =>
    expect(set('grant=200', 'until=2024-01-31', 'open=two')).toEqual({
      ok: true,
      value: { parameters: { grant: 200, until: '2024-01-31' }, switches: { open: 'two' } },
    }))

  it('refuses all that is no figure, unit or option', () => {
    expect(told(set('grnt=1', 'grant=much', 'until=soon', 'open=three'))).toEqual([
      'there is no figure or open question grnt; did you mean grant; there are: grant, until, open',
      'grant: write a whole number in fen',
      'until: write a day such as 2019-01-31',
      'open takes: one, two, ask; not three',
    ])
    expect(told(pairsOf(['grant']))).toEqual(['write name=value, not grant'])
  })

  it('assumes answers as they are written on a line', () => {
    expect(
      readAssumed(programme, [
        ['never', 'no'],
        ['hours', '1.5'],
        ['posts', 'p|q'],
        ['note', '12'],
      ]),
    ).toEqual({ ok: true, value: { never: 'no', hours: 90, posts: ['p', 'q'], note: '12' } })
    expect(told(readAssumed(programme, [['never', 'perhaps']]))).toEqual([
      'never cannot be "perhaps"; it takes: yes, no',
    ])
  })

  it('assumes no answer to an open question that is settled: that is set', () => {
    expect(told(readAssumed(programme, [['open', 'two']]))).toEqual([
      'open is no fact but an open question of the policy, taken as one; to try another answer write --set open=OPTION',
    ])
  })
})
