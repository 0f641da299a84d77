import { sql } from 'kysely'
import { covers } from '../../../kernel/actor.ts'
import { countyOf, type DivisionCode } from '../../../kernel/division.ts'
import type { Problem, Refusal } from '../../../kernel/errors.ts'
import type { Id } from '../../../kernel/id.ts'
import { ok, type Result, refused } from '../../../kernel/result.ts'
import { runCommand, type Standing } from '../../../platform/server/command.ts'
import type { FieldCipher } from '../../../platform/server/crypto/field-cipher.ts'
import type { Handle } from '../../../platform/server/database/connect.ts'
import { provincesIn } from '../../../platform/server/database/scope.ts'
import { type FlowTable, keepFlow } from '../../../platform/server/kept-flow.ts'
import { spellName } from '../../people/server/index.ts'
import { flowOfVolunteer } from '../domain/flow.ts'
import {
  type CheckedVolunteer,
  checkVolunteer,
  sealedTexts,
  type VolunteerFacts,
  type VolunteerWarning,
} from '../domain/volunteer.ts'
import { alike, insertVolunteers, type NewVolunteer, takeNumbers } from './store.ts'

export const volunteerFlow: FlowTable = { table: 'volunteer_flow', subject: 'volunteer' }

/** Facts as a request gives them: where the volunteer lives may be left out. */
export type GivenFacts = Omit<VolunteerFacts, 'division'> & { readonly division?: DivisionCode | undefined }

/** Where the station stands, when the scope covers it. */
export async function ownStation(
  tx: Handle,
  { scope }: Standing,
  station: Id,
): Promise<DivisionCode | undefined> {
  const { rows } = await sql<{ division: DivisionCode }>`
    select division from station_anywhere(${provincesIn(scope)}::smallint[], ${station})`.execute(tx)
  const division = rows[0]?.division
  return division !== undefined && covers(scope, { division, station }) ? division : undefined
}

/** How a name is sorted and all by which it is found. */
export const spelled = (name: string, number: string) => {
  const { pinyin, keys } = spellName(name)
  return { pinyin, search: [name, number, ...keys].join(' ').toLowerCase() }
}

export const identityOf = (cipher: FieldCipher, number: string | null): Buffer | null =>
  number === null ? null : cipher.blind('volunteer-identity', number)

export type Entry = { readonly id: Id; readonly checked: CheckedVolunteer }

/** What keeps an entry from being registered, or only remarked, by its place in the list. */
export type Likeness = {
  readonly taken: ReadonlyMap<
    number,
    { readonly number: string; readonly field: 'idNumber' | 'registrationNumber' }
  >
  readonly remarked: ReadonlySet<number>
}

/** Compares entries with the register and with each other: by identity, by the platform's number, by name and birth. */
export async function compare(
  tx: Handle,
  { scope }: Standing,
  cipher: FieldCipher,
  entries: readonly CheckedVolunteer[],
): Promise<Likeness> {
  const identities = entries.map(({ facts }) => identityOf(cipher, facts.idNumber))
  const known = await alike(tx, scope, {
    identities: identities.flatMap((one) => one ?? []),
    registrations: entries.flatMap(({ facts }) => facts.registrationNumber ?? []),
    names: entries.map(({ facts }) => facts.name),
  })
  const byIdentity = new Map(
    known.flatMap((one) => (one.identity ? [[one.identity, one.number] as const] : [])),
  )
  const byRegistration = new Map(
    known.flatMap((one) => (one.registrationNumber ? [[one.registrationNumber, one.number] as const] : [])),
  )
  const byName = new Set(known.map(({ name, birth }) => `${name} ${birth}`))
  const taken: Map<number, { number: string; field: 'idNumber' | 'registrationNumber' }> = new Map()
  const remarked = new Set<number>()
  for (const [at, { facts }] of entries.entries()) {
    const identity = identities[at]?.toString('hex')
    const registration = facts.registrationNumber
    const sameIdentity = identity === undefined ? undefined : byIdentity.get(identity)
    const sameRegistration = registration === null ? undefined : byRegistration.get(registration)
    if (sameIdentity !== undefined) taken.set(at, { number: sameIdentity, field: 'idNumber' })
    else if (sameRegistration !== undefined)
      taken.set(at, { number: sameRegistration, field: 'registrationNumber' })
    if (facts.birth !== null && byName.has(`${facts.name} ${facts.birth}`)) remarked.add(at)
    if (identity !== undefined) byIdentity.set(identity, facts.name)
    if (registration !== null) byRegistration.set(registration, facts.name)
  }
  return { taken, remarked }
}

