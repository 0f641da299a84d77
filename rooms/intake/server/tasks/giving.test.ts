import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { day } from '../../../../kernel/day.ts'
import { newId } from '../../../../platform/server/ids.ts'
import { asOwner } from '../../../../tests/database.ts'
import { asked, type TasksWorld, tasksWorld } from '../../../../tests/tasks-world.ts'

let world: TasksWorld
beforeAll(async () => {
  world = await tasksWorld()
})
afterAll(() => world.close())

const codes = (answer: { body: { problems?: { code: string }[] } }) =>
  (answer.body.problems ?? []).map(({ code }) => code)

const withData = (data: object[], legalBasis = 'consent', basisNote: string | null = null) => ({
  handOver: { purpose: '安排探访', data, legalBasis, basisNote },
})

const consent = (person: string, more: object) =>
  world.people.send(world.people.actor(410621000000), 'POST', `/api/people/${person}/consents`, {
    id: newId(),
    purpose: 'service',
    method: 'paper',
    ...more,
  })

describe('giving a task', () => {
  it('to a body of the register goes out with its clocks and a number that is no count', async () => {
    const answer = await world.give()
    expect(answer.status).toBe(201)
    expect(answer.body).toMatchObject({ dueOn: '2024-01-22', acceptBy: '2024-01-03T16:00:00.000Z' })
    expect(answer.body.number).toMatch(/^JB-20231229-[0-9A-F]{6}$/)
    const shown = await world.send(world.worker, 'GET', `/api/tasks/${answer.body.id}`)
    expect(shown.body).toMatchObject({
      state: 'given',
      bodyKind: 'organisation',
      bodyName: '浚县妇女联合会',
      stationName: '小河镇社会工作服务站',
      sourceRoom: 'intake',
      source: answer.body.id,
      escalation: 'none',
      late: null,
      abilities: { withdraw: true, giveAgain: true, write: true },
    })
  })

  it('offers a worker of one station the others of the province, of which no more than the sign is seen', async () => {
    const { xiaohe, weixian } = world.people.stations
    const send = (station: string, as = world.worker) =>
      world.send(as, 'GET', `/api/tasks/stations?station=${station}`)
    const { items } = (await send(xiaohe)).body
    expect(items.map((one: { id: string }) => one.id)).toContain(weixian)
    expect(items.map((one: { id: string }) => one.id)).not.toContain(xiaohe)
    expect(Object.keys(items[0])).toEqual(['id', 'name', 'division'])
    expect((await world.give({ body: { station: weixian } })).status).toBe(201)
    expect((await send(weixian)).status).toBe(404)
  })

  it('twice with the same id is one, and with another content refused', async () => {
    const [id, task] = [newId(), newId()]
    const send = (title: string) =>
      world.send(world.worker, 'POST', '/api/tasks', { id, task, ...asked(world, { title }) })
    const [one, two] = [await send('同一件'), await send('同一件')]
    expect(two.body).toEqual(one.body)
    expect((await send('另一件')).body.code).toBe('id-already-used')
  })

  it('copies the chosen fields from the file of that moment, and nothing else', async () => {
    const person = await world.person('莫小苗', '1950-02-03', { address: '张庄村三组', needs: ['medical'] })
    await consent(person, { givenBy: 'self', givenOn: '2023-03-01' })
    const data = [
      { field: 'name' },
      { field: 'age' },
      { field: 'village' },
      { field: 'phone' },
      { field: 'needs' },
    ]
    const given = await world.give({ person, ...withData(data) })
    expect(given.status, given.text).toBe(201)
    const changed = await world.people.send(
      world.people.actor(410621000000),
      'PATCH',
      `/api/people/${person}`,
      {
        id: newId(),
        version: 1,
        fields: { phone: '13803929999' },
      },
    )
    expect(changed.status).toBe(200)
    const seen = await world.send(world.women, 'GET', `/api/tasks/received/${given.body.id}`)
    expect(seen.body.handOver.fields).toEqual([
      { field: 'name', value: '莫小苗' },
      { field: 'age', value: '73岁' },
      { field: 'village', value: '小河镇 张庄村民委员会' },
      { field: 'phone', value: '13803920001' },
      { field: 'needs', value: '医疗康复' },
    ])
    expect(seen.text).not.toContain(person)
    expect(seen.text).not.toContain('三组')
    await asOwner(world.platform.ownerUrl, async (client) => {
      const { rows } = await client.query('select sealed, title from task where id = $1', [given.body.id])
      expect(rows[0].sealed.toString('utf8')).not.toContain('莫小苗')
      const trail = await client.query('select detail::text as detail from audit_line where subject = $1', [
        given.body.id,
      ])
      expect(trail.rows.map(({ detail }: { detail: string }) => detail).join()).not.toContain('13803920001')
    })
  })

  it('previews exactly what the body then sees', async () => {
    const person = await world.person('莫大河', '1948-02-03')
    await consent(person, { givenBy: 'self', givenOn: '2023-03-01' })
    const input = asked(world, { person, ...withData([{ field: 'name' }, { field: 'sex' }]) })
    const preview = await world.send(world.worker, 'POST', '/api/tasks/preview', input)
    expect(preview.body).toMatchObject({
      bodyName: '浚县妇女联合会',
      bodySignsIn: true,
      consent: { state: 'given' },
    })
    const given = await world.send(world.worker, 'POST', '/api/tasks', {
      id: newId(),
      task: newId(),
      ...input,
    })
    const seen = await world.send(world.women, 'GET', `/api/tasks/received/${given.body.id}`)
    expect(seen.body.handOver).toEqual(preview.body.handOver)
    const unsigned = { ...input, body: { organisation: world.organisations[2] } }
    expect((await world.send(world.worker, 'POST', '/api/tasks/preview', unsigned)).body.bodySignsIn).toBe(
      false,
    )
  })

  it('leaves a duty with the giver, settled when the body is done and reopened when it sends the task back', async () => {
    const { body } = await world.give({ title: '看着这一件' })
    await asOwner(world.platform.ownerUrl, async (client) => {
      const { rows } = await client.query(
        'select kind, owner, due_on::text as due, state from duty where subject = $1',
        [body.id],
      )
      expect(rows).toEqual([
        { kind: 'task-given', owner: world.worker.account, due: '2024-01-22', state: 'open' },
      ])
    })
  })
})

