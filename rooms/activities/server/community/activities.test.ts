import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newId } from '../../../../platform/server/ids.ts'
import { type ActivitiesWorld, activitiesWorld, activityFacts } from '../../../../tests/activities-world.ts'
import { everyday } from '../../../../tests/visits-world.ts'

let world: ActivitiesWorld
beforeAll(async () => {
  world = await activitiesWorld()
})
afterAll(() => world.close())

const dutiesAbout = (id: string) =>
  world.rows(
    'select kind, state, due_on::text, outcome_en from duty where subject = $1 order by created_at',
    [id],
  )

describe('planning an activity', () => {
  it('S8.1: keeps theme day, kind, partners, budget by line and safety plan', async () => {
    const id = await world.plan({
      partners: '小河镇中心小学',
      partnerStations: [world.county.shantangStation],
      budget: [
        { item: '条幅', fen: 12000 },
        { item: '糖果', fen: 34550 },
      ],
    })
    const { body } = await world.get(`/api/activities/${id}`)
    expect(body).toMatchObject({
      themeDay: '世界儿童日',
      kind: 'parent-child',
      state: 'planned',
      budgetFen: 46550,
      station: { name: '小河镇社会工作服务站' },
      partnerStations: [{ name: '善堂镇社会工作服务站' }],
      attendances: 0,
    })
  })

  it('without a safety plan owes one by the day before, and no more once it is written', async () => {
    const facts = { startsOn: '2024-01-10', safetyPlan: undefined }
    const id = await world.plan(facts)
    expect(await dutiesAbout(id)).toEqual([
      { kind: 'activity-safety-plan', state: 'open', due_on: '2024-01-09', outcome_en: null },
    ])
    const change = { id: newId(), version: 1, ...activityFacts(world.county), startsOn: '2024-01-10' }
    expect((await world.send(world.worker, 'PUT', `/api/activities/${id}`, change)).status).toBe(200)
    expect(await dutiesAbout(id)).toEqual([
      {
        kind: 'activity-safety-plan',
        state: 'done',
        due_on: '2024-01-09',
        outcome_en: 'The safety plan was written',
      },
    ])
  })

  it('tells all that is wrong at once, with its path', async () => {
    const answer = await world.post('/api/activities', {
      id: newId(),
      ...activityFacts(world.county),
      endsAt: '13:00',
      partnerStations: [world.county.xiaoheStation],
    })
    expect(answer.status).toBe(400)
    expect(answer.body.problems.map((one: { code: string; path: string }) => [one.code, one.path])).toEqual([
      ['activity-ends-before-it-starts', '/body/endsAt'],
      ['partner-named-twice', '/body/partnerStations/0'],
    ])
  })

  it('is not for a station out of scope, nor for who may only read', async () => {
    const facts = { id: newId(), ...activityFacts(world.county) }
    expect((await world.post('/api/activities', facts, world.partner)).status).toBe(404)
    const reader = world.actor(['activities.read'], { kind: 'station', station: world.county.xiaoheStation })
    expect((await world.post('/api/activities', { ...facts, id: newId() }, reader)).status).toBe(403)
  })

  it('is seen by lead and partner, and by nobody else; only the lead changes it', async () => {
    const alone = await world.plan()
    const joint = await world.plan({ partnerStations: [world.county.shantangStation] })
    expect((await world.get(`/api/activities/${alone}`, world.partner)).status).toBe(404)
    expect((await world.get(`/api/activities/${joint}`, world.partner)).body.abilities).toMatchObject({
      edit: false,
      hold: false,
      signIn: true,
    })
    const cancel = { id: newId(), version: 1, reason: '下雨' }
    expect((await world.post(`/api/activities/${joint}/cancellation`, cancel, world.partner)).status).toBe(
      404,
    )
    const listed = await world.get('/api/activities?search=gaet', world.partner)
    expect(listed.body.items.map((item: { id: string }) => item.id)).toContain(joint)
    expect(listed.body.items.map((item: { id: string }) => item.id)).not.toContain(alone)
  })

  it('is refused when somebody changed it meanwhile', async () => {
    const id = await world.plan()
    const late = { id: newId(), version: 7, reason: '改期' }
    const answer = await world.post(`/api/activities/${id}/cancellation`, late)
    expect([answer.status, answer.body.code]).toEqual([409, 'changed-meanwhile'])
  })
})

describe('signing up', () => {
  it('lets who comes when it is full wait, and moves him up when a place is free', async () => {
    const id = await world.plan({ capacity: 1, startsOn: '2024-01-10' })
    const up = (name: string) =>
      world.post(`/api/activities/${id}/sign-ups`, { id: newId(), name, phone: '19900001234' })
    const first = await up('王一')
    const second = await up('王二')
    expect([first.body.state, second.body.state]).toEqual(['going', 'waiting'])
    const taken = await world.post(`/api/activities/${id}/sign-ups/${first.body.id}/withdrawal`, {
      id: newId(),
    })
    expect(taken.body.movedUp).toEqual([second.body.id])
    const { body } = await world.get(`/api/activities/${id}/sign-ups`)
    expect(body.items[1]).toMatchObject({ name: '王二', state: 'going', phone: '199****1234' })
    const [row] = await world.rows('select phone from activity_sign_up where id = $1', [first.body.id])
    expect(row.phone.toString('utf8')).not.toContain('1990000')
  })
})

