import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newId } from '../../../../platform/server/ids.ts'
import { type RequestsWorld, requestsWorld, unserved } from '../../../../tests/requests-world.ts'
import { xiaoheVillage } from '../../../../tests/small-county.ts'

let world: RequestsWorld
beforeAll(async () => {
  world = await requestsWorld()
})
afterAll(() => world.close())

const asked = { text: '奶奶生病没人照看', division: xiaoheVillage, consent: true }
const ask = (more: object = {}) =>
  world.post('/api/public/requests', { id: newId(), ...asked, ...more }, null)
const follow = (code: string) => world.post('/api/public/requests/state', { code }, null)
const ofCode = async (code: string) => {
  const number = (await follow(code)).body.number
  const [row] = await world.rows('select * from request where number = $1', [number])
  return row
}

describe('asking for help without an account', () => {
  it('takes the words and the place; it may be unnamed, and lands in the inbox', async () => {
    const { status, body } = await ask()
    expect(status).toBe(201)
    const row = await ofCode(body.code)
    expect(row).toMatchObject({ source: 'public', anonymous: true, filed_by: null, endangered: true })
    expect((await world.seen(row.id)).station).toBe(world.county.xiaoheStation)
    const trail = await world.rows(`select detail from audit_line where subject = $1`, [row.id])
    expect(JSON.stringify(trail)).not.toContain('奶奶')
  })

  it('S2.A3: is urgent for words of danger in whichever line they were written', async () => {
    const { body } = await ask({ text: '请快来', otherContact: '我在五楼天台边' })
    expect(await ofCode(body.code)).toMatchObject({ endangered: true, urgency: 2 })
    const calm = await ask({ text: '请快来', otherContact: '村委会电话转' })
    expect(await ofCode(calm.body.code)).toMatchObject({ endangered: false })
  })

  it('sent again with the same content gets the same code, and files nothing twice', async () => {
    const id = newId()
    const first = await ask({ id })
    expect((await ask({ id })).body).toEqual(first.body)
    expect((await ask({ id, text: '另一件事' })).body.code).toBe('id-already-used')
  })

  it('is refused where nobody would see it, with words on where else to turn', async () => {
    const { status, body } = await ask({ division: unserved })
    expect([status, body.code]).toEqual([422, 'request-place-not-served'])
    expect(body.problems[0].path).toBe('/body/division')
    expect(body.message).toContain('12345')
    const partner = await world.filed({ division: unserved, source: 'department' }, world.partner)
    expect(partner.body.code).toBe('request-place-not-served')
    expect(await world.rows('select from request where division = $1', [unserved])).toEqual([])
  })

  it('needs the words of consent, a place and something said', async () => {
    const bad = await world.post('/api/public/requests', { id: newId(), division: xiaoheVillage }, null)
    expect(bad.status).toBe(400)
    expect(bad.body.problems.map(({ path }: { path: string }) => path).toSorted()).toEqual([
      '/body/consent',
      '/body/text',
    ])
    expect((await ask({ division: 410000000000 })).body.code).toBe('request-place-too-wide')
  })

  it('keeps nothing of a program that fills in the field nobody sees', async () => {
    const { status, body } = await ask({ website: 'http://spam.example' })
    expect(status).toBe(201)
    expect((await follow(body.code)).status).toBe(404)
  })

  it('is followed by the code: received, looked at, accepted, closed with words; staff and requester write', async () => {
    const { code } = (await ask({ text: '家里房子漏雨', phone: '13500000000' })).body
    expect((await follow(code)).body).toMatchObject({ state: 'received', words: null, messages: [] })
    const row = await ofCode(code)
    await world.triaged(row.id, { needs: ['housing'] })
    expect((await follow(code)).body.state).toBe('looking')
    const added = { id: newId(), code, text: '漏的是北屋' }
    expect((await world.post('/api/public/requests/messages', added, null)).status).toBe(201)
    expect(await world.seen(row.id)).toMatchObject({ answered: false })
    await world.post(`/api/requests/${row.id}/messages`, { id: newId(), text: '收到，明天来看' })
    await world.act(row.id, 'acceptance', {
      way: 'consultation',
      reason: '不给求助人看的话',
      words: '已联系村里修缮',
    })
    const told = (await follow(code)).body
    expect(told).toMatchObject({
      state: 'closed',
      words: '已联系村里修缮',
      messages: [
        { own: true, text: '漏的是北屋' },
        { own: false, text: '收到，明天来看' },
      ],
    })
    expect(JSON.stringify(told)).not.toContain('不给求助人看的话')
    expect(told.place).toContain('小河镇')
  })

  it('a message with words of danger makes the request urgent', async () => {
    const { code } = (await ask({ text: '想咨询低保' })).body
    await world.post('/api/public/requests/messages', { id: newId(), code, text: '我活不下去了' }, null)
    expect(await ofCode(code)).toMatchObject({ urgency: 2, endangered: true, safe: false, answered: false })
  })

  it('keeps of the code only a keyed hash; no staff answer and no log leads to it', async () => {
    const { code } = (await ask({ text: '只存散列' })).body
    const row = await ofCode(code)
    expect(JSON.stringify(await world.seen(row.id))).not.toContain(code)
    const logs = await world.rows(`select answer::text from command_log`)
    expect(JSON.stringify(logs)).not.toContain(code)
    const staff = await world.filed({ text: '热线来电' })
    const kept = await world.rows(`select answer::text from command_log where id = $1`, [staff.id])
    expect(JSON.stringify(kept)).not.toContain(staff.body.code)
  })

  it('a wrong code and one that cannot be are answered alike', async () => {
    const wrong = (await follow('41222222222222')).body
    expect(wrong.code).toBe('not-found')
    for (const code of ['x', '99', '41-aaaa-aaaa-aaaa', '00000000000000', '\u4e2d\u6587'])
      expect((await follow(code)).body, code).toEqual(wrong)
    const message = { id: newId(), code: '41222222222222', text: '你好' }
    expect((await world.post('/api/public/requests/messages', message, null)).body.code).toBe('not-found')
  })

  it('is refused to a program that asks or tries codes again and again from one address', async () => {
    const flood = async (url: string, payload: (at: number) => object) =>
      (
        await Promise.all(
          Array.from({ length: 30 }, (_, at) =>
            world.app.server.inject({
              method: 'POST',
              url,
              headers: { 'x-forwarded-for': '203.0.113.9' },
              payload: payload(at),
            }),
          ),
        )
      ).map(({ statusCode }) => statusCode)
    const tried = await flood('/api/public/requests/state', (at) => ({ code: `41aaaaaaaaaa${at}` }))
    expect(tried.filter((one) => one === 429).length).toBeGreaterThan(0)
    const sent = await flood('/api/public/requests', () => ({ id: newId(), ...asked }))
    expect(sent.filter((one) => one === 429).length).toBeGreaterThan(0)
  })

  it('walks down the tree of places, and tells of none that is not there', async () => {
    const towns = (await world.get('/api/public/requests/places?within=410621', undefined, null)).body
    expect(towns.items.map(({ name }: { name: string }) => name)).toContain('小河镇')
    expect(towns.path.at(-1).name).toBe('浚县')
    expect((await world.get('/api/public/requests/places?within=999999', undefined, null)).status).toBe(404)
  })
})
