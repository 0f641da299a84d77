import type { Refusal } from '../../../kernel/errors.ts'
import type { Id } from '../../../kernel/id.ts'
import { ok, type Result, refused } from '../../../kernel/result.ts'
import { disclose, read, runCommand, type Standing } from '../../../platform/server/command.ts'
import type { FieldCipher } from '../../../platform/server/crypto/field-cipher.ts'
import type { Handle } from '../../../platform/server/database/connect.ts'
import { dayPart, idPart, pageFrom, readCursor } from '../../../platform/server/database/cursor.ts'
import { type Implemented, implement } from '../../../platform/server/http/routes.ts'
import type { Platform } from '../../../platform/server/platform.ts'
import { organisationNames } from '../../organisations/server/index.ts'
import { fundsContract } from '../contract.ts'
import type { PayeeKind } from '../domain/kinds.ts'
import { accountLine, commitmentLine, entryLine, mayAt, paymentLine, recoveryLine } from './answers.ts'
import { withoutMoreTrail } from './budget-routes.ts'
import { findCommitment } from './commitment-store.ts'
import { exportList } from './export.ts'
import { entriesAbout } from './ledger-store.ts'
import { type Payee, pay, returnPayment, withdrawPayment } from './pay.ts'
import { accountsOfPayees, findPayeeAccount, othersWithNumber } from './payee-store.ts'
import { keepPayeeAccount } from './payees.ts'
import { findPayment, listPayments, nameOfPayee, paymentTotals, personsPaid } from './payment-store.ts'
import { recoveriesOfPayment } from './recovery-store.ts'
import { failPaidLine } from './run-store.ts'
import type { Stopped } from './runs.ts'
import { paymentColumns } from './sheets.ts'

/** What this room must know of persons; they stand in a room that it does not open. */
export type FundsNeighbours = {
  /** The name on the register of a person whom the actor may see. */
  readonly personName: (tx: Handle, standing: Standing, person: Id) => Promise<string | null>
  /** Persons of the register whom the actor may see, found by name, pinyin or initials. */
  readonly personsNamed: (
    tx: Handle,
    cipher: FieldCipher,
    standing: Standing,
    search: string,
  ) => Promise<readonly { readonly id: Id; readonly name: string }[]>
  /** What rooms above do not want paid any more, asked before a run. */
  readonly stopped: Stopped
}

/** Cursor of a list in the order of days. */
export const byDay = [dayPart, idPart]

