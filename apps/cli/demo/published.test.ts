import { readdirSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { everyAccountOf } from './accounts.ts'
import { readPlan } from './plan.ts'
import { agrees, taken } from './published.ts'

const answer = {
  total: { schools: 11 },
  grades: [
    { about: 'child', grade: 'red', files: 272 },
    { about: 'child', grade: 'blue', files: 88 },
    { about: 'elder', grade: 'red', files: 8 },
  ],
}

describe('what is taken of an answer', () => {
  it('follows keys, looks for the element that says so, and counts a list', () => {
    expect(taken(answer, ['total', 'schools'])).toBe(11)
    expect(taken(answer, ['grades', { about: 'child', grade: 'red' }, 'files'])).toBe(272)
    expect(taken(answer, ['grades', { about: 'child' }, 'count'])).toBe(2)
  })

  it('is nothing where several elements could be meant, or none is there', () => {
    expect(taken(answer, ['grades', { about: 'child' }, 'files'])).toBeNull()
    expect(taken(answer, ['grades', { about: 'school' }, 'files'])).toBeNull()
    expect(taken(answer, ['schools', 'total'])).toBeNull()
    expect(taken(answer, ['total', { grade: 'red' }, 'count'])).toBeNull()
  })
})

describe('a published figure', () => {
  it('S13.5: is told to the last one, or says only that it was more than a hundred', () => {
    expect(agrees(44, 44)).toBe(true)
    expect(agrees(45, 44)).toBe(false)
    expect(agrees(101, { more_than: 100 })).toBe(true)
    expect(agrees(100, { more_than: 100 })).toBe(false)
    expect(agrees(null, { more_than: 100 })).toBe(false)
  })
})

describe('the packs of data/demo', () => {
  const packs = readdirSync('data/demo').map((file) => file.replace('.yaml', ''))

  it('are read, and each published figure is asked by an account of its pack', () => {
    for (const pack of packs) {
      const plan = readPlan(pack)
      const users = everyAccountOf(plan).map(({ userName }) => userName)
      expect(plan.published.filter(({ as }) => !users.includes(as))).toEqual([])
      expect(new Set(users).size).toBe(users.length)
    }
  })

  it('S1, S2, S8, S16, S17: five of them tell what their source published', () => {
    const figures = (pack: string) => readPlan(pack).published.map(({ expect: figure }) => figure)
    expect(figures('yunnan')).toEqual([753, 753, 115, 13, 11, 3, 2])
    expect(figures('luancheng').slice(0, 3)).toEqual([272, 278, 88])
    expect(figures('hangzhou').slice(0, 8)).toEqual([1, 2, 8, 7, 1, 2, 1, 1])
    expect(figures('dongbao')[0]).toBe(7)
    expect(figures('pancheng')).toContain('2021-11-28')
  })

  it('have accounts of their own: no user name stands in two packs', () => {
    const users = packs.flatMap((pack) => everyAccountOf(readPlan(pack)).map(({ userName }) => userName))
    expect(users.filter((user, at) => users.indexOf(user) < at)).toEqual([])
  })
})
