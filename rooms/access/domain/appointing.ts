import {
  type Actor,
  coversDivision,
  coversSubtree,
  type Grant,
  type GrantScope,
  scopeOf,
} from '../../../kernel/actor.ts'
import { holdsOn, overlaps, type Validity } from '../../../kernel/dated.ts'
import type { Day } from '../../../kernel/day.ts'
import type { DivisionCode } from '../../../kernel/division.ts'
import type { Id } from '../../../kernel/id.ts'
import { ok, type Result, refused } from '../../../kernel/result.ts'
import { type RoleCode, roleCodes, roles } from './roles.ts'

/**
 * Who appoints whom. A granter gives only the roles named here, and only inside the scope in which he holds the
 * role that names them; what he may do himself does not matter, because an officer who sees no child's file must
 * still be able to appoint the worker who does. The system administrator appoints security administrators only:
 * that is how a new deployment, which begins with one account, gets its second pair of eyes.
 */
const appoints: Readonly<Record<RoleCode, readonly RoleCode[]>> = {
  'social-worker': [],
  'child-director': [],
  'child-supervisor': [],
  'elder-worker': [],
  'relief-adviser': [],
  'station-head': [],
  supervisor: [],
  'county-officer': [
    'social-worker',
    'child-director',
    'child-supervisor',
    'elder-worker',
    'relief-adviser',
    'station-head',
    'supervisor',
    'consortium-operator',
    'partner',
    'body-applicant',
    'procuratorate',
    'juvenile-worker',
    'juvenile-keeper',
    'funds-officer',
    'funds-approver',
    'practicum-student',
    'practicum-supervisor',
    'practicum-office',
    'programme-officer',
    'programme-approver',
    'reviewer',
  ],
  'consortium-operator': [],
  partner: [],
  'body-applicant': [],
  procuratorate: [],
  'juvenile-worker': [],
  'juvenile-keeper': [],
  'practicum-student': [],
  'practicum-supervisor': [],
  'practicum-office': [],
  'system-administrator': ['security-administrator'],
  'security-administrator': roleCodes.filter((code) => code !== 'break-glass'),
  'audit-administrator': [],
  'break-glass': [],
  'funds-officer': [],
  'funds-approver': [],
  'programme-officer': [],
  'programme-approver': [],
  reviewer: [],
}

/**
 * Roles that one account may not hold at the same time: the three administrators (MLPS level 3), the auditor
 * together with anyone whose granting he would audit, and who prepares payments with who approves them.
 */
const keptApart: readonly (readonly RoleCode[])[] = [
  ['system-administrator', 'security-administrator', 'audit-administrator'],
  ['audit-administrator', 'county-officer'],
  ['funds-officer', 'funds-approver'],
]

/** A scope with the place it stands in: a station's or a person's division is looked up before rules are asked. */
export type PlacedScope = GrantScope & { readonly placedIn: DivisionCode; readonly atStation?: Id | null }

export type Appointment = Validity & {
  readonly account: Id
  readonly role: RoleCode
  readonly scope: PlacedScope
}

export type AppointmentRefusal =
  | 'own-grant'
  | 'role-not-yours-to-give'
  | 'scope-kind-not-for-role'
  | 'roles-kept-apart'
  | 'grant-already-held'

/** A grant that is already there; ended ones are left out by whoever asks. */
export type HeldGrant = Validity & { readonly role: string; readonly scope: GrantScope }

/** Whether the granter may make this appointment, given what the account already holds. */
export function appointment(
  granter: Actor,
  wanted: Appointment,
  held: readonly HeldGrant[],
  today: Day,
): Result<Appointment, AppointmentRefusal> {
  if (granter.account === wanted.account) return refused('own-grant')
  const kinds: readonly string[] = roles[wanted.role].scopes
  if (!kinds.includes(wanted.scope.kind)) return refused('scope-kind-not-for-role')
  if (!mayAppoint(granter, wanted.role, wanted.scope, today)) return refused('role-not-yours-to-give')
  const meanwhile = held.filter((grant) => overlaps(grant, wanted))
  if (meanwhile.some((grant) => areKeptApart(grant.role, wanted.role))) return refused('roles-kept-apart')
  if (meanwhile.some((grant) => grant.role === wanted.role && sameScope(grant.scope, wanted.scope)))
    return refused('grant-already-held')
  return ok(wanted)
}

/** Whether the actor holds, over this scope, a role that appoints the wanted one. Ending a grant asks the same. */
export const mayAppoint = (actor: Actor, role: RoleCode, scope: PlacedScope, today: Day): boolean =>
  actor.grants.some(
    (grant) =>
      holdsOn(grant, today) &&
      grant.permissions.includes('access.grant') &&
      appointsOf(grant.role).includes(role) &&
      reaches({ ...actor, grants: [grant] }, 'access.grant', scope, today),
  )

/**
 * Whether the actor may suspend an account, set its password or take its second factor away. Whoever can do that can
 * become the other, so he must reach over everything the account holds: as system administrator, or as someone who
 * could have appointed it. An account without grants is managed by whoever reaches its home.
 */
export const mayManage = (
  actor: Actor,
  target: {
    readonly account: Id
    readonly home: PlacedScope
    readonly held: readonly (HeldGrant & { readonly scope: PlacedScope })[]
  },
  today: Day,
): boolean =>
  actor.account !== target.account &&
  reaches(actor, 'access.accounts', target.home, today) &&
  target.held
    .filter((grant) => grant.role !== 'break-glass')
    .every(({ role, scope }) =>
      actor.grants.some(
        (own) =>
          (own.role === 'system-administrator' || appointsOf(own.role).includes(role as RoleCode)) &&
          reaches({ ...actor, grants: [own] }, 'access.accounts', scope, today),
      ),
    )

/** Whether everything in a scope lies inside what the actor may use a permission on. */
export function reaches(actor: Actor, permission: string, wanted: PlacedScope, today: Day): boolean {
  const own = scopeOf(actor, permission, today)
  if (wanted.kind === 'division') return coversSubtree(own, wanted.division)
  if (coversDivision(own, wanted.placedIn)) return true
  const station = wanted.kind === 'station' ? wanted.station : wanted.atStation
  if (station != null && own.stations.includes(station)) return true
  return wanted.kind === 'person' && own.persons.includes(wanted.person)
}

export const areKeptApart = (a: string, b: string): boolean =>
  a !== b &&
  keptApart.some(
    (group) => (group as readonly string[]).includes(a) && (group as readonly string[]).includes(b),
  )

const appointsOf = (role: string): readonly RoleCode[] => (role in appoints ? appoints[role as RoleCode] : [])

function sameScope(a: GrantScope, b: GrantScope): boolean {
  if (a.kind === 'division') return b.kind === 'division' && a.division === b.division
  if (a.kind === 'station') return b.kind === 'station' && a.station === b.station
  if (a.kind === 'person') return b.kind === 'person' && a.person === b.person
  return b.kind === 'organisation' && a.organisation === b.organisation
}

/** The roles the actor can give somewhere today; what a screen offers. */
export const rolesToGive = (actor: Actor, today: Day): readonly RoleCode[] => {
  const held = actor.grants.filter(
    (grant: Grant) => holdsOn(grant, today) && grant.permissions.includes('access.grant'),
  )
  return roleCodes.filter((code) => held.some((grant) => appointsOf(grant.role).includes(code)))
}
