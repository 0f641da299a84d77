import { z } from 'zod'
import { type Day, parseDay } from './day.ts'
import type { DivisionCode } from './division.ts'
import { parseDivisionCode } from './division.ts'
import { isId } from './id.ts'

/** A sentence in both languages of the product. */
export type Words = { readonly zh: string; readonly en: string }

/**
 * One route: what is asked, what is answered, who may. Everything else about it (validation, OpenAPI
 * description, typed client, permission check) is derived from this one value.
 */
export type Route = {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  /** With `:name` for parameters. */
  readonly path: `/api/${string}`
  readonly summary: Words
  /** `room.verb`; or `signed-in` for one's own things; or `public` for a page without an account. */
  readonly permission: string
  readonly params?: z.ZodObject
  readonly query?: z.ZodObject
  /** `file` is one uploaded file as multipart/form-data in the part `file`; `fields` are its other parts. */
  readonly body?: z.ZodType
  readonly upload?: { readonly maximumBytes: number }
  /** A schema for JSON, or the media type of a file that is streamed. */
  readonly answer: z.ZodType | { readonly file: string }
  readonly status?: 200 | 201 | 202 | 204
  /** Codes this route may refuse with, beside the ones every route has. */
  readonly errors?: readonly string[]
  /** Its requests are left out of the log whatever the log's level: who asks here must not be told by an address. */
  readonly quiet?: true
}

export const route = <const R extends Route>(definition: R): R => definition

/** The codes of a room: each with its HTTP status and its sentence; `{name}` is filled from the problem's data. */
export type ErrorTable = { readonly [code: string]: Words & { readonly status: number } }

export const idSchema = z
  .string()
  .refine(isId, { error: 'id-not-valid' })
  .meta({ format: 'uuid', description: 'UUIDv7' })

export const daySchema = z
  .string()
  .refine((text) => parseDay(text).ok, { error: 'day-not-valid' })
  .transform((text) => text as Day)
  .meta({ format: 'date' })

/** A division code in 2, 4, 6, 9 or 12 digits, read into the 12-digit number. */
export const divisionSchema = z
  .union([z.string(), z.number()])
  .transform((value, context): DivisionCode => {
    const text = String(value)
    const code = text === '0' ? 0 : parseDivisionCode(text)
    if (code === null) context.addIssue({ code: 'custom', message: 'division-code-not-valid' })
    return code ?? 0
  })
  .meta({ description: '12-digit statistical division code; shorter ones are padded with zeros' })

/** Answers carry codes as plain numbers. */
export const divisionAnswer = z.number().int()

/** A field that people do not see and programs fill in: what filled it in hears what a person would hear, and nothing is done. */
export const trapSchema = z
  .string()
  .max(200)
  .optional()
  .meta({ description: 'Stays empty: a field that people do not see and programs fill in' })

export const pageQuery = z.object({
  cursor: z.string().max(500).optional().meta({ description: 'From the last answer; opaque' }),
  limit: z.coerce.number().int().min(1).max(200).default(20),
})

export const pageOf = <T extends z.ZodType>(item: T) =>
  z.object({
    items: z.array(item),
    next: z.string().nullable().meta({ description: 'Cursor of the next page' }),
  })

/** The refusals every route may answer with. */
export const commonErrors = {
  'not-signed-in': { status: 401, zh: '请先登录', en: 'Please sign in first' },
  'not-permitted': { status: 403, zh: '您没有这项操作的权限', en: 'You may not do this' },
  'not-found': { status: 404, zh: '没有找到，或者您无权查看', en: 'Not found, or not yours to see' },
  'request-not-valid': {
    status: 400,
    zh: '填写的内容有误，请按提示修改',
    en: 'Some of what was sent is not right',
  },
  'value-missing': { status: 400, zh: '必填', en: 'Required' },
  'value-not-valid': { status: 400, zh: '内容不正确', en: 'Not a valid value' },
  'value-unknown': { status: 400, zh: '不认识的字段', en: 'Unknown field' },
  'value-too-long': { status: 400, zh: '内容太长（最多 {maximum}）', en: 'Too long (at most {maximum})' },
  'value-too-short': { status: 400, zh: '内容太短（至少 {minimum}）', en: 'Too short (at least {minimum})' },
  'value-too-few': { status: 400, zh: '至少 {minimum} 项', en: 'At least {minimum}' },
  'value-too-many': { status: 400, zh: '最多 {maximum} 项', en: 'At most {maximum}' },
  'value-too-small': { status: 400, zh: '数值太小（至少 {minimum}）', en: 'Too small (at least {minimum})' },
  'value-too-large': { status: 400, zh: '数值太大（最多 {maximum}）', en: 'Too large (at most {maximum})' },
  'value-not-in-list': { status: 400, zh: '不在可选范围内', en: 'Not one of the choices' },
  'id-not-valid': { status: 400, zh: '编号应为 UUIDv7', en: 'The id must be a UUIDv7' },
  'day-not-valid': {
    status: 400,
    zh: '日期不存在，应为 2023-07-05 这样的格式',
    en: 'Not a date; write it like 2023-07-05',
  },
  'period-not-valid': {
    status: 400,
    zh: '统计期应为 2023、2023-05 或 2023Q2',
    en: 'Write the period as 2023, 2023-05 or 2023Q2',
  },
  'division-code-not-valid': {
    status: 400,
    zh: '区划代码应为 2、4、6、9 或 12 位数字',
    en: 'A division code has 2, 4, 6, 9 or 12 digits',
  },
  'cursor-not-valid': {
    status: 400,
    zh: '翻页标记无效，请从第一页重新开始',
    en: 'That page marker is not valid; start from the first page',
  },
  'id-already-used': {
    status: 409,
    zh: '这个编号已用于另一项内容。先前的提交可能已经保存：请刷新后查看，没有的话再提交一次',
    en: 'This id was used for something else. An earlier try may have arrived: reload and look, and send it again if it is not there',
  },
  'changed-meanwhile': {
    status: 409,
    zh: '内容已被他人修改，请核对后再提交',
    en: 'Someone changed this meanwhile; look and send again',
  },
  'too-many-requests': {
    status: 429,
    zh: '操作过于频繁，请稍后再试',
    en: 'Too many requests; try again shortly',
  },
  'cross-site-request': {
    status: 403,
    zh: '这个请求来自其他网站，已拒绝',
    en: 'This request came from another site and was refused',
  },
  'file-missing': { status: 400, zh: '没有收到文件', en: 'No file was received' },
  'file-too-large': { status: 413, zh: '文件超过 {maximum} MB', en: 'The file is over {maximum} MB' },
  broken: {
    status: 500,
    zh: '系统出错，已记录，编号 {reference}',
    en: 'Something broke; it was recorded as {reference}',
  },
} as const satisfies ErrorTable
