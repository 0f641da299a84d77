import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newId } from '../../../platform/server/ids.ts'
import { asOwner } from '../../../tests/database.ts'
import { type FiguresWorld, figuresWorld } from '../../../tests/figures-world.ts'
import { villages, xunxian } from '../../../tests/people-world.ts'

let world: FiguresWorld
const files: { id: string; ordinal: number }[] = []

beforeAll(async () => {
  world = await figuresWorld()
  const { stations, person } = world.people
  for (const month of ['01', '02', '03']) {
    const id = await person({
      registeredOn: '2023-01-01',
      categories: [{ category: 'DB', from: '2023-01-01' }],
    })
    const { rows } = await asOwner(world.platform.ownerUrl, (client) =>
      client.query('select ordinal from person where id = $1', [id]),
    )
    files.push({ id, ordinal: rows[0].ordinal })
    await world.add([
      {
        station: stations.xiaohe,
        division: villages.zhangzhuang,
        on: `2023-${month}-05`,
        person: id,
        ordinal: rows[0].ordinal,
      },
    ])
  }
})
afterAll(() => world.close())

const figures = async () => {
  const query = {
    node: xunxian,
    period: '2023',
    measures: 'visits,persons-visited,registered,newly-registered',
  }
  return (await world.ask(world.officer, '/api/figures', query)).body.figures.map(
    (figure: { value: number }) => figure.value,
  )
}

async function merge(survivor: number, other: number): Promise<string> {
  const id = newId()
  const officer = world.people.actor(xunxian)
  const version = async (at: number) =>
    (await world.people.send(officer, 'GET', `/api/people/${files[at]?.id}`)).body.version
  const answer = await world.people.send(officer, 'POST', '/api/people/merges', {
    id,
    survivor: files[survivor]?.id,
    other: files[other]?.id,
    survivorVersion: await version(survivor),
    otherVersion: await version(other),
  })
  expect(answer.status).toBe(201)
  return id
}

describe('files that turn out to be one person', () => {
  it('are counted as one from then on, also those merged before into the one that goes; undone, they are two again', async () => {
    expect(await figures()).toEqual([3, 3, 3, 3])
    await merge(1, 0)
    expect(await figures()).toEqual([3, 2, 2, 2])
    const second = await merge(2, 1)
    expect(await figures()).toEqual([3, 1, 1, 1])
    const undone = await world.people.send(
      world.people.actor(xunxian),
      'POST',
      `/api/people/merges/${second}/undo`,
      {
        id: newId(),
      },
    )
    expect(undone.status).toBe(200)
    expect(await figures()).toEqual([3, 2, 2, 2])
  })
})
