import { addDays } from '../../../kernel/day.ts'
import { workforceContract } from '../../../rooms/workforce/contract.ts'
import type { Acting } from './acting.ts'
import { type Chance, chanceFrom } from './chance.ts'
import type { DemoPart } from './parts.ts'

const at = (on: string): number => Date.parse(`${on}T09:00:00+08:00`)
const asked = { query: {} as never, body: undefined as never }

/** Experts of the register, and villages whose Party secretary has just changed, so that the child director is to be handed over. */
export const loadStaff: DemoPart = async ({ plan, today, officeOf }) => {
  const { staff } = plan
  if (!staff) return
  const chance = chanceFrom(plan.seed + 13)
  const office = officeOf(['workforce.read', 'workforce.write', 'duties.write'])
  for (const { name, employer, employer_kind: employerKind, also: alsoPost, from } of staff.experts)
    await register(office, chance, name, {
      kind: 'expert',
      division: plan.county,
      employerKind,
      employer,
      from,
      alsoPost,
    })
  for (const { village, name, days_ago: days } of staff.new_secretaries) {
    const from = addDays(today, -days)
    const employer = await endSecretary(office, chance, village, addDays(from, -1))
    await register(office, chance, name, {
      kind: 'village-secretary',
      division: village,
      employerKind: 'village',
      employer,
      from,
    })
  }
}

type Post = {
  readonly kind: string
  readonly division: number
  readonly employerKind: string
  readonly employer: string
  readonly from: string
  readonly alsoPost?: string
}

const register = (office: Acting, chance: Chance, name: string, post: Post) =>
  office(workforceContract.register, {
    body: { id: chance.id(at(post.from)), name, post: { id: chance.id(at(post.from)), ...post } } as never,
  })

/** The last day of the secretary of a village; answers who employed him. The child director stays one until it is decided. */
async function endSecretary(office: Acting, chance: Chance, village: number, to: string): Promise<string> {
  const query = { division: village, post: 'village-secretary', limit: 1 } as never
  const { items } = await office(workforceContract.list, { ...asked, query })
  const [member] = items
  if (!member) throw new Error(`no secretary in ${village}`)
  const { allPosts } = await office(workforceContract.one, { ...asked, params: { id: member.id } })
  const old = allPosts.find(({ kind }) => kind === 'village-secretary')
  if (!old) throw new Error(`no post of a secretary in ${village}`)
  const { placeName: _, version: __, ...post } = old
  await office(workforceContract.savePost, {
    params: { id: member.id },
    body: { id: chance.id(at(to)), post: { ...post, to } } as never,
  })
  return old.employer
}