/** Writes checked entries of a station; answers their numbers in order and the leaves that were touched. */
export async function writeVolunteers(
  tx: Handle,
  { actor }: Standing,
  cipher: FieldCipher,
  station: { readonly id: Id; readonly division: DivisionCode },
  entries: readonly Entry[],
): Promise<Result<{ numbers: string[]; dirty: Awaited<ReturnType<typeof keepFlow>> }, Refusal>> {
  const first = await takeNumbers(tx, station.division, entries.length)
  const county = countyOf(station.division) / 1_000_000
  const rows = entries.map(({ id, checked: { facts } }, at): NewVolunteer => {
    const number = `ZY-${county}-${String(first + at).padStart(5, '0')}`
    const texts = sealedTexts(facts)
    return {
      ...facts,
      id,
      number,
      ...spelled(facts.name, number),
      station: station.id,
      identityIndex: identityOf(cipher, facts.idNumber),
      sealed: texts ? cipher.seal(JSON.stringify(texts)) : null,
    }
  })
  const written = await insertVolunteers(tx, rows, actor.account)
  if (written.length < rows.length) return refused({ code: 'id-already-used' })
  const flows = new Map(rows.map((row) => [row.id, flowOfVolunteer({ ...row, leftOn: null })]))
  return ok({ numbers: rows.map(({ number }) => number), dirty: await keepFlow(tx, volunteerFlow, flows) })
}

type Many = {
  readonly id: Id
  readonly station: Id
  readonly volunteers: readonly (GivenFacts & { readonly volunteer: Id })[]
}

/** Registers volunteers of a station: all of them, or none and what is wrong with each. `at` is where they stand in the request. */
export async function registerMany(
  tx: Handle,
  standing: Standing,
  cipher: FieldCipher,
  { station, volunteers }: Omit<Many, 'id'>,
  at: (index: number) => string,
) {
  const division = await ownStation(tx, standing, station)
  if (division === undefined)
    return refused<Refusal>({ code: 'not-found', problems: [{ code: 'not-found', path: '/body/station' }] })
  const problems: Problem[] = []
  const entries = volunteers.flatMap(({ volunteer, ...given }, index) => {
    const checked = checkVolunteer({ ...given, division: given.division ?? division }, standing.today)
    if (checked.ok) return [{ id: volunteer, checked: checked.value }]
    problems.push(...checked.error.map((problem) => ({ ...problem, path: `${at(index)}/${problem.path}` })))
    return []
  })
  if (problems.length > 0) return refused<Refusal>({ code: 'request-not-valid', problems })
  const { taken, remarked } = await compare(
    tx,
    standing,
    cipher,
    entries.map(({ checked }) => checked),
  )
  if (taken.size > 0) {
    const code = 'volunteer-already-registered'
    const found = [...taken].map(([index, { number, field }]) => ({
      code,
      path: `${at(index)}/${field}`,
      data: { number },
    }))
    return refused<Refusal>({ code, data: found[0]?.data ?? {}, problems: found })
  }
  const written = await writeVolunteers(tx, standing, cipher, { id: station, division }, entries)
  if (!written.ok) return written
  const warnings: VolunteerWarning[] = entries.flatMap(({ checked }, index) => [
    ...checked.warnings,
    ...(remarked.has(index) ? (['same-name-and-birth'] as const) : []),
  ])
  return ok({ ...written.value, division, warnings: [...new Set(warnings)] })
}

export const registerVolunteer = (
  standing: Standing,
  cipher: FieldCipher,
  {
    id,
    volunteer,
    station,
    ...facts
  }: GivenFacts & { readonly id: Id; readonly volunteer: Id; readonly station: Id },
) =>
  runCommand<{ id: Id; version: number; number: string; warnings: VolunteerWarning[] }>(standing, {
    id,
    name: 'volunteers.register',
    input: { volunteer, station, ...facts },
    run: async (tx) => {
      const input = { station, volunteers: [{ volunteer, ...facts }] }
      const done = await registerMany(tx, standing, cipher, input, () => '/body')
      if (!done.ok) return done
      const { numbers, warnings, dirty, division } = done.value
      return ok({
        answer: { id: volunteer, version: 1, number: numbers[0] ?? '', warnings },
        audit: {
          action: 'volunteers.register',
          subject: volunteer,
          division: facts.division ?? division,
          station,
        },
        dirty,
      })
    },
  })

export const registerVolunteers = (standing: Standing, cipher: FieldCipher, input: Many) =>
  runCommand<{ registered: number; numbers: string[] }>(standing, {
    id: input.id,
    name: 'volunteers.register-many',
    input,
    run: async (tx) => {
      const done = await registerMany(tx, standing, cipher, input, (index) => `/body/volunteers/${index}`)
      if (!done.ok) return done
      const { numbers, dirty, division } = done.value
      return ok({
        answer: { registered: numbers.length, numbers },
        audit: {
          action: 'volunteers.register-many',
          division,
          station: input.station,
          detail: { count: numbers.length },
        },
        dirty,
      })
    },
  })
