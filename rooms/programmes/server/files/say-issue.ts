import type { z } from 'zod'
import type { Words } from '../../../../kernel/contract.ts'
import { nearest } from '../../domain/engine/nearest.ts'
import { programmeSchema } from '../../domain/language/programme.ts'

/** What a part takes, as its author would write it. */
const kinds: Readonly<Record<string, Words>> = {
  string: { zh: '文字或名称', en: 'a text or name' },
  number: { zh: '数', en: 'a number' },
  int: { zh: '整数', en: 'a whole number' },
  object: { zh: '一组“名称: 值”', en: 'names with their values, such as { zh: …, en: … }' },
  record: { zh: '一组“名称: 值”', en: 'names with their values' },
  array: { zh: '列表，如 [a, b]', en: 'a list, such as [a, b]' },
}

/** Sentences of the language's own checks; a test holds that none is missing. */
export const chinese: Readonly<Record<string, string>> = {
  'a code is kebab-case': '代码用小写字母、数字和 -，如 school-grant',
  'a name is written in small letters, digits and _': '名称用小写字母、数字和 _，如 income_a_head',
  'a day is YYYY-MM-DD': '日期写作 2023-07-05',
  'a month is YYYY-MM': '月份写作 2023-07',
  'a parameter has at least one dated value':
    '参数至少有一个带日期的值：values: { 2024-01-01: { value: …, source: … } }',
  'a quota names all, each or pool': '名额应写 all、each、pool 之一',
  'a switch has at least two options': '待定事项至少有两个选项',
  'the default is one of the options, or ask': 'default 应是其中一个选项，或 ask',
}

const missing = /received undefined/

/** What is wrong with the shape of a policy, and what to write; null where the general sentence says it as well. */
export function sayIssue(issue: z.core.$ZodIssue, key?: string): Words | null {
  const at = issue.path.join('.')
  const said = (zh: string, en: string): Words => ({ zh: `${at}：${zh}`, en: `${at}: ${en}` })
  if (key !== undefined) return unknownWord(key, knownWords(issue.path))
  if (issue.code === 'invalid_type') {
    if (issue.expected === 'string' && /received number/.test(issue.message))
      return said(
        '这里写名称；数值写在 parameters 里并注明来源',
        'write a name; a figure stands under parameters, with its source',
      )
    const kind = kinds[issue.expected]
    if (!kind) return null
    return missing.test(issue.message)
      ? said(`缺少这一项，应写${kind.zh}`, `missing; write ${kind.en}`)
      : said(`应写${kind.zh}`, `write ${kind.en}`)
  }
  if (issue.code === 'invalid_value') {
    const values = issue.values.map(String)
    return said(`只能是 ${values.join('、')}`, `write one of: ${values.join(', ')}`)
  }
  if (issue.code === 'too_small' && issue.origin === 'string') return said('不能为空', 'it must not be empty')
  if (issue.code === 'too_small' && (issue.origin === 'number' || issue.origin === 'int'))
    return said(`不能小于 ${issue.minimum}`, `not below ${issue.minimum}`)
  if (issue.code === 'too_small' && issue.origin === 'array')
    return said(`至少写 ${issue.minimum} 项`, `write at least ${issue.minimum}`)
  const own = chinese[issue.message]
  return own === undefined ? null : said(own, issue.message)
}

function unknownWord(key: string, known: readonly string[]): Words {
  const close = nearest(key, known)
  if (known.length === 0) return { zh: `不认识的词 ${key}`, en: `unknown word ${key}` }
  return {
    zh: `不认识的词 ${key}${close ? `，是否想写 ${close}` : ''}；这里可以写：${known.join('、')}`,
    en: `unknown word ${key}${close ? `; did you mean ${close}` : ''}; here may stand: ${known.join(', ')}`,
  }
}

type Def = {
  readonly type: string
  readonly shape?: Readonly<Record<string, z.ZodType>>
  readonly valueType?: z.ZodType
  readonly element?: z.ZodType
  readonly innerType?: z.ZodType
  readonly options?: readonly z.ZodType[]
}

/** The words that may stand at a place of the file, as far as the schema tells without reading what is there. */
function knownWords(path: readonly PropertyKey[]): string[] {
  let found: readonly z.ZodType[] = [programmeSchema]
  for (const step of path) found = found.flatMap(opened).flatMap((one) => stepInto(one, step))
  return [...new Set(found.flatMap(opened).flatMap((one) => Object.keys(defOf(one).shape ?? {})))]
}

const defOf = (schema: z.ZodType): Def => schema._zod.def as unknown as Def

/** Through what only wraps another: optional parts, parts with a default, parts of several shapes. */
function opened(schema: z.ZodType): z.ZodType[] {
  const { type, innerType, options } = defOf(schema)
  if (innerType) return opened(innerType)
  return type === 'union' && options ? options.flatMap(opened) : [schema]
}

function stepInto(schema: z.ZodType, step: PropertyKey): z.ZodType[] {
  const { shape, valueType, element } = defOf(schema)
  const next = shape?.[String(step)] ?? valueType ?? element
  return next ? [next] : []
}
