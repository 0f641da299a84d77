import { z } from 'zod'
import { truthOf } from '../../../../../kernel/truth.ts'
import type { ConditionKind } from '../condition-kind.ts'
import { name } from '../words.ts'

export type Includes = { readonly fact: string; readonly includes: readonly string[] }

/** Of several choices: holds when at least one of these is among them. */
export const includes: ConditionKind<Includes> = {
  word: 'includes',
  schema: () => z.strictObject({ fact: name, includes: z.array(z.string()).min(1) }),
  compile(node, compiler, path) {
    const subject = compiler.subject(node, path)
    if (subject.kind !== 'codes')
      compiler.mistake(
        [...path, 'fact'],
        `${node.fact} 不是多选（type: codes）`,
        `${node.fact} is not of type codes`,
      )
    const options = compiler.optionsOf(node)
    for (const option of options === null ? [] : node.includes)
      if (!options?.includes(option))
        compiler.mistake(
          [...path, 'includes'],
          `${node.fact} 没有选项 ${option}，可以写：${options?.join('、')}`,
          `${node.fact} has no option ${option}; there are: ${options?.join(', ')}`,
        )
    compiler.settles({ fact: node.fact, options: node.includes })
    return {
      truth(scope) {
        const value = subject.value(scope)
        if (value === undefined) return 'unknown'
        return truthOf(Array.isArray(value) && node.includes.some((option) => value.includes(option)))
      },
      ask: subject.ask,
    }
  },
}