describe('signing in', () => {
  it('keeps who is registered with the categories of the day, and others by name', async () => {
    const id = await world.plan()
    const person = await world.county.person({ name: '李丽', categories: ['DB'] })
    const answer = await world.signIn(id, [
      { person },
      { name: '路人甲', phoneEnd: '1234', volunteer: true, ageBand: 'youth' },
    ])
    expect(answer.body.lines).toBe(2)
    const { body } = await world.get(`/api/activities/${id}/sign-ins`)
    expect(body.items).toMatchObject([
      { name: '李丽', categories: ['DB'], state: 'counts', source: 'list' },
      { name: '路人甲', phoneEnd: '1234', volunteer: true, state: 'counts' },
    ])
    const seen = await world.get(
      `/api/activities/${id}/sign-ins`,
      world.actor(['activities.read'], { kind: 'station', station: world.county.xiaoheStation }),
    )
    expect(seen.body.items[0]).toMatchObject({ name: null, categories: null })
  })

  it('counts nobody twice: neither a person nor the same name and number', async () => {
    const id = await world.plan()
    const person = await world.county.person({ name: '王五' })
    await world.signIn(id, [{ person }, { name: '赵六', phoneEnd: '7788' }])
    const again = await world.signIn(id, [{ name: '钱七' }, { person }, { name: '赵六', phoneEnd: '7788' }])
    expect([again.status, again.body.code]).toEqual([409, 'already-signed-in'])
    expect(again.body.problems.map((one: { path: string }) => one.path)).toEqual([
      '/body/lines/1',
      '/body/lines/2',
    ])
    expect((await world.get(`/api/activities/${id}`)).body.attendances).toBe(2)
  })

  it('takes a second person of the same name when whoever was there says so', async () => {
    const id = await world.plan()
    await world.signIn(id, [{ name: '张三' }])
    expect((await world.signIn(id, [{ name: '张三' }])).status).toBe(409)
    expect((await world.signIn(id, [{ name: '张三' }], world.worker, { evenSo: true })).status).toBe(201)
  })

  it('is not before the day, not outside it, and not for a person out of sight', async () => {
    const later = await world.plan({ startsOn: '2024-01-10' })
    expect((await world.signIn(later, [{ name: '张三' }])).body.code).toBe('activity-not-begun')
    const id = await world.plan()
    const wrongDay = await world.signIn(id, [{ name: '张三', on: '2023-11-21' }])
    expect(wrongDay.body.problems[0]).toMatchObject({
      code: 'day-outside-activity',
      path: '/body/lines/0/on',
    })
    const stranger = await world.county.person({ division: 410621101201 })
    const hidden = await world.signIn(id, [{ person: stranger }])
    expect(hidden.body.problems[0]).toMatchObject({ code: 'person-not-found', path: '/body/lines/0/person' })
  })

  it('is struck by a reversal, once, by who recorded it or may correct', async () => {
    const id = await world.plan()
    await world.signIn(id, [{ name: '张三', phoneEnd: '0001' }])
    const [line] = (await world.get(`/api/activities/${id}/sign-ins`)).body.items
    const strike = (by = world.worker) =>
      world.post(`/api/activities/${id}/sign-ins/${line.id}/withdrawal`, { id: newId(), reason: '重复' }, by)
    const other = world.actor(everyday, { kind: 'station', station: world.county.xiaoheStation })
    expect((await strike(other)).body.code).toBe('correction-not-permitted')
    expect((await strike()).status).toBe(201)
    expect((await strike(world.officer)).body.code).toBe('line-already-struck')
    expect((await world.get(`/api/activities/${id}`)).body.attendances).toBe(0)
    expect((await world.signIn(id, [{ name: '张三', phoneEnd: '0001' }])).status).toBe(201)
  })

  it('keeps time and place of an activity to which people came', async () => {
    const id = await world.plan()
    await world.signIn(id, [{ name: '张三' }])
    const moved = { id: newId(), version: 1, ...activityFacts(world.county), startsOn: '2023-11-21' }
    expect((await world.send(world.worker, 'PUT', `/api/activities/${id}`, moved)).body.code).toBe(
      'activity-has-sign-ins',
    )
    const cancel = { id: newId(), version: 1, reason: '下雨' }
    expect((await world.post(`/api/activities/${id}/cancellation`, cancel)).body.code).toBe(
      'activity-has-sign-ins',
    )
  })
})

describe('the sheet of an activity', () => {
  it('is read from csv and looked at before anything is recorded', async () => {
    const id = await world.plan()
    const boundary = 'b'
    const csv =
      '小河镇活动签到表\n序号,姓名,性别,年龄段,电话,志愿者\n1,王小明,男,67岁,19900001234,是\n2,李丽,女,儿童,12,\n'
    const answer = await world.app.server.inject({
      method: 'POST',
      url: `/api/activities/${id}/sign-ins/sheet`,
      headers: { ...world.app.as(world.worker), 'content-type': `multipart/form-data; boundary=${boundary}` },
      payload: `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="a.csv"\r\ncontent-type: text/csv\r\n\r\n${csv}\r\n--${boundary}--\r\n`,
    })
    expect(answer.json().lines).toMatchObject([
      { name: '王小明', sex: 1, ageBand: 'elder', phoneEnd: '1234', volunteer: true, problems: [] },
      { name: '李丽', sex: 2, ageBand: 'child', phoneEnd: null, problems: ['phone-not-understood'] },
    ])
    expect((await world.get(`/api/activities/${id}`)).body.attendances).toBe(0)
  })
})
