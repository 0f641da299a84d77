import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '../../../kernel/actor.ts'
import { day } from '../../../kernel/day.ts'
import { newId } from '../../../platform/server/ids.ts'
import { type TestApp, testApp } from '../../../tests/app.ts'
import { asOwner, type TestPlatform, testPlatform } from '../../../tests/database.ts'
import { shantang, smallCounty, xiaohe } from '../../../tests/small-county.ts'
import { lettersErrors } from '../errors.ts'
import { letterMergers, lettersRoutes } from './index.ts'

let platform: TestPlatform
let app: TestApp
let worker: Actor
const box = newId()

const post = (url: string, payload: object) =>
  app.server.inject({ method: 'POST', url, headers: app.as(worker), payload })
const rows = (statement: string, values: unknown[] = []) =>
  asOwner(platform.ownerUrl, async (client) => (await client.query(statement, values)).rows)

beforeAll(async () => {
  platform = await testPlatform(day('2023-12-29'))
  app = await testApp(
    platform,
    lettersRoutes(platform, async () => []),
    lettersErrors,
  )
  const { xiaoheStation: station } = await smallCounty(platform)
  worker = app.actor({ permissions: ['letters.read', 'letters.answer'], scope: { kind: 'station', station } })
  await post('/api/letters/boxes', { id: box, station, name: '信箱', openedOn: '2023-09-01' })
})

afterAll(async () => {
  await app.server.close()
  await platform.close()
})

const letter = async (receivedOn: string) => {
  const id = newId()
  await post('/api/letters', { id, box, thread: newId(), receivedOn, text: '我不想活了' })
  await post(`/api/letters/${id}/replies`, {
    id: newId(),
    version: 1,
    reply: newId(),
    text: '谢谢你告诉我。',
    publish: true,
  })
  return id
}

describe('when the town of a station is taken into another', () => {
  it('its letters go along from that day on, with flags and replies, and come back when it is undone', async () => {
    const id = await letter('2023-12-20')
    const older = await letter('2023-11-01')
    const places = async (of: string) => {
      const [found] = await rows(
        `select l.division, (select min(division) from letter_flag where letter = l.id) as flag,
           (select min(division) from letter_reply where letter = l.id) as reply from letter l where l.id = $1`,
        [of],
      )
      return [found.division, found.flag, found.reply].map(Number)
    }
    const merger = newId()
    const event = (name: string) => ({
      id: newId(),
      name,
      subject: merger,
      division: xiaohe,
      data: { province: 41, merger, code: xiaohe, into: shantang, from: '2023-12-01' },
    })
    await letterMergers.handle(platform.worker.handle, event('division.merged'))
    expect(await places(id)).toEqual([shantang, shantang, shantang])
    expect(await places(older)).toEqual([xiaohe, xiaohe, xiaohe])
    await letterMergers.handle(platform.worker.handle, event('division.merger-undone'))
    expect(await places(id)).toEqual([xiaohe, xiaohe, xiaohe])
  })
})
