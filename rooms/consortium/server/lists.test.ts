import { buffer } from 'node:stream/consumers'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '../../../kernel/actor.ts'
import { newId } from '../../../platform/server/ids.ts'
import { type ConsortiumWorld, consortiumWorld, gudang, liuxia } from '../../../tests/consortium-world.ts'
import type { WrittenValue } from '../../documents/index.ts'
import { workbookAnswer } from '../../documents/server/index.ts'

const heads = ['姓名', '身份证号', '需求', '缓急', '筛查日期', '说明']

describe('a list of people to be screened that comes as a spreadsheet', () => {
  let world: ConsortiumWorld & { readonly district: Actor }
  let street: Actor
  beforeAll(async () => {
    world = await consortiumWorld()
    street = world.actor({ kind: 'station', station: world.station })
    await world.client('冯甲一')
    await world.client('陈甲二')
    await world.client('褚甲三')
    await world.client('卫甲四')
    await world.client('卫甲四')
    await world.client('蒋甲五', {
      fields: { name: '蒋甲五', sex: 1, identityKind: 'resident', idNumber: '990000199001010017' },
    })
  })
  afterAll(async () => {
    await world.app.server.close()
    await world.platform.close()
  })

  const workbook = (rows: WrittenValue[][], titles = heads) =>
    buffer(
      workbookAnswer('名单.xlsx', [
        { name: '名单', columns: titles.map((title) => ({ title, kind: 'text' as const })), rows },
      ]).stream,
    )
  const send = async (file: Buffer, apply: 'true' | 'false', id = newId(), by: Actor = street) => {
    const boundary = 'zhulian-test'
    const field = (name: string, value: string) =>
      `--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`
    const answer = await world.app.server.inject({
      method: 'POST',
      url: '/api/screening-lists/import',
      headers: { ...world.app.as(by), 'content-type': `multipart/form-data; boundary=${boundary}` },
      payload: Buffer.concat([
        Buffer.from(field('id', id) + field('apply', apply)),
        Buffer.from(
          `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="list.xlsx"\r\nContent-Type: application/octet-stream\r\n\r\n`,
        ),
        file,
        Buffer.from(`\r\n--${boundary}--\r\n`),
      ]),
    })
    return { id, status: answer.statusCode, body: answer.json() }
  }
  const waiting = async (by = street) =>
    (await world.get('/api/screenings?limit=100', by)).body.items.map(
      ({ personName }: { personName: string }) => personName,
    )
  const needs = async () =>
    (await world.get('/api/screening-needs?limit=100', street)).body.items.map(
      ({ personName, item }: { personName: string; item: string }) => `${personName} ${item}`,
    )
  const rows: WrittenValue[][] = [
    ['冯甲一', null, null, null, null, null],
    ['陈甲二', null, '生活照料、心理疏导', '较急', '2023-12-01', '膝盖不好'],
    ['蒋甲五', '990000199001010017', '生活救助金', null, null, null],
    ['查无此人', null, null, null, null, null],
    ['卫甲四', null, null, null, null, null],
    ['褚甲三', '990000199001010018', null, null, null, null],
    ['冯甲一', null, null, null, null, null],
    ['褚甲三', null, '送钱', null, '2024-01-01', null],
    ['别人', '990000199001010017', null, null, null, null],
  ]

  it('is looked at first: what is right is counted, what is wrong is told by row and column, nothing is kept', async () => {
    const look = await send(await workbook(rows), 'false')
    expect(look.status, JSON.stringify(look.body)).toBe(200)
    expect(look.body).toMatchObject({ rows: 9, ready: 3, wrongRows: 6, already: 0, applied: false })
    expect(
      look.body.problems.map((one: { row: number; column: string; code: string }) => [
        one.row,
        one.column,
        one.code,
      ]),
    ).toEqual([
      [5, '姓名', 'person-of-row-not-found'],
      [6, '姓名', 'person-of-row-unclear'],
      [7, '身份证号', 'identity-number-not-right'],
      [8, '姓名', 'person-of-row-twice'],
      [9, '需求', 'need-unknown'],
      [9, '筛查日期', 'day-in-the-future'],
      [10, '姓名', 'person-of-row-other-name'],
    ])
    expect(look.body.problems[2].value).toBe('990000********0018')
    expect(await waiting()).toEqual([])
  })

  it('is then taken in: who has no need waits, who has is screened, money only goes to the relief line', async () => {
    const id = newId()
    const done = await send(await workbook(rows), 'true', id)
    expect(done.body).toMatchObject({ ready: 3, applied: true })
    expect(await send(await workbook(rows), 'true', id)).toMatchObject({ body: done.body })
    expect(await waiting()).toEqual(['冯甲一'])
    expect((await needs()).toSorted()).toEqual(['陈甲二 counselling', '陈甲二 home-care'])
    const relief = await world.get('/api/screenings?state=screened&line=relief', street)
    expect(relief.body.items).toMatchObject([{ personName: '蒋甲五' }])
    const { items } = (await world.get('/api/screening-lists', street)).body
    expect(items).toMatchObject([
      { id, origin: 'file', fileName: 'list.xlsx', added: 3, waiting: 1, undone: null },
    ])
    const again = (await send(await workbook(rows), 'false')).body
    expect(again, 'what is under way is not named twice').toMatchObject({
      ready: 1,
      already: 1,
      wrongRows: 8,
    })
    expect(again.problems.filter(({ code }: { code: string }) => code === 'need-under-way')).toMatchObject([
      { row: 3, column: '需求' },
      { row: 4, column: '需求' },
    ])
  })

  it('is taken back as a whole; who was screened since stays', async () => {
    const [{ id }] = (await world.get('/api/screening-lists', street)).body.items
    const [{ person }] = (await world.get('/api/screenings', street)).body.items
    const asked = { screening: newId(), person, screenedOn: '2023-12-05' }
    await world.send(
      'POST',
      '/api/screenings',
      { ...asked, needs: [{ need: newId(), item: 'legal' }] },
      street,
    )
    const undo = (by: Actor) =>
      world.send('POST', `/api/screening-lists/${id}/undo`, { id: newId(), reason: '导错了表' }, by)
    expect((await undo(world.actor(gudang))).status).toBe(404)
    expect((await undo(world.actor(liuxia, ['people.read', 'consortium.read']))).status).toBe(403)
    expect((await undo(street)).body).toEqual({ withdrawn: 2, kept: 1 })
    expect((await undo(street)).body.code).toBe('list-undone')
    expect(await needs()).toEqual(['冯甲一 legal'])
    const [list] = (await world.get('/api/screening-lists', street)).body.items
    expect(list).toMatchObject({ waiting: 0, undone: { by: '测试员' }, abilities: { undo: false } })
  })

  it('is refused without a column of names, by who may not write, and by who sees no people', async () => {
    const odd = await workbook([['甲']], ['什么'])
    expect((await send(odd, 'false')).body.code).toBe('list-titles-not-found')
    const file = await workbook([['冯甲一']], ['姓名'])
    const reader = world.actor(liuxia, ['people.read', 'consortium.read'])
    expect((await send(file, 'false', newId(), reader)).status).toBe(403)
    const blind = world.actor(liuxia, ['consortium.read', 'consortium.write'])
    expect((await send(file, 'false', newId(), blind)).body.code).toBe('not-permitted')
    const other = await send(file, 'false', newId(), world.actor(gudang))
    expect(other.body.problems[0].code).toBe('person-of-row-not-found')
  })

  it('has a template whose first example row can be read back', async () => {
    const answer = await world.get('/api/screening-lists/template', street)
    expect(answer.status).toBe(200)
  })
})
