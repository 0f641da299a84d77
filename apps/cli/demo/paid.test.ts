import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { deliverEvents } from '../../../platform/server/outbox.ts'
import { loadDivisions } from '../../../rooms/regions/server/index.ts'
import { asOwner, type TestPlatform, testPlatform } from '../../../tests/database.ts'
import { allRoutes, allSubscribers } from '../../server/compose.ts'
import { loadPaid } from './paid.ts'
import type { DemoWorld } from './parts.ts'
import { readPlan } from './plan.ts'

let platform: TestPlatform
beforeAll(async () => {
  platform = await testPlatform()
  await loadDivisions(platform.worker.pool, { only: [410621000000] })
  const world = {
    platform,
    routes: allRoutes(platform),
    plan: readPlan('xunxian'),
    today: platform.clock.today(),
  }
  await loadPaid(world as unknown as DemoWorld)
  await deliverEvents(platform.worker, allSubscribers(platform))
}, 120_000)
afterAll(() => platform.close())

const rows = (statement: string) =>
  asOwner(platform.ownerUrl, async (client) => (await client.query(statement)).rows)

describe('the demo of what is paid by the month', () => {
  it('has a programme that a second person approved, with people on its roll, one gone, one barred and one new', async () => {
    expect(await rows('select name, stage, outcome from application order by name collate "C"')).toEqual([
      { name: '明岗六', stage: 'paying', outcome: null },
      { name: '曲岗二', stage: 'paying', outcome: null },
      { name: '毛岗四', stage: 'paying', outcome: null },
      { name: '申岗一', stage: 'paying', outcome: null },
      { name: '祁岗三', stage: 'stopped', outcome: 'closed' },
      { name: '米岗五', stage: 'paying', outcome: 'revoked' },
    ])
  })

  it('has payments that were made and one that failed, a letter, and an order of each kind', async () => {
    expect(
      await rows(
        'select state, count(*)::int as count from application_payment group by state order by state',
      ),
    ).toEqual([
      { state: 'failed', count: 3 },
      { state: 'paid', count: 11 },
    ])
    expect(await rows('select count(*)::int as count from application_letter')).toEqual([{ count: 2 }])
    expect(await rows('select kind, state from application_sanction order by kind')).toEqual([
      { kind: 'bar', state: 'ordered' },
      { kind: 'recovery', state: 'ordered' },
      { kind: 'revocation', state: 'ordered' },
    ])
  })
})
