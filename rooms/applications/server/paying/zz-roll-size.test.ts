import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { chuzhou, type PayingWorld, payingWorld } from '../../../../tests/paying-world.ts'

let world: PayingWorld
beforeAll(async () => {
  world = await payingWorld(chuzhou, '2023-10-20')
  const first = await world.application({ programme: 'chuzhou-post-subsidy', stage: 'paying', amountFen: 20_000, name: '第一' })
  await world.rows(`
    insert into workforce_member (province, id, division, name, pinyin, initials, created_by)
    select 34, ('00000000-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid, 341102000000, '姓' || n, 'xing', 'x', gen_random_uuid() from generate_series(1, 1000) n`)
  await world.rows(`
    insert into workforce_post (province, id, member, division, station, at_division, employer_kind, employer, kind, from_on)
    select 34, gen_random_uuid(), ('00000000-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid, 341102000000, '00000000-0000-0000-0000-000000000000', 341102000000, 'community', '社区', 'community-worker', '2023-01-05' from generate_series(1, 1000) n`)
  await world.rows(`
    insert into workforce_certificate (province, id, member, division, station, level, number, exam_year, exam_place, obtained_on)
    select 34, gen_random_uuid(), ('00000000-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid, 341102000000, '00000000-0000-0000-0000-000000000000', 'assistant', 'n' || n, 2022, 341102000000, '2022-12-01' from generate_series(1, 1000) n`)
  await world.rows(`
    insert into application (province, id, division, number, programme, programme_hash, subject_kind, subject_room, subject_id, subject_hash, tied_by, name,
       draft, stage, stage_who, stage_work, stage_since, received_at, eligible, amount_fen, search)
    select 34, ('00000000-0000-7000-9000-' || lpad(to_hex(n), 12, '0'))::uuid, division, 'SQ-' || n, programme, programme_hash, 'person', 'workforce', ('00000000-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid,
      decode(md5(n::text), 'hex'), 'number', '姓' || n, false, stage, stage_who, stage_work, stage_since, '2023-02-01', 'yes', 20000, 'x'
    from application, generate_series(1, 1000) n where id = $1`, [first.id])
  await world.rows(`analyze`)
}, 120000)
afterAll(() => world.close())

describe('a roll of a thousand', () => {
  it('opens quickly', async () => {
    for (let i = 0; i < 4; i++) {
      const t = performance.now()
      const { body } = await world.get('/api/applications/roll?programme=chuzhou-post-subsidy&month=2023-10')
      console.log('roll ms', Math.round(performance.now() - t), body.applications, body.items, body.total)
    }
    expect(true).toBe(true)
  })
})
