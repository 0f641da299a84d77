import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { day } from '../../../../kernel/day.ts'
import { newId } from '../../../../platform/server/ids.ts'
import { deliverEvents } from '../../../../platform/server/outbox.ts'
import { asOwner } from '../../../../tests/database.ts'
import { type TasksWorld, tasksWorld } from '../../../../tests/tasks-world.ts'
import { intakeSubscribers } from '../index.ts'

let world: TasksWorld
beforeAll(async () => {
  world = await tasksWorld()
})
afterAll(() => world.close())

const given = async (more: object = {}): Promise<string> => {
  const answer = await world.give(more)
  expect(answer.status, answer.text).toBe(201)
  return answer.body.id
}
type By = TasksWorld['women']
const move = (by: By, task: string, step: string, version: number, more: object = {}) =>
  world.send(by, 'POST', `/api/tasks/received/${task}/${step}`, { id: newId(), version, ...more })
const titles = async (by: By, open = true): Promise<string[]> =>
  (await world.send(by, 'GET', `/api/tasks/received?open=${open}&limit=200`)).body.items.map(
    ({ title }: { title: string }) => title,
  )

describe('the way of a task', () => {
  it('is accepted and finished by the body, and the giver reads what came of it', async () => {
    const task = await given({ title: '送轮椅' })
    expect((await move(world.women, task, 'acceptance', 1)).body).toMatchObject({
      state: 'accepted',
      version: 2,
    })
    expect((await move(world.womenToo, task, 'completion', 2, { result: '已送到' })).body.state).toBe('done')
    const { body } = await world.send(world.worker, 'GET', `/api/tasks/${task}`)
    expect(body).toMatchObject({ state: 'done', outcome: '已送到', settledOn: '2023-12-29' })
    expect(await titles(world.women)).not.toContain('送轮椅')
    expect(await titles(world.women, false)).toContain('送轮椅')
  })

  it('is returned with a reason, and the giver owes it otherwise on the next working day', async () => {
    const task = await given({ title: '退回的一件' })
    expect((await move(world.women, task, 'return', 1)).status).toBe(400)
    expect((await move(world.women, task, 'return', 1, { reason: '不属于本单位' })).body.state).toBe(
      'returned',
    )
    await deliverEvents(world.platform.worker, intakeSubscribers(world.platform))
    await asOwner(world.platform.ownerUrl, async (client) => {
      const { rows } = await client.query(
        'select kind, state, due_on::text as due from duty where subject = $1 order by kind',
        [task],
      )
      expect(rows).toEqual([
        { kind: 'task-given', state: 'done', due: '2024-01-22' },
        { kind: 'task-returned', state: 'open', due: '2024-01-02' },
      ])
    })
  })

  it('that was returned is owed no longer once it is given again, however soon', async () => {
    const owed = (task: string) =>
      asOwner(world.platform.ownerUrl, async (client) => {
        const found = await client.query(
          "select state from duty where subject = $1 and kind = 'task-returned'",
          [task],
        )
        return found.rows.map(({ state }) => state)
      })
    const again = async (task: string) =>
      (
        await world.send(world.worker, 'POST', `/api/tasks/${task}/giving-again`, {
          id: newId(),
          task: newId(),
          version: 2,
          body: { organisation: world.organisations[1] },
          reason: '改请医院办理',
        })
      ).status
    const heard = await given({ title: '退回后改交' })
    await move(world.women, heard, 'return', 1, { reason: '不属于本单位' })
    await deliverEvents(world.platform.worker, intakeSubscribers(world.platform))
    expect(await owed(heard)).toEqual(['open'])
    expect(await again(heard)).toBe(201)
    expect(await owed(heard)).toEqual(['done'])
    const faster = await given({ title: '退回后马上改交' })
    await move(world.women, faster, 'return', 1, { reason: '不属于本单位' })
    expect(await again(faster)).toBe(201)
    await deliverEvents(world.platform.worker, intakeSubscribers(world.platform))
    expect(await owed(faster)).toEqual([])
  })

  it('has no step that its state forbids, and no second winner', async () => {
    const task = await given()
    expect((await move(world.women, task, 'completion', 1, { result: '早了' })).body.code).toBe(
      'task-state-not-fit',
    )
    await move(world.women, task, 'acceptance', 1)
    expect((await move(world.womenToo, task, 'acceptance', 1)).body.code).toBe('task-state-not-fit')
    expect((await move(world.womenToo, task, 'completion', 1, { result: '旧版本' })).body.code).toBe(
      'changed-meanwhile',
    )
    const withdrawal = { id: newId(), version: 2, reason: '不需要了' }
    expect(
      (await world.send(world.worker, 'POST', `/api/tasks/${task}/withdrawal`, withdrawal)).body.state,
    ).toBe('withdrawn')
    expect((await move(world.women, task, 'completion', 3, { result: '晚了' })).body.code).toBe(
      'task-state-not-fit',
    )
    expect((await world.send(world.women, 'GET', `/api/tasks/received/${task}`)).body.outcome).toBe(
      '不需要了',
    )
  })

  it('goes on with another body as a task of its own', async () => {
    const task = await given({ title: '改交的一件' })
    const say = { id: newId(), text: '我们人手不够' }
    await world.send(world.women, 'POST', `/api/tasks/received/${task}/messages`, say)
    const next = newId()
    const again = await world.send(world.worker, 'POST', `/api/tasks/${task}/giving-again`, {
      id: newId(),
      task: next,
      version: 1,
      body: { organisation: world.organisations[1] },
      reason: '改由医院办理',
    })
    expect(again.status, again.text).toBe(201)
    expect(await titles(world.women)).not.toContain('改交的一件')
    const theirs = await world.send(world.hospital, 'GET', `/api/tasks/received/${next}`)
    expect(theirs.body.messages).toEqual([])
    expect(theirs.text).not.toContain('妇女联合会')
    expect((await world.send(world.worker, 'GET', `/api/tasks/${next}`)).body.follows).toBe(task)
    expect((await world.send(world.hospital, 'GET', `/api/tasks/received/${task}`)).status).toBe(404)
  })

  it('goes to another station, whose workers do it, and to an adviser’s own account', async () => {
    const away = await given({ body: { station: world.people.stations.weixian }, title: '请卫贤站协助' })
    expect(await titles(world.elsewhere)).toEqual(['请卫贤站协助'])
    expect(await titles(world.worker)).toEqual([])
    expect((await move(world.elsewhere, away, 'acceptance', 1)).body.state).toBe('accepted')
    const own = await given({ body: { account: world.adviser.account }, title: '请顾问入户' })
    expect(await titles(world.adviser)).toEqual(['请顾问入户'])
    expect(await titles(world.otherAdviser)).toEqual([])
    expect((await move(world.otherAdviser, own, 'acceptance', 1)).status).toBe(404)
    expect((await move(world.adviser, own, 'acceptance', 1)).body.state).toBe('accepted')
  })
})

