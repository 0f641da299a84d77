import { sql } from 'kysely'
import type { Scope } from '../../../../kernel/actor.ts'
import type { Day } from '../../../../kernel/day.ts'
import { rangeOf } from '../../../../kernel/division.ts'
import type { Refusal } from '../../../../kernel/errors.ts'
import { ok, refused } from '../../../../kernel/result.ts'
import { disclose, runCommand, standingFor } from '../../../../platform/server/command.ts'
import type { Handle } from '../../../../platform/server/database/connect.ts'
import { countPart, idPart, readCursor, writeCursor } from '../../../../platform/server/database/cursor.ts'
import { provincesIn, within } from '../../../../platform/server/database/scope.ts'
import { type Handler, type Implemented, implement } from '../../../../platform/server/http/routes.ts'
import type { Platform } from '../../../../platform/server/platform.ts'
import { peopleContract } from '../../contract.ts'
import type { FieldValues } from '../../domain/person-fields.ts'
import { linesOf } from '../person/answers.ts'
import { checkedFields } from '../person/checked-fields.ts'
import { listSeen } from '../person/list.ts'
import { notValid } from '../person/register.ts'
import { findPersons } from '../person/store.ts'
import { columnsOf } from '../person/written-fields.ts'
import { peopleTables } from '../tables.ts'
import { lookalikesOf } from './lookalikes.ts'

export const duplicateRoutes = (platform: Platform): Implemented[] => [
  implement(peopleContract.checkDuplicates, (call) => check(platform, call)),
  implement(peopleContract.duplicates, (call) => list(platform, call)),
  implement(peopleContract.dismissDuplicate, (call) =>
    runCommand(call, {
      id: call.body.id,
      name: 'people.dismiss-duplicate',
      input: call.body,
      run: (tx) => dismiss(tx, call),
    }),
  ),
]

/** Looks for somebody like the one being typed in, before there is a second file. */
async function check(
  { cipher }: Platform,
  call: Parameters<Handler<typeof peopleContract.checkDuplicates>>[0],
) {
  const { fields: said, division } = call.body
  const fields = checkedFields(
    {},
    { identityKind: said.idNumber ? 'resident' : 'none', ...said } as FieldValues,
    call.today,
  )
  // What is typed so far may be wrong elsewhere; only a name is needed to look.
  const usable = fields.ok ? fields.value : ({ name: said.name ?? null, sex: said.sex ?? 0 } as FieldValues)
  if (!usable.name) return notValid([{ code: 'value-missing', path: '/body/fields/name' }])
  const sensitive = standingFor(call, 'people.read-sensitive').scope
  return disclose(call, async (tx) => {
    const columns = columnsOf(cipher, usable)
    const found = await lookalikesOf(tx, cipher, call.scope, {
      ...columns,
      birth: columns.birth as Day | null,
      division,
    })
    const lines = await linesOf(
      tx,
      cipher,
      found.map(({ row }) => row),
      call.today,
      sensitive,
    )
    const items = lines.flatMap((person, i) => {
      const { score = 0, reasons = [] } = found[i] ?? {}
      return [{ person, score, reasons: [...reasons] }]
    })
    const shown = lines.filter(({ categories }) => categories !== undefined).length
    return ok({ answer: { items }, audit: shown > 0 ? [listSeen(call.scope, { division }, shown)] : [] })
  })
}

type Pair = { low: string; high: string; score: number; reasons: string[] }

/** Pairs of which the actor may see both; of a pair with one side elsewhere nothing is learned. */
async function list({ cipher }: Platform, call: Parameters<Handler<typeof peopleContract.duplicates>>[0]) {
  const { cursor, limit, person, division } = call.query
  const after = readCursor(cursor, [countPart(32_767), idPart, idPart])
  if (!after.ok) return after
  const sensitive = standingFor(call, 'people.read-sensitive').scope
  return disclose(call, async (tx) => {
    const pairs = await openPairs(tx, call.scope, { person, division, after: after.value, limit: limit + 1 })
    const page = pairs.slice(0, limit)
    const ids = [...new Set(page.flatMap(({ low, high }) => [low, high]))]
    const rows = await findPersons(tx, call.scope, ids)
    const lines = new Map(
      (await linesOf(tx, cipher, rows, call.today, sensitive)).map((line) => [line.id, line]),
    )
    const items = page.flatMap(({ low, high, score, reasons }) => {
      const [one, two] = [lines.get(low), lines.get(high)]
      return one && two ? [{ one, two, score, reasons }] : []
    })
    const last = page.at(-1)
    const shown = [...lines.values()].filter(({ categories }) => categories !== undefined).length
    return ok({
      answer: {
        items,
        next: last && pairs.length > limit ? writeCursor([last.score, last.low, last.high]) : null,
      },
      audit: shown > 0 ? [listSeen(call.scope, { division }, shown)] : [],
    })
  })
}

async function openPairs(
  tx: Handle,
  scope: Scope,
  asked: {
    readonly person: string | undefined
    readonly division: number | undefined
    readonly after: readonly [number, string, string] | null
    readonly limit: number
  },
): Promise<Pair[]> {
  const { low, high } = rangeOf(asked.division ?? 0)
  const conditions = [
    within(scope, { division: 'low_division', station: 'low_station', person: 'low' }),
    within(scope, { division: 'high_division', station: 'high_station', person: 'high' }),
    ...(asked.division === undefined
      ? []
      : [
          sql<boolean>`(low_division between ${low} and ${high} or high_division between ${low} and ${high})`,
        ]),
    ...(asked.person ? [sql<boolean>`(low = ${asked.person} or high = ${asked.person})`] : []),
    ...(asked.after
      ? [
          sql<boolean>`(-score, low, high) > (${-asked.after[0]}, ${asked.after[1]}::uuid, ${asked.after[2]}::uuid)`,
        ]
      : []),
  ]
  const { rows } = await sql<Pair>`
    select low, high, score, reasons from person_pair
    where province = any(${provincesIn(scope)}::smallint[]) and dismissed_at is null and ${sql.join(conditions, sql` and `)}
    order by score desc, low, high limit ${asked.limit}`.execute(tx)
  return rows
}

async function dismiss(
  tx: Handle,
  { actor, body, scope }: Parameters<Handler<typeof peopleContract.dismissDuplicate>>[0],
) {
  const [low, high] = body.one < body.two ? [body.one, body.two] : [body.two, body.one]
  const pair = await peopleTables(tx)
    .updateTable('personPair')
    .set({ dismissedBy: actor.account, dismissedAt: sql<string>`clock_timestamp()` })
    .where('province', 'in', provincesIn(scope))
    .where('low', '=', low)
    .where('high', '=', high)
    .where(within(scope, { division: 'lowDivision', station: 'lowStation', person: 'low' }))
    .where(within(scope, { division: 'highDivision', station: 'highStation', person: 'high' }))
    .returning(['lowDivision', 'lowStation'])
    .executeTakeFirst()
  if (!pair) return refused<Refusal>({ code: 'not-found' })
  return ok({
    answer: { dismissed: true },
    audit: {
      action: 'people.dismiss-duplicate',
      subject: low,
      division: pair.lowDivision,
      station: pair.lowStation,
      detail: { other: high },
    },
  })
}
