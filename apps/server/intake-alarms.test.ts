import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { covers, scopeOf } from '../../kernel/actor.ts'
import { day } from '../../kernel/day.ts'
import { grantsOfAccount } from '../../rooms/access/server/index.ts'
import { raiseIntakeAlarms } from '../../rooms/intake/server/index.ts'
import { accessWorld } from '../../tests/access.ts'
import { type RequestsWorld, requestsWorld } from '../../tests/requests-world.ts'
import { shantangVillage, xiaohe, xunxian } from '../../tests/small-county.ts'
import { intakeAlarmNeighbours } from './neighbours.ts'

let world: RequestsWorld
let people: { head: string; supervisor: string; officer: string }
beforeAll(async () => {
  world = await requestsWorld()
  const access = await accessWorld(world.platform)
  const over = { kind: 'division', division: xunxian } as const
  const station = { kind: 'station', station: world.county.xiaoheStation } as const
  people = {
    head: await access.account({
      userName: 'head',
      grants: [{ role: 'station-head', scope: station, division: xiaohe }],
    }),
    supervisor: await access.account({
      userName: 'supervisor',
      grants: [{ role: 'supervisor', scope: over }],
    }),
    officer: await access.account({ userName: 'officer', grants: [{ role: 'county-officer', scope: over }] }),
  }
  await access.server.close()
})
afterAll(() => world.close())

const round = (at: string) => {
  const now = Date.parse(`${at}+08:00`)
  const clock = { now: () => now, today: () => day(at.slice(0, 10)) }
  const platform = { ...world.platform, clock }
  return raiseIntakeAlarms(platform, intakeAlarmNeighbours(platform))
}

type Owed = { owner: string; division: number; station: string | null }
const owed = (subject: string): Promise<Owed[]> =>
  world.rows(
    `select owner, division, station from duty where subject = $1 and state = 'open' and kind = 'request-alarm' order by created_at`,
    [subject],
  )

describe('a request past its clock', () => {
  it('is owed by the head of its station, then by the supervisor of the centre, then by the officer of the county', async () => {
    const { id } = await world.filed()
    await round('2024-01-09T08:00:00')
    expect((await owed(id)).map(({ owner }) => owner)).toEqual([people.head])
    await round('2024-01-11T08:00:00')
    await round('2024-01-16T08:00:00')
    expect((await owed(id)).map(({ owner }) => owner)).toEqual([
      people.head,
      people.supervisor,
      people.officer,
    ])
  })

  it('falls to the next level up where a station has no head', async () => {
    const { id } = await world.filed({ division: shantangVillage, text: '善堂没有站长' }, world.centre)
    await round('2024-01-09T09:00:00')
    expect((await owed(id)).map(({ owner }) => owner)).toEqual([people.supervisor])
    await round('2024-01-16T09:00:00')
    expect((await owed(id)).map(({ owner }) => owner)).toEqual([people.supervisor, people.officer])
  })

  it('is a duty of nobody who could not see both the duty and the request', async () => {
    const rows: (Owed & { at: number; queue: string | null })[] = await world.rows(
      `select d.owner, d.division, d.station, r.division as at, r.station as queue
       from duty d join request r on r.id = d.subject where d.kind = 'request-alarm'`,
    )
    expect(rows.length).toBeGreaterThan(4)
    for (const { owner, division, station, at, queue } of rows) {
      const on = day('2024-01-16')
      const grants = await grantsOfAccount(world.platform, owner, on)
      const actor = { account: owner, name: '', kind: 'account' as const, grants }
      expect(covers(scopeOf(actor, 'duties.read', on), { division, station })).toBe(true)
      expect(covers(scopeOf(actor, 'intake.read', on), { division: at, station: queue })).toBe(true)
    }
  })
})
