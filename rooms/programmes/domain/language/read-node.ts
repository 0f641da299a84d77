import { z } from 'zod'
import { nearest } from '../engine/nearest.ts'
import type { Parts } from './condition-kind.ts'

/** A list of words as Chinese sets it. */
const inChinese = (words: string): string => words.replaceAll(', ', '、')

type Readable = { readonly word: string; schema(parts: Parts): z.ZodType }

/**
 * Reads one node: first which word it is made with, and only then its shape, so that a misspelt key is told at its own
 * place and not as "matches none of many shapes".
 */
export function readNode<N>(
  written: unknown,
  context: z.RefinementCtx,
  kinds: readonly Readable[],
  parts: () => Parts,
  what: 'condition' | 'quantity',
): N {
  const found = kinds.filter(
    ({ word }) => typeof written === 'object' && written !== null && Object.hasOwn(written, word),
  )
  const kind = found[0]
  if (!kind || found.length > 1) {
    const words = kinds.map(({ word }) => word).join(', ')
    const made = found.map(({ word }) => word).join(', ')
    const keys = typeof written === 'object' && written !== null ? Object.keys(written) : []
    const meant = keys.flatMap(
      (key) =>
        nearest(
          key,
          kinds.map(({ word }) => word),
        ) ?? [],
    )[0]
    const told = kind
      ? { zh: `只能用其中一个词：${inChinese(made)}`, en: `one word only: ${made}` }
      : written === undefined
        ? {
            zh: `缺少这一项，应写名称，或使用其中一个词：${inChinese(words)}`,
            en: `missing; write a name, or a ${what} made with one of: ${words}`,
          }
        : typeof written === 'number'
          ? {
              zh: '数值写在 parameters 里并注明来源，这里写它的名称',
              en: 'a figure stands under parameters, with its source; write its name here',
            }
          : {
              zh: `应使用其中一个词：${inChinese(words)}${meant ? `；是否想写 ${meant}` : ''}`,
              en: `a ${what} is made with one of: ${words}${meant ? `; did you mean ${meant}` : ''}`,
            }
    context.addIssue({ code: 'custom', message: told.en, params: { zh: told.zh } })
    return z.NEVER
  }
  const parsed = kind.schema(parts()).safeParse(written)
  if (parsed.success) return parsed.data as N
  for (const issue of parsed.error.issues) context.issues.push({ ...issue, input: written } as never)
  return z.NEVER
}
