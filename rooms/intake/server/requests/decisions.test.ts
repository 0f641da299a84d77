import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newId } from '../../../../platform/server/ids.ts'
import { type RequestsWorld, requestsWorld } from '../../../../tests/requests-world.ts'
import { shantangVillage, xiaoheVillage } from '../../../../tests/small-county.ts'

let world: RequestsWorld
beforeAll(async () => {
  world = await requestsWorld()
})
afterAll(() => world.close())

const facts = (id: string) =>
  world.rows(
    'select event, station, on_time, day::text, needs from figures_request where request = $1 order by event desc',
    [id],
  )

describe('looking at a request', () => {
  it('begins when somebody takes it over; it can be put back or handed to who works there', async () => {
    const { id } = await world.filed()
    expect((await world.act(id, 'owner')).body.state).toBe('looking')
    expect((await world.seen(id)).ownerName).toBe('测试员')
    expect((await world.act(id, 'return')).body.state).toBe('received')
    const colleague = newId()
    expect((await world.act(id, 'owner', { owner: colleague })).body.code).toBe('request-owner-not-possible')
    world.workers.set(colleague, '同事')
    expect((await world.get(`/api/requests/${id}/colleagues`)).body.items).toEqual([
      { account: colleague, name: '同事' },
    ])
    expect((await world.get(`/api/requests/${id}/colleagues`, undefined, world.stranger)).status).toBe(404)
    await world.act(id, 'owner', { owner: colleague })
    expect((await world.seen(id)).ownerName).toBe('同事')
    expect(
      (await world.get('/api/requests?tab=mine')).body.items.map((one: { id: string }) => one.id),
    ).not.toContain(id)
  })

  it('changed meanwhile is not overwritten, and an act sent twice is done once', async () => {
    const { id } = await world.filed()
    const triage = { id: newId(), version: 1, urgency: 'pressing', needs: ['care'], crisis: [] }
    const first = await world.post(`/api/requests/${id}/triage`, triage)
    expect((await world.post(`/api/requests/${id}/triage`, triage)).body).toEqual(first.body)
    const late = await world.post(`/api/requests/${id}/triage`, { ...triage, id: newId() })
    expect([late.status, late.body.code]).toEqual([409, 'changed-meanwhile'])
    expect((await world.seen(id)).steps.map(({ kind }: { kind: string }) => kind)).toEqual([
      'received',
      'triaged',
    ])
  })

  it('finds open requests of the same phone, person or words, and people by name and place', async () => {
    const text = '村西头王大娘一个人住，腿摔伤了下不了床'
    const person = newId()
    const earlier = await world.filed({ aboutName: '王大娘' })
    await world.act(earlier.id, 'registration', { person, sex: 2 })
    const first = await world.filed({ text, phone: '13900001111', person })
    const second = await world.filed({
      text: '王大娘一个人住在村西头，腿摔伤了下不了床，请来看看',
      phone: '139 0000 1111',
      aboutName: '王大娘',
    })
    const { requests, persons } = (await world.get(`/api/requests/${second.id}/lookalikes`)).body
    const found = requests.find((one: { id: string }) => one.id === first.id)
    expect(found.why).toEqual(['same-phone', 'same-name', 'similar-text'])
    expect(persons.map(({ id }: { id: string }) => id)).toContain(person)
  })

  it('finds open requests of the town about a name that sounds alike, however it was written down', async () => {
    const first = await world.filed({ text: '想申请危房改造', aboutName: '贾树根' })
    const second = await world.filed({ text: '问问有没有修房的政策', aboutName: '贾叔根' })
    const third = await world.filed({ text: '低保证丢了', aboutName: '贾根' })
    const { requests } = (await world.get(`/api/requests/${second.id}/lookalikes`)).body
    const found = requests.find((one: { id: string }) => one.id === first.id)
    expect(found.why).toEqual(['same-name'])
    expect(requests.map(({ id }: { id: string }) => id)).not.toContain(third.id)
  })

  it('registers the person in one act: name, phone and address come from the request', async () => {
    const { id } = await world.filed({
      aboutName: '赵老根',
      forWhom: 'self',
      phone: '13711112222',
      where: '村南三巷五号',
    })
    const person = newId()
    const answer = await world.act(id, 'registration', { person, sex: 1, birth: '1948-03-02' })
    expect(answer.body).toMatchObject({ person, fileNumber: expect.stringMatching(/^CL-410621-2023-/) })
    const [row] = await world.rows('select name, sex, division from person where id = $1', [person])
    expect(row).toMatchObject({ name: '赵老根', sex: 1 })
    expect((await world.seen(id)).person).toBe(person)
    const bad = await world.act(id, 'registration', { person: newId(), idNumber: '123' })
    expect(bad.body.problems[0].path).toBe('/body/idNumber')
    const unable = world.actor({ kind: 'station', station: world.county.xiaoheStation }, ['people.write'])
    expect((await world.act(id, 'registration', { person: newId() }, unable)).status).toBe(404)
  })

  it('is linked to a person, and no longer when it was somebody else', async () => {
    const { id } = await world.filed()
    const person = await world.county.person()
    await world.act(id, 'person', { person })
    expect((await world.seen(id)).person).toBe(person)
    const elsewhere = await world.county.person({ division: shantangVillage })
    expect((await world.act(id, 'person', { person: elsewhere })).status).toBe(404)
    await world.act(id, 'person', { person: null })
    expect((await world.seen(id)).person).toBeNull()
  })

  it('is corrected with a reason; what stood before stays in the record, and new words of danger count', async () => {
    const { id } = await world.filed({ text: '孩子成绩下降' })
    const put = (more: object) =>
      world.put(`/api/requests/${id}`, {
        id: newId(),
        version: 1,
        text: '孩子在学校被霸凌',
        division: xiaoheVillage,
        source: 'school',
        reason: '记错了',
        ...more,
      })
    expect((await put({ division: shantangVillage, station: undefined })).status).toBe(200)
    expect(await world.seen(id)).toMatchObject({
      urgency: 'urgent',
      source: 'school',
      division: shantangVillage,
    })
    expect((await put({})).body.code).toBe('changed-meanwhile')
  })
})

