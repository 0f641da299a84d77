import { describe, expect, it } from 'vitest'
import { fieldOf, notOfCells, ofCell, rowOf, sortProblems } from './problems.ts'

const words = { zh: '必填', en: 'Required' }

describe('a problem finds its field', () => {
  it('by its own name', () => {
    expect(fieldOf('/body/name', ['name', 'sex'])).toBe('name')
  })

  it('by the deepest name the form has', () => {
    expect(fieldOf('/body/household/0/name', ['household.0.name', 'household'])).toBe('household.0.name')
    expect(fieldOf('/body/household/0/name', ['household', 'name'])).toBe('household')
    expect(fieldOf('/body/person/birthday', ['birthday'])).toBe('birthday')
  })

  it('not when the form has no such field', () => {
    expect(fieldOf('/body/id', ['name'])).toBeNull()
    expect(fieldOf('/body', ['name'])).toBeNull()
    expect(fieldOf(undefined, ['name'])).toBeNull()
  })

  it('and its row and cell in a field of rows', () => {
    const title = { code: 'value-missing', path: '/body/record/goals/1/title', messages: words }
    const order = { code: 'goals-out-of-order', path: '/body/record/goals/0/endedAt', messages: words }
    expect(rowOf(title, 'goals')).toBe(2)
    expect(rowOf({ ...title, path: '/body/members/0/person' }, 'person')).toBeNull()
    expect(ofCell([title, order], 1, 'title')).toEqual([title])
    expect(ofCell([title, order], 0, 'title')).toEqual([])
    expect(notOfCells([title, order], ['title', 'content'])).toEqual([order])
  })

  it('and one without a field is kept apart, not lost', () => {
    const name = { code: 'value-missing', path: '/body/name', messages: words }
    const id = { code: 'id-not-valid', path: '/body/id', messages: words }
    expect(sortProblems([name, id], ['name'])).toEqual({ byField: { name: [name] }, rest: [id] })
  })
})
