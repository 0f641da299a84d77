import { describe, expect, it } from 'vitest'
import { entryOf, isForVisitors, isUnder, opens } from './page-access.ts'

const holding =
  (...held: string[]) =>
  (permission: string) =>
    held.includes(permission)

describe('a page of the menu', () => {
  it('is shown to whoever holds its permission, and to nobody else', () => {
    expect(opens('audit.read', holding('audit.read'))).toBe(true)
    expect(opens('audit.read', holding('access.read', 'audit'))).toBe(false)
    expect(opens('audit.read', holding())).toBe(false)
  })

  it('that serves two tasks is shown to whoever does either', () => {
    const needs = ['access.break-glass', 'access.review']
    expect(opens(needs, holding('access.review'))).toBe(true)
    expect(opens(needs, holding('access.read'))).toBe(false)
  })

  it('without a permission is everyone’s', () => {
    expect(opens(null, holding())).toBe(true)
  })

  it('is marked as the present one below its own address only', () => {
    expect(isUnder('/people/7', '/people')).toBe(true)
    expect(isUnder('/people', '/people')).toBe(true)
    expect(isUnder('/people-of-note', '/people')).toBe(false)
    expect(isUnder('/people', '/')).toBe(false)
    expect(isUnder('/', '/')).toBe(true)
  })

  it('is marked on the pages that it holds as well', () => {
    const services = { path: '/activities', menu: { holds: ['/groups'] } }
    expect(entryOf('/groups/7', [services])).toBe(services)
    expect(entryOf('/activities/7', [services])).toBe(services)
    expect(entryOf('/people/7', [services])).toBeUndefined()
  })

  it('is marked alone: of two above an address the nearer one', () => {
    const inbox = { path: '/applications', menu: {} }
    const money = { path: '/applications/payments', menu: { holds: ['/applications/roll'] } }
    expect(entryOf('/applications/payments', [inbox, money])).toBe(money)
    expect(entryOf('/applications/roll', [inbox, money])).toBe(money)
    expect(entryOf('/applications/7', [inbox, money])).toBe(inbox)
  })

  it('behind a code on a poster, or for a child with a code, lets in whoever has the address', () => {
    expect(['/join/abc', '/mail', '/mail/abc'].map(isForVisitors)).toEqual([true, true, true])
    expect(['/', '/mailbox', '/letters', '/joined'].map(isForVisitors)).toEqual([false, false, false, false])
  })
})
