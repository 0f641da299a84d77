import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newId } from '../../platform/server/ids.ts'
import { subjectIndex } from '../../rooms/applications/server/index.ts'
import { chuzhou, type PayingWorld, payingWorld } from '../../tests/paying-world.ts'

let world: PayingWorld
const [free, drawing] = [newId(), newId()]
beforeAll(async () => {
  world = await payingWorld(chuzhou, '2023-10-20')
  for (const [id, name] of [
    [free, '甲未领'],
    [drawing, '乙在领'],
  ]) {
    await world.rows(
      `insert into workforce_member (province, id, division, name, pinyin, initials, created_by)
       values (34, $1, 341102000000, $2, 'x', 'x', $1)`,
      [id, name],
    )
    await world.rows(
      `insert into workforce_post (province, id, member, division, station, at_division, employer_kind, employer, kind, from_on)
       values (34, $1, $2, 341102000000, '00000000-0000-0000-0000-000000000000', 341102000000, 'community', '社区', 'community-worker',
         '2023-01-05')`,
      [newId(), id],
    )
    await world.rows(
      `insert into workforce_certificate (province, id, member, division, station, level, number, exam_year, exam_place, obtained_on)
       values (34, $1, $2, 341102000000, '00000000-0000-0000-0000-000000000000', 'assistant', $3, 2022, 341102000000, '2022-12-01')`,
      [newId(), id, name],
    )
  }
  const one = await world.application({
    programme: 'chuzhou-certificate-grant',
    stage: 'to-pay',
    amountFen: 100_000,
    name: '乙在领',
  })
  await world.rows("update application set subject_room = 'workforce', subject_id = $2 where id = $1", [
    one.id,
    drawing,
  ])
})
afterAll(() => world.close())

describe('a policy tried over the register of workers', () => {
  it('knows from the records what somebody draws, and that who never applied draws nothing (X7)', async () => {
    const tried = world.actor(['programmes.simulate', 'programmes.read', 'workforce.read'])
    const { body } = await world.get(
      '/api/programmes/chuzhou-post-subsidy/simulation?population=workers&division=3411&on=2023-10-20',
      tried,
    )
    // Who draws the grant meets the open question; of nobody is asked any more what else he draws.
    expect(body.before).toMatchObject({ persons: 2, eligible: 1, unknown: 1, costFen: 20_000 })
    expect(body.asked.map(({ name }: { name: string }) => name)).toEqual(['stackable'])
  })
})

describe('a policy tried over the register of persons', () => {
  it('knows who draws already by the number that is kept of a payment, and nothing of who has no number (X7)', async () => {
    const { cipher } = world.platform
    const numbers = ['990101199001011006', '990101199001012009', null]
    for (const [at, number] of numbers.entries())
      await world.rows(
        `insert into person (province, id, file_number, name, pinyin, identity_kind, no_identity_reason, sealed, division, station,
           station_county, registered_on, stay_from)
         values (34, $1, $2, $3, 'x', $4, $5, $6, 341102000000, '00000000-0000-0000-0000-000000000000', 341102, '2023-01-01', '2023-01-01')`,
        [
          newId(),
          `CL-341102-2023-0000${at}`,
          `居民${at}`,
          number === null ? 'none' : 'resident',
          number === null ? '未办理' : null,
          number === null ? null : cipher.seal(JSON.stringify({ idNumber: number })),
        ],
      )
    const one = await world.application({
      programme: 'chuzhou-certificate-grant',
      stage: 'to-pay',
      amountFen: 100_000,
      name: '居民0',
    })
    await world.rows('update application set subject_hash = $2 where id = $1', [
      one.id,
      subjectIndex(cipher, numbers[0] ?? ''),
    ])
    const tried = world.actor(['programmes.simulate', 'programmes.read', 'people.read'])
    const { body } = await world.get(
      `/api/programmes/chuzhou-post-subsidy/simulation?population=persons&division=3411&on=2023-10-20&assume=${encodeURIComponent('posts=community-worker;level=assistant;in_post_from=2023-01-05')}`,
      tried,
    )
    expect(body.before, JSON.stringify(body)).toMatchObject({ persons: 3, eligible: 1, unknown: 2 })
    // The first meets the open question; of the one without a number it has to be asked what is drawn.
    expect(body.asked.map(({ name, persons }: { name: string; persons: number }) => [name, persons])).toEqual(
      [
        ['held', 1],
        ['stackable', 1],
      ],
    )
  })
})

describe('a policy in the catalogue', () => {
  const window = async (code: string) => (await world.get(`/api/public/programmes/${code}`)).body.line.window

  it('is told as closed where the body has opened no round, and as open while one is (S4.A1)', async () => {
    const code = 'jiujiang-outstanding-talent'
    expect(await window(code)).toEqual({ open: false, closes: null, opens: null, nextYear: 2023 })
    await world.rows(
      `insert into application_round (province, id, division, programme, title, opened_on, closes_on, opened_by, opened_name)
       values (36, $1, 360400000000, $2, '2023 年选树', '2023-10-01', '2023-10-31', $1, '市局')`,
      [newId(), code],
    )
    expect(await window(code)).toEqual({ open: true, closes: '2023-10-31', opens: null, nextYear: null })
    const { items } = (await world.get('/api/public/programmes')).body
    expect(items.find((one: { code: string }) => one.code === code).window.open).toBe(true)
  })

  it('is told as closed after its last day (S13.A6)', async () => {
    expect(await window('nanhai-practicum')).toMatchObject({ open: false })
  })
})
