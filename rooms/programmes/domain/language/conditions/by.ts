import { z } from 'zod'
import type { Truth } from '../../../../../kernel/truth.ts'
import type { Subject } from '../compiled.ts'
import type { ConditionKind } from '../condition-kind.ts'
import { subjectKeys } from '../subject.ts'
import { name } from '../words.ts'
import { compare, settlesBoth } from './compared.ts'

export type By = Subject & { readonly by: string; readonly day_included?: string | undefined }

/**
 * A deadline. 截至 a day includes it to 23:59:59 +08:00; where the text leaves that open, `day_included` names the
 * switch with the options yes and no.
 */
export const by: ConditionKind<By> = {
  word: 'by',
  schema: () => z.strictObject({ ...subjectKeys, by: name, day_included: name.optional() }),
  compile(node, compiler, path) {
    const subject = compiler.subject(node, path)
    const deadline = compiler.named(node.by, [...path, 'by'])
    const included =
      node.day_included === undefined
        ? null
        : compiler.switchChoice(node.day_included, [...path, 'day_included'])
    for (const [quantity, key] of [
      [subject, node.fact === undefined ? 'value' : 'fact'],
      [deadline, 'by'],
    ] as const)
      if (quantity.kind !== 'day' && quantity.kind !== 'moment')
        compiler.mistake([...path, key], '期限比较的是日期', 'a deadline compares days')
    settlesBoth(node.fact, subject, node.by, deadline, compiler)
    return {
      truth(scope): Truth {
        const [value, day] = [subject.value(scope), deadline.value(scope)]
        if (value === undefined || day === undefined) return 'unknown'
        const difference = compare(value, day)
        if (difference !== 0) return difference < 0 ? 'yes' : 'no'
        const choice = included === null ? 'yes' : included.value(scope)
        return choice === undefined ? 'unknown' : choice === 'yes' ? 'yes' : 'no'
      },
      ask(scope, into) {
        const [value, day] = [subject.value(scope), deadline.value(scope)]
        if (value === undefined) subject.ask(scope, into)
        if (day === undefined) deadline.ask(scope, into)
        if (value !== undefined && day !== undefined) included?.ask(scope, into)
      },
    }
  },
}