describe('what both sides write within a task', () => {
  it('is read by both, with whose it is, and stops with the task', async () => {
    const task = await given()
    const toGiver = { id: newId(), text: '周三可以' }
    expect(
      (await world.send(world.women, 'POST', `/api/tasks/received/${task}/messages`, toGiver)).status,
    ).toBe(201)
    const toBody = { id: newId(), text: '好的，辛苦了' }
    expect((await world.send(world.worker, 'POST', `/api/tasks/${task}/messages`, toBody)).status).toBe(201)
    const seen = (await world.send(world.womenToo, 'GET', `/api/tasks/received/${task}`)).body.messages
    expect(seen.map(({ text, ours }: { text: string; ours: boolean }) => [text, ours])).toEqual([
      ['周三可以', true],
      [toBody.text, false],
    ])
    await move(world.women, task, 'acceptance', 1)
    await move(world.women, task, 'completion', 2, { result: '办好了' })
    const late = await world.send(world.women, 'POST', `/api/tasks/received/${task}/messages`, {
      ...toGiver,
      id: newId(),
    })
    expect(late.body.code).toBe('task-state-not-fit')
  })

  it('tells a body no phone and no grade either', async () => {
    const task = await given()
    const send = (text: string) =>
      world.send(world.worker, 'POST', `/api/tasks/${task}/messages`, { id: newId(), text })
    expect((await send('她的电话 13803920001')).body.problems[0].code).toBe('hand-over-number-in-words')
    expect((await send('她是红色档案')).body.problems[0].code).toBe('hand-over-grade-in-words')
  })
})

