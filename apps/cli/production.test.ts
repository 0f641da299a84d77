import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { nation } from '../../kernel/division.ts'
import { createDemoAccount } from '../../rooms/access/server/index.ts'
import { type TestPlatform, testPlatform } from '../../tests/database.ts'
import {
  ensureAdministrator,
  refuseDemoAccounts,
  refuseKnownPassword,
  refuseRealAccounts,
} from './production.ts'
import { settingsFrom } from './settings.ts'

let platform: TestPlatform

beforeEach(async () => {
  platform = await testPlatform()
})
afterEach(() => platform.close())

const surroundings = { ZHULIAN_ADMIN_USER: 'lin', ZHULIAN_ADMIN_PASSWORD: 'Blue-Lantern-47' }
const demoAccount = {
  userName: 'shegong',
  password: 'Known-To-All-1',
  displayName: '某人',
  home: { division: nation },
  grants: [],
}

describe('a production start', () => {
  it('sets up the administrator that the surroundings name, once', async () => {
    await ensureAdministrator(platform, surroundings)
    await ensureAdministrator(platform, { ...surroundings, ZHULIAN_ADMIN_USER: 'another' })
    const { rows } = await platform.worker.pool.query('select user_name from account')
    expect(rows).toEqual([{ user_name: 'lin' }])
  })

  it('says in words all that is wrong with a weak password', async () => {
    const weak = ensureAdministrator(platform, { ...surroundings, ZHULIAN_ADMIN_PASSWORD: 'lin1' })
    await expect(weak).rejects.toMatchObject({
      code: 'request-not-valid',
      data: {
        problems: [
          { code: 'password-too-short' },
          { code: 'password-too-plain' },
          { code: 'password-holds-user-name' },
          { code: 'password-too-common' },
        ],
      },
      message: expect.stringContaining('A password has at least 10 characters'),
    })
  })

  it('refuses accounts of demo data also when the rest of the demo was never loaded', async () => {
    await refuseDemoAccounts(platform)
    await createDemoAccount(platform, demoAccount)
    await expect(refuseDemoAccounts(platform)).rejects.toMatchObject({ code: 'demo-data-present' })
  })

  it('refuses a database password from a manual', () => {
    const settings = (password: string) =>
      settingsFrom({ DATABASE_URL: `postgresql://owner:${password}@127.0.0.1/zhulian` })
    expect(() => refuseKnownPassword(settings('postgres'))).toThrow('DATABASE_URL')
    refuseKnownPassword(settings('x7Kq-pLw2-9vRt'))
  })
})

describe('a start with demo data', () => {
  it('is refused where real people have accounts', async () => {
    await ensureAdministrator(platform, surroundings)
    await expect(refuseRealAccounts(platform)).rejects.toMatchObject({ code: 'real-data-present' })
  })

  it('goes on with a demo that was begun and interrupted', async () => {
    await createDemoAccount(platform, demoAccount)
    await refuseRealAccounts(platform)
  })

  it('goes on in a demo whose officers opened accounts of their own', async () => {
    await platform.worker.pool.query(
      `insert into deployment_fact (name, value) values ('demo:xunxian', '{}')`,
    )
    await ensureAdministrator(platform, surroundings)
    await refuseRealAccounts(platform)
  })
})
