import { allErrors } from '../apps/server/errors.ts'
import type { Actor } from '../kernel/actor.ts'
import { checkDigitOf } from '../kernel/identity-number.ts'
import { newId } from '../platform/server/ids.ts'
import { permissionsOf, type RoleCode } from '../rooms/access/index.ts'
import { juvenileRoutes } from '../rooms/juvenile/server/index.ts'
import { testApp } from './app.ts'
import { asOwner, type TestPlatform, testPlatform } from './database.ts'

export const dongbao = 420802000000

const numberOf = (at: number): string => {
  const digits = `99080220070601${String(at).padStart(3, '0')}`
  return digits + checkDigitOf(digits)
}

export const childOf = (at: number) => ({
  name: `程小舟${at}`,
  birth: '2007-06-01',
  idNumber: numberOf(at),
  guardianName: `程大河${at}`,
  guardianPhone: `1990000${String(at).padStart(4, '0')}`,
  address: `泉口街道${at}号`,
  school: '东宝某中学',
  className: '九年级三班',
})

export const caseOf = (at: number) => ({
  caseNumber: `东检未[2023]${at}号`,
  matter: `盗窃电动车${at}`,
  actOn: '2023-03-01',
  organ: '东宝区公安分局',
  wants: ['investigation', 'guidance'],
})

export const chapterText = (text: string) => ({
  text,
  sources: [{ kind: 'interview', who: '母亲', on: '2023-12-20' }],
  limits: '',
})

export const chapters = ['character', 'family', 'social', 'growth', 'guardianship', 'opinion'] as const

/** Dongbao on 29 December 2023: a procuratorate, two who investigate and a third, two keepers, an education bureau. */
export async function juvenileWorld(platform?: TestPlatform) {
  const own = platform ?? (await testPlatform())
  const workers: { account: string; name: string }[] = []
  const routes = juvenileRoutes(own, { workersAt: async () => workers })
  const app = await testApp(own, routes, allErrors)
  const organisation = async (name: string) => {
    const id = newId()
    await asOwner(own.ownerUrl, (client) =>
      client.query(
        `insert into organisation (province, id, name, pinyin, initials, kind, division, established_on, created_by)
         values (42, $1, $2, 'x', 'x', 'partner', $3, '2000-01-01', $1)`,
        [id, name, dongbao],
      ),
    )
    return id
  }
  const procuratorate = await organisation('东宝区人民检察院（演示）')
  const otherProcuratorate = await organisation('邻县人民检察院（演示）')
  const education = await organisation('东宝区教育局（演示）')
  const staff = (role: RoleCode) =>
    app.actor({
      role,
      permissions: permissionsOf(role),
      scope: { kind: 'division', division: dongbao },
    })
  const body = (role: RoleCode, id: string) =>
    app.actor({ role, permissions: permissionsOf(role), scope: { kind: 'organisation', organisation: id } })
  const [first, second, third] = [
    staff('juvenile-worker'),
    staff('juvenile-worker'),
    staff('juvenile-worker'),
  ]
  for (const { account, name } of [first, second, third]) workers.push({ account, name })
  const actors = {
    prosecutor: body('procuratorate', procuratorate),
    otherProsecutor: body('procuratorate', otherProcuratorate),
    bureau: body('partner', education),
    first,
    second,
    third,
    keeper: staff('juvenile-keeper'),
    otherKeeper: staff('juvenile-keeper'),
  }
  const send = async (method: 'GET' | 'POST' | 'PUT', url: string, by: Actor, payload?: object) => {
    const answer = await app.server.inject({
      method,
      url: `/api/juvenile${url}`,
      headers: app.as(by),
      ...(payload ? { payload } : {}),
    })
    const json = String(answer.headers['content-type']).includes('json')
    return { status: answer.statusCode, body: json ? answer.json() : null, bytes: answer.rawPayload }
  }
  const get = (url: string, by: Actor) => send('GET', url, by)
  const post = (url: string, by: Actor, payload: object) => send('POST', url, by, { id: newId(), ...payload })
  const put = (url: string, by: Actor, payload: object) => send('PUT', url, by, { id: newId(), ...payload })
  const versionOf = async (id: string, by: Actor) => (await get(`/files/${id}`, by)).body.version as number

  /** A referral, by default of a suspect of fifteen. */
  const referred = async (at: number, more: { role?: string; facts?: object; identity?: object } = {}) => {
    const id = newId()
    const answer = await send('POST', '/referrals', actors.prosecutor, {
      id,
      role: more.role ?? 'suspect',
      identity: { ...childOf(at), ...more.identity },
      facts: { ...caseOf(at), ...more.facts },
    })
    if (answer.status !== 201) throw new Error(JSON.stringify(answer.body))
    return id
  }
  const investigating = async (at: number, more: Parameters<typeof referred>[1] = {}) => {
    const id = await referred(at, more)
    await post(`/files/${id}/investigators`, actors.keeper, {
      version: 1,
      investigators: [first.account, second.account],
    })
    for (const one of [first, second])
      await post(`/files/${id}/declaration`, one, {
        version: await versionOf(id, one),
        related: false,
        sameCommunity: false,
      })
    return id
  }
  const written = async (id: string, leaveOut?: (typeof chapters)[number]) => {
    for (const chapter of chapters.filter((one) => one !== leaveOut))
      await put(`/files/${id}/chapters/${chapter}`, first, {
        version: 0,
        content: chapterText(`${chapter}的内容`),
      })
  }
  const signed = async (id: string, by: readonly Actor[] = [first, second]) => {
    for (const one of by) {
      const { textVersion } = (await get(`/files/${id}`, one)).body
      await post(`/files/${id}/signature`, one, { textVersion })
    }
  }
  /** A file with an issued report. */
  const reported = async (at: number, more: Parameters<typeof referred>[1] = {}) => {
    const id = await investigating(at, more)
    await written(id)
    await signed(id)
    const issued = await post(`/files/${id}/report`, first, { version: await versionOf(id, first) })
    if (issued.status !== 201) throw new Error(JSON.stringify(issued.body))
    return id
  }
  const sealed = async (id: string) => {
    const answer = await post(`/files/${id}/sealing`, actors.keeper, {
      version: await versionOf(id, actors.keeper),
      notice: '东检封通[2023]1号',
    })
    if (answer.status !== 200) throw new Error(JSON.stringify(answer.body))
  }
  await put('/members/education', actors.keeper, { organisation: education, since: '2022-05-13' })
  return {
    platform: own,
    app,
    routes,
    ...actors,
    organisations: { procuratorate, otherProcuratorate, education },
    get,
    post,
    put,
    versionOf,
    referred,
    investigating,
    written,
    signed,
    reported,
    sealed,
    rows: (statement: string, values: unknown[] = []) =>
      asOwner(own.ownerUrl, async (client) => (await client.query(statement, values)).rows),
    close: async () => {
      await app.server.close()
      await own.close()
    },
  }
}

export type JuvenileWorld = Awaited<ReturnType<typeof juvenileWorld>>
