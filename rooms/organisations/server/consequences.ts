import { sql } from 'kysely'
import { covers } from '../../../kernel/actor.ts'
import type { Words } from '../../../kernel/contract.ts'
import { addDays, type Day, day } from '../../../kernel/day.ts'
import type { Refusal } from '../../../kernel/errors.ts'
import type { Id } from '../../../kernel/id.ts'
import { ok, type Result, refused } from '../../../kernel/result.ts'
import {
  type AuditEntry,
  type Done,
  runCommand,
  type Standing,
  writeTrail,
} from '../../../platform/server/command.ts'
import type { Handle } from '../../../platform/server/database/connect.ts'
import { provincesIn } from '../../../platform/server/database/scope.ts'
import {
  type Fault,
  type ListKind,
  listKinds,
  type PenaltyKind,
  penaltyKinds,
} from '../domain/registry/codes.ts'
import { consequencesAt } from '../domain/registry/registrars.ts'
import { creditDueOn, owedCredit, settleRegistryDuty } from './credit-duties.ts'
import { registrars } from './registrar-files.ts'
import { deciding, oddDecision, registryEntry, wrong } from './registry-commands.ts'
import {
  type EntryRow,
  findEntry,
  findListing,
  findPenalty,
  type ListingRow,
  listingsOf,
} from './registry-store.ts'

type FaultOf = { readonly fault: Fault; readonly faultYear: number | null }

/** The first day after so many years on the abnormal list; from it on the serious list may be decided. */
export const seriousFrom = ({ authority, periodFrom }: Pick<ListingRow, 'authority' | 'periodFrom'>): Day => {
  const years = consequencesAt(registrars(), authority).serious.afterYears
  const year = Number(periodFrom.slice(0, 4)) + years
  // 29 February of a year that has none is 1 March.
  return periodFrom.endsWith('-02-29')
    ? addDays(day(`${year}-02-28`), 1)
    : day(`${year}${periodFrom.slice(4)}`)
}

export type ListingInput = FaultOf & {
  readonly id: Id
  readonly list: ListKind
  readonly decidedOn: Day
  readonly document: string
  readonly legalBasis: string
}

/** Puts a body on one list. The other list and the penalty are decisions of their own (X12). */
export const putOnList = (standing: Standing, organisation: Id, input: ListingInput) =>
  deciding<{ id: Id }>(standing, { id: input.id, name: 'registry.list', organisation, input }, (tx, row) =>
    writeListing(tx, standing, row, input),
  )

const listed = (list: ListKind): Words => ({
  zh: `列入${listKinds[list].zh}`,
  en: `put on the ${lower(listKinds[list].en)}`,
})

const delisted = (list: ListKind): Words => ({
  zh: `移出${listKinds[list].zh}`,
  en: `taken off the ${lower(listKinds[list].en)}`,
})

const penalised = (kind: PenaltyKind): Words => ({
  zh: `行政处罚（${penaltyKinds[kind].zh}）`,
  en: `administrative penalty (${lower(penaltyKinds[kind].en)})`,
})

const lower = (words: string): string => words.toLowerCase()

async function writeListing(
  tx: Handle,
  standing: Standing,
  row: EntryRow,
  input: ListingInput,
): Promise<Result<Done<{ id: Id }>, Refusal>> {
  if (row.status !== 'registered') return refused({ code: 'registry-not-registered' })
  const odd = oddDecision(row, standing.today, input)
  if (odd) return odd
  const known = (await listingsOf(tx, row)).filter(({ removedOn }) => removedOn === null)
  if (known.some(({ list }) => list === input.list)) return refused({ code: 'already-on-list' })
  if (input.list === 'serious' && input.fault === 'two-years-abnormal') {
    const abnormal = known.find(({ list }) => list === 'abnormal')
    if (!abnormal || input.decidedOn < seriousFrom(abnormal)) return refused({ code: 'serious-too-early' })
    if (abnormal.seriousDuty)
      await settleRegistryDuty(tx, standing, row.authority, abnormal.seriousDuty, {
        zh: '已列入严重违法失信名单',
        en: 'Put on the list of serious breaches',
      })
  }
  const dueOn = creditDueOn(row.authority, input.decidedOn)
  const duty = await owedCredit(tx, standing, row, listed(input.list), dueOn)
  const { rows } = await sql`
    insert into organisation_listing (province, id, organisation, division, authority, list, fault, fault_year, decided_on,
      document, legal_basis, period_from, credit_due_on, duty, recorded_by, recorded_name)
    values (${row.province}, ${input.id}, ${row.id}, ${row.division}, ${row.authority}, ${input.list}, ${input.fault},
      ${input.faultYear}, ${input.decidedOn}, ${input.document}, ${input.legalBasis}, ${input.decidedOn}, ${dueOn}, ${duty},
      ${standing.actor.account}, ${standing.actor.name})
    on conflict do nothing returning id`.execute(tx)
  if (rows.length === 0) return refused({ code: 'id-already-used' })
  return ok({
    answer: { id: input.id },
    audit: registryEntry('registry.list', row, { listing: input.id, list: input.list, fault: input.fault }),
  })
}

