import type { Actor } from '../kernel/actor.ts'
import { newId } from '../platform/server/ids.ts'
import type { TestApp } from './app.ts'

/** Ways to ask an app for JSON: as `usually` unless somebody else is named, null for one without an account. */
export function asking(app: TestApp, usually: Actor | null) {
  const send =
    (method: 'GET' | 'POST' | 'PUT') =>
    async (url: string, payload: object | null, by: Actor | null = usually) => {
      const answer = await app.server.inject({
        method,
        url,
        headers: by ? app.as(by) : {},
        ...(payload ? { payload } : {}),
      })
      const json = String(answer.headers['content-type']).includes('json')
      return {
        status: answer.statusCode,
        // biome-ignore lint/suspicious/noExplicitAny: a test reads the answer it expects.
        body: (json ? answer.json() : null) as any,
        bytes: answer.rawPayload,
      }
    }
  /** With an id of the command, which every writing route wants. */
  const writing = (method: 'POST' | 'PUT') => (url: string, payload: object, by?: Actor | null) =>
    send(method)(url, { id: newId(), ...payload }, by)
  return {
    send,
    get: (url: string, by?: Actor | null) => send('GET')(url, null, by),
    post: writing('POST'),
    put: writing('PUT'),
  }
}