export const paymentRoutes = ({ cipher }: Platform, neighbours: FundsNeighbours): Implemented[] => [
  implement(fundsContract.payments, async (call) => {
    const { cursor, limit, ...filter } = call.query
    const after = readCursor(cursor, byDay)
    if (!after.ok) return after
    return read(call, async (tx) => {
      const rows = await listPayments(tx, call.scope, filter, { after: after.value, limit: limit + 1 })
      const { items, next } = pageFrom(rows, limit, (row) => [row.dueOn, row.id])
      return ok({ items: items.map(paymentLine), next })
    })
  }),
  implement(fundsContract.paymentTotals, (call) =>
    read(call, async (tx) => ok(await paymentTotals(tx, call.scope, call.query))),
  ),
  implement(fundsContract.exportPayments, (call) =>
    exportList(call, 'payments', {
      name: { zh: '支付台账', en: 'Payments' },
      columns: paymentColumns,
      rows: (tx, page) => listPayments(tx, call.scope, call.query, page),
      keyOf: ({ dueOn, id }) => [dueOn, id],
      lines: (_, rows) => rows,
    }),
  ),
  implement(fundsContract.payment, (call) => read(call, (tx) => paymentDetail(tx, call, call.params.id))),
  implement(fundsContract.pay, (call) =>
    runCommand(call, {
      id: call.body.id,
      name: 'funds.pay',
      input: call.body,
      run: async (tx) => {
        const { payment, payeeKind, payee: id, ...input } = call.body
        const payee = await payeeOf(tx, call, neighbours, payeeKind, id)
        if (!payee.ok) return payee
        const source = { room: 'funds', id: payment }
        return withoutMoreTrail(await pay(tx, call, { ...input, id: payment, payee: payee.value, source }))
      },
    }),
  ),
  implement(fundsContract.personsToPay, (call) =>
    read(call, async (tx) => {
      const before = await personsPaid(tx, call.scope, call.query.search)
      const known = new Set(before.map(({ id }) => id))
      const registered = await neighbours.personsNamed(tx, cipher, call, call.query.search)
      const items = [
        ...before.map((one) => ({ ...one, paidBefore: true })),
        ...registered.filter(({ id }) => !known.has(id)).map((one) => ({ ...one, paidBefore: false })),
      ]
      return ok({ items: items.slice(0, 30) })
    }),
  ),
  implement(fundsContract.withdrawPayment, (call) =>
    runCommand(call, {
      id: call.body.id,
      name: 'funds.withdraw-payment',
      input: { payment: call.params.id, ...call.body },
      run: async (tx) => {
        const { id: payment } = call.params
        const source = { room: 'funds', id: payment }
        return withoutMoreTrail(
          await withdrawPayment(tx, call, { payment, reason: call.body.reason, source }),
        )
      },
    }),
  ),
  implement(fundsContract.returnPayment, (call) =>
    runCommand(call, {
      id: call.body.id,
      name: 'funds.payment-returned',
      input: { payment: call.params.id, ...call.body },
      run: async (tx) => {
        const { id: payment } = call.params
        const { reason, day } = call.body
        const done = await returnPayment(tx, call, { payment, reason, day })
        if (!done.ok) return done
        const { division, event } = done.value
        await failPaidLine(tx, division, payment, { reason, on: day })
        return ok({ answer: { id: payment }, audit: [], events: [event] })
      },
    }),
  ),
  implement(fundsContract.keepPayeeAccount, (call) =>
    runCommand(call, {
      id: call.body.id,
      name: 'funds.keep-payee-account',
      input: call.body,
      run: async (tx) => {
        const { account, payeeKind, payee: id, ...input } = call.body
        if (!mayAt(call, 'funds.prepare', input.division)) return refused({ code: 'not-found' })
        const payee = await payeeOf(tx, call, neighbours, payeeKind, id)
        if (!payee.ok) return payee
        return withoutMoreTrail(
          await keepPayeeAccount(tx, call, cipher, { ...input, id: account, payee: payee.value }),
        )
      },
    }),
  ),
  implement(fundsContract.unmaskAccount, (call) =>
    disclose(call, async (tx) => {
      const account = await findPayeeAccount(tx, call.scope, call.params.id)
      if (!account) return refused({ code: 'not-found' })
      const { division, payee } = account
      const entry = { action: 'funds.unmask-account', subject: payee, division, purpose: call.body.purpose }
      return ok({ answer: { number: cipher.open(account.sealed) }, audit: [entry] })
    }),
  ),
]

/** A payee by the name of the register, or by the name under which a payment to them stands already. */
async function payeeOf(
  tx: Handle,
  standing: Standing,
  { personName }: FundsNeighbours,
  kind: PayeeKind,
  id: Id,
): Promise<Result<Payee, Refusal>> {
  const registered =
    kind === 'organisation'
      ? (await organisationNames(tx, [id])).get(id)?.name
      : await personName(tx, standing, id)
  const name = registered ?? (await nameOfPayee(tx, standing.scope, id))
  return name ? ok({ kind, id, name }) : refused({ code: 'payee-not-found' })
}

async function paymentDetail(tx: Handle, standing: Standing, id: Id) {
  const { scope, today } = standing
  const payment = await findPayment(tx, scope, id)
  if (!payment) return refused({ code: 'not-found' })
  const { division, payee, commitment } = payment
  const accounts = await accountsOfPayees(tx, scope, { division, payees: [payee], all: true })
  const current = accounts.find(({ endedOn }) => endedOn === null)
  const of = await findCommitment(tx, scope, commitment)
  return ok({
    ...paymentLine(payment),
    commitmentOf: of ? commitmentLine(of) : null,
    accounts: accounts.map(accountLine),
    sharedWith: current ? await othersWithNumber(tx, scope, current) : [],
    entries: (await entriesAbout(tx, scope, 'payment', payment)).map(entryLine),
    recoveries: (await recoveriesOfPayment(tx, scope, id)).map((row) => recoveryLine(row, today)),
    abilities: {
      prepare: mayAt(standing, 'funds.prepare', division),
      reconcile: mayAt(standing, 'funds.reconcile', division),
    },
  })
}
