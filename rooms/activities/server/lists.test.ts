import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Actor, GrantScope } from '../../../kernel/actor.ts'
import type { DivisionCode } from '../../../kernel/division.ts'
import { newId } from '../../../platform/server/ids.ts'
import { rowsOfWorkbook } from '../../../tests/fixtures/workbook-rows.ts'
import { shantang, shantangVillage, xiaohe, xunxian } from '../../../tests/small-county.ts'
import { everyday, type VisitsWorld, visitsWorld } from '../../../tests/visits-world.ts'

let world: VisitsWorld
let shantangWorker: Actor
let exporter: Actor

beforeAll(async () => {
  world = await visitsWorld()
  shantangWorker = world.actor(everyday, { kind: 'station', station: world.county.shantangStation })
  exporter = world.actor([...everyday, 'people.export'], { kind: 'division', division: xiaohe })
})

afterAll(() => world.close())

const record = async (person: string, more: object = {}, actor = world.worker) => {
  const answer = await world.record(world.trip([world.served(person)], more), actor)
  return answer.json().records[0].id as string
}

const idsOf = async (url: string, actor?: Actor) =>
  ((await world.get(url, actor)).json().items as { id: string }[]).map((item) => item.id)

describe('the list of visits', () => {
  it('shows a person’s visits, the latest first, page by page, each once', async () => {
    const person = await world.county.person()
    const days = ['2023-05-03', '2023-05-01', '2023-05-03', '2023-04-30', '2023-05-02']
    for (const visitedOn of days) await record(person, { visitedOn })
    const seen = await daysOfPages(`/api/visits?person=${person}&limit=2`)
    expect(seen).toEqual(['2023-05-03', '2023-05-03', '2023-05-02', '2023-05-01', '2023-04-30'])
  })

  it('pages through a station’s month and over its ends', async () => {
    const worker = world.actor(everyday, { kind: 'station', station: world.county.xiaoheStation })
    const person = await world.county.person()
    for (const visitedOn of ['2023-01-31', '2023-02-01', '2023-02-28', '2023-03-01'])
      await record(person, { visitedOn }, worker)
    const station = world.county.xiaoheStation
    const of = (query: string) =>
      daysOfPages(`/api/visits?station=${station}&mine=true&limit=1&${query}`, worker)
    expect(await of('month=2023-02')).toEqual(['2023-02-28', '2023-02-01'])
    expect(await of('from=2023-01-31&to=2023-02-01')).toEqual(['2023-02-01', '2023-01-31'])
    expect(await of('')).toEqual(['2023-03-01', '2023-02-28', '2023-02-01', '2023-01-31'])
  })

  it('narrows by method, purpose, urgency, category and household', async () => {
    const household = newId()
    const person = await world.county.person({ categories: ['TK'], household })
    const other = await world.county.person({ categories: ['DB'] })
    const wanted = await record(person, { method: 'school', purpose: 'risk', urgency: 'urgent' })
    const plain = await record(other, { method: 'school' })
    const both = [plain, wanted]
    expect((await idsOf('/api/visits?method=school&mine=true')).toSorted()).toEqual(both.toSorted())
    expect(await idsOf('/api/visits?purpose=risk')).toEqual([wanted])
    expect(await idsOf('/api/visits?urgency=urgent')).toEqual([wanted])
    expect(await idsOf('/api/visits?category=TK')).toEqual([wanted])
    expect(await idsOf(`/api/visits?household=${household}`)).toEqual([wanted])
  })

  it('shows a visit that several grants reach once, page by page, over counties and provinces', async () => {
    const person = await world.county.person()
    const days = ['2022-03-03', '2022-02-02', '2022-01-01']
    for (const visitedOn of days) await record(person, { visitedOn })
    const grantsOf = (scope: GrantScope) => world.actor(everyday, scope).grants
    const reader = {
      ...world.actor(everyday, { kind: 'division', division: 0 as DivisionCode }),
      grants: [
        ...grantsOf({ kind: 'division', division: 0 as DivisionCode }),
        ...grantsOf({ kind: 'station', station: world.county.xiaoheStation }),
        ...grantsOf({ kind: 'person', person }),
      ],
    }
    expect(await daysOfPages('/api/visits?from=2022-01-01&to=2022-03-03&limit=1', reader)).toEqual(days)
    const stranger = world.actor(everyday, { kind: 'person', person: newId() })
    expect(await idsOf('/api/visits?from=2022-01-01&to=2022-03-03', stranger)).toEqual([])
  })

  it('leaves out what was taken out, unless all is asked for', async () => {
    const person = await world.county.person()
    const id = await record(person)
    const reversal = newId()
    await world.post(`/api/visits/${id}/withdrawal`, { id: reversal, reason: '重复' })
    expect(await idsOf(`/api/visits?person=${person}`)).toEqual([])
    expect((await idsOf(`/api/visits?person=${person}&all=true`)).toSorted()).toEqual(
      [id, reversal].toSorted(),
    )
  })

  it('shows also what was recorded for a file that was merged into the person’s', async () => {
    const survivor = await world.county.person()
    const merged = await world.county.person()
    const id = await record(merged)
    await world.rows(`update person set state = 'merged', merged_into = $2 where id = $1`, [merged, survivor])
    expect(await idsOf(`/api/visits?person=${survivor}`)).toEqual([id])
    const late = await record(merged)
    const rows = await world.rows('select person, person_ordinal from figures_visit where id = any($1)', [
      [id, late],
    ])
    expect(new Set(rows.map((row) => row.person_ordinal)).size).toBe(1)
    expect((await idsOf(`/api/visits?person=${survivor}`)).toSorted()).toEqual([id, late].toSorted())
  })

  it('refuses a cursor of its own making', async () => {
    const answer = await world.get('/api/visits?cursor=WyJ4Il0')
    expect(answer.statusCode).toBe(400)
    expect(answer.json().problems).toMatchObject([{ code: 'cursor-not-valid' }])
  })
})

