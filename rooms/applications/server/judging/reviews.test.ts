import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '../../../../kernel/actor.ts'
import { day } from '../../../../kernel/day.ts'
import { newId } from '../../../../platform/server/ids.ts'
import { type JudgingWorld, judgingWorld } from '../../../../tests/judging-world.ts'

const xunxian = 410621000000
const entry = (at: number, name = `第${at}站`) => ({
  name,
  workTitle: `案例${at}`,
  township: String(410621100 + at),
  facts: { own_work: true, anonymous: true },
})

let world: JudgingWorld
let round: string
let ids: string[]
let five: Actor[]
beforeAll(async () => {
  world = await judgingWorld(xunxian, day('2023-10-10'))
  five = ['甲', '乙', '丙', '丁', '戊'].map((name) => world.reviewer(`评委${name}`))
  round = (await world.open('xunxian-case-contest', '2023 年案例大赛')).round
  ids = (
    await world.nominate(
      round,
      [1, 2, 3].map((at) => entry(at)),
    )
  ).ids
  await world.move(ids, 'review')
})
afterAll(() => world.end())

type Review = { id: string; reviewer: string; application: string }
const reviewsOf = (by?: Actor) =>
  world.all<Review>(
    `select id, reviewer, application from application_review where state in ('assigned', 'handed-in') ${by ? `and reviewer = '${by.account}'` : ''} order by position`,
  )
const mine = async (by: Actor) => (await world.get('/api/applications/my-reviews', by)).body
const handIn = async (id: string, points: number, by: Actor, more: object = {}) => {
  const { body } = await world.get(`/api/applications/my-reviews/${id}`, by)
  return world.post(
    `/api/applications/my-reviews/${id}/handing-in`,
    { version: body.version ?? 1, points, ...more },
    by,
  )
}

describe('the panel of a round', () => {
  it('is named by the body out of accounts that may judge there', async () => {
    const name = (account: string, by = world.officer) =>
      world.post(`/api/applications/rounds/${round}/panel`, { member: newId(), account, unit: null }, by)
    expect((await name(world.officer.account)).body.code).toBe('reviewer-not-in-role')
    const [first] = five
    expect((await name(first?.account ?? '', first)).status).toBe(403)
    expect((await name(first?.account ?? '', world.as('programme-officer', 410622000000))).status).toBe(404)
    expect((await world.post(`/api/applications/rounds/${round}/assignments`, {})).body.code).toBe(
      'panel-empty',
    )
  })

  it('gives nobody what he has to do with (X17): own body, own nomination, same name', async () => {
    // 甲 is of the first station, 乙 bears the name of the second.
    const second = await world.nominate(round, [entry(4, '评委乙')])
    await world.move(second.ids, 'review')
    const given = await world.givePanel(round, { 评委甲: '第1站' })
    expect(given.body.short).toMatchObject([
      { name: '案例1', missing: 1 },
      { name: '案例4', missing: 1 },
    ])
    expect(given.body.assigned).toBe(18)
    expect(given.body.seed).toMatch(/^[0-9a-f]{32}$/)
    const { body } = await world.get(`/api/applications/rounds/${round}/reviews`)
    const at = (name: string) => body.items.find((one: { name: string }) => one.name === name)
    expect(at('案例1').barred).toEqual([
      {
        account: five[0]?.account,
        name: '评委甲',
        reasons: [{ kind: 'same-organisation', with: '第1站' }],
      },
    ])
    expect(at('案例4').barred).toMatchObject([
      { name: '评委乙', reasons: [{ kind: 'same-name', with: '评委乙' }] },
    ])
    const one = await world.post(`/api/applications/rounds/${round}/reviews`, {
      review: newId(),
      application: ids[0],
      account: five[0]?.account,
    })
    expect(one.body).toMatchObject({ code: 'reviewer-in-conflict', data: { name: '评委甲', with: '第1站' } })
    // Whoever stepped in for those two.
    const more = world.reviewer('评委己')
    await world.givePanel(round)
    five.push(more)
    expect((await reviewsOf(more)).map(({ application }) => application).toSorted()).toEqual(
      [ids[0] ?? '', second.ids[0] ?? ''].toSorted(),
    )
    ids.push(...second.ids)
  })
})

