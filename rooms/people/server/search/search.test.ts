import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type TestPlatform, testPlatform } from '../../../../tests/database.ts'
import {
  invented,
  neighbour,
  type PeopleWorld,
  peopleWorld,
  villages,
  weixian,
  xiaohe,
  xunxian,
} from '../../../../tests/people-world.ts'

let platform: TestPlatform
let world: PeopleWorld
const ids: Record<string, string> = {}
const number = invented('1956-03-08', 22)

beforeAll(async () => {
  platform = await testPlatform()
  world = await peopleWorld(platform)
  const people: [string, object][] = [
    ['王小明', { fields: { name: '王小明', idNumber: number, phone: '13800001234' } }],
    ['王明', { fields: { name: '王明' } }],
    ['李小明', { fields: { name: '李小明', phone: '13900005678' } }],
    ['单雄信', { fields: { name: '单雄信' } }],
    ['王王', { fields: { name: '王王' } }],
    ['吕绿', { fields: { name: '吕绿' } }],
    ['王小山', { station: world.stations.weixian, division: villages.caodian, fields: { name: '王小山' } }],
    ['王小海', { station: world.stations.nanzhuang, division: 410622100201, fields: { name: '王小海' } }],
  ]
  for (const [name, given] of people) ids[name] = await world.person(given)
})
afterAll(() => platform.close())

const find = async (search: string, scope = xiaohe, more = '') => {
  const answer = await world.send(
    world.actor(scope),
    'GET',
    `/api/people?search=${encodeURIComponent(search)}${more}`,
  )
  expect(answer.status).toBe(200)
  return answer.body.items.map(({ name }: { name: string }) => name)
}

describe('the search box', () => {
  it('finds any part of a name in characters, names that begin with it first', async () => {
    expect(await find('王小明')).toEqual(['王小明'])
    // One ending, one key: then whoever was registered first.
    expect(await find('小明')).toEqual(['王小明', '李小明'])
    expect(await find('明')).toEqual(['王小明', '王明', '李小明'])
    expect(await find('王')).toEqual(['王小明', '王明', '王王'])
  })

  it('finds by pinyin, whole or begun, of the name or the given name', async () => {
    expect(await find('wangxiaoming')).toEqual(['王小明'])
    expect(await find('wang xiao')).toEqual(['王小明'])
    expect(await find('xiaoming')).toEqual(['王小明', '李小明'])
    expect(await find('lvlv')).toEqual(['吕绿'])
  })

  it('knows how a surname is read, and how those write it who do not', async () => {
    expect(await find('shanxiong')).toEqual(['单雄信'])
    expect(await find('danxiong')).toEqual(['单雄信'])
  })

  it('finds by initials', async () => {
    expect(await find('wxm')).toEqual(['王小明'])
    expect(await find('xm')).toEqual(['王小明', '李小明'])
  })

  it('finds by the last digits of the number, by the number, by the phone and by the file number', async () => {
    expect(await find(number.slice(-4))).toEqual(['王小明'])
    expect(await find(number.slice(-6))).toEqual(['王小明'])
    expect(await find(number.slice(-5))).toEqual(['王小明'])
    expect(await find(number)).toEqual(['王小明'])
    expect(await find('1234')).toEqual(['王小明'])
    expect(await find('13900005678')).toEqual(['李小明'])
    expect(await find('139')).toEqual([])
    expect(await find('CL-410621-2023-00003')).toEqual(['李小明'])
    expect(await find('王 1234')).toEqual(['王小明'])
    expect(await find('李 1234')).toEqual([])
  })

  it('reaches as far as the scope: a town, the county, the province, one station', async () => {
    expect(await find('王小', xiaohe)).toEqual(['王小明'])
    expect(await find('王小', xunxian)).toEqual(['王小山', '王小明'])
    expect(await find('王小', 410000000000)).toEqual(['王小山', '王小明', '王小海'])
    expect(await find('王小', 0)).toEqual(['王小山', '王小明', '王小海'])
    expect(await find('王小', weixian)).toEqual(['王小山'])
    const station = world.actor({ kind: 'station', station: world.stations.weixian })
    const answer = await world.send(station, 'GET', `/api/people?search=${encodeURIComponent('王小')}`)
    expect(answer.body.items.map(({ name }: { name: string }) => name)).toEqual(['王小山'])
  })

  it('does not tell somebody elsewhere that a person exists, by no way in', async () => {
    const ways = [
      '王小明',
      'wangxiaoming',
      'wxm',
      number,
      number.slice(-6),
      '13800001234',
      'CL-410621-2023-00001',
    ]
    for (const way of ways) {
      const answer = await world.send(
        world.actor(neighbour),
        'GET',
        `/api/people?search=${encodeURIComponent(way)}`,
      )
      expect(answer.body.items).toEqual([])
      expect(answer.body.count?.atLeast ?? 0).toBe(0)
    }
  })

  it('no longer finds a person by a name or phone that was corrected', async () => {
    const id = await world.person({ fields: { name: '欧阳误', phone: '13700009999' } })
    await world.send(world.actor(xiaohe), 'PATCH', `/api/people/${id}`, {
      id: '01890000-0000-7000-8000-000000000001',
      version: 1,
      fields: { name: '欧阳正', phone: '13700008888' },
    })
    expect(await find('欧阳误')).toEqual([])
    expect(await find('9999')).toEqual([])
    expect(await find('ouyang')).toEqual(['欧阳正'])
    expect(await find('8888')).toEqual(['欧阳正'])
  })

  it('turns pages without losing or repeating anybody', async () => {
    const seen: string[] = []
    let cursor: string | null = ''
    do {
      const answer = await world.send(
        world.actor(410000000000),
        'GET',
        `/api/people?search=w&limit=2${cursor ? `&cursor=${cursor}` : ''}`,
      )
      seen.push(...answer.body.items.map(({ name }: { name: string }) => name))
      cursor = answer.body.next
    } while (cursor)
    expect(seen.toSorted()).toEqual(['王明', '王王', '王小山', '王小明', '王小海'].toSorted())
  })

  it('refuses a page marker that is none', async () => {
    const answer = await world.send(world.actor(xiaohe), 'GET', '/api/people?search=w&cursor=abc')
    expect(answer).toMatchObject({ status: 400, body: { problems: [{ code: 'cursor-not-valid' }] } })
  })
})

