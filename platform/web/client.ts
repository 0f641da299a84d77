import type { z } from 'zod'
import type { Route } from '../../kernel/contract.ts'
import { addressOf, type ReceivedFile, receiveFile, sendJson } from './request.ts'
import { sendFile } from './upload.ts'

type Contract = { readonly [name: string]: Route }
type Method = Route['method']

/** A table from path to route: picking out of the union of all routes grows too complex for the compiler. */
type RoutesBy<C extends Contract, M extends Method> = {
  readonly [K in keyof C as C[K]['method'] extends M ? C[K]['path'] : never]: C[K]
}
type PathsBy<C extends Contract, M extends Method> = keyof RoutesBy<C, M> & string
type RouteAt<C extends Contract, M extends Method, P extends PathsBy<C, M>> = RoutesBy<C, M>[P]

type Empty = Record<never, never>

/** What the route wants in its params, query or body; the key may be left out when all of it may. */
type Part<R, K extends 'params' | 'query' | 'body'> = R extends {
  readonly [key in K]: infer S extends z.ZodType
}
  ? Empty extends z.input<S>
    ? { readonly [key in K]?: z.input<S> }
    : { readonly [key in K]: z.input<S> }
  : Empty

type FilePart<R> = R extends { readonly upload: object }
  ? { readonly file: File; readonly progress?: (share: number) => void }
  : Empty

type Request<R> = Part<R, 'params'> &
  Part<R, 'query'> &
  Part<R, 'body'> &
  FilePart<R> & { readonly signal?: AbortSignal | undefined; readonly leaving?: boolean | undefined }

type Given<R> = Empty extends Request<R> ? [request?: Request<R>] : [request: Request<R>]

type Answer<R> = R extends { readonly status: 204 }
  ? undefined
  : R extends { readonly answer: infer S extends z.ZodType }
    ? z.output<S>
    : ReceivedFile

type Call<C extends Contract, M extends Method> = <P extends PathsBy<C, M>>(
  path: P,
  ...given: Given<RouteAt<C, M, P>>
) => Promise<Answer<RouteAt<C, M, P>>>

/** The routes of a contract as functions: `api.get('/api/people/:id', { params: { id } })`. Each throws a `Failure`. */
export type Client<C extends Contract> = {
  readonly get: Call<C, 'GET'>
  readonly post: Call<C, 'POST'>
  readonly put: Call<C, 'PUT'>
  readonly patch: Call<C, 'PATCH'>
  readonly delete: Call<C, 'DELETE'>
  /** Fetches a file that the route streams. */
  readonly file: <P extends PathsBy<C, 'GET'>>(
    path: P,
    ...given: Given<RouteAt<C, 'GET', P>>
  ) => Promise<ReceivedFile>
  /** The address of a GET route, for a link or an image. */
  readonly address: <P extends PathsBy<C, 'GET'>>(path: P, ...given: Given<RouteAt<C, 'GET', P>>) => string
}

type Loose = {
  params?: Record<string, unknown>
  query?: Record<string, unknown>
  body?: unknown
  file?: File
  progress?: (share: number) => void
  signal?: AbortSignal
  leaving?: boolean
}

const call =
  (method: Method) =>
  (path: string, request: Loose = {}): Promise<unknown> => {
    const address = addressOf(path, request.params, request.query)
    const { file, progress, signal, leaving } = request
    if (file)
      return sendFile({ method, address, file, progress, signal, fields: (request.body ?? {}) as Loose })
    return sendJson({ method, address, body: request.body, signal, leaving })
  }

const plain = {
  get: call('GET'),
  post: call('POST'),
  put: call('PUT'),
  patch: call('PATCH'),
  delete: call('DELETE'),
  file: (path: string, request: Loose = {}) =>
    receiveFile({
      method: 'GET',
      address: addressOf(path, request.params, request.query),
      signal: request.signal,
    }),
  address: (path: string, request: Loose = {}) => addressOf(path, request.params, request.query),
}

/**
 * The API of one room, typed from its contract by a type-only import, so that no schema is shipped to the
 * browser: `const api = client<typeof peopleContract>()`.
 */
export const client = <C extends Contract>(): Client<C> => plain as unknown as Client<C>
