import type { Actor, GrantScope } from '../kernel/actor.ts'
import { documentsErrors } from '../rooms/documents/index.ts'
import { organisationsErrors } from '../rooms/organisations/errors.ts'
import { organisationsRoutes } from '../rooms/organisations/server/index.ts'
import { resourcesErrors } from '../rooms/resources/errors.ts'
import { resourcesRoutes } from '../rooms/resources/server/index.ts'
import { volunteersErrors } from '../rooms/volunteers/errors.ts'
import { volunteersRoutes } from '../rooms/volunteers/server/index.ts'
import { testApp } from './app.ts'
import { asOwner, testPlatform } from './database.ts'
import { smallCounty, xunxian } from './small-county.ts'

/** What a station worker may do with partners, goods and volunteers. */
export const withPartners = [
  'organisations.read',
  'organisations.write',
  'resources.read',
  'resources.record',
  'volunteers.read',
  'volunteers.write',
  'people.read',
  'people.unmask',
]

/** A small county on 29 December 2023 with a worker of 小河镇 and an officer of the county. */
export async function partnersWorld() {
  const platform = await testPlatform()
  const routes = [
    ...organisationsRoutes(platform),
    ...resourcesRoutes(platform),
    ...volunteersRoutes(platform),
  ]
  const app = await testApp(platform, routes, {
    ...documentsErrors,
    ...organisationsErrors,
    ...resourcesErrors,
    ...volunteersErrors,
  })
  const county = await smallCounty(platform)
  const actor = (permissions: readonly string[], scope: GrantScope) => app.actor({ permissions, scope })
  const worker = actor(withPartners, { kind: 'station', station: county.xiaoheStation })
  const officer = actor(withPartners, { kind: 'division', division: xunxian })
  const send =
    (method: 'GET' | 'POST' | 'PUT') =>
    async (url: string, payload: object | null, by: Actor = worker) => {
      const answer = await app.server.inject({
        method,
        url,
        headers: app.as(by),
        ...(payload ? { payload } : {}),
      })
      const json = String(answer.headers['content-type']).includes('json')
      return { status: answer.statusCode, body: json ? answer.json() : null, bytes: answer.rawPayload }
    }
  const get = send('GET')
  return {
    platform,
    app,
    county,
    actor,
    worker,
    officer,
    get: (url: string, by?: Actor) => get(url, null, by),
    post: send('POST'),
    put: send('PUT'),
    /** Sends a file with the fields of a form. */
    upload: async (url: string, file: Buffer, fields: Record<string, string>, by: Actor = worker) => {
      const boundary = 'zhulian-test'
      const parts = Object.entries(fields).map(
        ([name, value]) =>
          `--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
      )
      const payload = Buffer.concat([
        Buffer.from(parts.join('')),
        Buffer.from(
          `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="list.xlsx"\r\nContent-Type: application/octet-stream\r\n\r\n`,
        ),
        file,
        Buffer.from(`\r\n--${boundary}--\r\n`),
      ])
      const answer = await app.server.inject({
        method: 'POST',
        url,
        payload,
        headers: { ...app.as(by), 'content-type': `multipart/form-data; boundary=${boundary}` },
      })
      return { status: answer.statusCode, body: answer.json() }
    },
    rows: (statement: string, values: unknown[] = []) =>
      asOwner(platform.ownerUrl, async (client) => (await client.query(statement, values)).rows),
    close: async () => {
      await app.server.close()
      await platform.close()
    },
  }
}

export type PartnersWorld = Awaited<ReturnType<typeof partnersWorld>>
