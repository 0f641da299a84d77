import { z } from 'zod'
import { legalForms, organisationFields, organisationKindCodes } from '../../../rooms/organisations/index.ts'
import { dayText } from './day-text.ts'

const formCodes = Object.keys(legalForms) as [keyof typeof legalForms, ...(keyof typeof legalForms)[]]
const fieldCodes = Object.keys(organisationFields) as [string, ...string[]]

/** Bodies of the register that stand beside those with a part of their own in the plan: so many of a kind, drawn. */
export const organisationsPlan = z
  .array(
    z.strictObject({
      kind: z.enum(organisationKindCodes),
      count: z.number().int().positive(),
      /** Names that the source gives; the others are made of `name`. */
      named: z.array(z.string()).default([]),
      /** `{place}` is the name of the division, `{word}` one of a list of good wishes. */
      name: z.string(),
      /** Divisions in which they are registered, one after the other. */
      places: z.array(z.number().int()).min(1),
      established: z.tuple([dayText, dayText]),
      fields: z.array(z.enum(fieldCodes)).default([]),
      hub: z.boolean().default(false),
      /** Their credit codes are of this form, numbered from here on; division 000000, in which no body lies. */
      codes: z.strictObject({ form: z.enum(formCodes), first: z.number().int() }).optional(),
    }),
  )
  .default([])
