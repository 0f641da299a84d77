import { describe, expect, it } from 'vitest'
import type { Actor, GrantScope } from '../../../kernel/actor.ts'
import { day } from '../../../kernel/day.ts'
import { abilitiesOf } from './abilities.ts'
import { narrowed } from './narrowed.ts'

const today = day('2023-12-29')
const grant = (permissions: string[], scope: GrantScope, from = '2023-01-01', to: string | null = null) => ({
  id: 'g',
  role: 'test',
  permissions,
  scope,
  from: day(from),
  to: to === null ? null : day(to),
})
const actor = (...grants: Actor['grants'][number][]): Actor => ({
  account: 'a',
  name: 'n',
  kind: 'account',
  grants,
})

describe('abilities', () => {
  it('say where each permission may be used, the topmost divisions only', () => {
    const held = abilitiesOf(
      actor(
        grant(['people.read', 'figures.read'], { kind: 'division', division: 410621000000 }),
        grant(['people.read'], { kind: 'division', division: 410621105000 }),
        grant(['people.read'], { kind: 'station', station: 's1' }),
      ),
      today,
    )
    expect(held).toEqual({
      'people.read': { divisions: [410621000000], stations: ['s1'], persons: [], organisations: [] },
      'figures.read': { divisions: [410621000000], stations: [], persons: [], organisations: [] },
    })
  })

  it('leave out what is over or has not begun', () => {
    const scope: GrantScope = { kind: 'division', division: 410621000000 }
    expect(abilitiesOf(actor(grant(['people.read'], scope, '2023-01-01', '2023-12-28')), today)).toEqual({})
    expect(abilitiesOf(actor(grant(['people.read'], scope, '2023-12-30')), today)).toEqual({})
    expect(
      Object.keys(abilitiesOf(actor(grant(['people.read'], scope, '2023-12-29', '2023-12-29')), today)),
    ).toEqual(['people.read'])
  })
})

describe('a token', () => {
  const owner = actor(grant(['people.read', 'figures.read'], { kind: 'division', division: 410621000000 }))
  const own = (permissions: string[], division: number) => ({
    ...grant(permissions, { kind: 'division', division }),
    scope: { kind: 'division' as const, division, placedIn: division },
  })

  it('does less than its owner where it was made so', () => {
    expect(
      narrowed(owner, [own(['figures.read'], 410621105000)], today).map((one) => [
        one.permissions,
        one.scope,
      ]),
    ).toEqual([[['figures.read'], { kind: 'division', division: 410621105000, placedIn: 410621105000 }]])
  })

  it('loses what its owner has lost', () => {
    expect(
      narrowed(owner, [own(['figures.read', 'people.export'], 410621105000)], today)[0]?.permissions,
    ).toEqual(['figures.read'])
    expect(narrowed(owner, [own(['figures.read'], 410622000000)], today)).toEqual([])
    expect(narrowed(actor(), [own(['figures.read'], 410621105000)], today)).toEqual([])
  })
})
