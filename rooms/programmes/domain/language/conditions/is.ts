import { z } from 'zod'
import { truthOf } from '../../../../../kernel/truth.ts'
import type { Subject } from '../compiled.ts'
import type { ConditionKind } from '../condition-kind.ts'
import { subjectKeys } from '../subject.ts'
import { optionMistake } from './option-mistake.ts'

export type Is = Subject & { readonly is: string }

/** Holds when the answer is this option: `yes` and `no`, a choice, or the option of a switch. */
export const is: ConditionKind<Is> = {
  word: 'is',
  schema: () => z.strictObject({ ...subjectKeys, is: z.string() }),
  compile(node, compiler, path) {
    const subject = compiler.subject(node, path)
    optionMistake(node, [node.is], compiler, [...path, 'is'])
    if (node.fact) compiler.settles({ fact: node.fact, options: [node.is] })
    return {
      truth(scope) {
        const value = subject.value(scope)
        return truthOf(value === undefined ? null : value === node.is)
      },
      ask: subject.ask,
    }
  },
}