/** What every act on a standing listing has in common. */
const onListing = (
  standing: Standing,
  listing: Id,
  command: {
    readonly id: Id
    readonly name: string
    readonly input: object
    readonly on: Day
    readonly path: string
  },
  act: (tx: Handle, row: ListingRow) => Promise<Result<object, Refusal>>,
) =>
  runCommand<{ id: Id }>(standing, {
    id: command.id,
    name: command.name,
    input: { listing, ...command.input },
    run: async (tx) => {
      const row = await findListing(tx, listing)
      if (!row || !covers(standing.scope, { division: row.authority })) return refused({ code: 'not-found' })
      if (row.removedOn !== null) return refused({ code: 'listing-not-standing' })
      if (command.on > standing.today) return wrong('day-in-the-future', command.path)
      if (command.on < row.periodFrom) return wrong('before-decision', command.path, { from: row.periodFrom })
      const done = await act(tx, row)
      if (!done.ok) return done
      return ok({
        answer: { id: command.id },
        audit: registryEntry(
          command.name,
          { id: row.organisation, authority: row.authority },
          { listing, ...done.value },
        ),
      })
    },
  })

export const removeFromList = (
  standing: Standing,
  listing: Id,
  input: { readonly id: Id; readonly removedOn: Day; readonly document: string; readonly reason: string },
) =>
  onListing(
    standing,
    listing,
    { id: input.id, name: 'registry.unlist', input, on: input.removedOn, path: '/body/removedOn' },
    async (tx, row) => {
      const entry = await findEntry(tx, row.organisation)
      if (!entry) return refused({ code: 'not-found' })
      const dueOn = creditDueOn(row.authority, input.removedOn)
      const duty = await owedCredit(tx, standing, entry, delisted(row.list), dueOn)
      await sql`
        update organisation_listing set removed_on = ${input.removedOn}, removal_document = ${input.document},
          removal_reason = ${input.reason}, removal_due_on = ${dueOn}, removal_duty = ${duty}
        where province = ${row.province} and id = ${listing}`.execute(tx)
      if (row.seriousDuty)
        await settleRegistryDuty(tx, standing, row.authority, row.seriousDuty, {
          zh: '已移出活动异常名录',
          en: 'Taken off the list of abnormal activity',
        })
      return ok({ list: row.list })
    },
  )

type FaultInput = FaultOf & { readonly id: Id; readonly foundOn: Day; readonly document: string }

/** A further fault of a body on the list: the period begins anew on the day on which it was found (2.15). */
export const addFault = (standing: Standing, listing: Id, input: FaultInput) =>
  onListing(
    standing,
    listing,
    { id: input.id, name: 'registry.fault', input, on: input.foundOn, path: '/body/foundOn' },
    async (tx, row) =>
      input.faultYear !== null && input.faultYear > Number(input.foundOn.slice(0, 4))
        ? wrong('fault-year-after-decision', '/body/faultYear')
        : writeFault(tx, standing, row, input),
  )