describe('a visit of another station', () => {
  let visit: string
  let person: string

  beforeAll(async () => {
    person = await world.county.person({ division: shantangVillage })
    visit = await record(
      person,
      { station: world.county.shantangStation, followUp: { text: '回访', dueOn: '2024-01-02' } },
      shantangWorker,
    )
  })

  it('is there for its own station and for the county', async () => {
    const county = world.actor(everyday, { kind: 'division', division: xunxian })
    for (const actor of [shantangWorker, county]) {
      expect((await world.get(`/api/visits/${visit}`, actor)).statusCode).toBe(200)
      expect(await idsOf(`/api/visits?person=${person}`, actor)).toEqual([visit])
    }
  })

  it('does not exist for others: not by its id, in no list, in no count, in no export', async () => {
    const nothing = await world.get(`/api/visits/${newId()}`)
    const refused = await world.get(`/api/visits/${visit}`)
    expect(refused.statusCode).toBe(404)
    expect(refused.json()).toEqual(nothing.json())
    for (const query of [
      `person=${person}`,
      `station=${world.county.shantangStation}`,
      `division=${shantang}`,
      'all=true',
    ]) {
      expect(await idsOf(`/api/visits?${query}`)).not.toContain(visit)
    }
    const counts = (await world.get('/api/duties/counts?mine=false')).json()
    const before = counts.later
    expect((await world.get('/api/duties/counts', shantangWorker)).json().later).toBe(1)
    expect(before).toBe(
      (await world.get(`/api/duties/counts?station=${world.county.xiaoheStation}`)).json().later,
    )
  })

  it('is seen by who holds that person’s file alone, and nothing else of the station is', async () => {
    const other = await world.county.person({ division: shantangVillage })
    const hidden = await record(other, { station: world.county.shantangStation }, shantangWorker)
    const holder = world.actor(['activities.read'], { kind: 'person', person })
    expect(await idsOf('/api/visits', holder)).toEqual([visit])
    expect((await world.get(`/api/visits/${hidden}`, holder)).statusCode).toBe(404)
  })
})

