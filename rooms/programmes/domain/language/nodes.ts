import type { z } from 'zod'
import { type Condition, conditionSchemaWith } from './condition.ts'
import type { Parts } from './condition-kind.ts'
import { type Quantity, quantitySchemaWith } from './quantity.ts'

// Conditions hold quantities and quantities hold conditions: each is read with both readers at hand.
const parts = (): Parts => ({ condition: conditionSchema, quantity: quantitySchema })

export const conditionSchema: z.ZodType<Condition> = conditionSchemaWith(parts)
export const quantitySchema: z.ZodType<Quantity> = quantitySchemaWith(parts)
