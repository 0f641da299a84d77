import { describe, expect, it } from 'vitest'
import { householdTies, withoutRecorded } from './household-ties.ts'
import { relationProblem } from './relation-problem.ts'
import type { Member, Tie } from './ties.ts'

const tie = (from: string, kind: Tie['kind'], to: string): Tie => ({ from, to, kind, quality: null })

describe('ties of a household', () => {
  const members = [
    { key: '户主', relation: '02' },
    { key: '妻', relation: '12' },
    { key: '长子', relation: '22' },
    { key: '儿媳', relation: '38' },
    { key: '孙女', relation: '42' },
    { key: '母', relation: '52' },
    { key: '弟', relation: '73' },
  ]

  it('are read from the relation to the head, those of the children with the spouse are inferred', () => {
    expect(
      householdTies('户主', members).map(({ from, kind, to, source }) => `${from} ${kind} ${to} ${source}`),
    ).toEqual([
      '户主 spouse 妻 household',
      '户主 parent 长子 household',
      '户主 other 儿媳 household',
      '户主 grandparent 孙女 household',
      '母 parent 户主 household',
      '户主 sibling 弟 household',
      '妻 parent 长子 inferred',
    ])
  })

  it('say nothing without a head', () => {
    expect(householdTies(null, members)).toEqual([])
  })

  it('give way to what is recorded of the same two, but not to who is guardian', () => {
    const known = householdTies('户主', members.slice(0, 3))
    expect(withoutRecorded([tie('妻', 'divorced', '户主')], known)).toHaveLength(2)
    expect(withoutRecorded([tie('户主', 'guardian', '长子')], known)).toHaveLength(3)
  })
})

describe('a tie that is to be recorded', () => {
  const born = (key: string, birthYear: number | null): Member => ({
    key,
    name: key,
    sex: 0,
    birthYear,
    deathYear: null,
    deceased: false,
    household: false,
  })
  const members = [born('a', 1950), born('b', 1980), born('c', null)]

  it('is of two, and not known already from either end', () => {
    expect(relationProblem(tie('a', 'sibling', 'a'), [], members)).toBe('relation-with-oneself')
    expect(relationProblem(tie('b', 'sibling', 'a'), [tie('a', 'sibling', 'b')], members)).toBe(
      'relation-known',
    )
    expect(relationProblem(tie('a', 'divorced', 'b'), [tie('a', 'spouse', 'b')], members)).toBeNull()
  })

  it('makes nobody an own ancestor', () => {
    const known = [tie('a', 'parent', 'b'), tie('b', 'parent', 'c')]
    expect(relationProblem(tie('c', 'parent', 'a'), known, members)).toBe('relation-in-a-circle')
    expect(relationProblem(tie('c', 'guardian', 'a'), known, members)).toBeNull()
  })

  it('puts no parent after the child, where both years are known', () => {
    expect(relationProblem(tie('b', 'parent', 'a'), [], members)).toBe('relation-ages')
    expect(relationProblem(tie('b', 'parent', 'c'), [], members)).toBeNull()
  })
})
