import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'kysely'
import PizZip from 'pizzip'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { scopeOf } from '../../../../kernel/actor.ts'
import { day } from '../../../../kernel/day.ts'
import { ok } from '../../../../kernel/result.ts'
import { read, runCommand, type Standing } from '../../../../platform/server/command.ts'
import { newId } from '../../../../platform/server/ids.ts'
import { asOwner } from '../../../../tests/database.ts'
import { asked, type TasksWorld, tasksWorld } from '../../../../tests/tasks-world.ts'
import { giveTask, shippedLetterTemplate, tasksOf, withdrawTask } from '../index.ts'
import { taskMergers } from './merged-places.ts'

let world: TasksWorld
beforeAll(async () => {
  world = await tasksWorld()
})
afterAll(() => world.close())

const listed = async (by: TasksWorld['worker'], query: string, on = '2023-12-29'): Promise<string[]> => {
  const answer = await world.send(by, 'GET', `/api/tasks?limit=200${query}`, undefined, day(on))
  return answer.body.items.map(({ title }: { title: string }) => title)
}

describe('the giving side', () => {
  it('sees what its own station gave; the county sees all stations, the county next door none', async () => {
    await world.give({ title: '小河站的' })
    await world.give({ title: '卫贤站的', station: world.people.stations.weixian }, world.elsewhere)
    expect(await listed(world.worker, '')).toEqual(['小河站的'])
    expect(await listed(world.elsewhere, '')).toEqual(['卫贤站的'])
    expect((await listed(world.officer, '')).toSorted()).toEqual(['卫贤站的', '小河站的'])
    expect(await listed(world.nextDoor, '')).toEqual([])
  })

  it('is told what was not accepted in time, and up to whom it was raised', async () => {
    await world.give({ title: '紧急的一件', urgency: 'urgent' })
    expect(await listed(world.worker, '&late=true', '2023-12-29')).toEqual([])
    expect(await listed(world.worker, '&late=true', '2023-12-31')).toEqual(['紧急的一件'])
    // 24 hours to accept, then the county after 24 more.
    expect(await listed(world.officer, '&raised=county', '2023-12-30')).toEqual([])
    expect(await listed(world.officer, '&raised=county', '2023-12-31')).toEqual(['紧急的一件'])
    const counts = await world.send(world.worker, 'GET', '/api/tasks/counts', undefined, day('2023-12-31'))
    expect(counts.body).toMatchObject({ late: 1, raised: 1, limited: false })
  })

  it('sees on the board how each body stands, those with something late first', async () => {
    const { body } = await world.give({ title: '医院的', body: { organisation: world.organisations[1] } })
    const step = (name: string, version: number, more: object = {}) =>
      world.send(world.hospital, 'POST', `/api/tasks/received/${body.id}/${name}`, {
        id: newId(),
        version,
        ...more,
      })
    await step('acceptance', 1)
    await step('completion', 2, { result: '已检查' })
    const board = await world.send(
      world.officer,
      'GET',
      '/api/tasks/board?from=2023-01-01&to=2023-12-31',
      undefined,
      day('2023-12-31'),
    )
    expect(
      board.body.items.map(({ name, late, done }: { name: string; late: number; done: number }) => [
        name,
        late,
        done,
      ]),
    ).toEqual([
      ['浚县妇女联合会', 1, 0],
      ['浚县人民医院', 0, 1],
    ])
  })

  it('is found by a part of the task, of the body or of the initials of either', async () => {
    await world.give({ title: '理发一次', body: { organisation: world.organisations[2] } })
    for (const search of ['理发', '残疾人', 'lfyc', 'CJRLHH'])
      expect(await listed(world.officer, `&search=${encodeURIComponent(search)}`), search).toEqual([
        '理发一次',
      ])
    expect(await listed(world.officer, '&search=%25')).toEqual([])
    expect(await listed(world.nextDoor, `&search=${encodeURIComponent('理发')}`)).toEqual([])
  })

  it('takes the list away as a workbook without a person or anything handed over', async () => {
    const person = await world.person('莫姓老人', '1940-02-02')
    const handOver = {
      purpose: '照护',
      data: [{ field: 'situation', value: '需要照护的暗语' }],
      legalBasis: 'no-personal-data',
    }
    await world.give({ person, title: '导出的一件', handOver })
    const { status, bytes } = await world.send(world.worker, 'GET', '/api/tasks/export')
    expect(status).toBe(200)
    const zip = new PizZip(bytes)
    const text = Object.keys(zip.files)
      .map((name) => zip.file(name)?.asText() ?? '')
      .join()
    expect(text).toContain('导出的一件')
    for (const hidden of ['莫姓老人', '暗语', person]) expect(text).not.toContain(hidden)
  })
})

