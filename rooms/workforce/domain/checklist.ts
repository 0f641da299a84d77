import { z } from 'zod'
import { type DivisionCode, parseDivisionCode } from '../../../kernel/division.ts'
import { postKinds } from './codes.ts'

const words = z.strictObject({ zh: z.string().min(1), en: z.string().min(1) })
const code = z.string().regex(/^[a-z]+(-[a-z]+)*$/)

/** How many of a post, of all social workers or of volunteers a node needs; `held_by`: the post goes with another one of the place. */
const staffSchema = z.union([
  z.strictObject({
    post: z.enum(postKinds),
    count: z.number().int().positive(),
    held_by: z.enum(postKinds).optional(),
  }),
  z.strictObject({ group: z.enum(['social-workers', 'volunteers']), count: z.number().int().positive() }),
])

/** `data/checklists/<code>.yaml`: which rooms, functions and staff a node of each tier has (S16.3–S16.5). */
export const checklistSchema = z.strictObject({
  code,
  title: words,
  division: z
    .number()
    .int()
    .transform((given): DivisionCode => (given === 0 ? 0 : (parseDivisionCode(String(given)) ?? -1))),
  document: z.string().min(1),
  tiers: z
    .array(
      z.strictObject({
        level: z.enum(['county', 'township', 'village']),
        title: words,
        functions: z.array(code),
        rooms: z.array(code),
        staff: z.array(staffSchema),
        article: z.string().min(1),
      }),
    )
    .min(1),
})

export type Checklist = z.output<typeof checklistSchema>
export type Tier = Checklist['tiers'][number]
export type StaffNeed = Tier['staff'][number]
export type TierLevel = Tier['level']

/** What a staff need is known by in answers: `child-director`, `social-workers`. */
export const staffCode = (need: StaffNeed): string => ('post' in need ? need.post : need.group)

/** What there is at one division: codes of rooms and functions, and how many by staff code. */
export type Stock = {
  readonly functions: ReadonlySet<string>
  readonly rooms: ReadonlySet<string>
  readonly staff: ReadonlyMap<string, number>
}

export type Gaps = {
  readonly functions: readonly string[]
  readonly rooms: readonly string[]
  readonly staff: readonly { readonly code: string; readonly need: number; readonly have: number }[]
}

/** What a node of a tier still lacks; more than is asked for is no gap and fills none elsewhere. */
export function gapsOf(tier: Tier, stock: Stock): Gaps {
  return {
    functions: tier.functions.filter((one) => !stock.functions.has(one)),
    rooms: tier.rooms.filter((one) => !stock.rooms.has(one)),
    staff: tier.staff.flatMap((need) => {
      const of = staffCode(need)
      const have = stock.staff.get(of) ?? 0
      return have < need.count ? [{ code: of, need: need.count, have }] : []
    }),
  }
}

export const isWhole = ({ functions, rooms, staff }: Gaps): boolean =>
  functions.length + rooms.length + staff.length === 0

/** How much of one requirement a tier needs in all, how much of that is there, and how many nodes lack some. */
export type Requirement = {
  readonly kind: 'function' | 'room' | 'staff'
  readonly code: string
  readonly needed: number
  readonly filled: number
  readonly places: number
}

/** Each requirement of a tier over all its nodes (S16.A2: seven townships need fourteen social workers). */
export function requirementsOf(tier: Tier, nodes: readonly Stock[]): Requirement[] {
  const single = (kind: 'function' | 'room', of: string, has: (stock: Stock) => boolean): Requirement => {
    const filled = nodes.filter(has).length
    return { kind, code: of, needed: nodes.length, filled, places: nodes.length - filled }
  }
  return [
    ...tier.functions.map((one) => single('function', one, ({ functions }) => functions.has(one))),
    ...tier.rooms.map((one) => single('room', one, ({ rooms }) => rooms.has(one))),
    ...tier.staff.map((need): Requirement => {
      const of = staffCode(need)
      const have = nodes.map(({ staff }) => Math.min(need.count, staff.get(of) ?? 0))
      return {
        kind: 'staff',
        code: of,
        needed: need.count * nodes.length,
        filled: have.reduce((sum, one) => sum + one, 0),
        places: have.filter((one) => one < need.count).length,
      }
    }),
  ]
}
