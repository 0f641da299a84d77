import { sql } from 'kysely'
import { covers } from '../../../kernel/actor.ts'
import type { Day } from '../../../kernel/day.ts'
import type { DivisionCode } from '../../../kernel/division.ts'
import type { Problem, Refusal } from '../../../kernel/errors.ts'
import type { Id } from '../../../kernel/id.ts'
import { monthOf } from '../../../kernel/period.ts'
import { ok, type Result, refused } from '../../../kernel/result.ts'
import { checkUnifiedCreditCode } from '../../../kernel/unified-credit-code.ts'
import { type Done, runCommand, type Standing } from '../../../platform/server/command.ts'
import type { FieldCipher } from '../../../platform/server/crypto/field-cipher.ts'
import type { Handle } from '../../../platform/server/database/connect.ts'
import { provincesIn } from '../../../platform/server/database/scope.ts'
import { takeOutRecord } from '../../../platform/server/reversal.ts'
import { organisationNames } from '../../organisations/server/index.ts'
import { spell } from '../../regions/server/index.ts'
import type { ResourceKind, SourceKind } from '../domain/kinds.ts'
import { formatQuantity } from '../domain/money-words.ts'
import { problemsOfLink, type Valuation, type Valued, valuationOf } from '../domain/valuation.ts'
import { openHandOut, settleHandOut } from './duty.ts'
import { chainOf, findLink, holdChain, insertLink, type LinkRow, type NewLink } from './store.ts'

/** What a request says of a link. */
export type LinkFacts = Valued & {
  readonly station: Id
  readonly linkedOn: Day
  readonly sourceKind: SourceKind
  readonly organisation: Id | null
  readonly sourceName: string | null
  readonly creditCode: string | null
  readonly contactName: string | null
  readonly contactPhone?: string | null | undefined
  readonly kind: ResourceKind
  readonly name: string
  readonly specification: string | null
  readonly restriction: string | null
  readonly beneficiaries: number | null
  readonly promisedOn: Day | null
  readonly voucher: string | null
  readonly handler: string | null
  readonly feedback: string | null
  readonly noticeOn: Day | null
  readonly notice: string | null
}

type Answer = { readonly id: Id; readonly amount: number; readonly duty: Id | null }

const problemAt = (code: string, path: string, data?: Problem['data']): Result<never, Refusal> =>
  refused({ code, problems: [{ code, path, ...(data ? { data } : {}) }] })

type Checked = { readonly division: DivisionCode; readonly source: string; readonly valuation: Valuation }

/** All that may be wrong with what is said, before anything is written; `at` is where it stands in the request. */
async function checked(
  tx: Handle,
  { scope, today }: Standing,
  facts: LinkFacts,
  at: string,
): Promise<Result<Checked, Refusal>> {
  const { rows } = await sql<{ division: DivisionCode }>`
    select division from station_anywhere(${provincesIn(scope)}::smallint[], ${facts.station})`.execute(tx)
  const division = rows[0]?.division
  if (division === undefined || !covers(scope, { division, station: facts.station }))
    return problemAt('not-found', `${at}/station`)
  const valuation = valuationOf(facts)
  const problems = [...problemsOfLink(facts, today), ...(valuation.ok ? [] : valuation.error)]
  const organisation = facts.organisation
    ? (await organisationNames(tx, [facts.organisation])).get(facts.organisation)
    : undefined
  if (facts.organisation && !organisation) problems.push({ code: 'source-not-found', path: 'organisation' })
  const source = facts.sourceName ?? organisation?.name
  if (source === undefined && !facts.organisation)
    problems.push({ code: 'source-without-name', path: 'sourceName' })
  if (!valuation.ok || source === undefined || problems.length > 0) {
    const found = problems.map((problem) => ({ ...problem, path: `${at}/${problem.path}` }))
    return refused({ code: 'request-not-valid', problems: found })
  }
  return ok({ division, source, valuation: valuation.value })
}

type Chained = Pick<NewLink, 'corrects' | 'chain' | 'sealed'>

function rowOf(
  id: Id,
  facts: LinkFacts,
  { division, source, valuation }: Checked,
  chained: Chained,
  { actor }: Standing,
): NewLink {
  const { contactPhone: _, ...stated } = facts
  const code = facts.creditCode === null ? null : checkUnifiedCreditCode(facts.creditCode)
  const spelled = [facts.name, source].map((name) => ({ name, ...spell(name, division) }))
  return {
    ...stated,
    ...valuation,
    ...chained,
    id,
    division,
    sourceName: source,
    creditCode: code?.ok ? code.value.code : null,
    duty: null,
    search: spelled
      .map(({ name, pinyin, initials }) => `${name} ${pinyin} ${initials}`)
      .join(' ')
      .toLowerCase(),
    recordedBy: actor.account,
    recordedName: actor.name,
  }
}

const seal = (cipher: FieldCipher, phone: string | null | undefined): Buffer | null =>
  phone ? cipher.seal(phone) : null