describe('what is sensitive', () => {
  it('is shown to who may see sensitive fields, and the reading is written down', async () => {
    const person = await world.county.person({ categories: ['DB'] })
    const answer = await world.record(
      world.trip([world.served(person, { condition: '血压偏高' })], { requests: '想申请低保' }),
    )
    const id = answer.json().records[0].id
    const shown = (await world.get(`/api/visits/${id}`)).json()
    expect(shown.categories).toEqual(['DB'])
    expect(shown.sensitive).toMatchObject({ condition: '血压偏高', requests: '想申请低保' })
    const lines = await world.rows(
      `select kind, action, detail from audit_line where subject = $1 and kind = 'read'`,
      [person],
    )
    expect(lines).toEqual([{ kind: 'read', action: 'activities.read-visit', detail: { visit: id } }])
  })

  it('is not shown to who may not, nor in lists, and names only to who may see people', async () => {
    const person = await world.county.person({ categories: ['DB'], name: '李四' })
    const answer = await world.record(world.trip([world.served(person, { condition: '血压偏高' })]))
    const id = answer.json().records[0].id
    const plain = world.actor(['activities.read'], { kind: 'station', station: world.county.xiaoheStation })
    const shown = (await world.get(`/api/visits/${id}`, plain)).json()
    expect(shown).toMatchObject({ categories: null, sensitive: null, personName: null })
    const list = await world.get(`/api/visits?person=${person}`, plain)
    expect(list.body).not.toMatch(/血压|DB|李四/)
    expect((await world.get(`/api/visits?person=${person}`)).json().items[0]).toMatchObject({
      personName: '李四',
      categories: ['DB'],
    })
  })
})

describe('a filter by category', () => {
  it('finds nothing where categories may not be read: it would tell who has it', async () => {
    const person = await world.county.person({ categories: ['DB'] })
    await record(person)
    const plain = world.actor(['activities.read', 'people.export'], {
      kind: 'station',
      station: world.county.xiaoheStation,
    })
    expect((await world.get('/api/visits?category=DB', plain)).statusCode).toBe(403)
    expect((await world.get('/api/visits/export?category=DB', plain)).statusCode).toBe(403)
    expect((await world.get(`/api/visits?person=${person}`, plain)).statusCode).toBe(200)
  })

  it('reaches, of a wider scope, only the part where they may be read', async () => {
    const here = await record(await world.county.person({ categories: ['GXZC'] }))
    const away = await world.county.person({ division: shantangVillage, categories: ['GXZC'] })
    await record(away, { station: world.county.shantangStation }, shantangWorker)
    const mixed = world.app.actor(
      { permissions: ['activities.read'], scope: { kind: 'division', division: xunxian } },
      { permissions: ['people.read-sensitive'], scope: { kind: 'division', division: xiaohe } },
    )
    expect(await idsOf('/api/visits?category=GXZC', mixed)).toEqual([here])
  })

  it('never asks for a need-to-know category, which is counted and not shown', async () => {
    const person = await world.county.person({ categories: ['DB', 'XSSJ'] })
    const id = await record(person)
    expect((await world.get(`/api/visits/${id}`)).json().categories).toEqual(['DB'])
    expect((await world.get('/api/visits?category=XSSJ')).json().problems).toMatchObject([
      { code: 'value-not-in-list', path: '/query/category' },
    ])
    expect(await world.rows('select categories from figures_visit where id = $1', [id])).toEqual([
      { categories: ['DB', 'XSSJ'] },
    ])
  })

  it('leaves one line of the trail a page, as every list that shows categories', async () => {
    const reader = world.actor(everyday, { kind: 'station', station: world.county.xiaoheStation })
    await world.get('/api/visits?category=DB', reader)
    const lines = await world.rows(
      `select action, kind, detail ->> 'category' as category from audit_line where account = $1`,
      [reader.account],
    )
    expect(lines).toEqual([{ action: 'activities.list-sensitive', kind: 'read', category: 'DB' }])
  })
})

describe('my month', () => {
  it('counts my visits, persons and trips of today and of the month, and my hours once a trip', async () => {
    const me = world.actor(everyday, { kind: 'station', station: world.county.xiaoheStation })
    const household = newId()
    const mother = await world.county.person({ household })
    const child = await world.county.person({ household })
    const served = [world.served(mother), world.served(child)]
    await world.record(world.trip(served, { visitedOn: '2023-12-29' }), me)
    await world.record(world.trip([world.served(mother)], { visitedOn: '2023-12-04', endedAt: '10:00' }), me)
    await world.record(world.trip([world.served(mother)], { visitedOn: '2023-11-30' }), me)
    const summary = (await world.get('/api/visits/mine/summary', me)).json()
    expect(summary).toEqual({
      today: { visits: 2, persons: 2, householdVisits: 1 },
      month: { visits: 3, persons: 2, householdVisits: 2, minutes: 100 },
      lastVisitOn: '2023-12-29',
    })
  })
})

