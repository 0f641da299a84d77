import { readdirSync } from 'node:fs'
import { describe, expect, it, onTestFinished } from 'vitest'
import { day } from '../../../kernel/day.ts'
import { connect } from '../../../platform/server/database/connect.ts'
import { testPlatform } from '../../../tests/database.ts'
import { isDatabaseGone } from '../database-gone.ts'
import { everyAccountOf } from './accounts.ts'
import { readPlan } from './plan.ts'
import { agrees, comparePublished, taken } from './published.ts'

const answer = {
  total: { schools: 11 },
  grades: [
    { about: 'child', grade: 'red', files: 272 },
    { about: 'child', grade: 'blue', files: 88 },
    { about: 'elder', grade: 'red', files: 8 },
  ],
}

describe('what is taken of an answer', () => {
  it('follows keys, looks for the element that says so, and counts a list', () => {
    expect(taken(answer, ['total', 'schools'])).toBe(11)
    expect(taken(answer, ['grades', { about: 'child', grade: 'red' }, 'files'])).toBe(272)
    expect(taken(answer, ['grades', { about: 'child' }, 'count'])).toBe(2)
  })

  it('is nothing where several elements could be meant, or none is there', () => {
    expect(taken(answer, ['grades', { about: 'child' }, 'files'])).toBeNull()
    expect(taken(answer, ['grades', { about: 'school' }, 'files'])).toBeNull()
    expect(taken(answer, ['schools', 'total'])).toBeNull()
    expect(taken(answer, ['total', { grade: 'red' }, 'count'])).toBeNull()
  })
})

describe('a published figure', () => {
  it('S13.5: is told to the last one, or says only that it was more than a hundred', () => {
    expect(agrees(44, 44)).toBe(true)
    expect(agrees(45, 44)).toBe(false)
    expect(agrees(101, { more_than: 100 })).toBe(true)
    expect(agrees(100, { more_than: 100 })).toBe(false)
    expect(agrees(null, { more_than: 100 })).toBe(false)
  })
})

describe('reading the published figures', () => {
  async function platformOf() {
    const platform = await testPlatform(day('2024-03-15'))
    onTestFinished(() => platform.close())
    return platform
  }

  it('of a pack whose account does not sign in with the demo password says so', async () => {
    await expect(comparePublished(await platformOf(), readPlan('dongbao'))).rejects.toMatchObject({
      code: 'demo-account-closed',
    })
  })

  it('says nothing of passwords where the server breaks while somebody signs in', async () => {
    const platform = await platformOf()
    const nowhere = connect('postgresql://nobody@127.0.0.1:9/nothing', 'app')
    onTestFinished(() => nowhere.close())
    const reading = comparePublished({ ...platform, database: nowhere }, readPlan('dongbao'))
    await expect(reading).rejects.toMatchObject({ code: 'demo-account-not-signed-in' })
    await expect(reading).rejects.not.toThrow(/password|密码/)
  })

  it('ends with the connection where the database itself is gone', async () => {
    const platform = await platformOf()
    const gone = connect('postgresql://nobody@127.0.0.1:9/nothing', 'worker')
    onTestFinished(() => gone.close())
    const reading = comparePublished({ ...platform, worker: gone }, readPlan('dongbao'))
    await expect(reading.catch(isDatabaseGone)).resolves.toBe(true)
  })
})

describe('the packs of data/demo', () => {
  const packs = readdirSync('data/demo').map((file) => file.replace('.yaml', ''))

  it('are read, and each published figure is asked by an account of its pack', () => {
    for (const pack of packs) {
      const plan = readPlan(pack)
      const users = everyAccountOf(plan).map(({ userName }) => userName)
      expect(plan.published.filter(({ as }) => !users.includes(as))).toEqual([])
      expect(new Set(users).size).toBe(users.length)
    }
  })

  it('S5.11, S5.15, S18.7: both counties tell what their articles published, with the overlap that explains it (X1)', () => {
    const figures = (pack: string) => readPlan(pack).published.map(({ expect: figure }) => figure)
    expect(figures('xunxian')).toEqual([
      ...[11, 5665, 4139, 373, 801, 441, 711, 6465, 800, 65000, 18, 20, 162],
      { more_than: 22000 },
      ...[12, 120, 65, 145],
    ])
    expect(figures('boluo')).toEqual([
      ...[16839, 306, 31, 2869, 1144, 56681],
      '截至2022年2月，累计（2021年10月以来），探访16839次，开展活动306场，动员社区社会组织31个，联动志愿者2869人（其中注册志愿者1144人，占39.9%），受益群众56681人次。',
      ...[18, 17, 92, 5.11],
    ])
  })

  it('S1, S2, S8, S16, S17: five of them tell what their source published', () => {
    const figures = (pack: string) => readPlan(pack).published.map(({ expect: figure }) => figure)
    expect(figures('yunnan')).toEqual([753, 753, 115, 13, 11, 3, 2])
    expect(figures('luancheng').slice(0, 3)).toEqual([272, 278, 88])
    expect(figures('hangzhou').slice(0, 8)).toEqual([1, 2, 8, 7, 1, 2, 1, 1])
    expect(figures('dongbao')[0]).toBe(7)
    expect(figures('pancheng')).toContain('2021-11-28')
  })

  it('have accounts of their own: no user name stands in two packs', () => {
    const users = packs.flatMap((pack) => everyAccountOf(readPlan(pack)).map(({ userName }) => userName))
    expect(users.filter((user, at) => users.indexOf(user) < at)).toEqual([])
  })
})