async function writeFault(
  tx: Handle,
  standing: Standing,
  row: ListingRow,
  input: FaultInput,
): Promise<Result<{ fault: Fault }, Refusal>> {
  const { rows } = await sql`
    insert into organisation_fault (province, id, listing, organisation, division, authority, fault, fault_year, found_on,
      document, recorded_by, recorded_name)
    values (${row.province}, ${input.id}, ${row.id}, ${row.organisation}, ${row.division}, ${row.authority}, ${input.fault},
      ${input.faultYear}, ${input.foundOn}, ${input.document}, ${standing.actor.account}, ${standing.actor.name})
    on conflict do nothing returning id`.execute(tx)
  if (rows.length === 0) return refused({ code: 'id-already-used' })
  if (row.seriousDuty)
    await settleRegistryDuty(tx, standing, row.authority, row.seriousDuty, {
      zh: '出现新的情形，期限重新计算',
      en: 'A further fault: the period begins anew',
    })
  await sql`update organisation_listing set period_from = ${input.foundOn}, serious_duty = null
    where province = ${row.province} and id = ${row.id}`.execute(tx)
  return ok({ fault: input.fault })
}

export type PenaltyInput = FaultOf & {
  readonly id: Id
  readonly kind: PenaltyKind
  readonly amountFen: number | null
  readonly decidedOn: Day
  readonly document: string
  readonly legalBasis: string
}

export const penalise = (standing: Standing, organisation: Id, input: PenaltyInput) =>
  deciding<{ id: Id }>(
    standing,
    { id: input.id, name: 'registry.penalise', organisation, input },
    (tx, row) => writePenalty(tx, standing, row, input),
  )

async function writePenalty(
  tx: Handle,
  standing: Standing,
  row: EntryRow,
  input: PenaltyInput,
): Promise<Result<Done<{ id: Id }>, Refusal>> {
  const odd = oddDecision(row, standing.today, input)
  if (odd) return odd
  const money = input.kind === 'fine' || input.kind === 'confiscation'
  if (money && input.amountFen === null) return wrong('penalty-amount-needed', '/body/amountFen')
  if (!money && input.amountFen !== null) return wrong('penalty-has-no-amount', '/body/amountFen')
  const dueOn = creditDueOn(row.authority, input.decidedOn)
  const duty = await owedCredit(tx, standing, row, penalised(input.kind), dueOn)
  const { rows } = await sql`
    insert into organisation_penalty (province, id, organisation, division, authority, kind, amount_fen, fault, fault_year,
      decided_on, document, legal_basis, credit_due_on, duty, recorded_by, recorded_name)
    values (${row.province}, ${input.id}, ${row.id}, ${row.division}, ${row.authority}, ${input.kind}, ${input.amountFen},
      ${input.fault}, ${input.faultYear}, ${input.decidedOn}, ${input.document}, ${input.legalBasis}, ${dueOn}, ${duty},
      ${standing.actor.account}, ${standing.actor.name})
    on conflict do nothing returning id`.execute(tx)
  if (rows.length === 0) return refused({ code: 'id-already-used' })
  return ok({
    answer: { id: input.id },
    audit: registryEntry('registry.penalise', row, { penalty: input.id, kind: input.kind }),
  })
}

/** A listing or a penalty that another room decided on, such as the consequence of a filing. */
export type Consequence =
  | { readonly kind: 'listing'; readonly input: ListingInput }
  | { readonly kind: 'penalty'; readonly input: PenaltyInput }

/**
 * Enters a consequence inside the caller's transaction, with the same checks as by hand; the caller answers for the
 * permission, the authority's reach is asked here. A body that stands on the list already is not listed twice: what was decided
 * is a further fault there, and the period begins anew (2.15).
 */
export async function noteConsequence(
  tx: Handle,
  standing: Standing,
  organisation: Id,
  consequence: Consequence,
): Promise<Result<{ id: Id }, Refusal>> {
  const row = await findEntry(tx, organisation, true)
  if (!row || !covers(standing.scope, { division: row.authority })) return refused({ code: 'not-found' })
  if (consequence.kind === 'listing') {
    const { list } = consequence.input
    const standingOn = (await listingsOf(tx, row)).find((one) => one.list === list && one.removedOn === null)
    if (standingOn) return noteFault(tx, standing, row, standingOn.id, consequence.input)
  }
  const done =
    consequence.kind === 'listing'
      ? await writeListing(tx, standing, row, consequence.input)
      : await writePenalty(tx, standing, row, consequence.input)
  if (!done.ok) return done
  const { answer, audit } = done.value
  await writeTrail(tx, standing, 'write', Array.isArray(audit) ? audit : [audit as AuditEntry])
  return ok(answer)
}

