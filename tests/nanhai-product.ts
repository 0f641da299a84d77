import type { AddressInfo } from 'node:net'
import { startBackground } from '../apps/server/background.ts'
import { productServer } from '../apps/server/compose.ts'
import { day } from '../kernel/day.ts'
import { newId } from '../platform/server/ids.ts'
import type { RoleCode } from '../rooms/access/index.ts'
import { insertGrant } from '../rooms/access/server/accounts/first-accounts.ts'
import { insertAccount } from '../rooms/access/server/accounts/open-account.ts'
import type { DemoGrant } from '../rooms/access/server/index.ts'
import { library } from '../rooms/access/server/sign-in/library.ts'
import { loadDivisions } from '../rooms/regions/server/index.ts'
import { testPlatform } from './database.ts'
import type { Product } from './product.ts'
import { builtWeb } from './web-build.ts'

export const nanhai = 440605000000

/** The agency in which the practicum is done. */
export const agency = newId()

const district = { kind: 'division', division: nanhai } as const
const inAgency = { kind: 'organisation', organisation: agency } as const

/** Who works in the journey, each with the role that the demo gives to an account of that name. */
const people: readonly (readonly [user: string, name: string, role: RoleCode, scope: DemoGrant['scope']])[] =
  [
    ['xianju', '区民政', 'county-officer', district],
    ['shixi', '林实习', 'practicum-student', inAgency],
    ['shixidudao', '庄督导', 'practicum-supervisor', inAgency],
    ['shixiban', '林管理', 'practicum-office', inAgency],
    ['jingban', '尹经办', 'programme-officer', district],
    ['shending', '裴审定', 'programme-approver', district],
    ['caiwu', '钱清源', 'funds-officer', district],
    ['shenpi', '严审之', 'funds-approver', district],
  ]

/** The accounts by their user names. */
export const accounts: Readonly<Record<string, string>> = Object.fromEntries(
  people.map(([user]) => [user, newId()]),
)

/** The product in Nanhai on the last day on which the practicum subsidy could be applied for (S13.3). */
export async function startNanhai(): Promise<Product> {
  const [platform, webFolder] = await Promise.all([testPlatform(day('2019-01-31')), builtWeb()])
  await loadDivisions(platform.worker.pool, { only: [nanhai] })
  const passwordHash = await library(platform.keys.session).hash('Zhulian-2023')
  for (const [userName, displayName, role, scope] of people)
    await platform.worker.handle.transaction().execute(async (tx) => {
      const id = accounts[userName] ?? newId()
      await insertAccount(tx, platform.cipher, {
        id,
        userName,
        displayName,
        passwordHash,
        division: nanhai,
        station: null,
        mustChangePassword: false,
        secondFactorExempt: true,
        createdBy: null,
      })
      await insertGrant(tx, platform, id, { role, scope, division: nanhai, reason: 'test' })
    })
  const background = await startBackground(platform, platform.ownerUrl)
  const server = await productServer(platform, {
    version: 'test',
    demoAccounts: [],
    webFolder,
    logger: { level: 'error' },
  })
  await server.listen({ host: '127.0.0.1', port: 0 })
  const { port } = server.server.address() as AddressInfo
  return {
    address: `http://127.0.0.1:${port}`,
    platform,
    close: async () => {
      await server.close()
      await background.stop()
      await platform.close()
    },
  }
}
