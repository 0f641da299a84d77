import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newId } from '../../../platform/server/ids.ts'
import { type PartnersWorld, partnersWorld } from '../../../tests/partners-world.ts'
import { shantangVillage, xunxian } from '../../../tests/small-county.ts'

let world: PartnersWorld
beforeAll(async () => {
  world = await partnersWorld()
})
afterAll(() => world.close())

const goods = {
  linkedOn: '2023-05-10',
  sourceKind: 'enterprise',
  sourceName: '惠民粮油店',
  kind: 'goods',
  name: '大米',
  quantity: 30_000,
  unit: '袋',
  unitPrice: 6_800,
}
const facts = (more: object) => ({ station: world.county.xiaoheStation, ...goods, ...more })

const link = async (more: object = {}, by = world.worker) => {
  const resource = newId()
  return { resource, ...(await world.post('/api/resources', { id: newId(), resource, ...facts(more) }, by)) }
}
const deliver = (resource: string, more: object, by = world.worker) =>
  world.post(
    `/api/resources/${resource}/deliveries`,
    { id: newId(), delivery: newId(), deliveredOn: '2023-05-20', ...more },
    by,
  )
const detail = async (resource: string) => (await world.get(`/api/resources/${resource}`)).body
const duties = (resource: string) =>
  world.rows('select state, outcome_en, title, title_en from duty where subject = $1 order by created_at', [
    resource,
  ])

describe('a resource link', () => {
  it('S5.11: is counted with its money and with what goods are valued at, both together the amount', async () => {
    const year = { linkedOn: '2021-03-01', sourceName: '年度合计' }
    await link({ ...year, kind: 'money', amount: 2_500_000, quantity: null, unit: null, unitPrice: null })
    await link({ ...year, quantity: 100_000, unitPrice: 30_000 })
    await link({
      ...year,
      kind: 'service',
      name: '义诊',
      quantity: null,
      unit: null,
      unitPrice: null,
      amount: 1_000_000,
      basisNote: '按门诊收费',
    })
    const { body } = await world.get('/api/resources/totals?from=2021-01-01&to=2021-12-31')
    expect(body).toEqual({ links: 3, money: 2_500_000, goods: 4_000_000, amount: 6_500_000 })
    const rows = await world.rows(
      'select sum(amount)::integer as amount from figures_resource_link where month = 202103',
    )
    expect(rows).toEqual([{ amount: 6_500_000 }])
  })

  it('is found by the initials of the thing and of who gave it', async () => {
    const { resource } = await link({ name: '棉被', sourceName: '鸿星服装厂' })
    for (const search of ['mb', 'hxfz', '鸿星', '棉被']) {
      const { body } = await world.get(`/api/resources?search=${encodeURIComponent(search)}`)
      expect(
        body.items.map(({ id }: { id: string }) => id),
        search,
      ).toContain(resource)
    }
  })

  it('tells all that is wrong with it at once, with the place', async () => {
    const { status, body } = await link({
      linkedOn: '2023-12-30',
      amount: 5,
      creditCode: '1',
      promisedOn: '2023-01-01',
    })
    expect(status).toBe(400)
    expect(body.problems.map((one: { path: string; code: string }) => `${one.path} ${one.code}`)).toEqual([
      '/body/linkedOn link-in-the-future',
      '/body/promisedOn promised-before-link',
      '/body/creditCode unified-credit-code-length',
      '/body/basisNote value-without-basis',
    ])
  })

  it('takes the name of an organisation of the register', async () => {
    const organisation = newId()
    const entry = { name: '仁爱基金会', kind: 'foundation', division: xunxian, establishedOn: '2015-01-01' }
    await world.post('/api/organisations', { id: newId(), organisation, ...entry }, world.officer)
    const { resource } = await link({ organisation, sourceName: null, sourceKind: 'foundation' })
    expect((await detail(resource)).sourceName).toBe('仁爱基金会')
    expect((await link({ organisation: newId(), sourceName: null })).body.problems[0].code).toBe(
      'source-not-found',
    )
    expect((await link({ sourceName: null })).body.problems[0].code).toBe('source-without-name')
  })

  it('is recorded for one’s own station only, by who may record', async () => {
    expect((await link({ station: world.county.shantangStation })).status).toBe(404)
    const reader = world.actor(['resources.read'], { kind: 'station', station: world.county.xiaoheStation })
    expect((await link({}, reader)).status).toBe(403)
    const { resource } = await link()
    const stranger = world.actor(['resources.read'], {
      kind: 'station',
      station: world.county.shantangStation,
    })
    expect((await world.get(`/api/resources/${resource}`, stranger)).status).toBe(404)
    expect((await world.get('/api/resources', stranger)).body.items).toEqual([])
  })

  it('keeps the giver’s phone sealed, and shows it in full to who says why', async () => {
    const { resource } = await link({ contactName: '张经理', contactPhone: '13911112222' })
    expect((await detail(resource)).contactPhone).toBe('139****2222')
    expect((await world.post(`/api/resources/${resource}/contact`, { purpose: 'contact' })).body).toEqual({
      phone: '13911112222',
    })
    const reader = world.actor(['resources.read'], { kind: 'station', station: world.county.xiaoheStation })
    expect(
      (await world.post(`/api/resources/${resource}/contact`, { purpose: 'contact' }, reader)).status,
    ).toBe(403)
  })
})