describe('a review is blind', () => {
  it('shows a reviewer his own and nothing of others, by whatever route', async () => {
    const [a, b] = five as [Actor, Actor]
    const own = await reviewsOf(a)
    const other = (await reviewsOf(b)).find(({ application }) =>
      own.some((one) => one.application === application),
    )
    expect((await mine(a)).items).toHaveLength(3)
    expect((await world.get(`/api/applications/my-reviews/${other?.id}`, a)).status).toBe(404)
    expect((await handIn(other?.id ?? '', 90, a)).status).toBe(404)
    const shown = await world.get(`/api/applications/my-reviews/${own[0]?.id}`, a)
    expect(shown.body).toMatchObject({ blind: true, name: null, affiliations: [], of: 3 })
    const text = JSON.stringify(shown.body)
    for (const actor of five) expect(text).not.toContain(actor.name)
    // No station by which the work would be known.
    expect(text).not.toMatch(/第\d站|410621/)
    for (const url of [
      `/api/applications/rounds/${round}`,
      `/api/applications/rounds/${round}/reviews`,
      `/api/applications/rounds/${round}/ranking`,
      `/api/applications/rounds/${round}/panel`,
      '/api/applications/rounds',
      '/api/applications',
    ])
      expect((await world.get(url, a)).status, url).toBe(403)
  })

  it('is kept by the database too: a reviewer’s transaction finds the own rows alone', async () => {
    const [a] = five as [Actor]
    const client = await world.platform.database.pool.connect()
    try {
      await client.query('begin')
      await client.query(
        `select set_config('app.account', $1, true), set_config('app.low', '410000000000', true),
        set_config('app.high', '419999999999', true), set_config('app.exact', 'on', true), set_config('app.blind', 'on', true)`,
        [a.account],
      )
      for (const table of ['application_review', 'application_review_act', 'application_panelist']) {
        const column = table === 'application_panelist' ? 'account' : 'reviewer'
        const { rows } = await client.query(`select distinct ${column} as who from ${table}`)
        expect(rows, table).toEqual([{ who: a.account }])
      }
      const { rows } = await client.query('select id from application_ranking')
      expect(rows).toEqual([])
    } finally {
      await client.query('rollback')
      client.release()
    }
  })

  it('takes points up to the full score, in hundredths, once and for all', async () => {
    const [a] = five as [Actor]
    const [first] = await reviewsOf(a)
    const id = first?.id ?? ''
    expect((await handIn(id, 101, a)).body.problems).toMatchObject([
      { code: 'points-over-full-score', path: '/body/points' },
    ])
    expect((await handIn(id, 90.123, a)).body.problems).toMatchObject([{ code: 'points-too-fine' }])
    expect((await handIn(id, -1, a)).status).toBe(400)
    const done = await handIn(id, 90.5, a, { remark: '扎实' })
    expect(done.status).toBe(200)
    expect(done.body.next).toBe((await reviewsOf(a)).find((one) => one.id !== id)?.id)
    expect((await handIn(id, 91, a)).body.code).toBe('review-not-open')
    const { body } = await world.get(`/api/applications/rounds/${round}/reviews`)
    const told = JSON.stringify(body)
    // The body itself is led by no first score: points are told when all of an application are in.
    expect(told).not.toContain('9050')
    expect(told).not.toContain('扎实')
  })

  it('gives back what a reviewer steps back from, and gives it to him no more', async () => {
    const last = five.at(-1) as Actor
    const [review] = await reviewsOf(last)
    const back = await world.post(
      `/api/applications/my-reviews/${review?.id}/recusal`,
      { version: 1, reason: '与作者是师生' },
      last,
    )
    expect(back.status).toBe(200)
    expect((await mine(last)).items).toHaveLength(1)
    const again = await world.post(`/api/applications/rounds/${round}/assignments`, {})
    expect(again.body.short).toMatchObject([{ missing: 1 }])
    const more = world.reviewer('评委庚')
    await world.givePanel(round)
    five.push(more)
    expect(await reviewsOf(more)).toHaveLength(1)
  })

  it('makes the score with the last points, without the extremes, and goes on in nobody’s name', async () => {
    const points: Record<string, number> = Object.fromEntries(
      five.map(({ account }, at) => [account, [60, 88, 90, 92, 100, 90, 90][at] ?? 0]),
    )
    for (const by of five)
      for (const { id } of await reviewsOf(by))
        if ((await world.get(`/api/applications/my-reviews/${id}`, by)).body.state === 'assigned')
          expect((await handIn(id, points[by.account] ?? 0, by)).status).toBe(200)
    const scores = await world.all<{ id: string; score: number; stage: string }>(
      'select id, score, stage from application where id = any($1)',
      [ids],
    )
    const of = (id: string | undefined) => scores.find((one) => one.id === id)
    expect(of(ids[2])).toMatchObject({ stage: 'ranked' })
    expect(scores.every(({ stage, score }) => stage === 'ranked' && score >= 8800 && score <= 9267)).toBe(
      true,
    )
    const events = await world.all<{ by: string; name: string }>(
      `select by_account as by, by_name as name from application_event where to_stage = 'ranked'`,
    )
    expect(events).toEqual(ids.map(() => ({ by: null, name: '评审' })))
  })

  it('is opened again only by somebody else, with a reason, and the score waits meanwhile', async () => {
    const [a] = five as [Actor]
    const [review] = await reviewsOf(a)
    const open = (by: Actor, more: object = { reason: '分数与评语不符' }) =>
      world.post(`/api/applications/reviews/${review?.id}/opening`, { version: 2, ...more }, by)
    expect((await open(a)).status).toBe(403)
    expect((await open(world.officer)).status).toBe(403)
    expect((await open(world.approver, {})).status).toBe(400)
    expect((await open(world.approver)).status).toBe(200)
    const shown = await world.get(`/api/applications/my-reviews/${review?.id}`, a)
    expect(shown.body).toMatchObject({ state: 'assigned', points: 9050, openedAgain: '分数与评语不符' })
    const { rows } = await world.platform.worker.pool.query('select score from application where id = $1', [
      review?.application,
    ])
    expect(rows).toEqual([{ score: null }])
    await world.close(round)
    expect((await world.freeze(round)).body.code).toBe('round-still-waits')
    expect((await handIn(review?.id ?? '', 60, a)).status).toBe(200)
    const acts = await world.all<{ kind: string; points: number | null }>(
      `select kind, points from application_review_act where review = $1 order by at`,
      [review?.id],
    )
    expect(acts).toEqual([
      { kind: 'assigned', points: null },
      { kind: 'handed-in', points: 9050 },
      { kind: 'opened-again', points: 9050 },
      { kind: 'handed-in', points: 6000 },
    ])
  })

  it('hides points from an officer who sits on the panel as long as he has to judge', async () => {
    const both = world.app.actor({
      permissions: ['applications.read', 'applications.check', 'applications.decide', 'applications.review'],
      scope: { kind: 'division', division: xunxian },
    })
    await world.all(
      `insert into application_review (province, id, application, round, programme, division, reviewer, reviewer_name, position, assigned_by, assigned_name)
       values (41, $1, $2, $3, 'xunxian-case-contest', $4, $5, '兼任', 1, $5, '兼任')`,
      [newId(), ids[0], round, xunxian, both.account],
    )
    const reviews = await world.get(`/api/applications/rounds/${round}/reviews`, both)
    expect(reviews.body.hidden).toBe(true)
    expect(JSON.stringify(reviews.body)).not.toMatch(/"points":\d|"score":\d|评委/)
    const ranking = await world.get(`/api/applications/rounds/${round}/ranking`, both)
    expect(ranking.body).toMatchObject({ hidden: true, lines: [], ties: [] })
    expect((await world.get(`/api/applications/rounds/${round}/ranking/xlsx`, both)).status).toBe(403)
    const freeze = await world.post(
      `/api/applications/rounds/${round}/ranking`,
      { ranking: newId(), hash: ranking.body.hash },
      both,
    )
    expect(freeze.body.code).toBe('scores-hidden')
  })
})
