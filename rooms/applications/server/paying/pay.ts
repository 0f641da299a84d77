import type { Day } from '../../../../kernel/day.ts'
import type { Problem, Refusal } from '../../../../kernel/errors.ts'
import type { Id } from '../../../../kernel/id.ts'
import { ok, type Result, refused } from '../../../../kernel/result.ts'
import { type AuditEntry, runCommand, type Standing } from '../../../../platform/server/command.ts'
import type { Handle } from '../../../../platform/server/database/connect.ts'
import { newId } from '../../../../platform/server/ids.ts'
import { commitAll, pay, release, withdrawPayment } from '../../../funds/server/index.ts'
import type { Programme } from '../../../programmes/index.ts'
import { afterPayment, type DueNow, dueNow } from '../../domain/paying/due-now.ts'
import { type ApplicationRow, findApplication } from '../core/application-store.ts'
import { moveApplication } from '../core/move.ts'
import { programmeOf } from '../core/programme-of.ts'
import { endHold, type Held, holdItem, holdingOf } from './held.ts'
import { insertItem, itemsById, itemsOf, moveItem } from './item-store.ts'
import { payeeOf, paymentKindOf, searchOf } from './subject.ts'

export type PayApplicationsInput = {
  readonly id: Id
  readonly applications: readonly Id[]
  readonly budget: Id | null
  /** From this day on it may be paid by the bank. */
  readonly day: Day
}

type Ready = {
  readonly row: ApplicationRow
  readonly programme: Programme
  readonly due: DueNow
  /** Of an instalment that follows another: what was promised with the first. */
  readonly commitment: Id | null
}

/**
 * Pays applications where they stand, all or none. What is paid once or in parts is promised out of the budget and owed to
 * the applicant until a payment run has paid it; an award that is not in money is given at once and the application moves on.
 * Who is barred by now, or draws what it may not stand beside (X7), is not paid: the payment is held with its reason, and the
 * others are paid. Refused, each with the application's place in the list: what `dueNow` refuses,
 * `application-paid-already`; and as the budget refuses (`over-budget` with what is missing).
 */
export const payApplications = (standing: Standing, input: PayApplicationsInput) =>
  runCommand<{ items: number; total: number; held: number }>(standing, {
    id: input.id,
    name: 'applications.pay',
    input,
    run: async (tx) => {
      const ready = await readyToPay(tx, standing, input)
      if (!ready.ok) return ready
      const { pays, held } = ready.value
      for (const one of held) await holdItem(tx, standing, one)
      const inMoney = pays.filter(({ due }) => due.amountFen > 0)
      if (inMoney.length > 0 && input.budget === null) return problem('budget-needed', '/body/budget')
      const committed = await promise(tx, standing, input, inMoney)
      if (!committed.ok) return committed
      for (const one of pays) {
        await endHold(tx, one.row, one.due.period)
        const done =
          one.due.amountFen > 0
            ? await owe(tx, standing, input, one, committed.value.get(one.row.id) ?? one.commitment)
            : await give(tx, standing, input, one)
        if (!done.ok) return done
      }
      const total = inMoney.reduce((sum, { due }) => sum + due.amountFen, 0)
      return ok({
        answer: { items: pays.length, total, held: held.length },
        audit: [...pays, ...held].map((one): AuditEntry => {
          const { row, due } = one
          const holding = 'holding' in one ? { held: one.holding } : {}
          return {
            action: 'applications.pay',
            subject: row.id,
            division: row.division,
            detail: { programme: row.programme, period: due.period, amount: due.amountFen, ...holding },
          }
        }),
      })
    },
  })

const problem = (code: string, path: string, data?: Problem['data']): Result<never, Refusal> =>
  refused({ code, problems: [{ code, path, ...(data ? { data } : {}) }], ...(data ? { data } : {}) })

async function readyToPay(
  tx: Handle,
  standing: Standing,
  { applications, day }: PayApplicationsInput,
): Promise<Result<{ readonly pays: readonly Ready[]; readonly held: readonly Held[] }, Refusal>> {
  const pays: Ready[] = []
  const held: Held[] = []
  const problems: Problem[] = []
  // In one order, so that two who pay at once wait for each other and never in a ring.
  for (const id of [...new Set(applications)].toSorted()) {
    const row = await findApplication(tx, standing.scope, id, true)
    if (!row) return refused({ code: 'not-found' })
    const programme = await programmeOf(tx, row)
    const found = await hindered(tx, row, programme, day)
    if (found.ok) {
      const holding = await holdingOf(tx, row, programme, standing.today)
      if (holding.length > 0) held.push({ row, programme, due: found.value.due, holding })
      else pays.push({ row, programme, ...found.value })
    } else
      problems.push({
        code: found.error,
        path: `/body/applications/${applications.indexOf(id)}`,
        data: { name: row.name },
      })
  }
  const [first] = problems
  return first
    ? refused({ code: first.code, problems, ...(first.data ? { data: first.data } : {}) })
    : ok({ pays, held })
}

export type Hindrance =
  | 'application-not-at-payment'
  | 'application-paid-by-roll'
  | 'amount-not-decided'
  | 'application-paid-already'

