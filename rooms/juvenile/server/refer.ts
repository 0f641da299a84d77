import { sql } from 'kysely'
import type { Day } from '../../../kernel/day.ts'
import { countyOf, provinceOf } from '../../../kernel/division.ts'
import type { Problem, Refusal } from '../../../kernel/errors.ts'
import type { Id } from '../../../kernel/id.ts'
import { ok, type Result, refused } from '../../../kernel/result.ts'
import { runCommand, type Standing } from '../../../platform/server/command.ts'
import { placeOfOrganisation } from '../../organisations/server/index.ts'
import { type AgeAnswer, ageCheck } from '../domain/age-check.ts'
import { checkedIdentity } from '../domain/checked-identity.ts'
import type { OrderKind, Role } from '../domain/codes.ts'
import type { Identity } from '../domain/hand-over.ts'
import { mayBeArranged } from '../domain/order-check.ts'
import { type FileChanged, notValid } from './changing.ts'
import { type Door, openJson, sealJson, trail } from './door.ts'
import { changeFile, findReferral } from './file-row.ts'
import { juvenileRules } from './rules.ts'

/** What the case is about; sealed, and told to nobody but the two who investigate and the keeper. */
export type CaseFacts = {
  readonly caseNumber: string
  readonly matter: string
  readonly actOn: Day | null
  readonly organ: string
  readonly contact: string | null
  readonly wants: readonly string[]
}

export type Referral = {
  readonly id: Id
  readonly organisation?: Id | undefined
  readonly role: Role
  readonly identity: Identity
  readonly facts: CaseFacts
}

export type Referred = FileChanged & { readonly number: string; readonly age: AgeAnswer }

/** Why somebody of that age cannot be referred in that role; null when nothing is against it or not yet known. */
export const ageRefusal = ({ answer }: AgeAnswer): string | null =>
  answer === 'not-minor'
    ? 'juvenile-not-minor'
    : answer === 'below-liability'
      ? 'juvenile-below-liability'
      : null

/** Days that cannot be, each with where it stands: one that has not come, and an act before the birth. */
function dayProblems(
  { birth, actOn }: { readonly birth: Day | null; readonly actOn: Day | null },
  today: Day,
  at: { readonly birth: string; readonly actOn: string },
): Problem[] {
  const problems: Problem[] = []
  if (birth !== null && birth > today) problems.push({ code: 'juvenile-day-ahead', path: at.birth })
  if (actOn !== null && actOn > today) problems.push({ code: 'juvenile-day-ahead', path: at.actOn })
  if (problems.length === 0 && birth !== null && actOn !== null && actOn < birth)
    problems.push({ code: 'juvenile-act-before-birth', path: at.actOn })
  return problems
}

/** Takes a referral of a procuratorate for its own county. The minor is registered nowhere else (2.11). */
export async function refer(
  door: Door,
  standing: Standing,
  input: Referral,
): Promise<Result<Referred, Refusal>> {
  const { organisations } = standing.scope
  const organisation = input.organisation ?? (organisations.length === 1 ? organisations[0] : undefined)
  if (!organisation || !organisations.includes(organisation))
    return refused({ code: 'not-found', problems: [{ code: 'not-found', path: '/body/organisation' }] })
  const { role, facts } = input
  if (facts.wants.some((want) => want === 'rehabilitation' && !mayBeArranged(role, want as OrderKind)))
    return notValid('juvenile-never-rehabilitated', '/body/facts/wants')
  const checked = checkedIdentity(input.identity, standing.today, '/body/identity')
  if (!checked.ok) return refused({ code: 'request-not-valid', problems: checked.error })
  const identity = checked.value
  const wrong = dayProblems({ birth: identity.birth, actOn: facts.actOn }, standing.today, {
    birth: '/body/identity/birth',
    actOn: '/body/facts/actOn',
  })
  if (wrong.length > 0) return refused({ code: 'request-not-valid', problems: wrong })
  const age = ageCheck({ birth: identity.birth, actOn: facts.actOn, role }, juvenileRules().ages)
  const against = ageRefusal(age)
  if (against) return refused({ code: against, problems: [{ code: against, path: '/body/identity/birth' }] })
  const place = await placeOfOrganisation(door.platform, organisation)
  if (!place) return refused({ code: 'not-found' })
  const county = countyOf(place.division)
  return runCommand<Referred>(standing, {
    id: input.id,
    name: 'juvenile.refer',
    // The log of commands keeps a digest of the input only.
    input,
    run: async (tx) => {
      const year = Number(standing.today.slice(0, 4))
      const { rows } = await sql<{ place: number }>`
        select take_juvenile_number(${county / 1_000_000}, ${year}) as place`.execute(tx)
      const number = `SW-${county / 1_000_000}-${year}-${String(rows[0]?.place ?? 0).padStart(4, '0')}`
      const blind = identity.idNumber ? blindOf(door, identity.idNumber) : null
      await sql`
        insert into juvenile_file (province, id, number, division, referrer, role, identity, identity_blind, facts, referred_on)
        values (${provinceOf(county)}, ${input.id}, ${number}, ${county}, ${organisation}, ${role}, ${sealJson(door, identity)},
          ${blind}::bytea, ${sealJson(door, facts)}, ${standing.today})`.execute(tx)
      return ok({
        answer: { id: input.id, number, version: 1, age },
        audit: trail(door, 'refer', { id: input.id, division: county }),
      })
    },
  })
}

/** Equal for equal numbers, under this room's own key. */
export const blindOf = ({ ciphers }: Door, idNumber: string): Buffer =>
  ciphers.field.blind('identity', idNumber.normalize('NFKC').replace(/\s+/g, '').toUpperCase())

/** Adds a day that was not known when the minor was referred. */
export const completeReferral = (
  door: Door,
  standing: Standing,
  target: Id,
  input: {
    readonly id: Id
    readonly version: number
    readonly birth?: Day | undefined
    readonly actOn?: Day | undefined
  },
): Promise<Result<FileChanged, Refusal>> =>
  runCommand<FileChanged>(standing, {
    id: input.id,
    name: 'juvenile.complete',
    input: { file: target, ...input },
    run: async (tx) => {
      const file = await findReferral(tx, standing, target, true)
      if (!file) return refused({ code: 'not-found' })
      if (file.version !== input.version)
        return refused({ code: 'changed-meanwhile', data: { version: file.version } })
      if (file.stage !== 'referred') return refused({ code: 'juvenile-stage-wrong' })
      const identity = openJson<Identity>(door, file.identity)
      const facts = openJson<CaseFacts>(door, file.facts)
      const birth = input.birth ?? identity.birth
      const actOn = input.actOn ?? facts.actOn
      const wrong = dayProblems({ birth, actOn }, standing.today, {
        birth: '/body/birth',
        actOn: '/body/actOn',
      })
      if (wrong.length > 0) return refused({ code: 'request-not-valid', problems: wrong })
      // A number that was kept before it was checked is no hindrance now; only what is added here is held against it.
      const told = input.birth ? checkedIdentity({ ...identity, birth }, standing.today, '/body') : null
      if (told && !told.ok && told.error.some(({ code }) => code === 'birth-against-number'))
        return notValid('birth-against-number', '/body/birth')
      const against = ageRefusal(ageCheck({ birth, actOn, role: file.role }, juvenileRules().ages))
      if (against) return refused({ code: against })
      const version = await changeFile(
        tx,
        file,
        sql`identity = ${sealJson(door, { ...identity, birth })}, facts = ${sealJson(door, { ...facts, actOn })}`,
      )
      return ok({ answer: { id: file.id, version }, audit: trail(door, 'complete', file) })
    },
  })