async function noteFault(
  tx: Handle,
  standing: Standing,
  entry: EntryRow,
  listing: Id,
  { id, fault, faultYear, decidedOn, document }: ListingInput,
): Promise<Result<{ id: Id }, Refusal>> {
  if (decidedOn > standing.today) return wrong('day-in-the-future', '/body/decidedOn')
  const row = await findListing(tx, listing)
  // Taken off by another hand in between: what was decided then has no list to stand on.
  if (!row || row.removedOn !== null) return refused({ code: 'listing-not-standing' })
  if (decidedOn < row.periodFrom) return wrong('before-decision', '/body/decidedOn', { from: row.periodFrom })
  const done = await writeFault(tx, standing, row, { id, fault, faultYear, foundOn: decidedOn, document })
  if (!done.ok) return done
  await writeTrail(tx, standing, 'write', [registryEntry('registry.fault', entry, { listing, fault })])
  return ok({ id })
}

export const settlePenalty = (
  standing: Standing,
  penalty: Id,
  input: {
    readonly id: Id
    readonly outcome: 'fulfilled' | 'revoked'
    readonly on: Day
    readonly reason: string | null
  },
) =>
  runCommand<{ id: Id }>(standing, {
    id: input.id,
    name: 'registry.settle-penalty',
    input: { penalty, ...input },
    run: async (tx) => {
      const row = await findPenalty(tx, penalty)
      if (!row || !covers(standing.scope, { division: row.authority })) return refused({ code: 'not-found' })
      if (row.revokedOn !== null || (input.outcome === 'fulfilled' && row.fulfilledOn !== null))
        return refused({ code: 'penalty-settled' })
      if (input.on > standing.today) return wrong('day-in-the-future', '/body/on')
      if (input.on < row.decidedOn) return wrong('before-decision', '/body/on', { from: row.decidedOn })
      if (input.outcome === 'revoked' && !input.reason) return wrong('value-missing', '/body/reason')
      await (input.outcome === 'fulfilled'
        ? sql`update organisation_penalty set fulfilled_on = ${input.on}
            where province = ${row.province} and id = ${penalty}`
        : sql`update organisation_penalty set revoked_on = ${input.on}, revoked_reason = ${input.reason}
            where province = ${row.province} and id = ${penalty}`
      ).execute(tx)
      return ok({
        answer: { id: penalty },
        audit: registryEntry(
          'registry.settle-penalty',
          { id: row.organisation, authority: row.authority },
          { penalty, outcome: input.outcome },
        ),
      })
    },
  })

const creditColumns = {
  change: { table: 'organisation_change', entered: 'credit_entered_on', duty: 'duty' },
  listing: { table: 'organisation_listing', entered: 'credit_entered_on', duty: 'duty' },
  removal: { table: 'organisation_listing', entered: 'removal_entered_on', duty: 'removal_duty' },
  penalty: { table: 'organisation_penalty', entered: 'credit_entered_on', duty: 'duty' },
} as const

/** Says that a decision stands in the credit information, and settles the duty for it. */
export const enterCredit = (
  standing: Standing,
  input: {
    readonly id: Id
    readonly record: Id
    readonly kind: keyof typeof creditColumns
    readonly on: Day
  },
) =>
  runCommand<{ id: Id }>(standing, {
    id: input.id,
    name: 'registry.enter-credit',
    input,
    run: async (tx) => {
      if (input.on > standing.today) return wrong('day-in-the-future', '/body/on')
      const { table, entered, duty } = creditColumns[input.kind]
      const { rows } = await sql<{ organisation: Id; authority: number; duty: Id | null }>`
        update ${sql.ref(table)} set ${sql.ref(entered)} = coalesce(${sql.ref(entered)}, ${input.on})
        where id = ${input.record} and province = any(${provincesIn(standing.scope)})
        returning organisation, authority, ${sql.ref(duty)} as duty`.execute(tx)
      const [row] = rows
      if (!row) return refused({ code: 'not-found' })
      if (row.duty)
        await settleRegistryDuty(tx, standing, row.authority, row.duty, {
          zh: '已录入信用信息',
          en: 'Entered in the credit information',
        })
      return ok({
        answer: { id: input.record },
        audit: registryEntry(
          'registry.enter-credit',
          { id: row.organisation, authority: row.authority },
          { record: input.record, kind: input.kind },
        ),
      })
    },
  })
