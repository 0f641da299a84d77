import { covers, coversSubtree, scopeOf } from '../../../../kernel/actor.ts'
import { formatDivisionCode } from '../../../../kernel/division.ts'
import type { Refusal } from '../../../../kernel/errors.ts'
import { ok, refused } from '../../../../kernel/result.ts'
import { read, runCommand } from '../../../../platform/server/command.ts'
import {
  dayPart,
  numberPart,
  pageFrom,
  readCursor,
  textPart,
} from '../../../../platform/server/database/cursor.ts'
import { type Call, type Implemented, implement } from '../../../../platform/server/http/routes.ts'
import type { Platform } from '../../../../platform/server/platform.ts'
import { workbookAnswer } from '../../../documents/server/index.ts'
import { childrenOf, divisionByCode, placesOf } from '../../../regions/server/index.ts'
import { denominatorsContract } from '../../contract/denominators.ts'
import { importDenominators } from './denominator-import.ts'
import {
  declaredById,
  declaredKeyOf,
  insertDeclared,
  listDeclared,
  withdrawDeclared,
} from './denominator-store.ts'
import { denominatorTitles } from './denominator-table.ts'
import { denominators } from './plan-files.ts'

export const denominatorRoutes = (_platform: Platform): Implemented[] => [
  implement(denominatorsContract.denominatorKinds, async () =>
    ok({ items: denominators().map((one) => ({ ...one })) }),
  ),
  implement(denominatorsContract.denominators, (call) => {
    const { cursor, limit, ...filter } = call.query
    const after = readCursor(cursor, [numberPart, textPart, dayPart])
    if (!after.ok) return Promise.resolve(after)
    return read(call, async (tx) => {
      const rows = await listDeclared(tx, call.scope, filter, { after: after.value, limit })
      const page = pageFrom(rows, limit, declaredKeyOf)
      const places = await placesOf(
        tx,
        page.items.map(({ division }) => division),
        call.today,
      )
      const writable = scopeOf(call.actor, 'targets.write', call.today)
      return ok({
        next: page.next,
        items: page.items.map((row) => ({
          ...row,
          name: places(row.division).name,
          path: places(row.division).path,
          mayChange: coversSubtree(writable, row.division),
        })),
      })
    })
  }),
  implement(denominatorsContract.declareDenominator, (call) => declare(call)),
  implement(denominatorsContract.withdrawDenominator, (call) => {
    const { id: command, reason } = call.body
    const { denominator: id } = call.params
    return runCommand(call, {
      id: command,
      name: 'indicators.withdraw-denominator',
      input: { ...call.body, denominator: id },
      run: async (tx) => {
        const declared = await declaredById(tx, call.scope, id)
        if (!declared) return refused({ code: 'not-found' })
        if (declared.withdrawn || !(await withdrawDeclared(tx, declared, reason, call.actor))) {
          return refused({ code: 'denominator-withdrawn' })
        }
        return ok({
          answer: { id },
          audit: {
            action: 'indicators.withdraw-denominator',
            subject: id,
            division: declared.division,
            detail: { code: declared.code, asOf: declared.asOf },
          },
        })
      },
    })
  }),
  implement(denominatorsContract.denominatorTemplate, (call) => template(call)),
  implement(denominatorsContract.importDenominators, (call) => importDenominators(call)),
]

function declare(call: Call<typeof denominatorsContract.declareDenominator>) {
  const { id: command, denominator: id, ...declared } = call.body
  return runCommand(call, {
    id: command,
    name: 'indicators.declare-denominator',
    input: call.body,
    run: async (tx) => {
      const { code, division, asOf } = declared
      if (!covers({ ...call.scope, stations: [] }, { division })) return refused({ code: 'not-permitted' })
      const problems = []
      if (!denominators().some((one) => one.code === code)) {
        problems.push({ code: 'denominator-unknown', path: '/body/code' })
      }
      if (asOf > call.today) problems.push({ code: 'denominator-in-future', path: '/body/asOf' })
      if (division !== 0 && !(await divisionByCode(tx, division, asOf))) {
        problems.push({ code: 'denominator-division-unknown', path: '/body/division' })
      }
      if (problems.length > 0) return refused<Refusal>({ code: 'request-not-valid', problems })
      const written = await insertDeclared(tx, [{ id, ...declared }], call.actor)
      if (!written.has(id)) return refused({ code: 'denominator-already' })
      return ok({
        answer: { id },
        audit: {
          action: 'indicators.declare-denominator',
          subject: id,
          division,
          detail: { code, asOf },
        },
      })
    },
  })
}

const mostChildren = 1_000

/** A table of the divisions right below, to be filled in with the day, the number and the source. */
async function template(call: Call<typeof denominatorsContract.denominatorTemplate>) {
  const { within, code } = call.query
  const kind = denominators().find((one) => one.code === code)
  if (!kind) {
    return refused<Refusal>({
      code: 'request-not-valid',
      problems: [{ code: 'denominator-unknown', path: '/query/code' }],
    })
  }
  if (!coversSubtree(call.scope, within)) return refused<Refusal>({ code: 'not-found' })
  const listed = await read(call, async (tx) => {
    const own = await divisionByCode(tx, within, call.today)
    const children = await childrenOf(tx, within, call.today, -1, mostChildren)
    return ok([...(own ? [own] : []), ...children])
  })
  if (!listed.ok) return listed
  const titles = denominatorTitles[call.language]
  const sheet = {
    name: kind.title[call.language],
    columns: [
      { title: titles.code, kind: 'text' as const, width: 18 },
      { title: titles.division, kind: 'text' as const, width: 16 },
      { title: titles.name, kind: 'text' as const, width: 28 },
      { title: titles.asOf, kind: 'day' as const, width: 14 },
      { title: titles.value, kind: 'decimal' as const, width: 14 },
      { title: titles.source, kind: 'text' as const, width: 40 },
    ],
    rows: listed.value.map((one) => [code, formatDivisionCode(one.code), one.name, null, null, null]),
  }
  return ok(workbookAnswer(`${kind.title[call.language]}.xlsx`, [sheet]))
}
