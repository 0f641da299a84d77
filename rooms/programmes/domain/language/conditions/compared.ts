import { z } from 'zod'
import type { Truth } from '../../../../../kernel/truth.ts'
import type { CompiledQuantity, Compiler, Scope, Subject } from '../compiled.ts'
import type { ConditionKind } from '../condition-kind.ts'
import { dayOfMoment } from '../fact-values.ts'
import { hasOrder, type Kind, kindWords, sameFamily, type Value } from '../kinds.ts'
import { subjectKeys } from '../subject.ts'
import { name } from '../words.ts'

export type Compared<W extends string> = Subject & { readonly [word in W]: string }

/** -1, 0 or 1; a moment is compared by its day in Shanghai, so that the last second of a day is still that day. */
export function compare(a: Value, b: Value): number {
  const [left, right] = [plain(a), plain(b)]
  return left < right ? -1 : left > right ? 1 : 0
}

const plain = (value: Value): Value =>
  typeof value === 'string' && value.length > 10 ? dayOfMoment(value) : value

/** What to write instead, of kinds that are not compared by size. */
function fittingWords(kind: Kind): { zh: string; en: string } {
  if (kind === 'division') return { zh: '区划用 inside', en: 'use inside' }
  if (kind === 'codes') return { zh: '多选用 includes', en: 'use includes' }
  return { zh: '选项用 is 或 one_of', en: 'use is or one_of' }
}

/** Two facts held against each other tell each other's classes as soon as one of them is known. */
export function settlesBoth(
  fact: string | undefined,
  subject: CompiledQuantity,
  bound: string,
  limit: CompiledQuantity,
  compiler: Compiler,
): void {
  const thresholdBy = (of: CompiledQuantity) => (scope: Scope) =>
    of.value(scope) as number | string | undefined
  if (fact !== undefined) compiler.settles({ fact, threshold: thresholdBy(limit) })
  if (compiler.isFact(bound)) compiler.settles({ fact: bound, threshold: thresholdBy(subject) })
}

/**
 * The words that compare with a parameter, a fact or a value by its name. 民法典 art. 1259: 以上、以下 include the
 * number (at_least, at_most), 超过、不满 exclude it (more_than, less_than). Days compare as dates.
 */
export function comparison<W extends string>(
  word: W,
  fulfils: (difference: number) => boolean,
): ConditionKind<Compared<W>> {
  return {
    word,
    schema: () => z.strictObject({ ...subjectKeys, [word]: name }) as unknown as z.ZodType<Compared<W>>,
    compile(node, compiler, path) {
      const subject = compiler.subject(node, path)
      const bound: string = node[word]
      const limit = compiler.named(bound, [...path, word])
      if (!hasOrder(subject.kind))
        compiler.mistake(
          path,
          `${kindWords[subject.kind].zh}不能比较大小；${fittingWords(subject.kind).zh}`,
          `${kindWords[subject.kind].en} has no order; ${fittingWords(subject.kind).en}`,
        )
      else if (!subject.missing && !limit.missing && !sameFamily(subject.kind, limit.kind))
        compiler.mistake(
          [...path, word],
          `${bound} 是${kindWords[limit.kind].zh}，不能与${kindWords[subject.kind].zh}比较`,
          `${bound} is ${kindWords[limit.kind].en} and cannot be compared with ${kindWords[subject.kind].en}`,
        )
      settlesBoth(node.fact, subject, bound, limit, compiler)
      return {
        truth(scope): Truth {
          const value = subject.value(scope)
          if (value === undefined) return 'unknown'
          const other = limit.value(scope)
          if (other === undefined) return 'unknown'
          return fulfils(compare(value, other)) ? 'yes' : 'no'
        },
        ask(scope, into) {
          if (subject.value(scope) === undefined) subject.ask(scope, into)
          if (limit.value(scope) === undefined) limit.ask(scope, into)
        },
      }
    },
  }
}
