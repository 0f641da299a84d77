import { covers } from '../../../kernel/actor.ts'
import type { Day } from '../../../kernel/day.ts'
import { type DivisionCode, provinceOf } from '../../../kernel/division.ts'
import type { Refusal } from '../../../kernel/errors.ts'
import type { Id } from '../../../kernel/id.ts'
import { ok, type Result, refused } from '../../../kernel/result.ts'
import { type Done, runCommand, type Standing } from '../../../platform/server/command.ts'
import type { FieldCipher } from '../../../platform/server/crypto/field-cipher.ts'
import type { Handle } from '../../../platform/server/database/connect.ts'
import { keepFlow } from '../../../platform/server/kept-flow.ts'
import { type SealedField, type SealedTexts, sealedFields } from '../domain/codes.ts'
import { flowOfVolunteer } from '../domain/flow.ts'
import {
  checkVolunteer,
  sealedTexts,
  type VolunteerFacts,
  type VolunteerWarning,
} from '../domain/volunteer.ts'
import { identityOf, spelled, volunteerFlow } from './register.ts'
import { alike, updateVolunteer, type VolunteerRow, volunteerToChange } from './store.ts'

type Versioned = { readonly id: Id; readonly version: number }
type Answer = Versioned & { readonly warnings: VolunteerWarning[] }

/** Facts as a change gives them: what is sealed and left out stays as it is, null takes it out. */
export type ChangedFacts = Omit<VolunteerFacts, SealedField | 'division'> & {
  readonly [Field in SealedField]?: string | null | undefined
} & { readonly division?: DivisionCode | undefined }

export const openTexts = (cipher: FieldCipher, { sealed }: Pick<VolunteerRow, 'sealed'>): SealedTexts =>
  sealed ? (JSON.parse(cipher.open(sealed)) as SealedTexts) : {}

export const changeVolunteer = (
  standing: Standing,
  cipher: FieldCipher,
  volunteer: Id,
  input: ChangedFacts & Versioned,
) =>
  changing<Answer>(standing, 'change', volunteer, input, async (tx, before) => {
    const { id: _, version: __, ...given } = input
    const held = openTexts(cipher, before)
    const texts = Object.fromEntries(
      sealedFields.map((field) => [field, given[field] === undefined ? (held[field] ?? null) : given[field]]),
    ) as Record<SealedField, string | null>
    const division = given.division ?? before.division
    const checked = checkVolunteer({ ...given, ...texts, division }, standing.today)
    if (!checked.ok) {
      const problems = checked.error.map((problem) => ({ ...problem, path: `/body/${problem.path}` }))
      return refused({ code: 'request-not-valid', problems })
    }
    const { facts, warnings } = checked.value
    if (provinceOf(division) !== before.province) return refused({ code: 'volunteer-other-province' })
    if (!covers(standing.scope, { division, station: before.station }))
      return refused({ code: 'not-found', problems: [{ code: 'not-found', path: '/body/division' }] })
    if (before.leftOn !== null && before.leftOn < facts.linkedOn)
      return refused({
        code: 'left-before-linked',
        problems: [{ code: 'left-before-linked', path: '/body/linkedOn' }],
      })
    const identityIndex = identityOf(cipher, facts.idNumber)
    const same = await another(tx, standing, before, identityIndex, facts.registrationNumber)
    if (same) return same
    const known = sealedTexts(facts)
    const row: VolunteerRow = {
      ...before,
      ...facts,
      ...spelled(facts.name, before.number),
      identityIndex,
      sealed: known ? cipher.seal(JSON.stringify(known)) : null,
    }
    return written(tx, 'change', row, (version) => ({ id: volunteer, version, warnings }))
  })

export const leave = (
  standing: Standing,
  volunteer: Id,
  input: Versioned & { readonly leftOn: Day; readonly reason: string },
) =>
  changing<Versioned>(standing, 'leave', volunteer, input, async (tx, before) => {
    const { leftOn, reason } = input
    const wrong = (code: string) => refused<Refusal>({ code, problems: [{ code, path: '/body/leftOn' }] })
    if (before.leftOn !== null) return refused({ code: 'volunteer-left' })
    if (leftOn > standing.today) return wrong('volunteer-day-in-the-future')
    if (leftOn < before.linkedOn) return wrong('left-before-linked')
    const row = { ...before, leftOn, leaveReason: reason }
    return written(tx, 'leave', row, (version) => ({ id: volunteer, version }))
  })

/** Takes back a leaving that was entered in error. */
export const comeBack = (standing: Standing, volunteer: Id, input: Versioned) =>
  changing<Versioned>(standing, 'return', volunteer, input, async (tx, before) => {
    if (before.leftOn === null) return refused({ code: 'volunteer-not-left' })
    const same = await another(tx, standing, before, before.identityIndex, before.registrationNumber)
    if (same) return same
    const row = { ...before, leftOn: null, leaveReason: null }
    return written(tx, 'return', row, (version) => ({ id: volunteer, version }))
  })

/** Refuses when somebody else who has not left has the identity or the platform's number. */
async function another(
  tx: Handle,
  { scope }: Standing,
  own: VolunteerRow,
  identity: Buffer | null,
  registration: string | null,
): Promise<Result<never, Refusal> | null> {
  const found = await alike(tx, scope, {
    identities: identity ? [identity] : [],
    registrations: registration ? [registration] : [],
    names: [],
  })
  const other = found.find(({ number }) => number !== own.number)
  if (!other) return null
  const code = 'volunteer-already-registered'
  const field = identity && other.identity === identity.toString('hex') ? 'idNumber' : 'registrationNumber'
  const data = { number: other.number }
  return refused({ code, data, problems: [{ code, path: `/body/${field}`, data }] })
}

/** Runs a change of one volunteer, provided that nobody changed the entry since the version that was read. */
function changing<A>(
  standing: Standing,
  what: string,
  volunteer: Id,
  input: Versioned,
  work: (tx: Handle, before: VolunteerRow) => Promise<Result<Done<A>, Refusal>>,
): Promise<Result<A, Refusal>> {
  return runCommand<A>(standing, {
    id: input.id,
    name: `volunteers.${what}`,
    input: { volunteer, ...input },
    run: async (tx) => {
      const before = await volunteerToChange(tx, standing.scope, volunteer)
      if (!before) return refused({ code: 'not-found' })
      if (before.version !== input.version)
        return refused({ code: 'changed-meanwhile', data: { version: before.version } })
      return work(tx, before)
    },
  })
}

async function written<A>(
  tx: Handle,
  what: string,
  row: VolunteerRow,
  answer: (version: number) => A,
): Promise<Result<Done<A>, never>> {
  const version = await updateVolunteer(tx, row)
  const { id, division, station } = row
  return ok({
    answer: answer(version),
    audit: { action: `volunteers.${what}`, subject: id, division, station },
    dirty: await keepFlow(tx, volunteerFlow, new Map([[id, flowOfVolunteer(row)]])),
  })
}