describe('deciding', () => {
  it('takes triage first, and a person and a station for a visit or a case', async () => {
    const { id } = await world.filed()
    expect((await world.act(id, 'acceptance', { way: 'visit' })).body.code).toBe('request-needs-triage')
    await world.triaged(id)
    expect((await world.act(id, 'acceptance', { way: 'case' })).body.code).toBe('request-needs-person')
    expect((await world.act(id, 'acceptance', { way: 'consultation' })).body.code).toBe('value-missing')
  })

  it('accepted as a visit it is owed by its owner as a duty, and others hear of it', async () => {
    const { id, body } = await world.filed({ person: await world.county.person() })
    await world.triaged(id, { urgency: 'urgent', needs: ['care', 'medical'] })
    const answer = (await world.act(id, 'acceptance', { way: 'visit', words: '明天上门' })).body
    expect(answer.state).toBe('accepted')
    const [duty] = await world.rows(
      'select kind, owner, due_on::text, state, title from duty where id = $1',
      [answer.duty],
    )
    expect(duty).toMatchObject({ kind: 'request-visit', owner: world.worker.account, due_on: '2023-12-30' })
    expect(duty.title).toContain(body.number)
    const [event] = await world.rows(`select data from outbox where subject = $1`, [id])
    expect(event.data).toMatchObject({ request: id, wanted: 'visit' })
    expect(
      (await world.get('/api/requests?tab=accepted')).body.items.map((one: { id: string }) => one.id),
    ).toContain(id)
    expect((await world.act(id, 'closing', { words: '已上门，问题解决' })).body.state).toBe('closed')
    const [done] = await world.rows('select state from duty where id = $1', [answer.duty])
    expect(done.state).toBe('cancelled')
  })

  it('is counted once where it was received and where it was decided, in time or not', async () => {
    const { id } = await world.filed({ receivedAt: '2023-12-28T09:00:00+08:00', needs: ['policy'] })
    await world.triaged(id)
    await world.act(id, 'acceptance', {
      way: 'consultation',
      reason: '已说明低保条件',
      words: '可到站点办理',
    })
    const late = await world.filed({ receivedAt: '2023-12-01T09:00:00+08:00' })
    await world.act(late.id, 'refusal', { reason: '不属于职责', words: '请向住建部门反映' })
    expect(await facts(id)).toEqual([
      {
        event: 'received',
        station: world.county.xiaoheStation,
        on_time: false,
        day: '2023-12-28',
        needs: ['policy'],
      },
      {
        event: 'accepted',
        station: world.county.xiaoheStation,
        on_time: true,
        day: '2023-12-29',
        needs: ['policy'],
      },
    ])
    expect((await facts(late.id)).map(({ event, on_time }) => [event, on_time])).toEqual([
      ['refused', false],
      ['received', false],
    ])
    const marks = await world.rows('select distinct month from figure_dirty order by month')
    expect(marks.map(({ month }) => month)).toEqual([202312])
  })

  it('S2.A3: a request that speaks of danger is not answered away, refused, referred or withdrawn before an act', async () => {
    const { id } = await world.filed({ text: '爸爸打我，我想死' })
    await world.triaged(id, { urgency: 'ordinary', crisis: ['self-harm'] })
    expect((await world.seen(id)).urgency).toBe('urgent')
    for (const [what, more] of [
      ['acceptance', { way: 'consultation', reason: '已开导' }],
      ['refusal', { reason: '无', words: '无' }],
      ['referral', { to: '教育局', reason: '就学' }],
      ['withdrawal', { reason: '误登' }],
    ] as const)
      expect((await world.act(id, what, more)).body.code, what).toBe('request-needs-protection')
    await world.act(id, 'protection', { act: '已联系派出所和监护人，安排同伴陪护' })
    expect((await world.seen(id)).sensitive).toMatchObject({
      safe: true,
      endangered: true,
      crisis: ['self-harm'],
    })
    expect(
      (await world.act(id, 'acceptance', { way: 'consultation', reason: '已由医院接诊' })).body.state,
    ).toBe('closed')
  })

  it('S2.A3: or before a supervisor has signed why no act is needed', async () => {
    const { id } = await world.filed({ text: '老师让我们写关于自杀预防的作文' })
    await world.triaged(id)
    expect((await world.act(id, 'release', { reason: '无' })).status).toBe(403)
    expect((await world.act(id, 'release', { reason: '是作文题，不是求助' }, world.head)).status).toBe(200)
    expect((await world.act(id, 'release', { reason: '再签' }, world.head)).body.code).toBe(
      'request-not-in-danger',
    )
    expect((await world.act(id, 'refusal', { reason: '非求助', words: '谢谢来信' })).status).toBe(200)
  })

  it('moves to another station with its clock, and the one that gave it away sees it no more', async () => {
    const { id, body } = await world.filed({ receivedAt: '2023-12-26T09:00:00+08:00' })
    await world.act(id, 'owner')
    const due = (await world.seen(id)).dueAt
    const offered = await world.get(`/api/requests/${id}/stations?text=善堂`)
    expect(offered.body.items.map((one: { id: string }) => one.id)).toEqual([world.county.shantangStation])
    const all = (await world.get(`/api/requests/${id}/stations`)).body.items
    expect(all.map((one: { id: string }) => one.id)).not.toContain(world.county.xiaoheStation)
    expect((await world.get(`/api/requests/${id}/stations`, undefined, world.stranger)).status).toBe(404)
    const same = await world.act(id, 'move', { station: world.county.xiaoheStation, reason: '转' })
    expect(same.body.code).toBe('request-already-there')
    const moved = await world.act(id, 'move', { station: world.county.shantangStation, reason: '户籍在善堂' })
    expect(moved.body).toMatchObject({ state: 'received', version: 3 })
    expect((await world.get(`/api/requests/${id}`)).status).toBe(404)
    const there = world.actor({ kind: 'station', station: world.county.shantangStation })
    expect(await world.seen(id, there)).toMatchObject({ number: body.number, dueAt: due, ownerName: null })
    expect((await world.seen(id, there)).steps.map(({ kind }: { kind: string }) => kind)).toEqual([
      'received',
      'taken',
      'moved',
    ])
    expect(await facts(id)).toMatchObject([{ event: 'received', station: world.county.xiaoheStation }])
    expect((await world.act(id, 'move', { station: newId(), reason: '转' }, there)).body.code).toBe(
      'station-not-found',
    )
  })

  it('is merged with its clock: who asked first is answered by when he was owed it', async () => {
    const early = await world.filed({ receivedAt: '2023-12-20T09:00:00+08:00' })
    const late = await world.filed({})
    const { dueAt } = await world.seen(early.id)
    await world.act(early.id, 'merging', { into: late.id })
    expect(await world.seen(late.id)).toMatchObject({ dueAt, overdue: true })
  })

  it('is merged into one of the same matter, which takes over its urgency and danger', async () => {
    const kept = await world.filed()
    const twin = await world.filed({ text: '老人走失了' })
    expect((await world.act(twin.id, 'merging', { into: twin.id })).body.code).toBe('request-merges-itself')
    expect((await world.act(twin.id, 'merging', { into: kept.id })).body.state).toBe('merged')
    expect(await world.seen(kept.id)).toMatchObject({
      urgency: 'urgent',
      unprotected: true,
      absorbed: [{ id: twin.id, number: twin.body.number }],
    })
    expect((await world.seen(twin.id)).mergedInto.id).toBe(kept.id)
  })

  it('that has ended is taken up again with a new clock; a withdrawn one counts nowhere', async () => {
    const { id } = await world.filed({ receivedAt: '2023-12-04T09:00:00+08:00' })
    await world.act(id, 'refusal', { reason: '材料不全', words: '请补充材料' })
    expect((await world.act(id, 'refusal', { reason: '再', words: '再' })).body.code).toBe(
      'request-state-not-fit',
    )
    await world.act(id, 'reopening', { reason: '材料已补' })
    expect(await world.seen(id)).toMatchObject({
      state: 'looking',
      overdue: false,
      dueAt: '2024-01-09T00:00:00+08:00',
    })
    expect((await facts(id)).map(({ event }) => event)).toEqual(['received'])
    await world.act(id, 'withdrawal', { reason: '重复登记' })
    expect(await facts(id)).toEqual([])
  })
})
