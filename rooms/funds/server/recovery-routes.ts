import type { Day } from '../../../kernel/day.ts'
import type { Refusal } from '../../../kernel/errors.ts'
import type { Id } from '../../../kernel/id.ts'
import { ok, type Result, refused } from '../../../kernel/result.ts'
import { read, runCommand, type Standing } from '../../../platform/server/command.ts'
import type { Handle } from '../../../platform/server/database/connect.ts'
import { pageFrom, readCursor } from '../../../platform/server/database/cursor.ts'
import { type Implemented, implement } from '../../../platform/server/http/routes.ts'
import { fundsContract } from '../contract.ts'
import { secondPerson } from '../domain/run-flow.ts'
import { entryLine, mayAt, paymentLine, recoveryLine } from './answers.ts'
import { withoutMoreTrail } from './budget-routes.ts'
import { exportList } from './export.ts'
import { holdAccounts } from './ledger.ts'
import { entriesAbout } from './ledger-store.ts'
import { byDay } from './payment-routes.ts'
import { findPayment } from './payment-store.ts'
import { outstandingOf, recover, settle } from './recover.ts'
import {
  decideWriteOff,
  findRecovery,
  insertWriteOff,
  listRecoveries,
  type RecoveryRow,
  writeOffsOf,
} from './recovery-store.ts'
import { recoveryColumns } from './sheets.ts'

export const recoveryRoutes = (): Implemented[] => [
  implement(fundsContract.recoveries, async (call) => {
    const { cursor, limit, ...filter } = call.query
    const after = readCursor(cursor, byDay)
    if (!after.ok) return after
    return read(call, async (tx) => {
      const page = { after: after.value, limit: limit + 1 }
      const rows = await listRecoveries(tx, call.scope, filter, page, call.today)
      const { items, next } = pageFrom(rows, limit, (row) => [row.dueOn, row.id])
      return ok({ items: items.map((row) => recoveryLine(row, call.today)), next })
    })
  }),
  implement(fundsContract.exportRecoveries, (call) =>
    exportList(call, 'recoveries', {
      name: { zh: '追回台账', en: 'Recoveries' },
      columns: recoveryColumns,
      rows: (tx, page) => listRecoveries(tx, call.scope, call.query, page, call.today),
      keyOf: ({ dueOn, id }) => [dueOn, id],
      lines: (_, rows) => rows,
    }),
  ),
  implement(fundsContract.recovery, (call) => read(call, (tx) => recoveryDetail(tx, call, call.params.id))),
  implement(fundsContract.recover, (call) =>
    runCommand(call, {
      id: call.body.id,
      name: 'funds.recover',
      input: call.body,
      run: async (tx) => {
        const { recovery: id, ...input } = call.body
        return withoutMoreTrail(await recover(tx, call, { ...input, id, source: { room: 'funds', id } }))
      },
    }),
  ),
  implement(fundsContract.receiveBack, (call) =>
    runCommand(call, {
      id: call.body.id,
      name: 'funds.receive-back',
      input: { recovery: call.params.id, ...call.body },
      run: async (tx) => {
        const { amountFen, day, voucher } = call.body
        if (day > call.today)
          return refused({
            code: 'day-in-the-future',
            problems: [{ code: 'day-in-the-future', path: '/body/day' }],
          })
        const how = { how: 'received' as const, amountFen, day, reason: voucher }
        return settled(
          day,
          await settle(tx, call, call.params.id, { ...how, source: ownSource(call.params.id) }),
        )
      },
    }),
  ),
  implement(fundsContract.cancelRecovery, (call) =>
    runCommand(call, {
      id: call.body.id,
      name: 'funds.cancel-recovery',
      input: { recovery: call.params.id, ...call.body },
      run: async (tx) => {
        const { id } = call.params
        if ((await writeOffsOf(tx, call.scope, id)).some(({ state }) => state === 'proposed'))
          return refused({ code: 'write-off-waits' })
        const how = { how: 'cancelled' as const, amountFen: null, day: call.today, reason: call.body.reason }
        const done = await settle(tx, call, id, { ...how, source: ownSource(id) })
        return done.ok
          ? ok({ answer: { id }, audit: [], events: [settledEvent(done.value.row, call.today)] })
          : done
      },
    }),
  ),
  implement(fundsContract.proposeWriteOff, (call) =>
    runCommand(call, {
      id: call.body.id,
      name: 'funds.propose-write-off',
      input: { recovery: call.params.id, ...call.body },
      run: async (tx) => {
        const found = await findRecovery(tx, call.scope, call.params.id)
        if (!found) return refused({ code: 'recovery-not-found' })
        const { writeOff: id, amountFen: amount, reason } = call.body
        if (amount > outstandingOf(found)) return tooMuch(found)
        const { division } = found
        if (!(await insertWriteOff(tx, call, { id, recovery: found.id, division, amount, reason })))
          return refused({ code: 'write-off-waits' })
        const detail = { recovery: found.id, amount }
        return ok({
          answer: { id },
          audit: { action: 'funds.propose-write-off', subject: id, division, detail },
        })
      },
    }),
  ),
  implement(fundsContract.decideWriteOff, (call) =>
    runCommand(call, {
      id: call.body.id,
      name: 'funds.decide-write-off',
      input: { ...call.params, ...call.body },
      run: (tx) => decide(tx, call, { ...call.params, approve: call.body.approve }),
    }),
  ),
]

