import { z } from 'zod'
import { truthOf } from '../../../../../kernel/truth.ts'
import type { Subject } from '../compiled.ts'
import type { ConditionKind } from '../condition-kind.ts'
import { subjectKeys } from '../subject.ts'
import { optionMistake } from './option-mistake.ts'

export type OneOf = Subject & { readonly one_of: readonly string[] }

/** Holds when the answer is one of these options. */
export const oneOf: ConditionKind<OneOf> = {
  word: 'one_of',
  schema: () => z.strictObject({ ...subjectKeys, one_of: z.array(z.string()).min(1) }),
  compile(node, compiler, path) {
    const subject = compiler.subject(node, path)
    const at = [...path, 'one_of']
    optionMistake(node, node.one_of, compiler, at)
    const options = compiler.optionsOf(node)
    if (options?.every((option) => node.one_of.includes(option)))
      compiler.mistake(
        at,
        '写了全部选项，什么也不限制；请删去这一条',
        'every option is named, so nothing is settled; leave it out',
      )
    if (node.fact) compiler.settles({ fact: node.fact, options: node.one_of })
    return {
      truth(scope) {
        const value = subject.value(scope)
        return truthOf(value === undefined ? null : node.one_of.includes(value as string))
      },
      ask: subject.ask,
    }
  },
}
