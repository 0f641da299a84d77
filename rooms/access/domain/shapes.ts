import { z } from 'zod'
import { daySchema, divisionAnswer, divisionSchema, idSchema } from '../../../kernel/contract.ts'
import { permissionCodes } from './permissions.ts'
import { roleCodes } from './roles.ts'
import { isUserName, normalUserName } from './user-name.ts'

/** The forms of requests and answers that several routes share. */

export const userNameSchema = z
  .string()
  .max(60)
  .transform(normalUserName)
  .refine(isUserName, { error: 'user-name-not-valid' })
  .meta({ description: '3 to 40 of a-z 0-9 . _ -; capitals are read as small letters' })

/** A secret is taken as it is; what it must be like is the policy's business. */
export const secretSchema = z.string().min(1).max(200)

export const reasonSchema = z.string().trim().min(4).max(500)

export const roleSchema = z.enum(roleCodes as [(typeof roleCodes)[number], ...(typeof roleCodes)[number][]])

export const permissionSchema = z.enum(
  permissionCodes as [(typeof permissionCodes)[number], ...(typeof permissionCodes)[number][]],
)

/** What a grant is to cover. */
export const scopeSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('division'), division: divisionSchema }),
  z.strictObject({ kind: z.literal('station'), station: idSchema }),
  z.strictObject({ kind: z.literal('person'), person: idSchema }),
  z.strictObject({ kind: z.literal('organisation'), organisation: idSchema }),
])

const words = z.object({ zh: z.string(), en: z.string() })

export const instant = z.string().meta({ format: 'date-time' })

const scopeKind = z.enum(['division', 'station', 'person', 'organisation'])

/** A scope as it is answered: with the division it stands in, whatever its kind. */
const scopeAnswer = z.object({
  kind: scopeKind,
  division: divisionAnswer,
  station: z.string().nullable(),
  person: z.string().nullable(),
  organisation: z.string().nullable(),
})

export const grantAnswer = z.object({
  id: z.string(),
  account: z.string(),
  accountName: z.string(),
  role: z.string(),
  scope: scopeAnswer,
  from: z.string(),
  to: z.string().nullable(),
  /** To the instant, for an emergency opening. */
  endsAt: instant.nullable(),
  grantedBy: z.string().nullable(),
  grantedByName: z.string().nullable(),
  grantedAt: instant,
  reason: z.string(),
  endedAt: instant.nullable(),
  endedReason: z.string().nullable(),
})

const abilityAnswer = z.object({
  divisions: z.array(divisionAnswer),
  stations: z.array(z.string()),
  persons: z.array(z.string()),
  organisations: z.array(z.string()),
})

const secondFactorAnswer = z.object({
  enabled: z.boolean(),
  /** Whether the roles ask for one. */
  required: z.boolean(),
  /** An explicit exception: a demo account. */
  exempt: z.boolean(),
})

export const meAnswer = z.object({
  account: z.string(),
  kind: z.enum(['account', 'token', 'system']),
  userName: z.string(),
  displayName: z.string(),
  phone: z.string().nullable(),
  language: z.enum(['zh', 'en']),
  home: z.object({ division: divisionAnswer, station: z.string().nullable() }),
  /** What must be done before the grants count. */
  obstacles: z.array(z.enum(['password-to-be-changed', 'second-factor-to-be-set-up'])),
  secondFactor: secondFactorAnswer,
  grants: z.array(
    z.object({
      id: z.string(),
      role: z.string(),
      title: words,
      scope: scopeAnswer.omit({ division: true }).extend({ division: divisionAnswer.nullable() }),
      from: z.string(),
      to: z.string().nullable(),
    }),
  ),
  /** By permission: where it may be used. A permission that is missing may be used nowhere. */
  abilities: z.record(z.string(), abilityAnswer),
})

export const accountLine = z.object({
  id: z.string(),
  userName: z.string(),
  displayName: z.string(),
  division: divisionAnswer,
  station: z.string().nullable(),
  state: z.enum(['active', 'suspended', 'closed']),
  secondFactor: z.object({ enabled: z.boolean(), exempt: z.boolean() }),
  lastSignedInAt: instant.nullable(),
  /** Those in force today that lie in the reader's scope. */
  roles: z.array(z.object({ role: z.string(), scope: scopeAnswer })),
})