export function linkResource(
  standing: Standing,
  cipher: FieldCipher,
  { id: command, resource, ...facts }: LinkFacts & { readonly id: Id; readonly resource: Id },
): Promise<Result<Answer, Refusal>> {
  return runCommand<Answer>(standing, {
    id: command,
    name: 'resources.link',
    input: { resource, ...facts },
    run: async (tx) => {
      const found = await checked(tx, standing, facts, '/body')
      if (!found.ok) return found
      const chained = { corrects: null, chain: null, sealed: seal(cipher, facts.contactPhone) }
      const row = rowOf(resource, facts, found.value, chained, standing)
      const duty = await openHandOut(tx, standing, row)
      if (!(await insertLink(tx, { ...row, duty }))) return refused({ code: 'id-already-used' })
      return done('resources.link', row, { id: resource, amount: row.amount, duty }, [row])
    },
  })
}

/** Says which record stands now, so that the screen can lead there. */
async function alreadyCorrected(
  tx: Handle,
  { scope }: Standing,
  old: LinkRow,
): Promise<Result<never, Refusal>> {
  const latest = (await chainOf(tx, scope, old)).find(({ reversedBy }) => reversedBy === null)
  return refused({ code: 'resource-already-corrected', data: { latest: latest?.id ?? null } })
}

const reversible = ({ id, station, division }: LinkRow) => ({
  table: 'resource_link',
  kind: 'resource-link',
  record: id,
  station,
  division,
})

/** Takes a record out and puts another in its place (7.5); what was handed out stays with the chain. */
export function correctResource(
  standing: Standing,
  cipher: FieldCipher,
  resource: Id,
  input: {
    readonly id: Id
    readonly reason: string
    readonly replacement: LinkFacts & { readonly resource: Id }
  },
): Promise<Result<Answer, Refusal>> {
  const { resource: replacement, ...facts } = input.replacement
  return runCommand<Answer>(standing, {
    id: input.id,
    name: 'resources.correct',
    input: { corrected: resource, ...input },
    run: async (tx) => {
      const old = await findLink(tx, standing.scope, resource)
      if (!old) return refused({ code: 'not-found' })
      await holdChain(tx, old)
      const found = await checked(tx, standing, facts, '/body/replacement')
      if (!found.ok) return found
      const delivered = (await findLink(tx, standing.scope, resource))?.delivered ?? 0
      const chained = {
        corrects: old.id,
        chain: old.chain ?? old.id,
        sealed: facts.contactPhone === undefined ? old.sealed : seal(cipher, facts.contactPhone),
      }
      const row = rowOf(replacement, facts, found.value, chained, standing)
      if (delivered > 0 && row.quantity !== null && row.quantity < delivered)
        return problemAt('quantity-below-delivered', '/body/replacement/quantity', {
          delivered: formatQuantity(delivered),
        })
      const taken = await takeOutRecord(tx, standing.actor, reversible(old), {
        id: input.id,
        reason: input.reason,
        replacement,
      })
      if (!taken) return alreadyCorrected(tx, standing, old)
      await settleHandOut(tx, standing, old, standing.today, 'resource-corrected')
      const open = row.quantity === null || delivered < row.quantity
      const duty = open ? await openHandOut(tx, standing, row) : null
      if (!(await insertLink(tx, { ...row, duty }))) return refused({ code: 'id-already-used' })
      return done('resources.correct', row, { id: replacement, amount: row.amount, duty }, [old, row])
    },
  })
}

/** Takes a record out and puts nothing in its place. */
export const withdrawResource = (
  standing: Standing,
  resource: Id,
  input: { readonly id: Id; readonly reason: string },
) =>
  runCommand<{ readonly id: Id }>(standing, {
    id: input.id,
    name: 'resources.withdraw',
    input: { resource, ...input },
    run: async (tx) => {
      const old = await findLink(tx, standing.scope, resource)
      if (!old) return refused({ code: 'not-found' })
      await holdChain(tx, old)
      if ((await findLink(tx, standing.scope, resource))?.delivered)
        return refused({ code: 'resource-has-deliveries' })
      const taken = await takeOutRecord(tx, standing.actor, reversible(old), { ...input, replacement: null })
      if (!taken) return alreadyCorrected(tx, standing, old)
      await settleHandOut(tx, standing, old, standing.today, 'resource-withdrawn')
      return done('resources.withdraw', old, { id: old.id }, [old])
    },
  })

type Placed = Pick<LinkRow, 'id' | 'station' | 'division' | 'linkedOn'>

const done = <T>(
  action: string,
  { id, division, station }: Placed,
  answer: T,
  touched: readonly Placed[],
): Result<Done<T>, never> =>
  ok({
    answer,
    audit: { action, subject: id, division, station },
    dirty: touched.map((one) => ({
      station: one.station,
      division: one.division,
      month: monthOf(one.linkedOn),
    })),
  })
