import { type RoleCode, roles } from '../../../rooms/access/index.ts'
import type { DemoAccount } from '../../server/deployment.ts'
import type { DemoPlan } from './plan.ts'

type Named = { readonly user: string; readonly name: string; readonly role: string }

const shown = ({ password }: DemoPlan, accounts: readonly Named[]): DemoAccount[] =>
  accounts.map(({ user, name, role }) => ({
    userName: user,
    password,
    name,
    role: roles[role as RoleCode].title,
  }))

/** The accounts that the sign-in page of a demo names. */
export const accountsOf = (plan: DemoPlan): DemoAccount[] => shown(plan, plan.accounts)

/** Every account of a pack by which somebody tries it: those of bodies and of the juvenile station as well. */
export function everyAccountOf(plan: DemoPlan): DemoAccount[] {
  const { accounts, bodies, juvenile, placements } = plan
  const ofBodies = bodies.flatMap(({ user, person }) =>
    user && person ? [{ user, name: person, role: 'partner' }] : [],
  )
  const ofJuvenile = juvenile
    ? [
        ...juvenile.members.map(({ body, user, person }) => ({
          user,
          name: person,
          role: body === 'procuratorate' ? 'procuratorate' : 'partner',
        })),
        ...juvenile.workers.map((one) => ({ ...one, role: 'juvenile-worker' })),
        ...juvenile.keepers.map((one) => ({ ...one, role: 'juvenile-keeper' })),
      ]
    : []
  const ofHosts = (placements?.hosts ?? []).flatMap(({ office, supervisor }) => [
    { ...office, role: 'practicum-office' },
    { ...supervisor, role: 'practicum-supervisor' },
  ])
  const ofStudents = (placements?.students ?? []).flatMap(({ user, name }) =>
    user ? [{ user, name, role: 'practicum-student' }] : [],
  )
  return shown(plan, [...accounts, ...ofBodies, ...ofJuvenile, ...ofHosts, ...ofStudents])
}
