import { provinceOf, rangeOf } from '../../../kernel/division.ts'
import { grouped } from '../../../kernel/grouped.ts'
import { ok, refused } from '../../../kernel/result.ts'
import { read, runCommand } from '../../../platform/server/command.ts'
import { pageFrom, readCursor } from '../../../platform/server/database/cursor.ts'
import { type Implemented, implement } from '../../../platform/server/http/routes.ts'
import { fundsContract } from '../contract.ts'
import { accountKindCodes, reversibleKinds } from '../domain/kinds.ts'
import { entryLine, mayAt } from './answers.ts'
import { exportList } from './export.ts'
import { balancesOf, findEntry, linesOfEntries, listEntries } from './ledger-store.ts'
import { byDay } from './payment-routes.ts'
import { reverseEntry } from './reverse.ts'
import { ledgerColumns } from './sheets.ts'

export const ledgerRoutes = (): Implemented[] => [
  implement(fundsContract.ledger, async (call) => {
    const { cursor, limit, ...filter } = call.query
    const after = readCursor(cursor, byDay)
    if (!after.ok) return after
    return read(call, async (tx) => {
      const rows = await listEntries(tx, call.scope, filter, { after: after.value, limit: limit + 1 })
      const { items, next } = pageFrom(rows, limit, (row) => [row.onDay, row.id])
      return ok({ items: items.map(entryLine), next })
    })
  }),
  implement(fundsContract.exportLedger, (call) =>
    exportList(call, 'ledger', {
      name: { zh: '总账', en: 'Ledger' },
      columns: ledgerColumns,
      rows: (tx, page) => listEntries(tx, call.scope, call.query, page),
      keyOf: ({ onDay, id }) => [onDay, id],
      lines: async (tx, entries) => {
        const byProvince = grouped(entries, ({ division }) => provinceOf(division))
        const lines = []
        for (const [province, of] of byProvince)
          lines.push(
            ...(await linesOfEntries(
              tx,
              province,
              of.map(({ id }) => id),
            )),
          )
        const byEntry = grouped(lines, ({ entry }) => entry)
        return entries.flatMap((entry) => (byEntry.get(entry.id) ?? []).map((line) => ({ entry, line })))
      },
    }),
  ),
  implement(fundsContract.trialBalance, (call) =>
    read(call, async (tx) => {
      const found = await balancesOf(tx, call.scope, rangeOf(call.query.within ?? 0))
      const accounts = accountKindCodes.map(
        (kind) => found.find((one) => one.kind === kind) ?? { kind, balance: 0, lines: 0 },
      )
      const sum = accounts.reduce((all, { lines }) => all + lines, 0)
      return ok({
        accounts,
        balanced: sum === 0 && accounts.every(({ balance, lines }) => balance === lines),
      })
    }),
  ),
  implement(fundsContract.entry, (call) =>
    read(call, async (tx) => {
      const row = await findEntry(tx, call.scope, call.params.id)
      if (!row) return refused({ code: 'not-found' })
      const lines = await linesOfEntries(tx, provinceOf(row.division), [row.id])
      const reverse =
        reversibleKinds.includes(row.kind) &&
        row.reversedBy === null &&
        mayAt(call, 'funds.plan', row.division)
      return ok({
        ...entryLine(row),
        lines: lines.map(({ entry: _, ...line }) => line),
        abilities: { reverse },
      })
    }),
  ),
  implement(fundsContract.reverseEntry, (call) =>
    runCommand(call, {
      id: call.body.id,
      name: 'funds.reverse-entry',
      input: { reverses: call.params.id, ...call.body },
      run: async (tx) => {
        const { entry, reason } = call.body
        const done = await reverseEntry(tx, call, call.params.id, { entry, reason })
        if (!done.ok) return done
        const { division, kind } = done.value
        const detail = { reverses: call.params.id, kind }
        return ok({
          answer: { id: entry },
          audit: { action: 'funds.reverse-entry', subject: entry, division, detail },
        })
      },
    }),
  ),
]
