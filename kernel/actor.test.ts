import { describe, expect, it } from 'vitest'
import { type Actor, covers, coversSubtree, type Grant, isEmpty, scopeOf } from './actor.ts'
import { day } from './day.ts'

const grant = (fields: Partial<Grant>): Grant => ({
  id: 'g',
  role: 'social-worker',
  permissions: ['people.read'],
  from: day('2023-01-01'),
  to: null,
  scope: { kind: 'division', division: 410621105000 },
  ...fields,
})
const actor = (...grants: Grant[]): Actor => ({ account: 'a', name: '测试员', kind: 'account', grants })
const on = day('2023-06-01')

describe('the permission predicate', () => {
  it('covers what a grant covers and nothing beside it', () => {
    const scope = scopeOf(actor(grant({})), 'people.read', on)
    expect(covers(scope, { division: 410621105201 })).toBe(true)
    expect(covers(scope, { division: 410621107201 })).toBe(false)
    expect(covers(scope, { division: 410621000000 })).toBe(false)
  })

  it('gives nothing for another permission', () => {
    expect(isEmpty(scopeOf(actor(grant({})), 'people.write', on))).toBe(true)
  })

  it('begins and ends on its days, both included', () => {
    const dated = actor(grant({ from: day('2023-06-01'), to: day('2023-06-01') }))
    expect(isEmpty(scopeOf(dated, 'people.read', day('2023-05-31')))).toBe(true)
    expect(isEmpty(scopeOf(dated, 'people.read', on))).toBe(false)
    expect(isEmpty(scopeOf(dated, 'people.read', day('2023-06-02')))).toBe(true)
  })

  it('joins neighbouring towns without covering their county', () => {
    const scope = scopeOf(
      actor(
        grant({ scope: { kind: 'division', division: 410621105000 } }),
        grant({ scope: { kind: 'division', division: 410621106000 } }),
      ),
      'people.read',
      on,
    )
    expect(scope.ranges).toEqual([{ low: 410621105000, high: 410621106999 }])
    expect(coversSubtree(scope, 410621106000)).toBe(true)
    expect(coversSubtree(scope, 410621000000)).toBe(false)
  })

  it('reaches a station or one person wherever they are', () => {
    const scope = scopeOf(
      actor(
        grant({ scope: { kind: 'station', station: 's1' } }),
        grant({ scope: { kind: 'person', person: 'p1' } }),
      ),
      'people.read',
      on,
    )
    expect(covers(scope, { division: 110101001001, station: 's1' })).toBe(true)
    expect(covers(scope, { division: 110101001001, person: 'p1' })).toBe(true)
    expect(covers(scope, { division: 110101001001, station: 's2', person: 'p2' })).toBe(false)
  })
})
