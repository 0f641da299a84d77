import { setTimeout } from 'node:timers/promises'
import { expect } from 'vitest'
import { newId } from '../platform/server/ids.ts'
import { startJobs } from '../platform/server/jobs.ts'
import { type PersonUses, peopleJobs } from '../rooms/people/server/index.ts'
import { testPlatform } from './database.ts'
import { peopleWorld, xunxian } from './people-world.ts'

export type LedgerFile = { readonly name: string; readonly bytes: Buffer }

/** A ledger as csv, with the titles that most ledgers of the tests have. */
export const csv = (...lines: string[]): LedgerFile => ({
  name: '台账.csv',
  bytes: Buffer.from(`${lines.join('\n')}\n`),
})
export const titles = '姓名,身份证号,乡镇,村,联系电话,对象类别,家庭编号,与户主关系,备注'

/** The people's world with its jobs running, a clerk of the county who imports, and persons who count as visited. */
export async function importWorld() {
  const platform = await testPlatform()
  const visited = new Set<string>()
  const visits: PersonUses = async (_tx, _province, persons) =>
    persons.filter((person) => visited.has(person)).map((person) => ({ person, use: 'visit', count: 1 }))
  const world = await peopleWorld(platform, [visits])
  const jobs = await startJobs(platform.ownerUrl, peopleJobs(platform, [visits]))
  const clerk = world.actor(xunxian)

  async function settled(id: string, by = clerk) {
    for (;;) {
      const { body } = await world.send(by, 'GET', `/api/people/imports/${id}`)
      if (!['reading', 'applying', 'undoing'].includes(body.state)) return body
      await setTimeout(50)
    }
  }

  async function read(file: LedgerFile, fields: Record<string, string> = {}, by = clerk) {
    const id = newId()
    const sent = await world.upload(
      by,
      '/api/people/imports',
      { id, station: world.stations.xiaohe, ...fields },
      file,
    )
    expect(sent).toMatchObject({ status: 202, body: { id } })
    return settled(id, by)
  }

  async function step(id: string, name: 'application' | 'undo') {
    const sent = await world.send(clerk, 'POST', `/api/people/imports/${id}/${name}`, { id: newId() })
    expect(sent.status).toBe(202)
    return settled(id)
  }

  const take = async (file: LedgerFile, fields: Record<string, string> = {}) => {
    const seen = await read(file, fields)
    expect(seen).toMatchObject({ state: 'ready', failure: null })
    return step(seen.id, 'application')
  }

  const find = async (search: string, by = clerk) =>
    (await world.send(by, 'GET', `/api/people?search=${encodeURIComponent(search)}`)).body.items
  const file = async (search: string) =>
    (await world.send(clerk, 'GET', `/api/people/${(await find(search))[0].id}`)).body

  const close = async () => {
    await jobs.stop()
    await platform.close()
  }
  return { platform, world, clerk, visited, settled, read, step, take, find, file, close }
}

export type ImportWorld = Awaited<ReturnType<typeof importWorld>>
