import type { Actor, GrantScope } from '../kernel/actor.ts'
import { provinceOf } from '../kernel/division.ts'
import { newId } from '../platform/server/ids.ts'
import { documentsErrors } from '../rooms/documents/errors.ts'
import { peopleErrors } from '../rooms/people/errors.ts'
import { checkDigitOf } from '../rooms/people/index.ts'
import { type PersonUses, peopleRoutes } from '../rooms/people/server/index.ts'
import { type TestApp, testApp } from './app.ts'
import { asOwner, type TestPlatform } from './database.ts'

export const xunxian = 410621000000
export const xiaohe = 410621105000
export const weixian = 410621107000
/** A village of 小河镇, two of 卫贤镇. */
export const villages = { zhangzhuang: 410621105201, weiZhangzhuang: 410621107202, caodian: 410621107203 }
export const neighbour = 410622000000

const divisions: readonly [number, string, number, number | null][] = [
  [0, '中国', 0, null],
  [410000000000, '河南省', 1, 0],
  [410600000000, '鹤壁市', 2, 410000000000],
  [xunxian, '浚县', 3, 410600000000],
  [xiaohe, '小河镇', 4, xunxian],
  [weixian, '卫贤镇', 4, xunxian],
  [villages.zhangzhuang, '张庄村民委员会', 5, xiaohe],
  ...['小河', '埽头', '杜庄', '石羊', '权庄', '纸坊', '瓦岗', '万庄', '牛寨'].map(
    (name, i): [number, string, number, number] => [410621105211 + i, `${name}村民委员会`, 5, xiaohe],
  ),
  [410621001000, '卫溪街道', 4, xunxian],
  ...['东街社区居民', '北街社区居民', '菜园社区居民', '水峪村民', '花地村民', '八里庄村民'].map(
    (name, i): [number, string, number, number] => [410621001201 + i, `${name}委员会`, 5, 410621001000],
  ),
  [villages.weiZhangzhuang, '张庄村民委员会', 5, weixian],
  [villages.caodian, '前草店村民委员会', 5, weixian],
  [neighbour, '淇县', 3, 410600000000],
  [410622100000, '高村镇', 4, neighbour],
  [410622100201, '南庄村民委员会', 5, 410622100000],
]

export const everything = [
  'people.read',
  'people.read-sensitive',
  'people.unmask',
  'people.write',
  'people.merge',
  'people.import',
  'people.export',
]

/** Two stations in one county and one next door, with actors and persons made through the real commands. */
export type PeopleWorld = {
  readonly app: TestApp
  readonly stations: { readonly xiaohe: string; readonly weixian: string; readonly nanzhuang: string }
  /** May do everything at a place; or only what is named. */
  actor(scope: GrantScope | number, permissions?: readonly string[]): Actor
  send(
    actor: Actor,
    method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE',
    url: string,
    body?: object,
  ): Promise<{ status: number; body: Answer }>
  /** Sends a file as a browser does. */
  upload(
    actor: Actor,
    url: string,
    fields: Readonly<Record<string, string>>,
    file: { readonly name: string; readonly bytes: Buffer },
  ): Promise<{ status: number; body: Answer }>
  /** Registers a person and answers the id. */
  person(given?: {
    actor?: Actor
    station?: string
    division?: number
    registeredOn?: string
    household?: string
    fields?: Record<string, unknown>
    categories?: readonly object[]
  }): Promise<string>
}

// biome-ignore lint/suspicious/noExplicitAny: a test reads the answer it expects.
type Answer = any

export async function peopleWorld(
  platform: TestPlatform,
  uses: readonly PersonUses[] = [],
): Promise<PeopleWorld> {
  const stations = { xiaohe: newId(), weixian: newId(), nanzhuang: newId() }
  await asOwner(platform.ownerUrl, async (client) => {
    for (const [code, name, level, parent] of divisions) {
      await client.query(
        `insert into division (code, name, level, parent, pinyin, initials, grams) values ($1, $2, $3, $4, 'x', 'x', '{}')`,
        [code, name, level, parent],
      )
    }
    const places: readonly [string, string, string, number][] = [
      [stations.xiaohe, '410621-105-01', '小河镇社会工作服务站', xiaohe],
      [stations.weixian, '410621-107-01', '卫贤镇社会工作服务站', weixian],
      [stations.nanzhuang, '410622-100-01', '高村镇社会工作服务站', 410622100000],
    ]
    for (const [id, code, name, division] of places) {
      await client.query(
        `insert into station (province, id, code, name, pinyin, initials, kind, division, opened_on)
         values ($1, $2, $3, $4, 'x', 'x', 'station', $5, '2020-01-01')`,
        [provinceOf(division), id, code, name, division],
      )
      await client.query('insert into figure_dirty (station, month, division) values ($1, 202001, $2)', [
        id,
        division,
      ])
    }
  })
  const app = await testApp(platform, peopleRoutes(platform, uses), {
    ...documentsErrors,
    ...peopleErrors,
  })
  const actor = (scope: GrantScope | number, permissions: readonly string[] = everything): Actor =>
    app.actor({
      permissions,
      scope: typeof scope === 'number' ? { kind: 'division', division: scope } : scope,
    })
  const county = actor(410000000000)
  const send: PeopleWorld['send'] = async (by, method, url, body) => {
    const answer = await app.server.inject({
      method,
      url,
      headers: app.as(by),
      ...(body ? { payload: body } : {}),
    })
    const isJson = String(answer.headers['content-type']).includes('json')
    return { status: answer.statusCode, body: isJson ? answer.json() : answer.body }
  }
  return {
    app,
    stations,
    actor,
    send,
    upload: async (by, url, fields, file) => {
      const boundary = 'boundary-of-the-test'
      const parts = Object.entries(fields).map(
        ([name, value]) =>
          `--${boundary}\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
      )
      const head = `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="${file.name}"\r\ncontent-type: application/octet-stream\r\n\r\n`
      const payload = Buffer.concat([
        Buffer.from(parts.join('') + head),
        file.bytes,
        Buffer.from(`\r\n--${boundary}--\r\n`),
      ])
      const answer = await app.server.inject({
        method: 'POST',
        url,
        headers: { ...app.as(by), 'content-type': `multipart/form-data; boundary=${boundary}` },
        payload,
      })
      return { status: answer.statusCode, body: answer.json() }
    },
    person: async (given = {}) => {
      const id = newId()
      const answer = await send(given.actor ?? county, 'POST', '/api/people', {
        id: newId(),
        person: id,
        station: given.station ?? stations.xiaohe,
        division: given.division ?? villages.zhangzhuang,
        ...(given.registeredOn ? { registeredOn: given.registeredOn } : {}),
        ...(given.household ? { household: given.household } : {}),
        fields: {
          name: '王小明',
          ...(given.fields?.idNumber ? {} : { identityKind: 'none', noIdentityReason: 'number-not-told' }),
          ...given.fields,
        },
        categories: given.categories ?? [],
      })
      if (answer.status !== 201) throw new Error(JSON.stringify(answer.body))
      return id
    },
  }
}

/** A valid number that belongs to nobody: its address code begins with 99, which was never assigned. */
export function invented(birth: string, sequence: number, address = '990621'): string {
  const digits = `${address}${birth.replaceAll('-', '')}${String(sequence).padStart(3, '0')}`
  return digits + checkDigitOf(digits)
}
