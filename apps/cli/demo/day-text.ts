import { z } from 'zod'
import { day } from '../../../kernel/day.ts'

/** A day as a plan writes it. */
export const dayText = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/)
  .transform(day)
