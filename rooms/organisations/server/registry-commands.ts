import { sql } from 'kysely'
import { covers } from '../../../kernel/actor.ts'
import type { Day } from '../../../kernel/day.ts'
import type { Problem, Refusal } from '../../../kernel/errors.ts'
import type { Id } from '../../../kernel/id.ts'
import { ok, type Result, refused } from '../../../kernel/result.ts'
import { type Done, runCommand, type Standing } from '../../../platform/server/command.ts'
import type { Handle } from '../../../platform/server/database/connect.ts'
import { keepFlow } from '../../../platform/server/kept-flow.ts'
import { spell } from '../../regions/server/index.ts'
import { flowOfOrganisation } from '../domain/flow.ts'
import { type ChangeKind, codeBeginnings, type EndKind, type LegalForm } from '../domain/registry/codes.ts'
import { followChange } from './change-follows.ts'
import { organisationFlow } from './commands.ts'
import { creditDueOn, owedCredit } from './credit-duties.ts'
import { type EntryRow, findEntry } from './registry-store.ts'
import { findOrganisation } from './store.ts'

export const wrong = (code: string, path: string, data?: Problem['data']): Result<never, Refusal> =>
  refused({ code: 'request-not-valid', problems: [{ code, path, ...(data ? { data } : {}) }] })

export const registryEntry = (
  action: string,
  row: Pick<EntryRow, 'id' | 'authority'>,
  detail: object = {},
) => ({ action, subject: row.id, division: row.authority, detail: { ...detail } })

/** What every act on an entry has in common: it is found under lock, by whoever answers for its authority. */
export function deciding<Answer>(
  standing: Standing,
  command: { readonly id: Id; readonly name: string; readonly organisation: Id; readonly input: object },
  act: (tx: Handle, row: EntryRow) => Promise<Result<Done<Answer>, Refusal>>,
): Promise<Result<Answer, Refusal>> {
  const { id, name, organisation, input } = command
  return runCommand<Answer>(standing, {
    id,
    name,
    input: { organisation, ...input },
    run: async (tx) => {
      const row = await findEntry(tx, organisation, true)
      if (!row || !covers(standing.scope, { division: row.authority })) return refused({ code: 'not-found' })
      return act(tx, row)
    },
  })
}

/**
 * What no decision about a body can be: of a day to come or before the body was registered, or about a year after it. Null: it
 * may be so.
 */
export function oddDecision(
  { registeredOn }: Pick<EntryRow, 'registeredOn'>,
  today: Day,
  { decidedOn, faultYear = null }: { readonly decidedOn: Day; readonly faultYear?: number | null },
): Result<never, Refusal> | null {
  if (decidedOn > today) return wrong('day-in-the-future', '/body/decidedOn')
  if (decidedOn < registeredOn)
    return wrong('decision-before-registration', '/body/decidedOn', { from: registeredOn })
  if (faultYear !== null && faultYear > Number(decidedOn.slice(0, 4)))
    return wrong('fault-year-after-decision', '/body/faultYear')
  return null
}

export type EntryInput = {
  readonly id: Id
  readonly version: number | null
  readonly legalForm: LegalForm
  readonly authority: number
  readonly certificateNumber: string | null
  readonly supervisor: string | null
  readonly purpose: string | null
  readonly capitalFen: number | null
  readonly registeredOn: Day
  readonly reportsFrom: number | null
}

/** Enters a body in the registry, or changes what was entered in error; what happened to it is a change of its own. */
export const saveEntry = (standing: Standing, organisation: Id, input: EntryInput) =>
  runCommand<{ id: Id }>(standing, {
    id: input.id,
    name: 'registry.save',
    input: { organisation, ...input },
    run: async (tx) => {
      const body = await findOrganisation(
        tx,
        { ...standing.scope, organisations: [organisation] },
        organisation,
      )
      if (!body) return refused({ code: 'not-found' })
      const before = await findEntry(tx, organisation, true)
      if (before && !covers(standing.scope, { division: before.authority }))
        return refused({ code: 'not-found' })
      if (before && before.version !== input.version)
        return refused({ code: 'changed-meanwhile', data: { version: before.version } })
      const fault = wrongInEntry(standing, body.creditCode, input)
      if (fault) return fault
      await writeEntry(tx, standing, body, input)
      return ok({
        answer: { id: organisation },
        audit: registryEntry(
          'registry.save',
          { id: organisation, authority: input.authority },
          { legalForm: input.legalForm },
        ),
      })
    },
  })

export function wrongInEntry(
  { scope, today }: Standing,
  creditCode: string | null,
  { authority, legalForm, registeredOn }: Pick<EntryInput, 'authority' | 'legalForm' | 'registeredOn'>,
): Result<never, Refusal> | null {
  if (!covers(scope, { division: authority }))
    return wrong('registry-authority-outside-scope', '/body/authority')
  if (registeredOn > today) return wrong('day-in-the-future', '/body/registeredOn')
  if (creditCode === null) return wrong('registry-code-needed', '/body/legalForm')
  if (!creditCode.startsWith(codeBeginnings[legalForm]))
    return wrong('registry-code-of-another-form', '/body/legalForm')
  return null
}

