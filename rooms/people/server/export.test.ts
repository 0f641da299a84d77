import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type TestPlatform, testPlatform } from '../../../tests/database.ts'
import { rowsOfWorkbook } from '../../../tests/fixtures/workbook-rows.ts'
import { invented, type PeopleWorld, peopleWorld, xiaohe } from '../../../tests/people-world.ts'

let platform: TestPlatform
let world: PeopleWorld
const number = invented('1956-03-08', 22)

beforeAll(async () => {
  platform = await testPlatform()
  world = await peopleWorld(platform)
  await world.person({
    fields: { name: '王小明', idNumber: number, phone: '13800001234' },
    categories: [{ category: 'DB', from: '2023-01-01' }],
  })
})
afterAll(() => platform.close())

async function taken(language: 'zh' | 'en', permissions?: readonly string[]) {
  const answer = await world.app.server.inject({
    url: '/api/people/export',
    headers: { ...world.app.as(world.actor(xiaohe, permissions)), 'accept-language': language },
  })
  if (answer.statusCode !== 200) return { status: answer.statusCode }
  const [rows = []] = await rowsOfWorkbook(answer.rawPayload)
  return {
    status: 200,
    file: decodeURIComponent(String(answer.headers['content-disposition'])),
    rows: rows.map(({ cells }) =>
      cells.map((cell) => (cell?.kind === 'text' ? cell.text : cell?.kind === 'number' ? cell.number : null)),
    ),
  }
}

describe('the list of people that is taken away', () => {
  it('speaks the language of whoever takes it, with numbers masked', async () => {
    const [zh, en] = [await taken('zh'), await taken('en')]
    expect(zh.file).toContain('人员名单-2023-12-29.xlsx')
    expect(en.file).toContain('People-2023-12-29.xlsx')
    expect(zh.rows?.[0]?.slice(1, 4)).toEqual(['姓名', '性别', '年龄'])
    expect(en.rows?.[0]?.slice(1, 4)).toEqual(['Name', 'Sex', 'Age'])
    expect(zh.rows?.[1]).toEqual(expect.arrayContaining(['王小明', 67, '最低生活保障', '在册']))
    expect(en.rows?.[1]).toEqual(expect.arrayContaining(['王小明', 67, 'Active']))
    expect(JSON.stringify([zh.rows, en.rows])).not.toContain(number)
    expect(JSON.stringify([zh.rows, en.rows])).not.toContain('13800001234')
  })

  it('has no categories for whoever may not read them, and is nothing for who may not take lists away', async () => {
    const plain = await taken('zh', ['people.read', 'people.export'])
    expect(JSON.stringify(plain.rows)).not.toContain('最低生活保障')
    expect((await taken('zh', ['people.read', 'people.read-sensitive'])).status).toBe(403)
  })
})