describe('the hand-over letter', () => {
  it('is printed as Word in the template that is shipped, and as PDF', async () => {
    const handOver = {
      purpose: '安排照看',
      data: [{ field: 'name', value: '莫某' }],
      legalBasis: 'consent',
      basisNote: '来电时口头同意',
    }
    const { body } = await world.give({ title: '要打印的一件', handOver })
    const word = await world.send(world.worker, 'GET', `/api/tasks/${body.id}/docx`)
    const text = new PizZip(word.bytes).file('word/document.xml')?.asText() ?? ''
    for (const part of ['转介单', '要打印的一件', '莫某', '浚县妇女联合会', '来电时口头同意', body.number])
      expect(text).toContain(part)
    expect(text).not.toMatch(/[{}]/)
    const pdf = await world.send(world.women, 'GET', `/api/tasks/received/${body.id}/pdf`)
    expect(pdf.bytes.subarray(0, 5).toString()).toBe('%PDF-')
  })

  it('is shipped as what the house makes', () => {
    const file = join(import.meta.dirname, '../../../../data/templates/hand-over-letter.docx')
    expect(shippedLetterTemplate().equals(readFileSync(file))).toBe(true)
  })

  it('has a template that a county may replace and a station may not', async () => {
    const template = (by: TasksWorld['worker']) =>
      world.send(by, 'GET', '/api/tasks/letter-template?division=410621')
    expect((await template(world.officer)).body).toMatchObject({ fileName: null, mayReplace: true })
    expect((await template(world.worker)).body).toMatchObject({ fileName: null, mayReplace: false })
  })
})

describe('the door for rooms above', () => {
  const standingOf = (permission: string, actor = world.worker): Standing => ({
    db: world.platform.database.handle,
    actor,
    scope: scopeOf(actor, permission, day('2023-12-29')),
    today: day('2023-12-29'),
  })
  const tools = () => ({ cipher: world.platform.cipher, now: world.platform.clock.now() })

  it('gives inside their own command, lists what came of a thing, and takes it back', async () => {
    const source = { room: 'casework', id: newId() }
    const task = newId()
    const standing = standingOf('tasks.give')
    const input = { ...asked(world), id: task, source, person: null, urgency: 'ordinary' as const }
    const handOver = { ...input.handOver, basisNote: null }
    const given = await runCommand(standing, {
      id: newId(),
      name: 'test.hand-out',
      input: task,
      run: (tx) => giveTask(tx, tools(), standing, { ...input, handOver } as never),
    })
    expect(given.ok).toBe(true)
    const of = (actor: TasksWorld['worker']) => {
      const looking = standingOf('tasks.give', actor)
      return read(looking, async (tx) => ok(await tasksOf(tx, looking.scope, source)))
    }
    expect(await of(world.worker)).toMatchObject({
      value: [{ id: task, state: 'given', bodyName: '浚县妇女联合会' }],
    })
    expect(await of(world.elsewhere)).toMatchObject({ value: [] })
    const back = await runCommand(standing, {
      id: newId(),
      name: 'test.take-back',
      input: task,
      run: (tx) => withdrawTask(tx, tools(), standing, { id: task, version: 1 }, '个案已结案'),
    })
    expect(back).toMatchObject({ ok: true, value: { state: 'withdrawn' } })
  })
})

describe('the figures of tasks', () => {
  it('count a task in the month it was given and in the month it was settled, on time or late', async () => {
    const { body } = await world.give({ title: '跨月的一件', dueOn: '2024-01-03' })
    const step = (name: string, on: string, version: number, more: object = {}) =>
      world.send(
        world.women,
        'POST',
        `/api/tasks/received/${body.id}/${name}`,
        { id: newId(), version, ...more },
        day(on),
      )
    await step('acceptance', '2024-01-02', 1)
    await step('completion', '2024-01-04', 2, { result: '办好了' })
    const { rows } =
      await sql<object>`select month, event, body, timely from figures_task where id = ${body.id} order by month`.execute(
        world.platform.worker.handle,
      )
    expect(rows).toEqual([
      { month: 202312, event: 'given', body: 'organisation', timely: null },
      { month: 202401, event: 'done', body: 'organisation', timely: 'late' },
    ])
    await asOwner(world.platform.ownerUrl, async (client) => {
      const dirty = await client.query(
        'select distinct month from figure_dirty where station = $1 and month >= 202312 order by month',
        [world.people.stations.xiaohe],
      )
      expect(dirty.rows).toEqual([{ month: 202312 }, { month: 202401 }])
    })
  })
})

describe('when a village is taken into another', () => {
  it('its tasks go along from that day on with what was written within them, and come back when it is undone', async () => {
    const person = await world.person('莫搬家', '1950-02-02')
    const { body } = await world.give({ person, title: '跟着走的一件' })
    const say = { id: newId(), text: '收到' }
    await world.send(world.women, 'POST', `/api/tasks/received/${body.id}/messages`, say)
    const places = () =>
      asOwner(world.platform.ownerUrl, async (client) => {
        const { rows } = await client.query(
          'select t.division, m.division as message from task t join task_message m on m.task = t.id where t.id = $1',
          [body.id],
        )
        return rows
      })
    const [code, into] = [410621105201, 410621105211]
    expect(await places()).toEqual([{ division: code, message: code }])
    const event = (name: string) => ({
      id: newId(),
      name,
      subject: newId(),
      division: code,
      data: { province: 41, merger, code, into, from: '2023-12-01' },
    })
    const merger = newId()
    await taskMergers.handle(world.platform.worker.handle, event('division.merged'))
    expect(await places()).toEqual([{ division: into, message: into }])
    await taskMergers.handle(world.platform.worker.handle, event('division.merger-undone'))
    expect(await places()).toEqual([{ division: code, message: code }])
  })
})
