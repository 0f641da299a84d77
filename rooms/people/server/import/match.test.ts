import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { csv, type ImportWorld, importWorld } from '../../../../tests/import-world.ts'
import { invented } from '../../../../tests/people-world.ts'

let { world, clerk, take, file, close } = {} as ImportWorld

beforeAll(async () => {
  ;({ world, clerk, take, file, close } = await importWorld())
})
afterAll(() => close())

describe('a ledger about people who are known', () => {
  it('finds somebody without a number again who moved to another village of the station', async () => {
    const title = '姓名,出生日期,乡镇,村,对象类别'
    await take(csv(title, '许搬家,1947-05-06,小河镇,张庄村,低保'))
    const moved = await take(csv(title, '许搬家,1947-05-06,小河镇,瓦岗村,低保'))
    expect(moved.counts).toMatchObject({ created: 0, updated: 1 })
    expect((await file('许搬家')).place.name).toBe('瓦岗村民委员会')
  })

  it('does not give a file another name because of its number, but corrects a character of the same sound', async () => {
    const number = invented('1952-04-04', 14)
    const named = (name: string) =>
      csv('姓名,身份证号,乡镇,村,对象类别', `${name},${number},小河镇,张庄村,低保`)
    await take(named('许晓明'))
    const other = await take(named('钱大海'))
    expect(other.counts).toMatchObject({ created: 0, updated: 0, rejected: 1 })
    const { body } = await world.send(clerk, 'GET', `/api/people/imports/${other.id}/rows`)
    expect(body.items[0].problems).toMatchObject([{ code: 'number-under-other-name', severity: 'reject' }])
    expect((await take(named('许小明'))).counts).toMatchObject({ updated: 1, rejected: 0 })
    expect((await file('许小明')).name).toBe('许小明')
  })
})