describe('where a quick visit starts', () => {
  it('offers the registered members of the household, the one asked for chosen', async () => {
    const household = newId()
    await world.rows(
      `insert into household (province, id, division, station) values (41, $1, 410621105201, $2)`,
      [household, world.county.xiaoheStation],
    )
    const mother = await world.county.person({ household, name: '孙一' })
    const son = await world.county.person({ household, name: '孙二' })
    await record(mother, { visitedOn: '2023-12-01' })
    const defaults = (await world.get(`/api/visits/defaults?person=${son}`)).json()
    expect(defaults).toMatchObject({
      household,
      station: world.county.xiaoheStation,
      purpose: 'first',
      method: 'home',
    })
    expect(
      defaults.members.map((one: Record<string, unknown>) => [
        one.person,
        one.name,
        one.chosen,
        one.lastVisitOn,
      ]),
    ).toEqual(
      expect.arrayContaining([
        [mother, '孙一', false, '2023-12-01'],
        [son, '孙二', true, null],
      ]),
    )
    expect((await world.get(`/api/visits/defaults?person=${mother}`)).json().purpose).toBe('routine')
  })

  it('names nobody to who may record and not see people', async () => {
    const person = await world.county.person()
    const recorder = world.actor(['activities.record'], {
      kind: 'station',
      station: world.county.xiaoheStation,
    })
    expect((await world.get(`/api/visits/defaults?person=${person}`, recorder)).statusCode).toBe(404)
  })

  it('knows nobody of another town', async () => {
    const person = await world.county.person({ division: shantangVillage })
    expect((await world.get(`/api/visits/defaults?person=${person}`)).statusCode).toBe(404)
  })
})

describe('an export', () => {
  it('holds the visits of the scope as a workbook, without free texts, and leaves a line of the trail', async () => {
    const person = await world.county.person({ name: '=周七', categories: ['CJ'] })
    await record(person, { visitedOn: '2023-08-08', requests: '想装扶手' })
    const elsewhere = await world.county.person({ division: shantangVillage, name: '吴八' })
    await record(
      elsewhere,
      { visitedOn: '2023-08-08', station: world.county.shantangStation },
      shantangWorker,
    )
    const answer = await world.get('/api/visits/export?month=2023-08', exporter)
    expect(answer.statusCode).toBe(200)
    const rows = await textsOfWorkbook(answer.rawPayload)
    expect(rows.flat()).toContain('=周七')
    expect(rows.flat()).toContain('残疾人')
    expect(rows.flat()).toContain('小河镇社会工作服务站')
    expect(rows.flat()).not.toContain('想装扶手')
    expect(rows.flat()).not.toContain('吴八')
    expect(rows).toHaveLength(2)
    const lines = await world.rows(`select account from audit_line where action = 'activities.export-visits'`)
    expect(lines).toEqual([{ account: exporter.account }])
  })

  it('is not made by who may only read', async () => {
    expect((await world.get('/api/visits/export')).statusCode).toBe(403)
  })
})

/** The texts of the first sheet's rows. */
async function textsOfWorkbook(bytes: Buffer): Promise<string[][]> {
  const [rows = []] = await rowsOfWorkbook(bytes)
  return rows.map(({ cells }) => cells.map((cell) => (cell?.kind === 'text' ? cell.text : '')))
}

/** The days of all pages of a list, read one after the other. */
async function daysOfPages(url: string, actor?: Actor): Promise<string[]> {
  const days: string[] = []
  let cursor = ''
  for (;;) {
    const page: { items: { visitedOn: string }[]; next: string | null } = (
      await world.get(`${url}${cursor}`, actor)
    ).json()
    days.push(...page.items.map((item) => item.visitedOn))
    if (page.next === null) return days
    cursor = `&cursor=${page.next}`
  }
}
