import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { day } from '../../../../kernel/day.ts'
import { newId } from '../../../../platform/server/ids.ts'
import { applicationsWorld } from '../../../../tests/applications-world.ts'

let world: Awaited<ReturnType<typeof applicationsWorld>>
beforeAll(async () => {
  world = await applicationsWorld(day('2023-10-10'))
})
afterAll(() => world.close())

const mine = (id: string) => `/api/applications/mine/${id}`
async function takeBack(id: string, reason = '不报了', by = world.head) {
  const { body } = await world.get(mine(id), by)
  return world.post(`${mine(id)}/withdrawal`, { version: body.version ?? 1, reason }, by)
}

describe('an applicant takes an application back', () => {
  it('while the body has it, with words; the programme has no end for it, so it ends where it stands', async () => {
    const { id } = await world.entry('撤回的案例')
    await world.deliver()
    expect((await world.get(mine(id), world.head)).body.abilities.withdraw).toBe(true)
    expect((await takeBack(id, '', world.head)).status).toBe(400)
    expect((await takeBack(id)).status).toBe(200)
    await world.deliver()
    const seen = (await world.get(mine(id), world.head)).body
    expect(seen.line).toMatchObject({ outcome: 'withdrawn', endedOn: '2023-10-10', dueOn: null })
    expect(seen.history.at(-1)).toMatchObject({ kind: 'withdrawn', reason: '不报了' })
    expect(seen.abilities).toMatchObject({ change: false, complete: false, withdraw: false, done: false })
    const duties = await world.rows(
      "select state from duty where subject = $1 and kind = 'application-stage'",
      [id],
    )
    expect(duties.every(({ state }: { state: string }) => state === 'done')).toBe(true)
    const open = (await world.get('/api/applications')).body.items
    expect(open.find((one: { id: string }) => one.id === id)).toBeUndefined()
  })

  it('and may enter it again afterwards', async () => {
    const again = await world.entry('撤回的案例')
    expect(again.status, JSON.stringify(again.body)).toBe(200)
  })

  it('only once, and nobody else does it', async () => {
    const { id } = await world.entry('别人的案例')
    const stranger = world.as('social-worker', { kind: 'station', station: newId() })
    expect((await takeBack(id, '不是我的', stranger)).status).toBe(404)
    expect((await takeBack(id)).status).toBe(200)
    expect((await takeBack(id)).body.code).toBe('withdrawal-not-possible')
  })

  it('from a return as well, and not once money is owed', async () => {
    const { id } = await world.entry('退回的案例')
    const { body } = await world.get(`/api/applications/${id}`)
    await world.post(`/api/applications/${id}/return`, { version: body.version, missing: '请补充' })
    await world.rows(
      `insert into application_payment (province, id, division, application, station, account, programme, name, kind, period, amount, state, on_day, search,
         recorded_by, recorded_name, payment)
       select province, $2, division, id, station, account, programme, name, 'once', 'once', 100, 'owed', '2023-10-10', name, $2, '测试员', $2
       from application where id = $1`,
      [id, newId()],
    )
    expect((await world.get(mine(id), world.head)).body.abilities.withdraw).toBe(false)
    expect((await takeBack(id)).body.code).toBe('withdrawal-after-payment')
  })
})
