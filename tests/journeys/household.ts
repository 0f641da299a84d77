import { actingAs } from '../../apps/cli/demo/acting.ts'
import { allRoutes } from '../../apps/server/compose.ts'
import { newId } from '../../platform/server/ids.ts'
import { peopleContract } from '../../rooms/people/contract.ts'
import type { Product } from '../product.ts'
import { xiaohe, xiaoheVillage } from '../small-county.ts'

/** Two who live together in 小河镇, under names that nobody else of the demo has. */
export type Couple = {
  readonly names: readonly [string, string]
  /** Of the first: what one types into a search. */
  readonly initials: string
  readonly ids: readonly [string, string]
}

/** Registers a household of two at the station of 小河镇, as someone of the station would. */
export async function registerCouple(
  product: Product,
  names: readonly [string, string],
  initials: string,
): Promise<Couple> {
  const { platform } = product
  const acting = actingAs(platform, allRoutes(platform), {
    account: newId(),
    name: '建档员',
    permissions: ['people.read', 'people.write'],
    division: xiaohe,
  })
  const { rows } = await platform.worker.pool.query(`select id from station where code = '410621-105-01'`)
  const station = rows[0].id
  const household = newId()
  await acting(peopleContract.createHousehold, {
    body: { id: household, household, station, division: xiaoheVillage, code: `105-${initials}` } as never,
  })
  const ids = [newId(), newId()] as const
  for (const [at, name] of names.entries()) {
    await acting(peopleContract.register, {
      body: {
        id: newId(),
        person: ids[at],
        station,
        division: xiaoheVillage,
        household,
        registeredOn: '2022-05-05',
        fields: {
          name,
          sex: at === 0 ? 2 : 1,
          birth: '1950-02-03',
          identityKind: 'none',
          noIdentityReason: 'number-not-told',
        },
        categories: [{ category: 'DB', from: '2022-05-05' }],
      } as never,
    })
  }
  return { names, initials, ids }
}

/** Registers a child of ten in difficulty at the station of 小河镇, under a name that nobody else of the demo has. */
export async function registerChild(product: Product, name: string, initials: string): Promise<string> {
  const { ids } = await registerCouple(product, [name, `${name.slice(0, 2)}山`], initials)
  const { platform } = product
  await platform.worker.pool.query(`update person set birth = '2013-05-06' where id = $1`, [ids[0]])
  return ids[0]
}