export const accountAnswer = accountLine.extend({
  phone: z.string().nullable(),
  language: z.enum(['zh', 'en']),
  stateReason: z.string().nullable(),
  mustChangePassword: z.boolean(),
  passwordChangedAt: instant,
  createdAt: instant,
  version: z.number().int(),
  /** Whether the reader may change, suspend or unlock it; and give it which roles. */
  manageable: z.boolean(),
  rolesToGive: z.array(z.string()),
})

export const policyAnswer = z.object({
  passwordMinimumLength: z.number().int(),
  passwordHistory: z.number().int(),
  passwordDays: z.number().int().nullable(),
  lockAfter: z.number().int(),
  lockMinutes: z.number().int(),
  idleMinutes: z.number().int(),
  sessionHours: z.number().int(),
  secondFactorFor: z.array(z.string()),
  version: z.number().int(),
})

export const policyBody = z.strictObject({
  id: idSchema,
  version: z.number().int(),
  passwordMinimumLength: z.number().int().min(8).max(64),
  passwordHistory: z.number().int().min(0).max(24),
  passwordDays: z.number().int().min(30).max(730).nullable(),
  lockAfter: z.number().int().min(3).max(10),
  lockMinutes: z.number().int().min(1).max(1440),
  idleMinutes: z.number().int().min(5).max(720),
  sessionHours: z.number().int().min(1).max(72),
  secondFactorFor: z.array(permissionSchema).max(permissionCodes.length),
})

export const roleAnswer = z.object({
  code: z.string(),
  title: words,
  permissions: z.array(z.object({ code: z.string(), title: words })),
  scopes: z.array(scopeKind),
  /** Whether the reader may give it somewhere. */
  mayGive: z.boolean(),
})

export const breakGlassAnswer = z.object({
  id: z.string(),
  account: z.string(),
  accountName: z.string(),
  person: z.string(),
  fileNumber: z.string(),
  division: divisionAnswer,
  station: z.string().nullable(),
  reason: z.string(),
  at: instant,
  endsAt: instant,
  state: z.enum(['open', 'justified', 'not-justified']),
  reviewedByName: z.string().nullable(),
  reviewedAt: instant.nullable(),
  reviewNote: z.string().nullable(),
})

export const tokenAnswer = z.object({
  id: z.string(),
  account: z.string(),
  accountName: z.string(),
  name: z.string(),
  hint: z.string(),
  createdAt: instant,
  expiresOn: z.string(),
  usedAt: instant.nullable(),
  revokedAt: instant.nullable(),
  grants: z.array(
    z.object({
      permissions: z.array(z.string()),
      scope: scopeAnswer.omit({ person: true, organisation: true }),
    }),
  ),
})

export const auditLineAnswer = z.object({
  id: z.string(),
  at: instant,
  account: z.string().nullable(),
  actorName: z.string(),
  action: z.string(),
  kind: z.enum(['write', 'read', 'sign-in', 'system']),
  subject: z.string().nullable(),
  division: divisionAnswer,
  station: z.string().nullable(),
  purpose: z.string().nullable(),
  detail: z.record(z.string(), z.unknown()),
  request: z.string().nullable(),
  /** Its place in the chain; null for the second or so before it is sealed. */
  sequence: z.number().int().nullable(),
})

export const auditQuery = z.object({
  from: daySchema.optional(),
  to: daySchema.optional(),
  action: z.string().max(60).optional().meta({ description: 'Exact, or the beginning of it: `sign-in`' }),
  kind: z.enum(['write', 'read', 'sign-in', 'system']).optional(),
  account: idSchema.optional(),
  subject: idSchema.optional(),
  division: divisionSchema.optional(),
})

export const chainAnswer = z.object({
  valid: z.boolean(),
  links: z.number().int(),
  unsealed: z.number().int(),
  head: z.string(),
  brokenAt: z.number().int().optional(),
  reason: z.string().optional(),
})
