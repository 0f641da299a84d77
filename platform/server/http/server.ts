import { createWriteStream } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import multipart from '@fastify/multipart'
import { type FastifyInstance, type FastifyReply, type FastifyRequest, fastify } from 'fastify'
import { z } from 'zod'
import { type Actor, emptyScope, isEmpty, type Scope, scopeOf, wholeScope } from '../../../kernel/actor.ts'
import type { ErrorTable, Route } from '../../../kernel/contract.ts'
import type { Problem, Refusal } from '../../../kernel/errors.ts'
import { ok, type Result, refused } from '../../../kernel/result.ts'
import type { Clock } from '../clock.ts'
import type { Database } from '../database/connect.ts'
import { newId } from '../ids.ts'
import { isCrossSiteWrite } from './cross-site.ts'
import { openApi } from './openapi.ts'
import { languageOf, problemDocument, problemsOf } from './problem.ts'
import { clientOf, isLoopback, rateLimit } from './rate-limit.ts'
import {
  type Call,
  type Caller,
  cookiesOf,
  type FileAnswer,
  type Implemented,
  type Upload,
} from './routes.ts'
import { addSecurityHeaders } from './security-headers.ts'
import { unstorableText } from './unstorable-text.ts'

export type HttpOptions = {
  readonly database: Database
  readonly clock: Clock
  readonly routes: readonly Implemented[]
  readonly errors: ErrorTable
  readonly version: string
  /** Who sent it: by signed cookie or bearer token; null when nobody is signed in. */
  readonly identify: (request: FastifyRequest) => Promise<Actor | null>
  /** Adds what is not a contract route (sign-in library, static files); runs before `listen`. */
  readonly extend?: (server: FastifyInstance) => Promise<void>
  readonly logger?: boolean | object
  /** What one address may ask for in a minute; the machine itself is not limited. */
  readonly requestsPerMinute?: number
}

const visitor: Actor = {
  account: '00000000-0000-7000-8000-000000000000',
  name: '-',
  grants: [],
  kind: 'account',
}

/** The whole HTTP server: contracts in, a Fastify instance out, not yet listening. */
export async function httpServer(options: HttpOptions): Promise<FastifyInstance> {
  const server = fastify({
    logger: options.logger ?? false,
    genReqId: newId,
    trustProxy: 'loopback',
    bodyLimit: 2 * 1024 * 1024,
    routerOptions: { maxParamLength: 200, ignoreTrailingSlash: true },
  })
  await server.register(multipart, { limits: { files: 1, fields: 20, fieldSize: 100_000 } })
  answerProblems(server, options)
  addSecurityHeaders(server)
  refuseFloodsAndOtherSites(server, options)
  const { routes, errors, version } = options
  // Written when somebody asks: it takes longer than everything else before a server listens.
  let description: object | undefined
  server.get('/api/openapi.json', () => {
    description ??= openApi(
      routes.map((entry) => entry.route),
      errors,
      version,
    )
    return description
  })
  for (const entry of options.routes) {
    server.route({
      method: entry.route.method,
      url: entry.route.path,
      // Errors are still logged, by reference; the lines about requests, which hold the caller's address, are not.
      ...(entry.route.quiet ? { logLevel: 'error' as const } : {}),
      handler: (request, reply) => answer(options, entry, request, reply),
    })
  }
  await options.extend?.(server)
  return server
}

/** The one place that turns anything refused or thrown into problem+json. */
function answerProblems(server: FastifyInstance, options: HttpOptions): void {
  server.setNotFoundHandler((request, reply) => sendRefusal(options, request, reply, { code: 'not-found' }))
  server.setErrorHandler((error: Error & { statusCode?: number; code?: string }, request, reply) => {
    if (error.code === 'FST_REQ_FILE_TOO_LARGE' || error.statusCode === 413) {
      return sendRefusal(options, request, reply, { code: 'file-too-large', data: { maximum: 2 } })
    }
    if (error.statusCode === 429) return sendRefusal(options, request, reply, { code: 'too-many-requests' })
    if (error.statusCode && error.statusCode < 500)
      return sendRefusal(options, request, reply, { code: 'request-not-valid' })
    // Logged once, here, with the reference that the person is shown. Errors carry no personal data by rule.
    request.log.error({ err: error, reference: request.id }, 'broken')
    return sendRefusal(options, request, reply, { code: 'broken' }, request.id)
  })
}

/** Before anything is read or asked: a flood from one address, and a write that another site's page is behind. */
function refuseFloodsAndOtherSites(server: FastifyInstance, options: HttpOptions): void {
  const perMinute = options.requestsPerMinute ?? 6000
  const limit = rateLimit({ burst: perMinute, perMinute })
  server.addHook('onRequest', async (request, reply) => {
    const now = Date.now()
    const client = clientOf(request.ip)
    if (!isLoopback(request.ip) && !limit.take(client, now)) {
      reply.header('retry-after', String(limit.wait(client, now)))
      return sendRefusal(options, request, reply, { code: 'too-many-requests' })
    }
    if (isCrossSiteWrite(request)) return sendRefusal(options, request, reply, { code: 'cross-site-request' })
  })
}

function sendRefusal(
  options: HttpOptions,
  request: FastifyRequest,
  reply: FastifyReply,
  refusal: Refusal,
  reference?: string,
) {
  const document = problemDocument(
    options.errors,
    refusal,
    languageOf(request.headers['accept-language']),
    reference,
  )
  return reply.code(document.status).type('application/problem+json; charset=utf-8').send(document)
}

