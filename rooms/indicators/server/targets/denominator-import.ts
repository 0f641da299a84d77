import { covers, type Scope } from '../../../../kernel/actor.ts'
import { commonErrors } from '../../../../kernel/contract.ts'
import type { Day } from '../../../../kernel/day.ts'
import type { Refusal } from '../../../../kernel/errors.ts'
import { ok, type Result, refused } from '../../../../kernel/result.ts'
import { read, runCommand } from '../../../../platform/server/command.ts'
import type { Handle } from '../../../../platform/server/database/connect.ts'
import type { Call } from '../../../../platform/server/http/routes.ts'
import { newId } from '../../../../platform/server/ids.ts'
import { openSpreadsheet } from '../../../documents/server/index.ts'
import { divisionByCode } from '../../../regions/server/index.ts'
import type { denominatorsContract } from '../../contract/denominators.ts'
import { indicatorsErrors } from '../../errors.ts'
import { type Declared, declaredFor, declaredKey, insertDeclared } from './denominator-store.ts'
import { columnsIn, readRow } from './denominator-table.ts'
import { denominators } from './plan-files.ts'

type ImportCall = Call<typeof denominatorsContract.importDenominators>
type Problem = { readonly row: number; readonly code: string; readonly zh: string; readonly en: string }
type Read = {
  readonly rows: readonly (Declared & { readonly row: number })[]
  readonly problems: readonly Problem[]
}

const mostRows = 5_000
const sentences = { ...commonErrors, ...indicatorsErrors }

const problemAt = (row: number, code: string): Problem => {
  const { zh, en } = sentences[code as keyof typeof sentences] ?? commonErrors['value-not-valid']
  return { row, code, zh, en }
}

/** Takes in a filled table: all of it or nothing. A dry run says what would be, and writes nothing. */
export async function importDenominators(call: ImportCall) {
  const table = await readTable(call.file)
  if (!table.ok) return table
  const dryRun = call.body.dryRun === 'yes'
  const look = (tx: Handle) => judged(tx, table.value, call.scope, call.today)
  const answerOf = ({ fresh, unchanged, problems }: Awaited<ReturnType<typeof judged>>) => ({
    written: fresh.length,
    unchanged,
    dryRun,
    problems: [...problems],
  })
  if (dryRun) return read(call, async (tx) => ok(answerOf(await look(tx))))
  return runCommand(call, {
    id: call.body.id,
    name: 'indicators.import-denominators',
    // The rows themselves, so that another file under the same id is another command.
    input: table.value.rows.map(({ id: _, ...row }) => row),
    run: async (tx) => {
      const found = await look(tx)
      const audit = {
        action: 'indicators.import-denominators',
        division: call.scope.ranges[0]?.low ?? 0,
        detail: { rows: found.fresh.length, problems: found.problems.length },
      }
      if (found.problems.length > 0) return ok({ answer: { ...answerOf(found), written: 0 }, audit })
      await insertDeclared(tx, found.fresh, call.actor)
      return ok({ answer: answerOf(found), audit })
    },
  })
}

async function readTable(file: ImportCall['file']): Promise<Result<Read, Refusal>> {
  const opened = await openSpreadsheet(file.path, { fileName: file.fileName })
  if (!opened.ok) return opened
  for (const sheet of opened.value.sheets) {
    const rows: (Declared & { row: number })[] = []
    const problems: Problem[] = []
    let columns: ReturnType<typeof columnsIn> = null
    for await (const row of opened.value.rows(sheet)) {
      if (!columns) {
        columns = columnsIn(row)
        continue
      }
      const found = readRow(row, columns)
      if (found === 'empty') continue
      if ('problem' in found) problems.push(problemAt(row.row, found.problem))
      else rows.push({ id: newId(), row: row.row, ...found })
      if (rows.length > mostRows) {
        return refused({ code: 'denominator-too-many-rows', data: { maximum: mostRows } })
      }
    }
    if (columns) return ok({ rows, problems })
  }
  return refused({ code: 'denominator-no-table' })
}

/** What is new, what already stands as it is written, and what is wrong with the rest. */
async function judged(tx: Handle, { rows, problems: earlier }: Read, scope: Scope, today: Day) {
  const problems = [...earlier]
  const fresh: Declared[] = []
  let unchanged = 0
  const standing = await declaredFor(tx, rows)
  const seen = new Set<string>()
  for (const { row, ...declared } of rows) {
    const key = declaredKey(declared)
    const there = standing.get(key)
    const code = await wrongWith(tx, declared, scope, today)
    if (code) problems.push(problemAt(row, code))
    else if (there?.value === declared.value && there.source === declared.source) unchanged += 1
    else if (there || seen.has(key)) problems.push(problemAt(row, 'denominator-already'))
    else fresh.push(declared)
    seen.add(key)
  }
  return { fresh, unchanged, problems: problems.toSorted((a, b) => a.row - b.row) }
}

async function wrongWith(
  tx: Handle,
  { code, division, asOf }: Declared,
  scope: Scope,
  today: Day,
): Promise<string | null> {
  if (!denominators().some((one) => one.code === code)) return 'denominator-unknown'
  if (!covers({ ...scope, stations: [] }, { division })) return 'not-permitted'
  if (asOf > today) return 'denominator-in-future'
  return (await divisionByCode(tx, division, asOf)) ? null : 'denominator-division-unknown'
}