describe('the ground of a hand-over (2.8)', () => {
  it('of a child under fourteen is the guardian’s consent, and ends with the fourteenth birthday', async () => {
    const child = await world.person('莫小树', '2010-01-10')
    const name = withData([{ field: 'name' }])
    expect(codes(await world.give({ person: child, ...name }))).toEqual(['hand-over-needs-guardian-consent'])
    await consent(child, { givenBy: 'guardian', giver: '莫大姑', givenOn: '2023-02-01' })
    expect((await world.give({ person: child, ...name })).status).toBe(201)
    const later = await world.give({ person: child, ...name }, world.worker, day('2024-01-10'))
    expect(codes(later)).toEqual(['hand-over-needs-own-consent'])
  })

  it('from fourteen is the child’s own, and the guardian has been told', async () => {
    const child = await world.person('莫小竹', '2008-05-05')
    await consent(child, { givenBy: 'self', givenOn: '2023-02-01' })
    const name = withData([{ field: 'name' }])
    expect(codes(await world.give({ person: child, ...name }))).toEqual(['hand-over-needs-guardian-notice'])
    await consent(child, { givenBy: 'self', givenOn: '2023-02-02', guardianNotifiedOn: '2023-02-03' })
    expect((await world.give({ person: child, ...name })).status).toBe(201)
  })

  it('missing refuses unless a duty of law or an emergency is argued in writing', async () => {
    const child = await world.person('莫小荷', '2015-05-05')
    const of = (basis: string, note: string | null) =>
      world.give({ person: child, ...withData([{ field: 'name' }], basis, note) })
    expect(codes(await of('emergency', null))).toEqual(['basis-note-missing'])
    expect((await of('emergency', '独自在家，监护人失联')).status).toBe(201)
    expect(codes(await of('goodwill', null))).toEqual(['legal-basis-unknown'])
  })

  it('is asked again when the task is given again', async () => {
    const person = await world.person('莫老汉', '1945-05-05')
    const back = newId()
    await consent(person, { id: back, givenBy: 'self', givenOn: '2023-02-01' })
    const given = await world.give({ person, ...withData([{ field: 'name' }]) })
    await world.people.send(
      world.people.actor(410621000000),
      'POST',
      `/api/people/${person}/consents/${back}/withdrawal`,
      { id: newId(), on: '2023-12-29' },
    )
    const again = await world.send(world.worker, 'POST', `/api/tasks/${given.body.id}/giving-again`, {
      id: newId(),
      task: newId(),
      version: 1,
      body: { organisation: world.organisations[1] },
      reason: '对方没有力量',
    })
    expect(codes(again)).toEqual(['hand-over-needs-own-consent'])
    const kept = await world.send(world.worker, 'GET', `/api/tasks/${given.body.id}`)
    expect(kept.body.state).toBe('given')
  })
})

