import { covers, type Scope, scopeOf } from '../../../../kernel/actor.ts'
import type { Day } from '../../../../kernel/day.ts'
import type { DivisionCode } from '../../../../kernel/division.ts'
import type { Id } from '../../../../kernel/id.ts'
import { ok, refused } from '../../../../kernel/result.ts'
import { read, type Standing } from '../../../../platform/server/command.ts'
import type { Handle } from '../../../../platform/server/database/connect.ts'
import { dayPart, idPart, pageFrom, readCursor } from '../../../../platform/server/database/cursor.ts'
import { type Implemented, implement } from '../../../../platform/server/http/routes.ts'
import type { Platform } from '../../../../platform/server/platform.ts'
import {
  budgetsFor,
  paymentsOfSource,
  type ShownAccount,
  shownAccounts,
} from '../../../funds/server/index.ts'
import { stageOf } from '../../../programmes/index.ts'
import { placesOf } from '../../../regions/server/index.ts'
import { payingContract } from '../../contract/paying.ts'
import { dueNow } from '../../domain/paying/due-now.ts'
import { barHolding, holdingSaid } from '../../domain/paying/held.ts'
import { applicationsAt, findApplication, findOwn, inScope } from '../core/application-store.ts'
import { programmeOf } from '../core/programme-of.ts'
import { keepAccountOf, runOfItems } from './account.ts'
import { claimable, recoveredBy } from './claims.ts'
import { findingsOf } from './findings.ts'
import { heldOf } from './held.ts'
import { type ItemRow, itemsOf, itemTotals, listItems, partsPaid } from './item-store.ts'
import { lettersOf } from './letter-store.ts'
import { isAwarded } from './letters.ts'
import { barredAmong, isBarred } from './paid-facts.ts'
import { payApplications, withdrawItem } from './pay.ts'
import { exportList, itemColumns } from './sheets.ts'
import { standingByProgramme } from './standing.ts'
import { payeeOf } from './subject.ts'
import { holdingsOf, titlesOf } from './titles.ts'

/** Cursor of a list in the order of days. */
export const byDay = [dayPart, idPart]

/** Whether who asks may use a permission at a place. */
export const mayAt = ({ actor, today }: Standing, permission: string, division: DivisionCode): boolean =>
  covers(scopeOf(actor, permission, today), { division })

/** Where somebody's own applications lie beside the account: with a station or body, never with a place. */
export const ownReach = (scope: Scope) => inScope({ ...scope, ranges: [] })

/** Lines of payments, with the titles of their programmes and what holds them. */
async function itemLines(tx: Handle, rows: readonly ItemRow[], today: Day) {
  const title = await titlesOf(
    tx,
    rows.map(({ programme }) => programme),
    today,
  )
  const holding = await holdingsOf(tx, rows, today)
  return rows.map((row) => ({ ...itemLine(title)(row), holding: holding(row) }))
}

const itemLine = (title: (code: string) => { zh: string; en: string }) => (row: ItemRow) => ({
  id: row.id,
  division: row.division,
  application: row.application,
  programme: row.programme,
  programmeTitle: title(row.programme),
  name: row.name,
  kind: row.kind,
  period: row.period,
  part: row.part,
  amount: row.amount,
  payment: row.payment,
  roll: row.roll,
  state: row.state,
  failure: row.failure,
  paidOn: row.paidOn,
  onDay: row.onDay,
  reason: row.reason,
  reasonEn: row.reasonEn,
  recordedName: row.recordedName,
})

export const payingRoutes = ({ cipher }: Platform): Implemented[] => [
  implement(payingContract.applicationPayments, async (call) => {
    const { cursor, limit, ...filter } = call.query
    const after = readCursor(cursor, byDay)
    if (!after.ok) return after
    return read(call, async (tx) => {
      const rows = await listItems(tx, call.scope, filter, { after: after.value, limit: limit + 1 })
      const { items, next } = pageFrom(rows, limit, (row) => [row.onDay, row.id])
      return ok({ items: await itemLines(tx, items, call.today), next })
    })
  }),
  implement(payingContract.applicationPaymentTotals, (call) =>
    read(call, async (tx) => ok(await itemTotals(tx, call.scope, call.query))),
  ),
  implement(payingContract.exportApplicationPayments, (call) =>
    exportList(call, 'payments', {
      name: { zh: '申请支付台账', en: 'Payments of applications' },
      columns: itemColumns,
      rows: (tx, page) => listItems(tx, call.scope, call.query, page),
      keyOf: ({ onDay, id }) => [onDay, id],
      lines: (_, rows) => rows,
    }),
  ),
  implement(payingContract.paidProgrammes, (call) =>
    read(call, async (tx) => {
      const items = await standingByProgramme(tx, call.scope, call.query.within, call.today)
      const places = await placesOf(
        tx,
        items.map(({ division }) => division),
        call.today,
      )
      return ok({ items: items.map((one) => ({ ...one, place: places(one.division).name })) })
    }),
  ),
  implement(payingContract.duePayments, (call) => read(call, (tx) => duePayments(tx, call, call.query))),
  implement(payingContract.payApplications, (call) => payApplications(call, call.body)),
  implement(payingContract.withdrawApplicationPayment, (call) =>
    withdrawItem(call, call.params.id, call.body),
  ),
  implement(payingContract.payeeAccountOf, (call) => keepAccountOf(cipher, call, call.params.id, call.body)),
  implement(payingContract.runOfApplications, (call) => runOfItems(cipher, call, call.body)),
  implement(payingContract.moneyOfApplication, (call) =>
    read(call, (tx) => moneyOf(tx, call, call.params.id)),
  ),
  implement(payingContract.ownAward, (call) =>
    read(call, async (tx) => {
      const row = await findOwn(tx, call.actor.account, call.params.id, ownReach(call.scope))
      if (!row) return refused({ code: 'not-found' })
      const [letter] = (await lettersOf(tx, row)).filter(({ withdrawnOn }) => withdrawnOn === null)
      const items = (await itemsOf(tx, row)).filter(({ state }) => state !== 'withdrawn')
      return ok({
        items: items.map(({ period, amount, state, paidOn }) => ({ period, amount, state, paidOn })),
        letter: letter ? { id: letter.id, number: letter.number, givenOn: letter.givenOn } : null,
      })
    }),
  ),
]