type Body = {
  readonly province: number
  readonly id: Id
  readonly division: number
  readonly name: string
  readonly creditCode: string | null
}

export async function writeEntry(
  tx: Handle,
  { actor, today }: Pick<Standing, 'actor' | 'today'>,
  body: Body,
  input: Omit<EntryInput, 'id' | 'version'>,
): Promise<void> {
  const { pinyin, initials } = spell(body.name, body.division)
  await sql`
    insert into organisation_registration (province, id, division, authority, name, pinyin, initials, credit_code, legal_form,
      certificate_number, supervisor, purpose, capital_fen, registered_on, reports_from, recorded_by)
    values (${body.province}, ${body.id}, ${body.division}, ${input.authority}, ${body.name}, ${pinyin}, ${initials},
      ${body.creditCode}, ${input.legalForm}, ${input.certificateNumber}, ${input.supervisor}, ${input.purpose},
      ${input.capitalFen}, ${input.registeredOn}, ${input.reportsFrom ?? Number(today.slice(0, 4)) - 1}, ${actor.account})
    on conflict (province, id) do update set division = excluded.division, authority = excluded.authority, name = excluded.name,
      pinyin = excluded.pinyin, initials = excluded.initials, credit_code = excluded.credit_code,
      legal_form = excluded.legal_form, certificate_number = excluded.certificate_number, supervisor = excluded.supervisor,
      purpose = excluded.purpose, capital_fen = excluded.capital_fen, registered_on = excluded.registered_on,
      reports_from = coalesce(${input.reportsFrom}, organisation_registration.reports_from),
      version = organisation_registration.version + 1`.execute(tx)
}

export const recordChange = (
  standing: Standing,
  organisation: Id,
  input: {
    readonly id: Id
    readonly kind: ChangeKind
    readonly was: string | null
    readonly now: string
    readonly decidedOn: Day
    readonly document: string | null
  },
) =>
  deciding<{ id: Id }>(
    standing,
    { id: input.id, name: 'registry.change', organisation, input },
    async (tx, row) => {
      if (row.status !== 'registered') return refused({ code: 'registry-not-registered' })
      const odd = oddDecision(row, standing.today, input)
      if (odd) return odd
      const most = input.kind === 'name' ? 80 : input.kind === 'address' ? 120 : null
      if (most !== null && input.now.length > most)
        return wrong('value-too-long', '/body/now', { maximum: most })
      const dueOn = creditDueOn(row.authority, input.decidedOn)
      const duty = await owedCredit(
        tx,
        standing,
        row,
        { zh: '登记变更', en: 'change of registration' },
        dueOn,
      )
      const { rows } = await sql`
      insert into organisation_change (province, id, organisation, division, authority, kind, was, now, decided_on, document,
        credit_due_on, duty, recorded_by, recorded_name)
      values (${row.province}, ${input.id}, ${row.id}, ${row.division}, ${row.authority}, ${input.kind}, ${input.was}, ${input.now},
        ${input.decidedOn}, ${input.document}, ${dueOn}, ${duty}, ${standing.actor.account}, ${standing.actor.name})
      on conflict do nothing returning id`.execute(tx)
      if (rows.length === 0) return refused({ code: 'id-already-used' })
      await followChange(tx, row, input)
      return ok({
        answer: { id: input.id },
        audit: registryEntry('registry.change', row, { change: input.id, kind: input.kind }),
      })
    },
  )

/** Ends a registration: the body counts no more from that day on, here and in the register of organisations. */
export const endRegistration = (
  standing: Standing,
  organisation: Id,
  input: {
    readonly id: Id
    readonly status: EndKind
    readonly endedOn: Day
    readonly document: string
    readonly reason: string
  },
) =>
  deciding<{ id: Id }>(
    standing,
    { id: input.id, name: 'registry.end', organisation, input },
    async (tx, row) => {
      if (row.status !== 'registered') return refused({ code: 'registry-not-registered' })
      if (input.endedOn > standing.today) return wrong('day-in-the-future', '/body/endedOn')
      if (input.endedOn < row.registeredOn) return wrong('dissolved-before-established', '/body/endedOn')
      await sql`
      update organisation_registration set status = ${input.status}, ended_on = ${input.endedOn}, end_document = ${input.document},
        end_reason = ${input.reason}, version = version + 1
      where province = ${row.province} and id = ${row.id}`.execute(tx)
      const dirty = await dissolve(tx, standing, row.id, input.endedOn)
      return ok({
        answer: { id: row.id },
        audit: registryEntry('registry.end', row, { status: input.status }),
        dirty,
      })
    },
  )

async function dissolve(tx: Handle, { scope }: Standing, id: Id, on: Day) {
  const body = await findOrganisation(tx, { ...scope, organisations: [id] }, id)
  if (!body || body.dissolvedOn !== null) return []
  const { rows } = await sql`update organisation set dissolved_on = ${on}, version = version + 1
    where province = ${body.province} and id = ${id} and established_on <= ${on} returning id`.execute(tx)
  if (rows.length === 0) return []
  return keepFlow(tx, organisationFlow, new Map([[id, flowOfOrganisation({ ...body, dissolvedOn: on })]]))
}