describe('what is refused when a task is given', () => {
  it('is told all at once: words with a number, a grade, a name that was not chosen', async () => {
    const person = await world.person('莫小松', '1950-05-05')
    const answer = await world.give({
      person,
      title: '探访莫小松',
      asked: '请打 13803920001，该户为红色档案',
      dueOn: '2023-12-28',
    })
    expect(codes(answer).toSorted()).toEqual([
      'hand-over-grade-in-words',
      'hand-over-name-in-words',
      'hand-over-number-in-words',
      'task-due-in-the-past',
    ])
  })

  it('a field that stands there twice, that the file does not hold, or that the giver may not see', async () => {
    const person = await world.person('莫小柏', '1950-05-05')
    const data = [{ field: 'name' }, { field: 'name' }, { field: 'guardian' }]
    expect(codes(await world.give({ person, ...withData(data) }))).toEqual([
      'hand-over-field-twice',
      'hand-over-value-missing',
    ])
    const plain = world.actor({ kind: 'station', station: world.people.stations.xiaohe }, [
      'people.read',
      'tasks.give',
    ])
    const phone = withData([{ field: 'phone', value: '我听说的号码' }])
    expect(codes(await world.give({ person, ...phone }, plain))).toEqual(['hand-over-field-not-yours'])
  })

  it('a body that is dissolved or unknown, one’s own station, an account that is no adviser there', async () => {
    for (const body of [
      { organisation: newId() },
      { station: world.people.stations.xiaohe },
      { account: world.women.account },
    ])
      expect(codes(await world.give({ body })), JSON.stringify(body)).toEqual(['task-body-not-possible'])
  })

  it('a person, station or right of another’s, which all read as not found', async () => {
    const person = await world.person('莫小柳', '1950-05-05')
    expect(
      (await world.give({ person, station: world.people.stations.weixian }, world.elsewhere)).status,
    ).toBe(404)
    expect((await world.give({}, world.elsewhere)).status).toBe(404)
    expect((await world.give({}, world.nextDoor)).status).toBe(404)
    expect((await world.give({}, world.women)).status).toBe(403)
    const reader = world.actor({ kind: 'station', station: world.people.stations.xiaohe }, ['tasks.read'])
    expect((await world.give({}, reader)).status).toBe(403)
  })

  it('whatever the contract does not know, with its path', async () => {
    const answer = await world.give({
      urgency: 'soon',
      title: '',
      handOver: { purpose: 'x', data: [{ field: 'colour' }], legalBasis: 'consent' },
    })
    expect(answer.status).toBe(400)
    expect(answer.body.problems.map(({ path }: { path: string }) => path).toSorted()).toEqual([
      '/body/handOver/data/0/field',
      '/body/title',
      '/body/urgency',
    ])
  })
})
