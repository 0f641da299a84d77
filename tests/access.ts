import { createHmac } from 'node:crypto'
import type { FastifyInstance } from 'fastify'
import { commonErrors } from '../kernel/contract.ts'
import type { DivisionCode } from '../kernel/division.ts'
import { httpServer } from '../platform/server/http/server.ts'
import { newId } from '../platform/server/ids.ts'
import { accessErrors } from '../rooms/access/errors.ts'
import { insertGrant } from '../rooms/access/server/accounts/first-accounts.ts'
import { insertAccount } from '../rooms/access/server/accounts/open-account.ts'
import { accessRoutes, type DemoGrant, type FoundPerson, identifier } from '../rooms/access/server/index.ts'
import { library } from '../rooms/access/server/sign-in/library.ts'
import type { TestPlatform } from './database.ts'

/** Real sign-in, real sessions, real grants: what `tests/app.ts` leaves out. */
export type AccessWorld = {
  readonly server: FastifyInstance
  /** Opens a station in a division. */
  station(division: DivisionCode): Promise<string>
  readonly persons: FoundPerson[]
  readonly organisations: { id: string; division: number }[]
  /** An account that can sign in at once with `password`. */
  account(wanted: {
    userName: string
    home?: DivisionCode
    grants?: readonly DemoGrant[]
    name?: string
  }): Promise<string>
  /** Signs in as a person does. */
  signIn(userName: string, given?: string, code?: string): Promise<Session>
  /** A session without the cost of a password, for tests that are not about signing in. */
  enter(userName: string): Promise<Session>
}

/** Somebody's browser. */
export type Session = {
  readonly account: string
  cookie: string
  send(method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE', url: string, body?: object): Promise<Answered>
}

export type Answered = {
  readonly status: number
  // biome-ignore lint/suspicious/noExplicitAny: a test reads the answer it expects.
  readonly body: any
  readonly headers: Record<string, unknown>
}

export const password = 'Blue-Lantern-47'

export async function accessWorld(platform: TestPlatform): Promise<AccessWorld> {
  const persons: FoundPerson[] = []
  const organisations: { id: string; division: number }[] = []
  const passwordHash = await library(platform.keys.session).hash(password)
  await addDivisions(platform)
  const server = await httpServer({
    database: platform.database,
    clock: platform.clock,
    routes: accessRoutes(platform, {
      findPerson: async (asked) =>
        persons.find((one) => one.person === asked || one.fileNumber === asked) ?? null,
      findOrganisation: async (id) => organisations.find((one) => one.id === id) ?? null,
    }),
    errors: { ...commonErrors, ...accessErrors },
    version: 'test',
    identify: identifier(platform),
  })
  const world: AccessWorld = {
    server,
    persons,
    organisations,
    station: (division) => addStation(platform, division),
    account: ({ userName, home = 410621000000, grants = [], name = '王小明' }) =>
      addAccount(platform, { userName, home, grants, name, passwordHash }),
    signIn: async (userName, given = password, code) => {
      const answer = await send(server, '', 'POST', '/api/session', {
        userName,
        password: given,
        ...(code === undefined ? {} : { code }),
      })
      if (answer.status !== 200)
        throw new Error(`could not sign in as ${userName}: ${JSON.stringify(answer.body)}`)
      return sessionOf(server, answer.body.account, cookieOf(answer))
    },
    enter: async (userName) => {
      const token = newId()
      const { rows } = await platform.worker.pool.query(
        `insert into session (id, token, account, expires_at, seen_at, created_at)
         select $1, $2, id, now() + interval '12 hours', now(), now() from account where user_name = $3 returning account`,
        [newId(), token, userName],
      )
      const signature = createHmac('sha256', platform.keys.session).update(token).digest('base64')
      const cookie = `zhulian.session_token=${encodeURIComponent(`${token}.${signature}`)}`
      return sessionOf(server, rows[0].account, cookie)
    },
  }
  return world
}

/** The few divisions that these tests name. */
async function addDivisions(platform: TestPlatform): Promise<void> {
  await platform.worker.pool.query(
    `insert into division (code, name, level, parent, pinyin, initials, grams)
     select code, code::text, 4, 410600000000, '', '', '{}'
     from unnest(array[410600000000, 410621000000, 410622000000, 410621105000, 410621106000, 410621105201]::bigint[]) code
     on conflict do nothing`,
  )
}

async function addStation(platform: TestPlatform, division: DivisionCode): Promise<string> {
  const id = newId()
  await platform.worker.pool.query(
    `insert into station (province, id, code, name, pinyin, initials, kind, division, opened_on)
     values ($1 / 10000000000, $2, $3, '小河镇站', 'xiaohezhenzhan', 'xhzz', 'station', $1, '2021-10-08')`,
    [division, id, `t-${id}`],
  )
  return id
}

type Added = {
  readonly userName: string
  readonly home: DivisionCode
  readonly grants: readonly DemoGrant[]
  readonly name: string
  readonly passwordHash: string
}

function addAccount(platform: TestPlatform, wanted: Added): Promise<string> {
  const id = newId()
  return platform.worker.handle.transaction().execute(async (tx) => {
    await insertAccount(tx, platform.cipher, {
      id,
      userName: wanted.userName,
      displayName: wanted.name,
      passwordHash: wanted.passwordHash,
      division: wanted.home,
      station: null,
      mustChangePassword: false,
      secondFactorExempt: true,
      createdBy: null,
    })
    for (const grant of wanted.grants) await insertGrant(tx, platform, id, { ...grant, reason: 'test' })
    return id
  })
}

export function sessionOf(server: FastifyInstance, account: string, cookie: string): Session {
  const session: Session = {
    account,
    cookie,
    send: async (method, url, body) => {
      const answer = await send(server, session.cookie, method, url, body)
      const replaced = cookieOf(answer)
      if (replaced) session.cookie = replaced
      return answer
    },
  }
  return session
}

/** The session cookie that an answer sets, as the browser would send it back. */
export const cookieOf = (answer: Answered): string => {
  const set = [answer.headers['set-cookie'] ?? []].flat() as string[]
  return set.find((one) => one.startsWith('zhulian.session_token='))?.split(';')[0] ?? ''
}

export async function send(
  server: FastifyInstance,
  cookie: string,
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE',
  url: string,
  body?: object,
  headers: Record<string, string> = {},
): Promise<Answered> {
  const answer = await server.inject({
    method,
    url,
    headers: { ...(cookie ? { cookie } : {}), ...headers },
    ...(body ? { payload: body } : {}),
  })
  const json = String(answer.headers['content-type'] ?? '').includes('json')
  return { status: answer.statusCode, body: json ? answer.json() : answer.body, headers: answer.headers }
}

export const command = <T extends object>(body: T): T & { id: string } => ({ id: newId(), ...body })

/** RFC 6238 with SHA-1 and 30 seconds, as authenticators do it. */
export function totp(secret: string, at = Date.now()): string {
  let bits = ''
  for (const letter of secret.replace(/=+$/, ''))
    bits += 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(letter).toString(2).padStart(5, '0')
  const key = Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)))
  const counter = Buffer.alloc(8)
  counter.writeBigUInt64BE(BigInt(Math.floor(at / 30_000)))
  const mac = createHmac('sha1', key).update(counter).digest()
  const offset = (mac.at(-1) ?? 0) & 15
  return String((mac.readUInt32BE(offset) & 0x7fffffff) % 1_000_000).padStart(6, '0')
}