const ownSource = (id: Id) => ({ room: 'funds', id })

const tooMuch = (row: RecoveryRow) =>
  refused({ code: 'more-than-outstanding', data: { open: outstandingOf(row) } })

/** Rooms above hear when nothing is owed any more. */
const settledEvent = ({ id, division, sourceRoom, sourceId }: RecoveryRow, day: Day) => ({
  name: 'recovery.settled',
  subject: id,
  division,
  data: { source: { room: sourceRoom, id: sourceId }, day },
})

function settled(
  day: Day,
  done: Result<{ readonly row: RecoveryRow; readonly outstanding: number }, Refusal>,
) {
  if (!done.ok) return done
  const { row, outstanding } = done.value
  return ok({ answer: { outstanding }, audit: [], events: outstanding === 0 ? [settledEvent(row, day)] : [] })
}

/** The second person's word on writing off; who proposed it may only take the proposal back. */
async function decide(
  tx: Handle,
  standing: Standing,
  { id, writeOff: asked, approve }: { readonly id: Id; readonly writeOff: Id; readonly approve: boolean },
) {
  const { scope, today, actor } = standing
  const found = await findRecovery(tx, scope, id)
  const writeOff = (await writeOffsOf(tx, scope, id)).find((one) => one.id === asked)
  if (!found || !writeOff) return refused({ code: 'recovery-not-found' })
  if (approve && !secondPerson(writeOff.proposedBy, actor.account))
    return refused({ code: 'needs-second-person' })
  await holdAccounts(tx, found.division, [found.budget])
  if (!(await decideWriteOff(tx, standing, writeOff, approve ? 'approved' : 'declined')))
    return refused({ code: 'write-off-decided' })
  const { division } = found
  const audit = {
    action: 'funds.decide-write-off',
    subject: asked,
    division,
    detail: { recovery: id, approve },
  }
  if (!approve) return ok({ answer: { outstanding: outstandingOf(found) }, audit })
  const { amount: amountFen, reason } = writeOff
  const how = { how: 'written-off' as const, amountFen, day: today, reason }
  const done = settled(today, await settle(tx, standing, id, { ...how, source: ownSource(id) }))
  return done.ok ? ok({ ...done.value, audit }) : done
}

async function recoveryDetail(tx: Handle, standing: Standing, id: Id) {
  const { scope, today, actor } = standing
  const row = await findRecovery(tx, scope, id)
  if (!row) return refused({ code: 'not-found' })
  const payment = await findPayment(tx, scope, row.payment)
  const writeOffs = await writeOffsOf(tx, scope, id)
  const may = (permission: string) => mayAt(standing, permission, row.division)
  return ok({
    ...recoveryLine(row, today),
    paymentOf: payment ? paymentLine(payment) : null,
    entries: (await entriesAbout(tx, scope, 'recovery', row)).map(entryLine),
    writeOffs: writeOffs.map(({ proposedBy, recovery: _, division: __, ...one }) => ({
      ...one,
      own: proposedBy === actor.account,
    })),
    abilities: {
      prepare: may('funds.prepare'),
      approve: may('funds.approve'),
      reconcile: may('funds.reconcile'),
    },
  })
}
