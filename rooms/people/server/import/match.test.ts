import { setTimeout } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '../../../../kernel/actor.ts'
import { newId } from '../../../../platform/server/ids.ts'
import { type RunningJobs, startJobs } from '../../../../platform/server/jobs.ts'
import { type TestPlatform, testPlatform } from '../../../../tests/database.ts'
import { invented, type PeopleWorld, peopleWorld, xunxian } from '../../../../tests/people-world.ts'
import { peopleJobs } from '../index.ts'

let platform: TestPlatform
let world: PeopleWorld
let jobs: RunningJobs
let clerk: Actor

beforeAll(async () => {
  platform = await testPlatform()
  world = await peopleWorld(platform)
  jobs = await startJobs(platform.ownerUrl, peopleJobs(platform))
  clerk = world.actor(xunxian)
})
afterAll(async () => {
  await jobs.stop()
  await platform.close()
})

const csv = (...lines: string[]) => ({ name: '台账.csv', bytes: Buffer.from(`${lines.join('\n')}\n`) })

async function settled(id: string) {
  for (;;) {
    const { body } = await world.send(clerk, 'GET', `/api/people/imports/${id}`)
    if (!['reading', 'applying'].includes(body.state)) return body
    await setTimeout(50)
  }
}

async function take(ledger: { name: string; bytes: Buffer }) {
  const id = newId()
  await world.upload(clerk, '/api/people/imports', { id, station: world.stations.xiaohe }, ledger)
  expect(await settled(id)).toMatchObject({ state: 'ready', failure: null })
  await world.send(clerk, 'POST', `/api/people/imports/${id}/application`, { id: newId() })
  return settled(id)
}

async function file(search: string) {
  const found = await world.send(clerk, 'GET', `/api/people?search=${encodeURIComponent(search)}`)
  return (await world.send(clerk, 'GET', `/api/people/${found.body.items[0].id}`)).body
}

describe('a ledger about people who are known', () => {
  it('finds somebody without a number again who moved to another village of the station', async () => {
    const title = '姓名,出生日期,乡镇,村,对象类别'
    await take(csv(title, '许搬家,1947-05-06,小河镇,张庄村,低保'))
    const moved = await take(csv(title, '许搬家,1947-05-06,小河镇,瓦岗村,低保'))
    expect(moved.counts).toMatchObject({ created: 0, updated: 1 })
    expect((await file('许搬家')).place.name).toBe('瓦岗村民委员会')
  })

  it('does not give a file another name because of its number, but corrects a character of the same sound', async () => {
    const number = invented('1952-04-04', 14)
    const named = (name: string) =>
      csv('姓名,身份证号,乡镇,村,对象类别', `${name},${number},小河镇,张庄村,低保`)
    await take(named('许晓明'))
    const other = await take(named('钱大海'))
    expect(other.counts).toMatchObject({ created: 0, updated: 0, rejected: 1 })
    const { body } = await world.send(clerk, 'GET', `/api/people/imports/${other.id}/rows`)
    expect(body.items[0].problems).toMatchObject([{ code: 'number-under-other-name', severity: 'reject' }])
    expect((await take(named('许小明'))).counts).toMatchObject({ updated: 1, rejected: 0 })
    expect((await file('许小明')).name).toBe('许小明')
  })
})