describe('the list of people', () => {
  const list = async (query: string, scope = xunxian, permissions?: readonly string[]) =>
    (await world.send(world.actor(scope, permissions), 'GET', `/api/people?${query}`)).body

  const names = (body: { items: { name: string }[] }) => body.items.map(({ name }) => name)

  it('is in the order of names, with a count', async () => {
    const body = await list('limit=50', weixian)
    expect(names(body)).toEqual(['王小山'])
    expect(body.count).toEqual({ atLeast: 1, exact: true })
    const all = names(await list('limit=50'))
    expect(all.slice(0, 3)).toEqual(['李小明', '吕绿', '欧阳正'])
  })

  it('can be narrowed by village, age, sex and state', async () => {
    expect(names(await list(`division=${villages.caodian}`))).toEqual(['王小山'])
    expect(names(await list('ageFrom=67&ageTo=67'))).toEqual(['王小明'])
    expect(names(await list('ageFrom=68'))).toEqual([])
    expect(names(await list('sex=2'))).toEqual(['王小明'])
    expect(names(await list('state=died'))).toEqual([])
    expect(names(await list('search=wang&sex=2'))).toEqual(['王小明'])
  })

  it('can be narrowed by category only by whoever may read categories, and only there', async () => {
    const id = await world.person({
      fields: { name: '韩类' },
      categories: [{ category: 'TK', from: '2020-01-01' }],
    })
    expect(names(await list('category=TK'))).toEqual(['韩类'])
    expect(await list('category=TK', xunxian, ['people.read'])).toMatchObject({ code: 'not-permitted' })
    expect(await list('category=XSSJ')).toMatchObject({ code: 'request-not-valid' })
    const plain = await list('limit=50', xunxian, ['people.read'])
    expect(plain.items.find((item: { id: string }) => item.id === id)).not.toHaveProperty('categories')
    const mixed = world.app.actor(
      { permissions: ['people.read'], scope: { kind: 'division', division: xunxian } },
      { permissions: ['people.read-sensitive'], scope: { kind: 'division', division: weixian } },
    )
    const answer = await world.send(mixed, 'GET', '/api/people?category=TK')
    expect(names(answer.body)).toEqual([])
  })

  it('turns pages over counties and stations in one order', async () => {
    const both = world.app.actor(
      { permissions: ['people.read'], scope: { kind: 'division', division: xiaohe } },
      { permissions: ['people.read'], scope: { kind: 'station', station: world.stations.xiaohe } },
      { permissions: ['people.read'], scope: { kind: 'station', station: world.stations.nanzhuang } },
    )
    const seen: string[] = []
    let cursor: string | null = ''
    do {
      const answer = await world.send(both, 'GET', `/api/people?limit=3${cursor ? `&cursor=${cursor}` : ''}`)
      seen.push(...names(answer.body))
      cursor = answer.body.next
    } while (cursor)
    expect(seen).toEqual(['韩类', '李小明', '吕绿', '欧阳正', '单雄信', '王明', '王王', '王小海', '王小明'])
  })
})
