import { z } from 'zod'
import { ledgerFieldNames } from './fields.ts'

/**
 * What each column of a sheet is taken for: guessed by `guessMapping`, corrected by a person, then followed to the
 * letter. `flag` is a yes/no column for one category (是否低保).
 */
const ledgerColumnSchema = z.object({
  /** From 0. */
  column: z.number().int().min(0),
  letter: z.string(),
  /** As the sheet has it; for two rows of titles both, divided by a slash. */
  header: z.string(),
  field: z.enum(ledgerFieldNames).nullable(),
  /** Category code of a yes/no column; `field` is null then. */
  flag: z.string().nullable(),
  /** 1 for a title known word for word, less for a likeness, least for a guess from the values. */
  confidence: z.number().min(0).max(1),
})

export const ledgerMappingSchema = z.object({
  sheet: z.string(),
  /** First and last row of the titles, from 1. Rows above are the sheet's heading. */
  headerFrom: z.number().int().min(1),
  headerTo: z.number().int().min(1),
  columns: z.array(ledgerColumnSchema),
  /** For days such as 7月5日; read from the heading where it names a year. */
  year: z.number().int().min(1900).max(2999).nullable(),
  /** Codes that everyone in the sheet has, told by its name or heading; only where it has no category column. */
  categories: z.array(z.string()),
})

export type LedgerColumn = z.infer<typeof ledgerColumnSchema>
export type LedgerMapping = z.infer<typeof ledgerMappingSchema>