describe('files within a task', () => {
  it('are opened by both sides, whoever added them, and by no other body', async () => {
    for (const body of [{ organisation: world.organisations[0] }, { account: world.adviser.account }]) {
      const task = await given({ body })
      const by = 'account' in body ? world.adviser : world.women
      const [theirs, ours] = [newId(), newId()]
      const added = await world.photo(by, `/api/tasks/received/${task}/files`, { id: theirs, name: '回执' })
      expect(added.status, JSON.stringify(added.body)).toBe(201)
      expect(
        (await world.photo(world.worker, `/api/tasks/${task}/files`, { id: ours, name: '通知' })).status,
      ).toBe(201)
      for (const file of [theirs, ours]) {
        expect((await world.send(by, 'GET', `/api/tasks/received/${task}/files/${file}`)).status).toBe(200)
        expect((await world.send(world.worker, 'GET', `/api/tasks/${task}/files/${file}`)).status).toBe(200)
        for (const stranger of [world.hospital, world.otherAdviser, world.roaming])
          expect(
            (await world.send(stranger, 'GET', `/api/tasks/received/${task}/files/${file}`)).status,
          ).toBe(404)
      }
      const { files } = (await world.send(by, 'GET', `/api/tasks/received/${task}`)).body
      expect(files.map(({ name, ours: own }: { name: string; ours: boolean }) => [name, own])).toEqual([
        ['回执', true],
        ['通知', false],
      ])
    }
  })

  it('are papers as well: a PDF goes to the other side as it came, each opening of it in the trail', async () => {
    const task = await given()
    const pdf = Buffer.from('%PDF-1.7\n1 0 obj<</Type/Catalog>>endobj\n%%EOF\n')
    const id = newId()
    const added = await world.photo(
      world.women,
      `/api/tasks/received/${task}/files`,
      { id, name: '诊断证明' },
      pdf,
    )
    expect(added.status, JSON.stringify(added.body)).toBe(201)
    const opened = await world.send(world.worker, 'GET', `/api/tasks/${task}/files/${id}`)
    expect(opened.bytes.equals(pdf)).toBe(true)
    for (const stranger of [world.hospital, world.otherAdviser, world.roaming])
      expect((await world.send(stranger, 'GET', `/api/tasks/received/${task}/files/${id}`)).status).toBe(404)
    const trail = await asOwner(
      world.platform.ownerUrl,
      async (client) =>
        (
          await client.query(
            "select account from audit_line where subject = $1 and action = 'tasks.read-file'",
            [task],
          )
        ).rows,
    )
    expect(trail).toEqual([{ account: world.worker.account }])
    const [kept] = await asOwner(
      world.platform.ownerUrl,
      async (client) => (await client.query('select sealed, name from file where id = $1', [id])).rows,
    )
    expect(kept.sealed.includes(Buffer.from('%PDF'))).toBe(false)
    expect(kept.name).toBe(`${id}.pdf`)
  })

  it('are nothing but photos and papers, and no body adds one to another’s task', async () => {
    const task = await given()
    const url = `/api/tasks/received/${task}/files`
    const words = await world.photo(
      world.women,
      url,
      { id: newId(), name: '文字' },
      Buffer.from('not a photo'),
    )
    expect(words.body.code).toBe('document-kind-not-taken')
    expect((await world.photo(world.hospital, url, { id: newId(), name: '冒充' })).status).toBe(404)
  })
})

