import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { day } from '../../../../kernel/day.ts'
import { newId } from '../../../../platform/server/ids.ts'
import { type JudgingWorld, judgingWorld } from '../../../../tests/judging-world.ts'

const jiujiang = 360400000000
let world: JudgingWorld
let ids: string[]
let ranking: string
let at: string
beforeAll(async () => {
  world = await judgingWorld(jiujiang, day('2023-03-01'))
  for (let number = 1; number <= 5; number += 1) world.reviewer(`评委${number}`)
  const { round } = await world.open('jiujiang-outstanding-talent', '2023 年优秀社会工作人才')
  const nominees = Array.from({ length: 23 }, (_, number) => ({
    name: `人选${number + 1}`,
    affiliations: [{ organisation: `单位${number + 1}`, post: '社工' }],
    facts: { field: 'relief', work: 'mediation', results: true },
  }))
  ids = (await world.nominate(round, nominees)).ids
  await world.close(round)
  await world.move(ids, 'review')
  await world.givePanel(round)
  // The first has the most points.
  await world.judge((application) => 99 - ids.indexOf(application))
  await world.freeze(round)
  await world.carryOut(round)
  at = `/api/applications/rounds/${round}/ranking`
  ranking = (await world.get(at)).body.frozen.id
  await world.hear()
})
afterAll(() => world.end())

const duties = () =>
  world.all<{ title: string; owner: string; dueOn: string }>(
    `select title, owner, due_on::text as "dueOn" from duty where kind = 'application-place' and state = 'open' order by id`,
  )

const propose = (application: string | null, more: object = {}, by = world.officer) =>
  world.post(
    `/api/applications/rankings/${ranking}/moving-up`,
    { moveUp: newId(), application, reason: '按排名', ...more },
    by,
  )

const decide = (moveUp: string, outcome = 'carried-out', by = world.approver) =>
  world.post(`/api/applications/moving-up/${moveUp}/decision`, { outcome, reason: '同意' }, by)

describe('a place that becomes free after the order was carried out (递补)', () => {
  it('is a duty of who proposes the next one, then of somebody else who decides, and of nobody afterwards', async () => {
    expect(await duties()).toEqual([])
    expect(await world.move(ids.slice(2, 3), 'refused')).toBeNull()
    await world.hear()
    // Wednesday 1 March: the next working day.
    expect(await duties()).toEqual([
      {
        title: '有名额空出，请提出递补意见：2023 年优秀社会工作人才',
        owner: world.officer.account,
        dueOn: '2023-03-02',
      },
    ])
    const proposed = await propose(ids[20] ?? '')
    expect(proposed.status, JSON.stringify(proposed.body)).toBe(201)
    await world.hear()
    expect(await duties()).toMatchObject([
      { title: '递补意见待审定：2023 年优秀社会工作人才', owner: world.approver.account },
    ])
    expect((await decide(proposed.body.id)).status).toBe(200)
    await world.hear()
    expect(await duties()).toEqual([])
    expect(await world.stageOf(ids[20] ?? '')).toBe('noticed')
  })

  it('is not decided by who proposed it, whatever the roles are, and the database compares the two again', async () => {
    const both = world.app.actor({
      permissions: ['applications.read', 'applications.check', 'applications.decide'],
      scope: { kind: 'division', division: jiujiang },
    })
    await world.move(ids.slice(3, 4), 'refused')
    const { body } = await propose(ids[21] ?? '', {}, both)
    expect((await decide(body.id, 'carried-out', both)).body.code).toBe('needs-second-person')
    expect(await world.stageOf(ids[21] ?? '')).toBe('refused')
    await expect(
      world.all(
        `update application_move_up set state = 'carried-out', decided_by = recorded_by where id = '${body.id}'`,
      ),
    ).rejects.toThrow(/application_move_up_by_two/)
    const elsewhere = world.as('programme-approver', 410621000000)
    expect((await decide(body.id, 'carried-out', elsewhere)).status).toBe(404)
    expect((await decide(body.id, 'declined')).status).toBe(200)
    expect((await decide(body.id)).body.code).toBe('move-up-decided')
    expect((await world.get(at)).body).toMatchObject({
      dropped: [{ name: '人选4', proposed: false }],
      next: [{ name: '人选22' }],
    })
  })

  it('may stay empty, by the same two persons, and then nobody is next for it', async () => {
    const shown = await propose(null, { replaces: ids[3] })
    expect(shown.status, JSON.stringify(shown.body)).toBe(201)
    expect((await propose(ids[21] ?? '')).body.code).toBe('no-free-place')
    expect((await decide(shown.body.id)).status).toBe(200)
    await world.hear()
    expect(await duties()).toEqual([])
    expect((await world.get(at)).body).toMatchObject({ dropped: [], next: [] })
    // Another place that becomes free is for one only, though one stays empty.
    await world.move(ids.slice(4, 5), 'refused')
    expect((await world.get(at)).body).toMatchObject({
      dropped: [{ name: '人选5' }],
      next: [{ name: '人选22' }],
    })
  })
})