const isMade = ({ state }: { readonly state: string }): boolean => state !== 'withdrawn' && state !== 'held'

/** What is due to an application where it stands, or what stands in the way of paying it. */
export async function hindered(
  tx: Handle,
  row: ApplicationRow,
  programme: Programme,
  on: Day,
): Promise<Result<{ readonly due: DueNow; readonly commitment: Id | null }, Hindrance>> {
  if (row.endedOn !== null) return refused('application-not-at-payment')
  const due = dueNow(programme, { stage: row.stage, amountFen: row.amountFen, on })
  if (!due.ok) return due
  const items = await itemsOf(tx, row)
  if (items.some((item) => isMade(item) && item.period === due.value.period))
    return refused('application-paid-already')
  return ok({
    due: due.value,
    commitment: items.find((one) => one.kind === 'instalment' && one.commitment !== null)?.commitment ?? null,
  })
}

/** Promises what is new out of the budget: of instalments the whole sum with the first, so that the rest is sure. */
async function promise(
  tx: Handle,
  standing: Standing,
  { budget, day }: PayApplicationsInput,
  all: readonly Ready[],
): Promise<Result<ReadonlyMap<Id, Id>, Refusal>> {
  const fresh = all.filter(({ commitment }) => commitment === null)
  const ids = new Map(fresh.map(({ row }) => [row.id, newId()]))
  if (fresh.length === 0 || budget === null) return ok(ids)
  const done = await commitAll(
    tx,
    standing,
    fresh.map(({ row, programme, due }) => ({
      id: ids.get(row.id) as Id,
      programme: row.programme,
      budget,
      amountFen: due.kind === 'instalment' ? (row.amountFen ?? due.amountFen) : due.amountFen,
      day,
      title: `${programme.title.zh} ${row.name}`.slice(0, 80),
      source: { room: 'applications', id: row.id },
    })),
  )
  return done.ok ? ok(ids) : done
}

async function owe(
  tx: Handle,
  standing: Standing,
  { budget, day }: PayApplicationsInput,
  { row, programme, due }: Ready,
  commitment: Id | null,
): Promise<Result<null, Refusal>> {
  if (commitment === null) throw new Error('what is owed was promised')
  const payment = newId()
  const done = await pay(tx, standing, {
    id: payment,
    commitment,
    amountFen: due.amountFen,
    day,
    kind: paymentKindOf(programme),
    payee: payeeOf(row),
    summary: programme.title.zh,
    source: { room: 'applications', id: row.id },
  })
  if (!done.ok) return done
  const item = { id: newId(), ...due, amount: due.amountFen, part: 1, onDay: standing.today }
  const written = await insertItem(
    tx,
    standing,
    row,
    { ...item, budget, commitment, payment },
    searchOf(row, row.number),
  )
  return written ? ok(null) : refused({ code: 'application-paid-already', data: { name: row.name } })
}

/** An award that is not in money: it stands as given, and the application moves on. */
async function give(
  tx: Handle,
  standing: Standing,
  { day }: PayApplicationsInput,
  { row, programme, due }: Ready,
): Promise<Result<null, Refusal>> {
  const item = {
    id: newId(),
    ...due,
    amount: 0,
    part: 1,
    onDay: standing.today,
    state: 'paid' as const,
    paidOn: day,
  }
  if (!(await insertItem(tx, standing, row, item, searchOf(row, row.number))))
    return refused({ code: 'application-paid-already', data: { name: row.name } })
  const next = afterPayment(programme, row.stage)
  if (next === null) return ok(null)
  const moved = await moveApplication(tx, standing, row, next, { on: standing.today, role: 'body' })
  return moved.ok ? ok(null) : moved
}

/** Takes back a payment that waits for a run: its money goes back to the budget, and it can be paid anew. */
export const withdrawItem = (
  standing: Standing,
  item: Id,
  { id, reason }: { readonly id: Id; readonly reason: string },
) =>
  runCommand<{ id: Id }>(standing, {
    id,
    name: 'applications.withdraw-payment',
    input: { item, reason },
    run: async (tx) => {
      const [found] = await itemsById(tx, standing.scope, [item])
      if (!found) return refused({ code: 'not-found' })
      if (found.payment === null || found.commitment === null || found.state === 'withdrawn')
        return refused({ code: 'payment-not-waiting' })
      const source = { room: 'applications', id: found.application }
      const taken = await withdrawPayment(tx, standing, { payment: found.payment, reason, source })
      if (!taken.ok) return taken
      // The rest of an instalment programme stays promised; only what was owed here is free again.
      if (found.kind !== 'instalment') {
        const { commitment, amount: amountFen } = found
        const freed = await release(tx, standing, {
          commitment,
          day: standing.today,
          amountFen,
          reason,
          source,
        })
        if (!freed.ok) return freed
      }
      await moveItem(tx, found, { state: 'withdrawn', reason })
      return ok({
        answer: { id: item },
        audit: {
          action: 'applications.withdraw-payment',
          subject: found.application,
          division: found.division,
          detail: { payment: item, period: found.period, amount: found.amount },
        },
      })
    },
  })
