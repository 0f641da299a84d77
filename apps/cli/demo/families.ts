import { caseworkContract, ecomapContract } from '../../../rooms/casework/contract.ts'
import { peopleContract } from '../../../rooms/people/contract.ts'
import { type Acting, actingAs } from './acting.ts'
import { type Chance, chanceFrom } from './chance.ts'
import type { DemoPart } from './parts.ts'

const most = 12

const given = ['建国', '志强', '海涛', '国庆', '文军', '秀英', '桂芳', '丽娟', '春梅', '小雨']
const mothers = ['刘', '赵', '孙', '周', '郑']

const around = [
  { system: 'clinic', name: '乡镇卫生院', strength: 'strong', direction: 'in' },
  { system: 'neighbour', name: '邻居', strength: 'weak', direction: 'both' },
  { system: 'school', name: '中心小学', strength: 'ordinary', direction: 'both' },
  { system: 'work', name: '服装厂', strength: 'ordinary', direction: 'out', stress: true },
] as const

const permissions = [
  'casework.read',
  'casework.record',
  'people.read',
  'people.read-sensitive',
  'people.write',
]

/** Families and surroundings of some clients, as the workers of their cases would have noted them. */
export const loadFamilies: DemoPart = async ({ platform, routes, plan, isFirst, stations, officeOf }) => {
  if (!isFirst) return
  const chance = chanceFrom(plan.seed + 12)
  const at = platform.clock.now()
  const { items } = await officeOf(['casework.read'])(caseworkContract.list, {
    query: { state: 'open', limit: most } as never,
    body: undefined as never,
  })
  const seen = new Set<string>()
  for (const [n, one] of items.entries()) {
    const station = stations.find(({ id }) => id === one.station)
    const worker = station?.workers[0]
    if (!station || !worker) continue
    // A case may be managed in another town than the one where the client lives.
    const division = Math.floor(station.town / 1_000_000) * 1_000_000
    const acting = actingAs(platform, routes, { ...worker, permissions, division })
    const file = await acting(peopleContract.read, {
      params: { id: one.person },
      body: undefined as never,
    })
    if (!seen.has(file.id)) await family(acting, chance, file, { n, at })
    seen.add(file.id)
    for (const tie of around.slice(0, 2 + (n % 3)))
      await acting(ecomapContract.addTie, {
        params: { id: one.id },
        body: { id: chance.id(at), tie: chance.id(at), ...tie } as never,
      })
  }
}

/** Parents, with a divorce in every third family, and a brother or sister. */
async function family(
  acting: Acting,
  chance: Chance,
  { id: person, name, birth }: { readonly id: string; readonly name: string; readonly birth: string | null },
  { n, at }: { readonly n: number; readonly at: number },
): Promise<void> {
  const born = Number((birth ?? '1970').slice(0, 4))
  const surname = name.slice(0, 1)
  const add = async (more: object, tie: object) => {
    const relative = chance.id(at)
    await acting(peopleContract.addRelative, {
      params: { id: person },
      body: { id: chance.id(at), relative, ...more, tie: { id: chance.id(at), ...tie } } as never,
    })
    return { relative }
  }
  const old = born < 1965
  const father = await add(
    {
      name: `${surname}${given[n % 5]}`,
      sex: 1,
      birthYear: born - 26,
      ...(old ? { deceased: true, deathYear: born + 48 } : { work: '务工' }),
    },
    { kind: 'parent', with: { person }, quality: n % 2 === 0 ? 'distant' : null },
  )
  const mother = await add(
    {
      name: `${mothers[n % mothers.length]}${given[5 + (n % 4)]}`,
      sex: 2,
      birthYear: born - 24,
      ...(old && n % 2 === 0 ? { deceased: true, deathYear: born + 55 } : {}),
    },
    { kind: 'parent', with: { person }, quality: 'close' },
  )
  await acting(peopleContract.relate, {
    params: { id: person },
    body: {
      id: chance.id(at),
      relation: chance.id(at),
      from: father,
      to: mother,
      kind: n % 3 === 0 ? 'divorced' : 'spouse',
      quality: n % 3 === 0 ? 'conflict' : null,
    } as never,
  })
  const sibling = await add(
    { name: `${surname}${given[(n + 3) % given.length]}`, sex: 1 + (n % 2), birthYear: born + 3 },
    { kind: 'sibling', with: { person } },
  )
  for (const parent of [father, mother])
    await acting(peopleContract.relate, {
      params: { id: person },
      body: {
        id: chance.id(at),
        relation: chance.id(at),
        from: parent,
        to: sibling,
        kind: 'parent',
      } as never,
    })
}
