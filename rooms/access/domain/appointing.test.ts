import { describe, expect, it } from 'vitest'
import type { Actor, Grant, GrantScope } from '../../../kernel/actor.ts'
import { day } from '../../../kernel/day.ts'
import {
  type Appointment,
  appointment,
  areKeptApart,
  type HeldGrant,
  mayManage,
  type PlacedScope,
  rolesToGive,
} from './appointing.ts'
import { permissionsOf, type RoleCode } from './roles.ts'

const today = day('2023-12-29')
const county = 410621000000
const town = 410621105000
const otherCounty = 410622000000
const station = '018c0000-0000-7000-8000-000000000001'

let count = 0
const grant = (role: RoleCode, scope: GrantScope, from = '2023-01-01', to: string | null = null): Grant => ({
  id: `g${count++}`,
  role,
  permissions: permissionsOf(role),
  scope,
  from: day(from),
  to: to === null ? null : day(to),
})
const over = (division: number): GrantScope => ({ kind: 'division', division })
const actor = (...grants: Grant[]): Actor => ({ account: 'officer', name: '张', kind: 'account', grants })
const placed = (division: number): PlacedScope => ({ kind: 'division', division, placedIn: division })
const wanted = (role: RoleCode, scope: PlacedScope, account = 'worker'): Appointment => ({
  account,
  role,
  scope,
  from: today,
  to: null,
})
const codeOf = (granter: Actor, what: Appointment, held: readonly HeldGrant[] = []) => {
  const result = appointment(granter, what, held, today)
  return result.ok ? 'made' : result.error
}

describe('appointing', () => {
  const officer = actor(grant('county-officer', over(county)))

  it('a county officer appoints workers in his county, and in no other', () => {
    expect(codeOf(officer, wanted('social-worker', placed(town)))).toBe('made')
    expect(codeOf(officer, wanted('social-worker', placed(county)))).toBe('made')
    expect(codeOf(officer, wanted('social-worker', placed(otherCounty)))).toBe('role-not-yours-to-give')
    expect(codeOf(officer, wanted('social-worker', placed(410600000000)))).toBe('role-not-yours-to-give')
  })

  it('a county officer appoints to stations and over single files that stand in his county', () => {
    const inTown: PlacedScope = { kind: 'station', station, placedIn: town }
    expect(codeOf(officer, wanted('social-worker', inTown))).toBe('made')
    expect(codeOf(officer, wanted('social-worker', { ...inTown, placedIn: otherCounty }))).toBe(
      'role-not-yours-to-give',
    )
    const file: PlacedScope = { kind: 'person', person: 'p', placedIn: town, atStation: null }
    expect(codeOf(officer, wanted('partner', file))).toBe('made')
  })

  it('a county officer appoints neither his like nor any administrator', () => {
    for (const role of [
      'county-officer',
      'system-administrator',
      'security-administrator',
      'audit-administrator',
    ] as const)
      expect(codeOf(officer, wanted(role, placed(county)))).toBe('role-not-yours-to-give')
  })

  it('nobody appoints himself', () => {
    expect(codeOf(officer, wanted('social-worker', placed(town), 'officer'))).toBe('own-grant')
  })

  it('a social worker appoints nobody', () => {
    expect(codeOf(actor(grant('social-worker', over(town))), wanted('child-director', placed(town)))).toBe(
      'role-not-yours-to-give',
    )
  })

  it('a grant that is over gives no right to appoint', () => {
    const former = actor(grant('county-officer', over(county), '2023-01-01', '2023-12-28'))
    expect(codeOf(former, wanted('social-worker', placed(town)))).toBe('role-not-yours-to-give')
  })

  it('rights of one place are not joined with rights of another', () => {
    const both = actor(grant('county-officer', over(otherCounty)), grant('station-head', over(county)))
    expect(codeOf(both, wanted('social-worker', placed(town)))).toBe('role-not-yours-to-give')
  })

  it('a system administrator appoints security administrators and nobody else', () => {
    const first = actor(grant('system-administrator', over(0)))
    expect(rolesToGive(first, today)).toEqual(['security-administrator'])
    expect(codeOf(first, wanted('security-administrator', placed(0)))).toBe('made')
    expect(codeOf(first, wanted('social-worker', placed(town)))).toBe('role-not-yours-to-give')
  })

  it('an emergency opening is given by nobody', () => {
    const security = actor(grant('security-administrator', over(0)))
    const file: PlacedScope = { kind: 'person', person: 'p', placedIn: town, atStation: null }
    expect(codeOf(security, wanted('break-glass', file))).toBe('role-not-yours-to-give')
  })

  it('a station head is not appointed over a single file', () => {
    const file: PlacedScope = { kind: 'person', person: 'p', placedIn: town, atStation: null }
    expect(codeOf(officer, wanted('station-head', file))).toBe('scope-kind-not-for-role')
  })
})

describe('the three administrators', () => {
  const security = actor(grant('security-administrator', over(0)))
  const held = (role: RoleCode, to: string | null = null): HeldGrant => ({
    role,
    scope: over(0),
    from: day('2023-01-01'),
    to: to === null ? null : day(to),
  })

  it('are three people', () => {
    expect(codeOf(security, wanted('audit-administrator', placed(0)), [held('system-administrator')])).toBe(
      'roles-kept-apart',
    )
    expect(codeOf(security, wanted('system-administrator', placed(0)), [held('audit-administrator')])).toBe(
      'roles-kept-apart',
    )
    expect(
      codeOf(security, wanted('security-administrator', placed(0)), [held('system-administrator')]),
    ).toBe('roles-kept-apart')
  })

  it('may follow each other in time', () => {
    expect(
      codeOf(security, wanted('audit-administrator', placed(0)), [
        held('system-administrator', '2023-12-28'),
      ]),
    ).toBe('made')
  })

  it('may hold ordinary work beside, but an auditor grants nothing', () => {
    expect(areKeptApart('system-administrator', 'social-worker')).toBe(false)
    expect(codeOf(security, wanted('county-officer', placed(county)), [held('audit-administrator')])).toBe(
      'roles-kept-apart',
    )
  })

  it('the same grant twice is refused', () => {
    expect(codeOf(security, wanted('social-worker', placed(0)), [held('social-worker')])).toBe(
      'grant-already-held',
    )
  })
})

describe('managing an account', () => {
  const officer = actor(grant('county-officer', over(county)))
  const target = (division: number, ...roles: [RoleCode, number][]) => ({
    account: 'other',
    home: placed(division),
    held: roles.map(([role, at]) => ({ role, scope: placed(at), from: today, to: null })),
  })

  it('reaches over everything that the account holds', () => {
    expect(mayManage(officer, target(town, ['social-worker', town]), today)).toBe(true)
    expect(mayManage(officer, target(town), today)).toBe(true)
    expect(mayManage(officer, target(town, ['social-worker', otherCounty]), today)).toBe(false)
  })

  it('does not reach up: whoever sets a password could sign in with it', () => {
    expect(mayManage(officer, target(town, ['security-administrator', 0]), today)).toBe(false)
    expect(mayManage(officer, target(town, ['county-officer', county]), today)).toBe(false)
    const first = actor(grant('system-administrator', over(0)))
    expect(mayManage(first, target(town, ['county-officer', county]), today)).toBe(true)
  })

  it('does not reach another place, nor oneself', () => {
    expect(mayManage(officer, target(otherCounty), today)).toBe(false)
    expect(mayManage(officer, { ...target(town), account: 'officer' }, today)).toBe(false)
  })
})
