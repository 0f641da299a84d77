import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '../../../kernel/actor.ts'
import { newId } from '../../../platform/server/ids.ts'
import {
  type ConsortiumWorld,
  consortiumWorld,
  dongyue,
  gudang,
  liuxia,
} from '../../../tests/consortium-world.ts'

describe('the screening list of the consortium', () => {
  let world: ConsortiumWorld & { readonly district: Actor }
  let street: Actor
  let otherStreet: Actor
  let money = ''
  let service = ''
  let both = ''

  beforeAll(async () => {
    world = await consortiumWorld()
    street = world.actor({ kind: 'station', station: world.station })
    otherStreet = world.actor(gudang)
    money = await world.client('赵甲一')
    service = await world.client('钱甲二')
    both = await world.client('孙甲三')
  })
  afterAll(async () => {
    await world.app.server.close()
    await world.platform.close()
  })

  const screen = (person: string, items: readonly string[], actor = street) =>
    world.send(
      'POST',
      '/api/screenings',
      {
        screening: newId(),
        person,
        screenedOn: '2023-12-04',
        needs: items.map((item) => ({ need: newId(), item, urgency: 'pressing', note: '暗号：膝盖不好' })),
      },
      actor,
    )
  const list = async (actor = world.district, query = '') =>
    (await world.get(`/api/screening-needs?limit=100${query}`, actor)).body.items
  const needOf = async (person: string, item: string) =>
    (await list()).find(
      (need: { person: string; item: string }) => need.person === person && need.item === item,
    )
  const step = (need: { id: string; version: number }, act: string, body: object = {}, actor = street) =>
    world.send('POST', `/api/screening-needs/${need.id}/${act}`, { version: need.version, ...body }, actor)

  it('S1.A3 lists who needs a service and who needs both, and sends who needs money only to the relief line', async () => {
    expect((await screen(money, ['living-money'])).body).toMatchObject({ line: 'relief' })
    expect((await screen(service, ['counselling'])).body).toMatchObject({ line: 'consortium' })
    expect((await screen(both, ['living-money', 'home-care'])).body).toMatchObject({ line: 'consortium' })
    const again = await screen(service, ['skills', 'counselling'])
    expect(again.body.problems, 'a need that is under way is not recorded twice').toMatchObject([
      { code: 'need-under-way', path: '/body/needs/1/item' },
    ])
    expect(new Set((await list(street)).map((need: { person: string }) => need.person))).toEqual(
      new Set([service, both]),
    )
    const relief = await world.get('/api/screenings?state=screened&line=relief', street)
    expect(relief.body.items.map((one: { person: string }) => one.person)).toEqual([money])
  })

  it('S1.A3 each listed client gets a matched resource or is an open unmet need, and the match rate says how many', async () => {
    const resource = newId()
    await world.send(
      'POST',
      '/api/resources',
      {
        resource,
        station: world.station,
        linkedOn: '2023-11-01',
        sourceKind: 'hospital',
        sourceName: '区第三医院',
        kind: 'service',
        name: '心理咨询服务',
        quantity: 20000,
        unit: '次',
      },
      street,
    )
    const need = await needOf(service, 'counselling')
    expect(need).toMatchObject({ state: 'open', steps: ['match', 'escalate', 'close'] })
    const offers = (await world.get(`/api/screening-needs/${need.id}/offers`, street)).body.items
    expect(offers).toMatchObject([
      { kind: 'resource', id: resource, name: '心理咨询服务', detail: '服务 · 区第三医院 · 20次' },
    ])
    // What is on offer is shown with no word of whom it is for (2.8).
    expect(JSON.stringify(offers)).not.toContain('钱甲二')
    expect((await step(need, 'match', { resource })).body).toMatchObject({ state: 'matched', tier: 'street' })
    expect((await world.get('/api/screening-needs/summary')).body).toMatchObject({
      clients: { waiting: 0, listed: 2, relief: 1, none: 0 },
      needs: { all: 3, unmet: 2, matched: 1, delivered: 0, matchRate: 333 },
    })
  })

  it('S1.A3 the district tier sees both clients, the other street sees neither', async () => {
    expect(new Set((await list()).map((need: { person: string }) => need.person))).toEqual(
      new Set([service, both]),
    )
    expect(await list(otherStreet)).toEqual([])
    expect((await world.get('/api/screening-needs/summary', otherStreet)).body.needs).toMatchObject({
      all: 0,
      matchRate: null,
    })
    const need = await needOf(both, 'home-care')
    expect((await step(need, 'match', { offer: '邻里互助' }, otherStreet)).status).toBe(404)
    expect((await world.get(`/api/screening-needs/${need.id}/offers`, otherStreet)).status).toBe(404)
    expect((await world.get(`/api/screenings/clients/${both}`, otherStreet)).status).toBe(404)
    const file = await world.get('/api/screening-needs/export', otherStreet)
    expect(file.body.includes('孙甲三')).toBe(false)
  })

  it('goes from match to task, delivery, feedback and closing, each step kept', async () => {
    const matched = await needOf(service, 'counselling')
    const task = { tier: 'street', performer: 'worker', account: street.account, dueOn: '2023-12-20' }
    expect((await step(matched, 'task', { ...task, dueOn: '2023-12-01' })).body.problems).toMatchObject([
      { code: 'due-in-the-past', path: '/body/dueOn' },
    ])
    expect((await step(matched, 'task', task)).body).toMatchObject({ state: 'tasked' })
    const duties = (await world.get('/api/duties?mine=true', street)).body.items
    expect(duties).toMatchObject([
      {
        kind: 'consortium-task',
        title: {
          zh: '助联体派单：心理疏导（心理咨询服务）',
          en: 'Consortium task: Counselling (心理咨询服务)',
        },
      },
    ])
    const tasked = await needOf(service, 'counselling')
    expect((await step(tasked, 'closing', { reason: 'met' })).body.problems[0].code).toBe(
      'closing-does-not-fit',
    )
    expect((await step(tasked, 'delivery', { deliveredOn: '2023-12-05' })).body.state).toBe('delivered')
    expect((await world.get('/api/duties?mine=true', street)).body.items).toEqual([])
    const delivered = await needOf(service, 'counselling')
    expect((await step(delivered, 'closing', { reason: 'met' })).body.code).toBe('step-not-possible')
    const said = { feedbackOn: '2023-12-05', satisfaction: 5, outcomes: ['gain', 'security'] }
    expect((await step(delivered, 'feedback', said)).status).toBe(200)
    const asked = await needOf(service, 'counselling')
    expect((await step(asked, 'closing', { reason: 'met' })).body.state).toBe('closed')
    const client = (await world.get(`/api/screenings/clients/${service}`, street)).body
    expect(client.needs[0].history.map(({ step: one }: { step: string }) => one)).toEqual([
      'found',
      'matched',
      'tasked',
      'delivered',
      'feedback',
      'closed',
    ])
    expect(client.needs[0].note).toBe('暗号：膝盖不好')
  })

  it('goes up from the community to the street and the district, and no further', async () => {
    const first = await needOf(both, 'home-care')
    expect((await step(first, 'escalation', { reason: '街道没有护理员' })).body).toMatchObject({
      state: 'open',
      tier: 'district',
    })
    const up = await needOf(both, 'home-care')
    expect(up.steps).toEqual(['match', 'close'])
    expect((await step(up, 'escalation', { reason: '再上报' })).body.code).toBe('step-not-possible')
  })

  it('gives the task of a matched body through the tasks of partners: it learns what is needed, and not for whom', async () => {
    const organisation = newId()
    await world.send('POST', '/api/organisations', {
      organisation,
      name: '邻里照护中心',
      kind: 'agency',
      division: liuxia,
      fields: ['elder-care'],
      establishedOn: '2019-03-01',
    })
    const sixth = await world.client('吴甲六')
    await screen(sixth, ['home-care'])
    const open = await needOf(sixth, 'home-care')
    expect((await step(open, 'match', { organisation })).status).toBe(200)
    const matched = await needOf(sixth, 'home-care')
    const given = await step(matched, 'task', {
      tier: 'street',
      performer: 'organisation',
      dueOn: '2023-12-20',
    })
    expect(given.status, JSON.stringify(given.body)).toBe(200)
    const partner = world.actor({ kind: 'organisation', organisation }, ['tasks.read', 'tasks.act'])
    const tasks = await world.get('/api/tasks/received', partner)
    expect(tasks.body.items, JSON.stringify(tasks.body)).toMatchObject([
      { title: '助联体需求：生活照料', titleEn: 'Need of the consortium: Care at home' },
    ])
    expect(JSON.stringify(tasks.body)).not.toContain('吴甲六')
    const tasked = await needOf(sixth, 'home-care')
    // Whoever may not hand out tasks may not take one back either, and nothing of the delivery is kept.
    const noTasks = world.actor(liuxia, ['people.read', 'consortium.read', 'consortium.write'])
    const delivery = { deliveredOn: '2023-12-05', withdrawReason: '邻居已帮忙' }
    expect((await step(tasked, 'delivery', delivery, noTasks)).body.code).toBe('body-task-open')
    expect((await step(tasked, 'delivery', delivery)).status).toBe(200)
    const [{ id: task }] = tasks.body.items
    const withdrawn = await world.get(`/api/tasks/received/${task}`, partner)
    expect(withdrawn.body).toMatchObject({
      state: 'withdrawn',
      outcome: '邻居已帮忙',
      handOver: {
        asked: '请提供“生活照料”，具体对象和时间与交办站点联系。',
        askedEn: 'Please provide “Care at home”; ask the giving station for whom and when.',
        purposeEn: 'Services for people in hardship who need them',
      },
    })
    const { needs } = (await world.get(`/api/screenings/clients/${sixth}`)).body
    expect(needs[0].history.at(-1)).toMatchObject({
      step: 'delivered',
      reason: '撤回承办单位的任务：邻居已帮忙',
    })
  })

  it('refuses a step against an older version, and a match with two things or none', async () => {
    const need = await needOf(both, 'living-money')
    expect((await step({ ...need, version: 9 }, 'match', { offer: '临时救助' })).body.code).toBe(
      'changed-meanwhile',
    )
    expect((await step(need, 'match')).body.problems[0].code).toBe('offer-missing')
    expect((await step(need, 'match', { resource: newId() })).body.problems[0].code).toBe('offer-not-found')
  })

  it('keeps the notes of the two sides apart', async () => {
    const operator = world.actor(liuxia, ['people.read', 'consortium.read', 'consortium.write'])
    const note = (side: string, text: string, actor: Actor) =>
      world.send('POST', `/api/screenings/clients/${both}/notes`, { note: newId(), side, text }, actor)
    expect((await note('station', '家访三次', street)).status).toBe(201)
    expect((await note('consortium', '联系护理机构', operator)).status).toBe(201)
    expect((await note('station', '不该写', operator)).body.code).toBe('not-permitted')
    const seen = async (actor: Actor) =>
      (await world.get(`/api/screenings/clients/${both}`, actor)).body.notes.map(
        ({ text }: { text: string }) => text,
      )
    expect(await seen(operator)).toEqual(['联系护理机构'])
    expect(await seen(street)).toEqual(['联系护理机构', '家访三次'])
  })

  it('makes a list by place and category once, and completes the screening that waits', async () => {
    const fourth = await world.client('李甲四', { categories: [{ category: 'TK', from: '2022-03-01' }] })
    const lists = (body: object, actor = street) => world.send('POST', '/api/screening-lists', body, actor)
    const asked = { division: dongyue, categories: ['TK'] }
    expect((await lists(asked)).body).toEqual({ added: 1, already: 0 })
    expect((await lists(asked)).body).toEqual({ added: 0, already: 1 })
    const waiting = (await world.get('/api/screenings', street)).body.items
    expect(waiting.map((one: { person: string }) => one.person)).toEqual([fourth])
    expect((await screen(fourth, [])).body).toEqual({ id: waiting[0].id, line: 'none' })
    expect((await world.get('/api/screenings', street)).body.items).toEqual([])
    const plain = world.actor(liuxia, ['people.read', 'consortium.read', 'consortium.write'])
    expect((await lists(asked, plain)).body.code).toBe('not-permitted')
  })

  it('is withdrawn when it was recorded in error, and then stands on no list', async () => {
    const fifth = await world.client('周甲五')
    const { body } = await screen(fifth, ['skills'])
    expect(await list(street, '&kind=development')).toHaveLength(1)
    const withdraw = (actor = street) =>
      world.send('POST', `/api/screenings/${body.id}/withdrawal`, { reason: '录错人' }, actor)
    expect((await withdraw(otherStreet)).status).toBe(404)
    expect((await withdraw()).status).toBe(200)
    expect((await withdraw()).body.code).toBe('screening-withdrawn')
    expect(await list(street, '&kind=development')).toEqual([])
  })

  it('takes its own rights to read and to write', async () => {
    const reader = world.actor(liuxia, ['people.read', 'consortium.read'])
    const nobody = world.actor(liuxia, ['people.read'])
    expect((await world.get('/api/screening-needs', nobody)).status).toBe(403)
    expect((await world.get('/api/screening-needs/summary', nobody)).status).toBe(403)
    expect((await world.get('/api/screening-needs/export', nobody)).status).toBe(403)
    expect((await world.get('/api/screenings', nobody)).status).toBe(403)
    expect((await world.get(`/api/screenings/clients/${both}`, nobody)).status).toBe(403)
    expect((await screen(both, [], reader)).status).toBe(403)
    expect((await world.send('POST', '/api/screening-lists', { division: dongyue }, reader)).status).toBe(403)
    const need = await needOf(both, 'home-care')
    for (const act of ['match', 'unmatch', 'task', 'escalation', 'delivery', 'feedback', 'closing']) {
      expect((await step(need, act, {}, reader)).status, act).toBe(403)
    }
    expect((await world.get(`/api/screening-needs/${need.id}/performers?tier=street`, reader)).status).toBe(
      403,
    )
    // A name is told only to who may see people.
    const blind = world.actor(liuxia, ['consortium.read'])
    expect((await list(blind)).every((one: { personName: string | null }) => one.personName === null)).toBe(
      true,
    )
  })
})
