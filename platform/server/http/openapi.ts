import { z } from 'zod'
import { commonErrors, type ErrorTable, type Route } from '../../../kernel/contract.ts'

type Json = Record<string, unknown>

const schemaOf = (schema: z.ZodType, io: 'input' | 'output'): Json => {
  const { $schema: _, ...json } = z.toJSONSchema(schema, { io, unrepresentable: 'any' }) as Json
  return json
}

const problemSchema: Json = {
  type: 'object',
  required: ['type', 'title', 'status', 'code', 'message', 'messages', 'problems'],
  properties: {
    type: { type: 'string' },
    title: { type: 'string' },
    status: { type: 'integer' },
    code: { type: 'string' },
    message: { type: 'string' },
    messages: { type: 'object', properties: { zh: { type: 'string' }, en: { type: 'string' } } },
    problems: {
      type: 'array',
      items: {
        type: 'object',
        properties: { code: { type: 'string' }, path: { type: 'string' }, message: { type: 'string' } },
      },
    },
    reference: { type: 'string' },
  },
}

/** The OpenAPI 3.1 description of the routes, made from the contracts and from nothing else. */
export function openApi(routes: readonly Route[], errors: ErrorTable, version: string): Json {
  const paths: Record<string, Json> = {}
  for (const route of routes) {
    const path = route.path.replace(/:(\w+)/g, '{$1}')
    paths[path] = { ...paths[path], [route.method.toLowerCase()]: operation(route, errors) }
  }
  return {
    openapi: '3.1.0',
    info: { title: 'Zhulian 助联', version, license: { name: 'Apache-2.0', identifier: 'Apache-2.0' } },
    servers: [{ url: '/' }],
    security: [{ session: [] }, { token: [] }],
    paths,
    components: {
      schemas: { Problem: problemSchema },
      securitySchemes: {
        session: { type: 'apiKey', in: 'cookie', name: 'zhulian.session_token' },
        token: { type: 'http', scheme: 'bearer' },
      },
    },
  }
}

function operation(route: Route, errors: ErrorTable): Json {
  const room = route.path.split('/')[2] ?? 'api'
  return {
    operationId: `${route.method.toLowerCase()}${route.path.replace(/^\/api/, '').replace(/[/:.-]+(\w)/g, (_, letter) => letter.toUpperCase())}`,
    tags: [room],
    summary: route.summary.en,
    description: `${route.summary.zh}\n\nPermission: \`${route.permission}\``,
    ...(route.permission === 'public' ? { security: [] } : {}),
    parameters: [...parameters(route.params, 'path'), ...parameters(route.query, 'query')],
    ...requestBody(route),
    responses: { [String(route.status ?? 200)]: answer(route), ...refusals(route, errors) },
  }
}

function parameters(schema: z.ZodObject | undefined, place: 'path' | 'query'): Json[] {
  if (!schema) return []
  const json = schemaOf(schema, 'input')
  const required = new Set((json.required as string[] | undefined) ?? [])
  return Object.entries((json.properties as Record<string, Json> | undefined) ?? {}).map(
    ([name, property]) => ({
      name,
      in: place,
      required: place === 'path' || required.has(name),
      schema: property,
    }),
  )
}

function requestBody(route: Route): Json {
  if (route.upload) {
    const fields = route.body ? schemaOf(route.body, 'input') : { type: 'object', properties: {} }
    const properties = {
      ...(fields.properties as Json),
      file: { type: 'string', contentMediaType: 'application/octet-stream' },
    }
    return {
      requestBody: {
        required: true,
        content: { 'multipart/form-data': { schema: { ...fields, properties } } },
      },
    }
  }
  if (!route.body) return {}
  return {
    requestBody: {
      required: true,
      content: { 'application/json': { schema: schemaOf(route.body, 'input') } },
    },
  }
}

function answer(route: Route): Json {
  if (route.status === 204) return { description: 'Done' }
  if (!(route.answer instanceof z.ZodType))
    return { description: 'A file', content: { [route.answer.file]: {} } }
  return {
    description: 'Done',
    content: { 'application/json': { schema: schemaOf(route.answer, 'output') } },
  }
}

/** Every route may refuse as the common table says; its own codes are listed by status. */
function refusals(route: Route, errors: ErrorTable): Json {
  const own = route.errors ?? []
  const common = [
    'request-not-valid',
    'too-many-requests',
    'broken',
    ...(route.permission === 'public' ? [] : ['not-signed-in', 'not-permitted']),
  ]
  const byStatus = new Map<number, string[]>()
  for (const code of [...common, ...own]) {
    const status = (errors[code] ?? (commonErrors as ErrorTable)[code])?.status ?? 400
    byStatus.set(status, [...(byStatus.get(status) ?? []), code])
  }
  const content = { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } }
  return Object.fromEntries(
    [...byStatus].map(([status, codes]) => [String(status), { description: codes.join(', '), content }]),
  )
}
