import { addDays, type Day, daysBetween } from '../../../kernel/day.ts'
import { organisationsContract } from '../../../rooms/organisations/contract.ts'
import { regionsContract } from '../../../rooms/regions/contract.ts'
import type { Acting } from './acting.ts'
import { type Chance, chanceFrom } from './chance.ts'
import { creditCodeOf } from './credit-code.ts'
import { inLanes } from './in-lanes.ts'
import type { DemoPart } from './parts.ts'
import type { DemoPlan } from './plan.ts'

/** An organisation of the register, as far as other parts of a demo ask. */
export type DemoBody = { readonly id: string; readonly name: string; readonly division: number }

type Group = DemoPlan['organisations'][number]
/** How bodies of a line are called, place by place. */
type Naming = Pick<Group, 'named' | 'name' | 'places'>

const words = [
  ...[
    '仁和',
    '春晖',
    '益民',
    '同心',
    '惠民',
    '和风',
    '晨曦',
    '至善',
    '乐群',
    '明德',
    '厚朴',
    '青禾',
    '安澜',
    '知行',
  ],
  ...[
    '互助',
    '向阳',
    '暖阳',
    '众和',
    '启明',
    '博爱',
    '彩虹',
    '家园',
    '携手',
    '微光',
    '绿洲',
    '常青',
    '怀德',
    '新芽',
  ],
] as const

const at = (on: string): number => Date.parse(`${on}T09:00:00+08:00`)

/** A day between two, both included. */
export const dayBetween = ([from, to]: readonly [Day, Day], chance: Chance): Day =>
  addDays(from, chance.between(0, daysBetween(from, to)))

/** The bodies of the register that a plan asks for by kind and number. */
export const loadOrganisations: DemoPart = async ({ plan, officeOf }) => {
  const chance = chanceFrom(plan.seed + 101)
  const acting = officeOf(['organisations.read', 'organisations.write'])
  for (const group of plan.organisations) {
    const names = await placeNames(acting, group.places)
    const drawn = Array.from({ length: group.count }, (_, turn) => draw(group, turn, names, chance))
    await inLanes(drawn, 8, async (body) => {
      await acting(organisationsContract.registerOrganisation, { body: body as never })
    })
  }
}

function draw(group: Group, turn: number, names: ReadonlyMap<number, string>, chance: Chance) {
  const { kind, hub, fields, places, codes } = group
  const division = places[turn % places.length] as number
  const establishedOn = dayBetween(group.established, chance)
  const id = chance.id(at(establishedOn))
  return {
    id,
    organisation: id,
    name: nameOf(group, turn, names.get(division) ?? ''),
    kind,
    division,
    hub,
    fields,
    establishedOn,
    ...(codes ? { creditCode: creditCodeOf(codes.form, codes.first + turn) } : {}),
  }
}

/** Place by place in turn, and the next word once every place had one: no name comes twice. */
export function nameOf({ named, name, places }: Naming, turn: number, place: string): string {
  const given = named[turn]
  if (given) return given
  const word = words[Math.floor(turn / places.length)]
  if (!word) throw new Error(`too many bodies are called ${name}`)
  return name.replace('{place}', place).replace('{word}', word)
}

export async function placeNames(
  acting: Acting,
  places: readonly number[],
): Promise<ReadonlyMap<number, string>> {
  const found = new Map<number, string>()
  for (const code of places) {
    const call = { params: { code } as never, query: {} as never, body: undefined as never }
    found.set(code, (await acting(regionsContract.division, call)).name)
  }
  return found
}

/** Bodies of a kind in the plan's county, all of them, in the order of their names. */
export async function bodiesOfKind(
  acting: Acting,
  within: number,
  kind: Group['kind'],
): Promise<readonly DemoBody[]> {
  const found: DemoBody[] = []
  let cursor: string | null = null
  do {
    const query = { within, kind, state: 'all', limit: 200, ...(cursor ? { cursor } : {}) }
    const page: {
      items: { id: string; name: string; place: { code: number | string } }[]
      next: string | null
    } = await acting(organisationsContract.organisations, { query: query as never, body: undefined as never })
    found.push(...page.items.map(({ id, name, place }) => ({ id, name, division: Number(place.code) })))
    cursor = page.next
  } while (cursor)
  return found
}