async function answer(
  options: HttpOptions,
  entry: Implemented,
  request: FastifyRequest,
  reply: FastifyReply,
) {
  const { route } = entry
  const standing = await standingOf(options, route, request)
  if (!standing.ok) return sendRefusal(options, request, reply, standing.error)
  const upload = route.upload ? await receive(route, request) : ok(undefined)
  if (!upload.ok) return sendRefusal(options, request, reply, upload.error)
  try {
    const parsed = parse(route, request, upload.value?.fields)
    if (!parsed.ok) return sendRefusal(options, request, reply, parsed.error)
    const call = {
      ...standing.value,
      ...parsed.value,
      file: upload.value?.file,
      language: languageOf(request.headers['accept-language']),
      caller: callerOf(request),
    } as unknown as Call<Route>
    const result = await entry.handler(call)
    if (!result.ok) return sendRefusal(options, request, reply, result.error)
    const { answer: value, cookies } = cookiesOf(result.value)
    if (cookies.length) reply.header('set-cookie', cookies)
    if (!(route.answer instanceof z.ZodType)) return sendFile(reply, value as FileAnswer)
    if (route.status === 204) return reply.code(204).send()
    // The answer's schema is a filter as well: a field that the contract does not name never leaves.
    return reply.code(route.status ?? 200).send(route.answer.parse(value))
  } finally {
    if (upload.value) await rm(upload.value.folder, { recursive: true, force: true })
  }
}

const callerOf = (request: FastifyRequest): Caller => ({
  address: request.ip,
  userAgent: String(request.headers['user-agent'] ?? '').slice(0, 300),
  cookie: request.headers.cookie ?? '',
  secure: request.protocol === 'https',
})

async function standingOf(options: HttpOptions, route: Route, request: FastifyRequest) {
  const today = options.clock.today()
  const common = { db: options.database.handle, today, request: request.id }
  if (route.permission === 'public') return ok({ ...common, actor: visitor, scope: emptyScope })
  const actor = await options.identify(request)
  if (!actor) return refused({ code: 'not-signed-in' })
  const scope: Scope =
    route.permission === 'signed-in' ? ownScope(actor) : scopeOf(actor, route.permission, today)
  if (route.permission !== 'signed-in' && isEmpty(scope)) return refused({ code: 'not-permitted' })
  return ok({ ...common, actor, scope })
}

// One's own things are found by account, not by place; a system actor sees the whole tree.
const ownScope = (actor: Actor): Scope => (actor.kind === 'system' ? wholeScope : emptyScope)

function parse(
  route: Route,
  request: FastifyRequest,
  fields: Record<string, string> | undefined,
): Result<object, Refusal> {
  const problems: Problem[] = []
  const take = (
    schema: z.ZodType | undefined,
    value: unknown,
    part: 'params' | 'query' | 'body',
  ): unknown => {
    if (!schema) return undefined
    const parsed = schema.safeParse(value ?? {}, { reportInput: true })
    const found = parsed.success ? [] : problemsOf(parsed.error, part)
    const named = new Set(found.map(({ path }) => path))
    problems.push(...found, ...unstorableText(value, `/${part}`).filter(({ path }) => !named.has(path)))
    return parsed.data
  }
  const value = {
    params: take(route.params, request.params, 'params'),
    query: take(route.query, request.query, 'query'),
    body: take(route.body, fields ?? request.body, 'body'),
  }
  // A malformed key in the path names nothing that could exist.
  if (problems.some((problem) => problem.path?.startsWith('/params/'))) return refused({ code: 'not-found' })
  return problems.length ? refused({ code: 'request-not-valid', problems }) : ok(value)
}

type Received = { folder: string; file: Upload; fields: Record<string, string> }

/** Streams the uploaded file to a temporary folder: memory stays flat whatever its size. */
async function receive(route: Route, request: FastifyRequest): Promise<Result<Received, Refusal>> {
  const maximumBytes = route.upload?.maximumBytes ?? 0
  const tooLarge = { code: 'file-too-large', data: { maximum: Math.round(maximumBytes / 1_048_576) } }
  if (!request.isMultipart()) return refused({ code: 'file-missing' })
  const folder = await mkdtemp(join(tmpdir(), 'zhulian-upload-'))
  let received: Received | undefined
  try {
    const { file, fields, truncated } = await readParts(request, folder, maximumBytes)
    if (truncated) return refused(tooLarge)
    if (!file) return refused({ code: 'file-missing' })
    received = { folder, file, fields }
    return ok(received)
  } catch (error) {
    // The reader of parts names no code where the parts themselves are broken off or malformed.
    if (error instanceof Error && !('code' in error)) return refused({ code: 'request-not-valid' })
    throw error
  } finally {
    // Whoever hangs up half-way or sends too many parts leaves nothing behind either.
    if (!received) await rm(folder, { recursive: true, force: true })
  }
}

async function readParts(request: FastifyRequest, folder: string, maximumBytes: number) {
  const fields: Record<string, string> = {}
  let file: Upload | undefined
  let truncated = false
  for await (const part of request.parts({ limits: { fileSize: maximumBytes } })) {
    if (part.type === 'field') {
      fields[part.fieldname] = String(part.value)
      continue
    }
    const path = join(folder, 'upload')
    await pipeline(part.file, createWriteStream(path))
    truncated ||= part.file.truncated
    file = { path, fileName: part.filename, bytes: part.file.bytesRead }
  }
  return { file, fields, truncated }
}

function sendFile(reply: FastifyReply, file: FileAnswer) {
  const ascii = file.fileName.replace(/[^\x20-\x7e]|["\\]/g, '_')
  return reply
    .header(
      'content-disposition',
      `attachment; filename="${ascii}"; filename*=UTF-8''${encodeURIComponent(file.fileName)}`,
    )
    .type(file.mediaType)
    .send(file.stream)
}
