import { sql } from 'kysely'
import type { Day } from '../../../kernel/day.ts'
import type { Refusal } from '../../../kernel/errors.ts'
import { ok, type Result, refused } from '../../../kernel/result.ts'
import { checkUnifiedCreditCode } from '../../../kernel/unified-credit-code.ts'
import { read, type Standing } from '../../../platform/server/command.ts'
import type { Handle } from '../../../platform/server/database/connect.ts'
import { limitEachCaller } from '../../../platform/server/http/limit-each-caller.ts'
import { type Implemented, implement } from '../../../platform/server/http/routes.ts'
import type { Platform } from '../../../platform/server/platform.ts'
import { publicRegistryContract } from '../contract/public-registry.ts'
import { authorityNames, reportAnswers } from './registry-answers.ts'
import {
  type EntryRow,
  entryOfCode,
  listingsOf,
  matchingEntry,
  penaltiesOf,
  stepsOf,
} from './registry-store.ts'

/** What the whole country may look at is asked of the database once a minute, whoever asks. */
const keptFor = 60_000
const mostKept = 500
const shown = 20

/** Answers by key, for a minute; the oldest is forgotten first. */
function kept<Answer>(now: () => number) {
  const answers = new Map<string, { readonly at: number; readonly answer: Answer }>()
  return async (
    key: string,
    ask: () => Promise<Result<Answer, Refusal>>,
  ): Promise<Result<Answer, Refusal>> => {
    const known = answers.get(key)
    if (known && now() - known.at < keptFor) return ok(known.answer)
    const asked = await ask()
    if (!asked.ok) return asked
    answers.delete(key)
    answers.set(key, { at: now(), answer: asked.value })
    if (answers.size > mostKept) answers.delete(answers.keys().next().value ?? '')
    return asked
  }
}

type Found = Awaited<ReturnType<typeof searched>>
type Extract = NonNullable<Awaited<ReturnType<typeof extractOf>>>

/** The public pages of the registry: no account, a limit for each address, an answer kept for a minute. */
export function publicRegistryRoutes({ clock }: Platform): Implemented[] {
  const now = () => clock.now()
  const limited = limitEachCaller(now, { burst: 60, perMinute: 60 })
  const searches = kept<Found>(now)
  const extracts = kept<Extract>(now)
  return [
    limited(
      implement(publicRegistryContract.searchExtracts, (call) => {
        const { search } = call.query
        return searches(search, () => read(call, async (tx) => ok(await searched(tx, search, call.today))))
      }),
    ),
    limited(
      implement(publicRegistryContract.extract, async (call) => {
        const checked = checkUnifiedCreditCode(call.params.code)
        if (!checked.ok) return refused({ code: 'not-found' })
        const { code } = checked.value
        return extracts(code, () =>
          read<Extract>(call, async (tx) => {
            const found = await extractOf(tx, call, code)
            return found ? ok(found) : refused({ code: 'not-found' })
          }),
        )
      }),
    ),
  ]
}

type Line = Pick<
  EntryRow,
  'name' | 'creditCode' | 'legalForm' | 'authority' | 'registeredOn' | 'status' | 'endedOn'
>

async function searched(tx: Handle, search: string, today: Day) {
  const { rows } = await sql<Line>`
    select r.name, r.credit_code, r.legal_form, r.authority, r.registered_on, r.status, r.ended_on
    from organisation_registration r where r.credit_code is not null and ${matchingEntry(search)}
    order by r.status <> 'registered', r.pinyin, r.id limit ${shown + 1}`.execute(tx)
  const named = await authorityNames(
    tx,
    rows.map(({ authority }) => authority),
    today,
  )
  return {
    items: rows.slice(0, shown).map((row) => publicLine(row, named)),
    more: rows.length > shown,
  }
}

type Named = Awaited<ReturnType<typeof authorityNames>>

const publicLine = ({ authority, creditCode, ...row }: Line, named: Named) => ({
  name: row.name,
  creditCode: creditCode ?? '',
  legalForm: row.legalForm,
  authorityName: named(authority),
  registeredOn: row.registeredOn,
  status: row.status,
  endedOn: row.endedOn,
})

async function extractOf(tx: Handle, { today }: Standing, code: string) {
  const row = await entryOfCode(tx, code)
  if (!row) return null
  const named = await authorityNames(tx, [row.authority], today)
  const { rows: officers } = await sql<{ name: string }>`
    select name from organisation_officer where province = ${row.province} and organisation = ${row.id}
      and post = 'legal-representative' and from_on <= ${today} and (to_on is null or to_on >= ${today})
    order by from_on desc limit 1`.execute(tx)
  const reports = reportAnswers(row, await stepsOf(tx, row.province, [row.id]), today)
  return {
    ...publicLine(row, named),
    // Published by law for every body; no other person is named here.
    legalRepresentative: officers[0]?.name ?? null,
    purpose: row.purpose,
    supervisor: row.supervisor,
    reports: reports.flatMap(({ year, steps, late }) => {
      const published = steps.find(({ step }) => step === 'published')
      return published ? [{ year, publishedOn: published.on, filedLate: late === 'yes' }] : []
    }),
    notFiled: reports.filter(({ state }) => state === 'not-filed').map(({ year }) => year),
    listings: (await listingsOf(tx, row))
      .filter(({ removedOn }) => removedOn === null)
      .map(({ list, fault, decidedOn, document, legalBasis }) => ({
        list,
        fault,
        decidedOn,
        document,
        legalBasis,
      })),
    penalties: (await penaltiesOf(tx, row))
      .filter(({ revokedOn }) => revokedOn === null)
      .map(({ kind, amountFen, decidedOn, document, legalBasis }) => ({
        kind,
        amountFen,
        decidedOn,
        document,
        legalBasis,
      })),
    asOf: today,
  }
}