/** What waits to be paid under a programme, with what stands in the way; asked for all at once, however many they are. */
async function duePayments(
  tx: Handle,
  standing: Standing,
  { programme: code, within }: { readonly programme: string; readonly within?: DivisionCode | undefined },
) {
  const { scope, today } = standing
  const rows = (await applicationsAt(tx, scope, { programme: code })).filter(
    ({ endedOn, division }) => endedOn === null && (within === undefined || division === within),
  )
  const [first] = rows
  if (!first) return ok({ items: [], budgets: [] })
  const ids = rows.map(({ id }) => id)
  const paid = await partsPaid(tx, first.province, ids)
  const barred = await barredAmong(tx, rows, (await programmeOf(tx, first)).subject_class, today)
  const held = await heldOf(tx, first.province, ids)
  const divisions = [...new Set(rows.map(({ division }) => division))]
  const accounts = new Map<string, ShownAccount>()
  const budgets = []
  for (const division of divisions) {
    const payees = rows.filter((row) => row.division === division).map((row) => payeeOf(row).id)
    for (const [payee, account] of await shownAccounts(tx, scope, { division, payees }))
      accounts.set(`${division} ${payee}`, account)
    for (const budget of await budgetsFor(tx, standing, { division, programme: code, on: today }))
      budgets.push({ ...budgetLine(budget), division })
  }
  const items = []
  for (const row of rows) {
    const programme = await programmeOf(tx, row)
    const due = dueNow(programme, { stage: row.stage, amountFen: row.amountFen, on: today })
    if (!due.ok && due.error !== 'amount-not-decided') continue
    const period = due.ok ? due.value.period : 'once'
    const already = (paid.get(row.id) ?? []).some((part) => part.period === period)
    const holding = barred.has(row.id) ? [barHolding] : (held.get(row.id) ?? [])
    items.push({
      application: row.id,
      number: row.number ?? '',
      name: row.name,
      organisationName: row.organisationName,
      division: row.division,
      stage: row.stage,
      stageTitle: stageOf(programme, row.stage)?.title ?? { zh: row.stage, en: row.stage },
      since: row.stageSince,
      kind: due.ok ? due.value.kind : ('once' as const),
      period,
      amount: due.ok ? due.value.amountFen : 0,
      account: accounts.get(`${row.division} ${payeeOf(row).id}`) ?? null,
      hindrance: !due.ok
        ? ('amount-not-decided' as const)
        : already
          ? ('paid-already' as const)
          : holding.length > 0
            ? ('held' as const)
            : null,
      holding: holdingSaid(programme, holding),
    })
  }
  return ok({ items, budgets })
}

export const budgetLine = ({
  id,
  title,
  year,
  programme,
  planned,
  left,
}: Awaited<ReturnType<typeof budgetsFor>>[number]) => ({ id, title, year, programme, planned, left })

async function moneyOf(tx: Handle, standing: Standing, id: Id) {
  const { scope, today } = standing
  const row = await findApplication(tx, scope, id)
  if (!row) return refused({ code: 'not-found' })
  const { division } = row
  const programme = await programmeOf(tx, row)
  const recovered = recoveredBy(await claimable(tx, scope, row))
  const runs = new Map((await paymentsOfSource(tx, scope, id)).map((one) => [one.id, one.run]))
  const letters = await lettersOf(tx, row)
  const [letter] = letters
  const payee = payeeOf(row).id
  const account = (await shownAccounts(tx, scope, { division, payees: [payee] })).get(payee) ?? null
  return ok({
    inMoney: programme.payment !== undefined && programme.payment.kind !== 'none',
    account,
    items: (await itemLines(tx, await itemsOf(tx, row), today)).map((item) => ({
      ...item,
      run: item.payment === null ? null : (runs.get(item.payment) ?? null),
      recovered: item.payment === null ? 0 : (recovered.get(item.payment) ?? 0),
    })),
    letter: letter
      ? { id: letter.id, number: letter.number, givenOn: letter.givenOn, withdrawnOn: letter.withdrawnOn }
      : null,
    findings: (await findingsOf(tx, row)).map(({ id: finding, foundOn, state, facts, factsEn }) => ({
      id: finding,
      foundOn,
      state,
      facts,
      factsEn,
    })),
    barred: await isBarred(tx, row, programme.subject_class, today as Day),
    abilities: {
      pay: mayAt(standing, 'applications.pay', division),
      letter:
        mayAt(standing, 'applications.decide', division) &&
        isAwarded(programme, row) &&
        (letter === undefined || letter.withdrawnOn !== null),
      sanction: mayAt(standing, 'applications.sanction', division) && row.number !== null,
      funds: mayAt(standing, 'funds.read', division),
    },
  })
}
