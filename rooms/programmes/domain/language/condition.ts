import { z } from 'zod'
import type { ConditionKind, Parts, SomeConditionKind } from './condition-kind.ts'
import { type All, all } from './conditions/all.ts'
import { type Any, any } from './conditions/any.ts'
import { type AtLeast, atLeast } from './conditions/at-least.ts'
import { type AtMost, atMost } from './conditions/at-most.ts'
import { type By, by } from './conditions/by.ts'
import { type Includes, includes } from './conditions/includes.ts'
import { type Inside, inside } from './conditions/inside.ts'
import { type Is, is } from './conditions/is.ts'
import { type LessThan, lessThan } from './conditions/less-than.ts'
import { type MoreThan, moreThan } from './conditions/more-than.ts'
import { type Not, not } from './conditions/not.ts'
import { type OneOf, oneOf } from './conditions/one-of.ts'
import { readNode } from './read-node.ts'

/** The closed language of conditions (style section 10): a new word is one file, a new condition is none. */
export type Condition =
  | All
  | Any
  | Not
  | Is
  | OneOf
  | Includes
  | AtLeast
  | AtMost
  | MoreThan
  | LessThan
  | Inside
  | By

export const conditionKinds: readonly SomeConditionKind[] = [
  all,
  any,
  not,
  is,
  oneOf,
  includes,
  atLeast,
  atMost,
  moreThan,
  lessThan,
  inside,
  by,
]

/** Which word a condition that was read is made with. */
export function conditionKindOf(node: Condition): ConditionKind<Condition> {
  const kind = conditionKinds.find(({ word }) => word in node)
  if (!kind) throw new Error(`no such condition: ${Object.keys(node).join()}`)
  return kind as unknown as ConditionKind<Condition>
}

export const conditionSchemaWith = (parts: () => Parts): z.ZodType<Condition> =>
  z
    .unknown()
    .transform((written, context) =>
      readNode<Condition>(written, context, conditionKinds, parts, 'condition'),
    )
