import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { applicationsWorld, problemsOf } from '../../../../tests/applications-world.ts'

let world: Awaited<ReturnType<typeof applicationsWorld>>
beforeAll(async () => {
  world = await applicationsWorld()
})
afterAll(() => world.close())

const contest = 'xunxian-case-contest'

describe('applying', () => {
  it('is a draft that nobody but the applicant sees, and says what it still wants', async () => {
    const { head, officer, county } = world
    const begun = await world.begin(contest, { kind: 'station', id: county.xiaoheStation }, head)
    expect(begun.status).toBe(201)
    expect(begun.body).toMatchObject({
      draft: true,
      line: { number: null, subjectKind: 'work', stage: { code: 'entered' }, nominatedBy: 'station' },
      decision: { eligible: 'unknown', ask: ['own_work', 'anonymous'] },
      missing: { answers: ['own_work', 'anonymous'], evidence: [], person: ['workTitle'] },
      abilities: { change: true, submit: true, complete: false, withdraw: false, drop: true },
    })
    // The station's place is on record and is not asked.
    expect(begun.body.facts).toMatchObject([{ name: 'station', origin: 'record', from: 'station.place' }])
    expect((await world.get(`/api/applications/${begun.id}`, officer)).status).toBe(404)
    expect((await world.get('/api/applications', officer)).body.items).toEqual([])
    expect((await world.get(`/api/applications/mine/${begun.id}`, world.worker)).status).toBe(404)
    const sent = await world.post(`/api/applications/mine/${begun.id}/submission`, { version: 1 }, head)
    expect(sent.status).toBe(400)
    expect(problemsOf(sent.body)).toEqual([
      '/body/workTitle value-missing',
      '/body/facts/own_work answer-missing',
      '/body/facts/anonymous answer-missing',
    ])
    const dropped = await world.post(
      `/api/applications/mine/${begun.id}/withdrawal`,
      { version: 1, reason: '不报了' },
      head,
    )
    expect(dropped.status).toBe(200)
    expect((await world.get(`/api/applications/mine/${begun.id}`, head)).status).toBe(404)
  })

  it('is received with a number, and the body sees it at the first stage', async () => {
    const sent = await world.entry('祖孙和解')
    expect(sent.status).toBe(200)
    expect(sent.body).toMatchObject({
      draft: false,
      line: {
        number: 'SQ-410621-2023-00001',
        stage: { code: 'entered', who: 'body', work: 'check' },
        receivedOn: '2023-10-10',
      },
      history: [{ kind: 'received', from: null, role: 'applicant', by: null }],
      abilities: { change: false, submit: false },
    })
    const seen = await world.get(`/api/applications/${sent.id}`)
    expect(seen.body).toMatchObject({
      line: { workTitle: '祖孙和解', name: expect.stringContaining('小河') },
      decision: { eligible: 'yes' },
      abilities: { forward: true, return: true, refuse: true },
      next: [
        { code: 'review', way: 'on' },
        { code: 'returned', way: 'back' },
        { code: 'refused', way: 'refuse' },
      ],
    })
    expect((await world.get('/api/applications?search=zshj')).body.items).toHaveLength(1)
    expect((await world.get('/api/applications/counts')).body.items).toMatchObject([
      { programme: contest, stage: 'entered', count: 1, overdue: 0 },
    ])
  })

  it('is refused a second time for the same work in the same window', async () => {
    const again = await world.entry('祖孙和解')
    expect(again.status).toBe(409)
    expect(again.body.code).toBe('applied-already')
    expect((await world.entry('另一个案例')).status).toBe(200)
  })

  it('is refused for a station that is not one’s own, and by who may not apply', async () => {
    const other = await world.begin(
      contest,
      { kind: 'station', id: world.county.shantangStation },
      world.head,
    )
    expect(other.status).toBe(404)
    const reviewer = world.as('reviewer')
    expect((await world.begin(contest, { kind: 'self' }, reviewer)).status).toBe(403)
    expect((await world.begin(contest, { kind: 'self' }, world.head)).body.code).toBe('subject-not-fit')
  })

  it('takes answers of the programme only, and names what is wrong with each', async () => {
    const begun = await world.begin(contest, { kind: 'station', id: world.county.xiaoheStation }, world.head)
    const wrong = await world.post(
      `/api/applications/mine/${begun.id}/answers`,
      { version: 1, facts: { own_work: 'perhaps', nothing: 1 } },
      world.head,
    )
    expect(wrong.status).toBe(400)
    expect(problemsOf(wrong.body)).toEqual([
      '/body/facts/own_work value-not-valid',
      '/body/facts/nothing fact-not-yours',
    ])
  })

  it('says what is offered at the own place, with the own applications under it', async () => {
    const offered = await world.get('/api/applications/programmes', world.head)
    expect(offered.body.items).toMatchObject([
      { code: contest, for: 'work', window: { open: true, closes: '2023-11-30' }, eligible: null },
    ])
    expect(offered.body.items[0].own.length).toBeGreaterThan(0)
    expect((await world.get('/api/applications/mine', world.head)).body.items.length).toBeGreaterThan(1)
  })
})
