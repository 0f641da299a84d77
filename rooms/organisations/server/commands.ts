import { sql } from 'kysely'
import { covers } from '../../../kernel/actor.ts'
import { provinceOf } from '../../../kernel/division.ts'
import type { Problem, Refusal } from '../../../kernel/errors.ts'
import type { Id } from '../../../kernel/id.ts'
import { ok, type Result, refused } from '../../../kernel/result.ts'
import { type Done, runCommand, type Standing } from '../../../platform/server/command.ts'
import type { FieldCipher } from '../../../platform/server/crypto/field-cipher.ts'
import type { Handle } from '../../../platform/server/database/connect.ts'
import { type FlowTable, keepFlow } from '../../../platform/server/kept-flow.ts'
import { spell } from '../../regions/server/index.ts'
import { flowOfOrganisation } from '../domain/flow.ts'
import {
  checkOrganisation,
  type OrganisationFacts,
  type OrganisationWarning,
} from '../domain/organisation.ts'
import { divisionOfStation } from './reach.ts'
import {
  insertOrganisations,
  type OrganisationRow,
  organisationToChange,
  sameNameOrCode,
  updateOrganisation,
  type WrittenOrganisation,
} from './store.ts'

export const organisationFlow: FlowTable = { table: 'organisation_flow', subject: 'organisation' }

type Answer = { readonly id: Id; readonly version: number; readonly warnings: OrganisationWarning[] }

const inBody = (problems: readonly Problem[]): Refusal => ({
  code: 'request-not-valid',
  problems: problems.map((problem) => ({ ...problem, path: `/body/${problem.path}` })),
})

/** The facts as they are stored, spelled for search; `sealed` is the phone of the contact. */
export const writtenOrganisation = (
  id: Id,
  facts: OrganisationFacts,
  sealed: Buffer | null,
): WrittenOrganisation => ({
  ...facts,
  fields: [...new Set(facts.fields)] as OrganisationRow['fields'],
  ...spell(facts.name, facts.division),
  id,
  sealed,
})

export const sealPhone = (cipher: FieldCipher, phone: string | null): Buffer | null =>
  phone === null ? null : cipher.seal(phone)

/** Refuses a code that is another's, and remarks a name that is there already in the same county. */
async function compared(
  tx: Handle,
  id: Id,
  facts: OrganisationFacts,
): Promise<Result<OrganisationWarning[], Refusal>> {
  const codes = facts.creditCode === null ? [] : [facts.creditCode]
  const others = (await sameNameOrCode(tx, [provinceOf(facts.division)], [facts.name], codes)).filter(
    (other) => other.id !== id,
  )
  const sameCode = others.find(({ creditCode }) => creditCode !== null && creditCode === facts.creditCode)
  if (sameCode) {
    const code = 'credit-code-already-registered'
    const data = { name: sameCode.name }
    return refused({
      code,
      data: { ...data, organisation: sameCode.id },
      problems: [{ code, path: '/body/creditCode', data }],
    })
  }
  return ok(others.some(({ name }) => name === facts.name) ? ['name-already-registered'] : [])
}

/** Whether the writer answers for that place, or for the station that keeps the entry. */
async function mayKeep(
  tx: Handle,
  { scope }: Standing,
  { division, station }: OrganisationFacts,
): Promise<boolean> {
  if (station !== null && (await divisionOfStation(tx, scope, station)) === undefined) return false
  return covers(scope, { division, station })
}

const notFound = (path: string): Result<never, Refusal> =>
  refused({ code: 'not-found', problems: [{ code: 'not-found', path }] })

export function registerOrganisation(
  standing: Standing,
  cipher: FieldCipher,
  input: { readonly id: Id; readonly organisation: Id } & OrganisationFacts,
): Promise<Result<Answer, Refusal>> {
  const { id: command, organisation: id, ...given } = input
  return runCommand<Answer>(standing, {
    id: command,
    name: 'organisations.register',
    input,
    run: async (tx) => {
      const checked = checkOrganisation(given, standing.today)
      if (!checked.ok) return refused(inBody(checked.error))
      const { facts, warnings } = checked.value
      if (!(await mayKeep(tx, standing, facts))) return notFound('/body/division')
      const remarks = await compared(tx, id, facts)
      if (!remarks.ok) return remarks
      const row = writtenOrganisation(id, facts, sealPhone(cipher, facts.contactPhone))
      const written = await insertOrganisations(tx, [row], standing.actor.account)
      if (written.length === 0) return refused({ code: 'id-already-used' })
      const dirty = await keepFlow(tx, organisationFlow, new Map([[id, flowOfOrganisation(facts)]]))
      return done('organisations.register', row, 1, [...warnings, ...remarks.value], dirty)
    },
  })
}

export function changeOrganisation(
  standing: Standing,
  cipher: FieldCipher,
  id: Id,
  input: {
    readonly id: Id
    readonly version: number
    readonly contactPhone?: string | null | undefined
  } & Omit<OrganisationFacts, 'contactPhone'>,
): Promise<Result<Answer, Refusal>> {
  const { id: command, version, contactPhone, ...given } = input
  return runCommand<Answer>(standing, {
    id: command,
    name: 'organisations.change',
    input: { organisation: id, ...input },
    run: async (tx) => {
      const before = await organisationToChange(tx, standing.scope, id)
      if (!before) return refused({ code: 'not-found' })
      if (before.version !== version)
        return refused({ code: 'changed-meanwhile', data: { version: before.version } })
      const checked = checkOrganisation({ ...given, contactPhone: contactPhone ?? null }, standing.today)
      if (!checked.ok) return refused(inBody(checked.error))
      const { facts, warnings } = checked.value
      if (provinceOf(facts.division) !== before.province)
        return refused({ code: 'organisation-other-province' })
      if (!(await mayKeep(tx, standing, facts))) return notFound('/body/division')
      const remarks = await compared(tx, id, facts)
      if (!remarks.ok) return remarks
      const sealed = contactPhone === undefined ? before.sealed : sealPhone(cipher, contactPhone)
      const row = writtenOrganisation(id, facts, sealed)
      const now = await updateOrganisation(tx, before, row)
      await sql`select follow_organisation(${before.province}::smallint, ${id})`.execute(tx)
      const dirty = await keepFlow(tx, organisationFlow, new Map([[id, flowOfOrganisation(facts)]]))
      return done('organisations.change', row, now, [...warnings, ...remarks.value], dirty)
    },
  })
}

const done = (
  action: string,
  { id, division, station, kind }: WrittenOrganisation,
  version: number,
  warnings: OrganisationWarning[],
  dirty: Done<Answer>['dirty'],
): Result<Done<Answer>, never> =>
  ok({
    answer: { id, version, warnings },
    audit: { action, subject: id, division, station, detail: { kind } },
    ...(dirty ? { dirty } : {}),
  })
