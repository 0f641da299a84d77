import { describe, expect, it } from 'vitest'
import { figure, optionsOf, question, sampleProgramme } from '../sample-programme.ts'
import { rank } from './rank.ts'

const on = { on: '2023-06-15' }
const scored = (...scores: number[]) => scores.map((score, i) => ({ id: `c${i + 1}`, score, facts: {} }))

const twenty = sampleProgramme({
  parameters: { places: figure('persons', 20) },
  quota: { all: 'places', source: 'test' },
  ranking: { by: 'score', source: 'test' },
})

describe('a ranking', () => {
  it('S4.A1 leaves a tie at rank 20 to the panel and never awards 21', () => {
    const candidates = scored(...Array.from({ length: 19 }, () => 95), 88, 88)
    const open = rank(twenty, candidates, on)
    expect(open.awarded).toHaveLength(19)
    expect(open.ties).toEqual([{ group: null, candidates: ['c20', 'c21'], places: 1 }])
    const decided = rank(twenty, candidates, on, ['c21'])
    expect(decided.awarded).toHaveLength(20)
    expect(decided.awarded).toContain('c21')
    expect(decided.notAwarded).toEqual(['c20'])
  })

  it('takes no decision of the panel that fills more or fewer places than there are', () => {
    const candidates = scored(...Array.from({ length: 19 }, () => 95), 88, 88)
    expect(rank(twenty, candidates, on, ['c20', 'c21']).awarded).toHaveLength(19)
    expect(rank(twenty, candidates, on, ['c1']).ties).toHaveLength(1)
  })

  it('awards all when there are places for all', () =>
    expect(rank(twenty, scored(1, 2, 2), on)).toMatchObject({ awarded: ['c2', 'c3', 'c1'], ties: [] }))

  it('breaks ties by the facts that the file names before the panel is asked', () => {
    const programme = sampleProgramme({
      facts: { never: question('yes_no'), income: question('money') },
      parameters: { places: figure('persons', 1) },
      quota: { all: 'places', source: 'test' },
      ranking: { by: 'score', tie_break: [{ fact: 'income', first: 'lowest' }], source: 'test' },
    })
    const candidates = [
      { id: 'rich', score: 9, facts: { income: 500 } },
      { id: 'poor', score: 9, facts: { income: 100 } },
    ]
    expect(rank(programme, candidates, on)).toMatchObject({
      awarded: ['poor'],
      ties: [],
      notAwarded: ['rich'],
    })
  })

  it('counts the places of a township over its villages, and reads its code in nine digits', () => {
    const byTown = sampleProgramme({
      facts: { town: question('division') },
      parameters: { two: figure('persons', 2), one: figure('persons', 1) },
      quota: {
        each: { by: 'town', level: 'township', number: 'two', rows: { '410621102': 'one' } },
        source: 'test',
      },
      ranking: { by: 'order', source: 'test' },
    })
    const villages = [410621101201, 410621101202, 410621101203, 410621102201, 410621102202]
    const candidates = villages.map((town, i) => ({ id: `c${i + 1}`, received: i, facts: { town } }))
    expect(rank(byTown, candidates, on).awarded).toEqual(['c1', 'c2', 'c4'])
  })

  it('awards nobody by the cut of the whole who could be put aside when a group decides among equals', () => {
    const whole = sampleProgramme({
      facts: { town: question('code', { options: optionsOf('x', 'y') }) },
      parameters: { one: figure('persons', 1) },
      quota: { all: 'one', each: { by: 'town', number: 'one' }, source: 'test' },
      ranking: { by: 'score', source: 'test' },
    })
    const candidates = [
      { id: 'x1', score: 90, facts: { town: 'x' } },
      { id: 'x2', score: 90, facts: { town: 'x' } },
      { id: 'y1', score: 80, facts: { town: 'y' } },
    ]
    expect(rank(whole, candidates, on)).toMatchObject({
      awarded: [],
      ties: [{ group: 'x', candidates: ['x1', 'x2'], places: 1 }],
      notAwarded: ['y1'],
    })
    expect(rank(whole, candidates, on, ['x2']).awarded).toEqual(['x2'])
  })

  it('takes whomever the panel chose for the whole, as long as no place has more than its own', () => {
    const programme = sampleProgramme({
      facts: { town: question('code', { options: optionsOf('x', 'y') }) },
      parameters: { places: figure('persons', 4), town_places: figure('persons', 3) },
      quota: { all: 'places', each: { by: 'town', number: 'town_places' }, source: 'test' },
      ranking: { by: 'score', source: 'test' },
    })
    const candidates = ['x', 'x', 'x', 'x', 'y', 'y'].map((town, i) => ({
      id: `${town}${i}`,
      score: 3,
      facts: { town },
    }))
    const open = rank(programme, candidates, on)
    expect(open.ties).toEqual([{ group: null, candidates: ['x0', 'x1', 'x2', 'x3', 'y4', 'y5'], places: 4 }])
    const decided = (...chosen: string[]) =>
      rank(programme, candidates, on, (group) => (group === null ? chosen : []))
    // x3 is the fourth of a town with three places, and as good as the others.
    expect(decided('x0', 'x1', 'x3', 'y4')).toMatchObject({ awarded: ['x0', 'x1', 'x3', 'y4'], ties: [] })
    expect(decided('x2', 'x3', 'y4', 'y5')).toMatchObject({ awarded: ['x2', 'x3', 'y4', 'y5'], ties: [] })
    expect(decided('x0', 'x1', 'x2', 'x3')).toMatchObject({ awarded: [], ties: [{ group: null }] })
  })

  it('keeps a quota for each township, with ties of its own', () => {
    const programme = sampleProgramme({
      facts: { never: question('yes_no'), town: question('division') },
      parameters: { two: figure('persons', 2), one: figure('persons', 1) },
      quota: { each: { by: 'town', number: 'two', rows: { '410621102000': 'one' } }, source: 'test' },
      ranking: { by: 'order', source: 'test' },
    })
    const candidates = [101, 101, 101, 102, 102].map((town, i) => ({
      id: `c${i + 1}`,
      received: i,
      facts: { town: 410621000000 + town * 1000 },
    }))
    expect(rank(programme, candidates, on)).toMatchObject({
      awarded: ['c1', 'c2', 'c4'],
      notAwarded: ['c3', 'c5'],
    })
  })

  it('never spends more than the pool, and nobody overtakes a better one (S6.A2)', () => {
    const programme = sampleProgramme({
      parameters: { pool: figure('fen', 100) },
      quota: { pool: 'pool', source: 'test' },
      ranking: { by: 'score', source: 'test' },
    })
    const candidates = [60, 50, 40].map((amountFen, i) => ({
      id: `c${i}`,
      score: 10 - i,
      amountFen,
      facts: {},
    }))
    expect(rank(programme, candidates, on).awarded).toEqual(['c0'])
  })
})
