import type { Refusal } from '../../../kernel/errors.ts'
import type { Id } from '../../../kernel/id.ts'
import { ok, type Result, refused } from '../../../kernel/result.ts'
import { disclose, read, runCommand, type Standing } from '../../../platform/server/command.ts'
import type { FieldCipher } from '../../../platform/server/crypto/field-cipher.ts'
import type { Handle } from '../../../platform/server/database/connect.ts'
import { pageFrom, readCursor } from '../../../platform/server/database/cursor.ts'
import { type Implemented, implement } from '../../../platform/server/http/routes.ts'
import type { Platform } from '../../../platform/server/platform.ts'
import { fundsContract } from '../contract.ts'
import { maskedAccount } from '../domain/bank-account.ts'
import type { BankLine } from '../domain/bank-file.ts'
import { runAbilities, runLine } from './answers.ts'
import { bankCsv, bankWorkbook, csvAnswer, openedLines } from './bank-file.ts'
import { withoutMoreTrail } from './budget-routes.ts'
import { exportList } from './export.ts'
import { byDay, type FundsNeighbours } from './payment-routes.ts'
import { reconcile } from './reconcile.ts'
import { readReturnFile } from './return-file.ts'
import { findRun, linesOfRun, listRuns, type RunRow, returnsOfRun } from './run-store.ts'
import { approveRun, dropRun, handRun, openPaymentRun } from './runs.ts'
import { runColumns } from './sheets.ts'

export const runRoutes = ({ cipher }: Platform, { stopped }: FundsNeighbours): Implemented[] => [
  implement(fundsContract.runs, async (call) => {
    const { cursor, limit, ...filter } = call.query
    const after = readCursor(cursor, byDay)
    if (!after.ok) return after
    return read(call, async (tx) => {
      const rows = await listRuns(tx, call.scope, filter, { after: after.value, limit: limit + 1 })
      const { items, next } = pageFrom(rows, limit, (row) => [row.onDay, row.id])
      return ok({ items: items.map(runLine), next })
    })
  }),
  implement(fundsContract.exportRuns, (call) =>
    exportList(call, 'runs', {
      name: { zh: '支付批次台账', en: 'Payment runs' },
      columns: runColumns,
      rows: (tx, page) => listRuns(tx, call.scope, call.query, page),
      keyOf: ({ onDay, id }) => [onDay, id],
      lines: (_, rows) => rows,
    }),
  ),
  implement(fundsContract.run, (call) => read(call, (tx) => runDetail(tx, call, call.params.id))),
  implement(fundsContract.openRun, (call) =>
    runCommand(call, {
      id: call.body.id,
      name: 'funds.prepare-run',
      input: call.body,
      run: async (tx) => {
        const { run: id, title, day, payments } = call.body
        return withoutMoreTrail(await openPaymentRun(tx, call, cipher, { id, title, day, payments }, stopped))
      },
    }),
  ),
  implement(fundsContract.approveRun, (call) =>
    runCommand(call, {
      id: call.body.id,
      name: 'funds.approve-run',
      input: { run: call.params.id, ...call.body },
      run: async (tx) =>
        acted('funds.approve-run', await approveRun(tx, call, { run: call.params.id, hash: call.body.hash })),
    }),
  ),
  ...(
    [
      [fundsContract.refuseRun, 'funds.refuse-run'],
      [fundsContract.dropRun, 'funds.drop-run'],
    ] as const
  ).map(([route, name]) =>
    implement(route, (call) =>
      runCommand(call, {
        id: call.body.id,
        name,
        input: { run: call.params.id, ...call.body },
        run: async (tx) =>
          acted(name, await dropRun(tx, call, { run: call.params.id, reason: call.body.reason })),
      }),
    ),
  ),
  implement(fundsContract.bankCsv, async (call) => {
    const file = await fileOf(call, cipher, call.params.id)
    return file.ok ? ok(csvAnswer(file.value.run, await bankCsv(file.value.lines))) : file
  }),
  implement(fundsContract.bankWorkbook, async (call) => {
    const file = await fileOf(call, cipher, call.params.id)
    return file.ok ? ok(bankWorkbook(file.value.run, file.value.lines)) : file
  }),
  implement(fundsContract.handRun, (call) =>
    runCommand(call, {
      id: call.body.id,
      name: 'funds.hand-run',
      input: { run: call.params.id, ...call.body },
      run: async (tx) => {
        const { day } = call.body
        if (day > call.today)
          return refused({
            code: 'day-in-the-future',
            problems: [{ code: 'day-in-the-future', path: '/body/day' }],
          })
        return acted('funds.hand-run', await handRun(tx, call, cipher, { run: call.params.id, day }))
      },
    }),
  ),
  implement(fundsContract.reconcileRun, async (call) => {
    const file = await readReturnFile(call.file)
    if (!file.ok) return file
    const { id } = call.body
    const alsoThisRun = call.body.alsoThisRun === 'true'
    return runCommand(call, {
      id,
      name: 'funds.reconcile',
      input: { run: call.params.id, file: file.value.hash, ...(alsoThisRun ? { alsoThisRun } : {}) },
      run: async (tx) => {
        const told = await reconcile(tx, call, cipher, {
          id,
          run: call.params.id,
          file: file.value,
          alsoThisRun,
          day: call.today,
        })
        if (!told.ok) return told
        const { answer, run, events } = told.value
        const audit = {
          action: 'funds.reconcile',
          subject: run.id,
          division: run.division,
          detail: { ...answer },
        }
        return ok({ answer, audit, events })
      },
    })
  }),
]

const acted = (action: string, done: Result<RunRow, Refusal>) =>
  done.ok
    ? ok({
        answer: { id: done.value.id },
        audit: {
          action,
          subject: done.value.id,
          division: done.value.division,
          detail: { total: done.value.total },
        },
      })
    : done

/** What the bank is given, after approval only; whoever takes it stands in the audit trail. */
const fileOf = (standing: Standing, cipher: FieldCipher, id: Id) =>
  disclose<{ readonly run: RunRow; readonly lines: readonly BankLine[] }>(standing, async (tx) => {
    const run = await findRun(tx, standing.scope, id)
    if (!run) return refused({ code: 'not-found' })
    if (run.state === 'prepared' || run.state === 'dropped') return refused({ code: 'run-not-approved' })
    const lines = openedLines(cipher, await linesOfRun(tx, run))
    const entry = {
      action: 'funds.bank-file',
      subject: id,
      division: run.division,
      purpose: 'bank',
      detail: { lines: lines.length, hash: run.fileHash },
    }
    return ok({ answer: { run, lines }, audit: [entry] })
  })

async function runDetail(tx: Handle, standing: Standing, id: Id) {
  const run = await findRun(tx, standing.scope, id)
  if (!run) return refused({ code: 'not-found' })
  const lines = await linesOfRun(tx, run)
  const returns = await returnsOfRun(tx, run)
  return ok({
    ...runLine(run),
    items: lines.map((line) => ({
      number: line.number,
      payment: line.payment,
      holder: line.holder,
      account: maskedAccount(line.lastDigits),
      bank: line.bank,
      amount: line.amount,
      summary: line.summary,
      state: line.state,
      reason: line.reason,
      resultOn: line.resultOn,
      accountEnded: line.accountEnded && line.state === 'listed',
    })),
    returns: returns.map(({ fileHash: _, ...row }) => row),
    abilities: runAbilities(standing, run),
  })
}