describe('a body sees its tasks and nothing else', () => {
  it('by no route, count, list, id or step', async () => {
    const task = await given({ title: '只给妇联' })
    const nothing = newId()
    for (const by of [world.hospital, world.roaming, world.adviser, world.elsewhere, world.nextDoor]) {
      expect(await titles(by)).not.toContain('只给妇联')
      for (const path of [`received/${task}`, `received/${task}/pdf`, `received/${task}/files/${nothing}`]) {
        const own = await world.send(by, 'GET', `/api/tasks/${path}`)
        const none = await world.send(by, 'GET', `/api/tasks/${path.replace(task, nothing)}`)
        expect([own.status, own.body]).toEqual([none.status, none.body])
        expect(own.status).toBe(404)
      }
      for (const [step, more] of [
        ['acceptance', {}],
        ['completion', { result: '冒充' }],
        ['return', { reason: '冒充' }],
      ] as const)
        expect((await move(by, task, step, 1, more)).status, step).toBe(404)
    }
    const counts = (by: By) => world.send(by, 'GET', '/api/tasks/received/counts').then(({ body }) => body)
    expect(await counts(world.hospital)).not.toEqual(await counts(world.women))
    expect(await counts(world.roaming)).toEqual({ given: 0, accepted: 0, late: 0 })
  })

  it('is refused the giver’s side as a whole', async () => {
    const task = await given()
    for (const path of [
      '',
      '/counts',
      '/board?from=2023-01-01&to=2023-12-31',
      '/export',
      `/${task}`,
      `/${task}/docx`,
    ])
      expect((await world.send(world.women, 'GET', `/api/tasks${path}`)).status, path).toBe(403)
  })

  it('is told no person, source, place or other body, and no more than was chosen', async () => {
    const person = await world.person('莫阿婆', '1940-02-02', { address: '张庄村五组' })
    const source = newId()
    const more = { person, source: { room: 'casework', id: source }, title: '两家一起办' }
    const task = await given(more)
    await given({ ...more, body: { organisation: world.organisations[1] } })
    const { text, body } = await world.send(world.women, 'GET', `/api/tasks/received/${task}`)
    for (const hidden of [
      person,
      source,
      'casework',
      '莫阿婆',
      '五组',
      '人民医院',
      world.worker.account,
      '410621105',
    ])
      expect(text, hidden).not.toContain(hidden)
    expect(body.handOver.fields).toEqual([])
    const list = await world.send(world.women, 'GET', '/api/tasks/received?limit=200')
    for (const hidden of [person, source, '莫阿婆', '人民医院']) expect(list.text).not.toContain(hidden)
  })

  it('sees nothing with the next request once its grant has ended', async () => {
    const scope = { kind: 'organisation', organisation: world.organisations[0] } as const
    const past = world.actor(scope, ['tasks.read', 'tasks.act'])
    const grant = past.grants[0] as { to: string | null }
    expect((await titles(past)).length).toBeGreaterThan(0)
    grant.to = day('2023-12-28')
    expect((await world.send(past, 'GET', '/api/tasks/received')).status).toBe(403)
  })

  it('reads only: without tasks.act no step and no word', async () => {
    const task = await given()
    const scope = { kind: 'organisation', organisation: world.organisations[0] } as const
    const reader = world.actor(scope, ['tasks.read'])
    const { body } = await world.send(reader, 'GET', `/api/tasks/received/${task}`)
    expect(body.abilities).toEqual({ accept: false, return: false, finish: false, write: false })
    expect((await move(reader, task, 'acceptance', 1)).status).toBe(403)
    const say = { id: newId(), text: '在吗' }
    expect((await world.send(reader, 'POST', `/api/tasks/received/${task}/messages`, say)).status).toBe(403)
  })

  it('leaves a trace of having read the hand-over', async () => {
    const task = await given()
    await world.send(world.women, 'GET', `/api/tasks/received/${task}`)
    await asOwner(world.platform.ownerUrl, async (client) => {
      const { rows } = await client.query(
        "select account from audit_line where subject = $1 and action = 'tasks.read-hand-over' and kind = 'read'",
        [task],
      )
      expect(rows).toEqual([{ account: world.women.account }])
    })
  })
})

describe('words of the giver after the hand-over (2.8)', () => {
  it('tell no name that was not handed over, in a message or a reason, and no grade', async () => {
    const person = await world.person('鲁小竹', '1950-05-05')
    const task = await given({ title: '送餐', person })
    const say = (url: string, more: object) =>
      world.send(world.worker, 'POST', `/api/tasks/${task}/${url}`, { id: newId(), ...more })
    const codes = (answer: { body: { problems?: { code: string; path: string }[] } }) =>
      (answer.body.problems ?? []).map(({ code, path }) => `${code} ${path}`)
    expect(codes(await say('messages', { text: '是鲁小竹家' }))).toEqual([
      'hand-over-name-in-words /body/text',
    ])
    expect(codes(await say('withdrawal', { version: 1, reason: '鲁小竹已搬走' }))).toEqual([
      'hand-over-name-in-words /body/reason',
    ])
    const again = {
      version: 1,
      task: newId(),
      body: { organisation: world.organisations[1] },
      reason: '属于高风险',
    }
    expect(codes(await say('giving-again', again))).toEqual(['hand-over-grade-in-words /body/reason'])
    expect((await say('messages', { text: '请从东门进' })).status).toBe(201)
    expect((await say('withdrawal', { version: 1, reason: '已搬走' })).body.state).toBe('withdrawn')
  })
})