describe('handing out', () => {
  it('names persons on the register with the categories of the day, and never gives more than remains', async () => {
    const { resource } = await link({ promisedOn: '2023-06-01' })
    const [first, second] = [
      await world.county.person({ categories: ['DB'] }),
      await world.county.person({ name: '李四' }),
    ]
    expect((await deliver(resource, { quantity: 20_000, persons: [first, second] })).body.remaining).toBe(
      10_000,
    )
    const more = await deliver(resource, { quantity: 10_500, persons: [first] })
    expect([more.status, more.body.problems[0].data.remaining]).toEqual([422, '10'])
    expect((await deliver(resource, { quantity: 10_000, others: 5 })).body.remaining).toBe(0)
    const rows = await world.rows(
      'select id, person, categories from figures_resource_delivery where link = $1 order by categories desc',
      [resource],
    )
    expect(rows.map(({ person, categories }) => ({ person, categories }))).toEqual([
      { person: first, categories: ['DB'] },
      { person: second, categories: [] },
    ])
    expect((await detail(rows[0].id)).id).toBe(resource)
    expect(await duties(resource)).toEqual([
      { state: 'done', outcome_en: 'Handed out', title: '发放资源：大米', title_en: 'Hand out: 大米' },
    ])
  })

  it('is refused to nobody, to somebody twice, to somebody out of sight, and before it came', async () => {
    const { resource } = await link()
    const [mine, other] = [
      await world.county.person(),
      await world.county.person({ division: shantangVillage }),
    ]
    const codes = async (more: object) =>
      (await deliver(resource, { quantity: 1000, ...more })).body.problems[0].code
    expect(await codes({})).toBe('delivery-to-nobody')
    expect(await codes({ persons: [mine, mine] })).toBe('receiver-named-twice')
    expect(await codes({ persons: [other] })).toBe('receiver-not-found')
    expect(await codes({ persons: [mine], deliveredOn: '2023-05-09' })).toBe('delivery-before-link')
    expect(await codes({ persons: [mine], quantity: null })).toBe('delivery-without-quantity')
  })

  it('lets one of two at the same time have what is left', async () => {
    const { resource } = await link()
    const both = await Promise.all([1, 2].map(() => deliver(resource, { quantity: 20_000, others: 1 })))
    expect(both.map(({ status }) => status).toSorted()).toEqual([201, 422])
  })

  it('is taken back with a reason, and is then owed again', async () => {
    const { resource } = await link({ promisedOn: '2023-06-01' })
    const given = await deliver(resource, { quantity: 30_000, others: 3 })
    const url = `/api/resource-deliveries/${given.body.id}/withdrawal`
    expect((await world.post(url, { id: newId(), reason: '记错' })).status).toBe(200)
    expect((await world.post(url, { id: newId(), reason: '再次' })).body.code).toBe(
      'delivery-already-withdrawn',
    )
    expect((await detail(resource)).remaining).toBe(30_000)
    expect((await duties(resource)).map(({ state }) => state)).toEqual(['done', 'open'])
    const overdue = await world.get('/api/resources?overdue=true')
    expect(overdue.body.items.map(({ id }: { id: string }) => id)).toContain(resource)
  })
})

describe('a correction', () => {
  const correct = (resource: string, more: object) => {
    const replacement = { resource: newId(), ...facts(more) }
    return world.post(`/api/resources/${resource}/correction`, {
      id: newId(),
      reason: '单价有误',
      replacement,
    })
  }

  it('reverses the record and puts another in its place, with what was handed out', async () => {
    const { resource } = await link({ contactPhone: '13911112222', promisedOn: '2023-07-01' })
    await deliver(resource, { quantity: 10_000, others: 3 })
    const less = await correct(resource, { quantity: 9_000 })
    expect([less.status, less.body.problems[0].code]).toEqual([422, 'quantity-below-delivered'])
    const done = await correct(resource, { unitPrice: 7_000 })
    expect([done.status, done.body.amount]).toEqual([201, 210_000])
    const now = await detail(done.body.id)
    expect([now.remaining, now.contactPhone, now.chain.length, now.chain[0].reason]).toEqual([
      20_000,
      '139****2222',
      2,
      '单价有误',
    ])
    expect((await detail(resource)).standing).toBe(false)
    const again = await correct(resource, {})
    expect([again.status, again.body.code, again.body.data.latest]).toEqual([
      409,
      'resource-already-corrected',
      done.body.id,
    ])
    const rows = await world.rows('select id from figures_resource_link where id = any($1)', [
      [resource, done.body.id],
    ])
    expect(rows).toEqual([{ id: done.body.id }])
    const history = await world.rows(
      'select counted_until is null as counts from figures_resource_link_history where id = any($1) order by counted_from',
      [[resource, done.body.id]],
    )
    expect(history).toEqual([{ counts: false }, { counts: true }])
  })

  it('is the way where something was handed out: such a record is not withdrawn', async () => {
    const { resource } = await link()
    await deliver(resource, { quantity: 1000, others: 1 })
    const withdrawal = { id: newId(), reason: '重复' }
    expect((await world.post(`/api/resources/${resource}/withdrawal`, withdrawal)).body.code).toBe(
      'resource-has-deliveries',
    )
    const other = await link({ promisedOn: '2023-09-01' })
    expect(
      (await world.post(`/api/resources/${other.resource}/withdrawal`, { ...withdrawal, id: newId() }))
        .status,
    ).toBe(200)
    expect(await duties(other.resource)).toMatchObject([
      { state: 'done', outcome_en: 'The resource was taken back' },
    ])
    const stranger = world.actor(['resources.read', 'resources.record'], {
      kind: 'station',
      station: world.county.shantangStation,
    })
    expect(
      (await world.post(`/api/resources/${resource}/withdrawal`, { ...withdrawal, id: newId() }, stranger))
        .status,
    ).toBe(404)
  })
})
