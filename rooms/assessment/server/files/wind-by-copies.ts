import { sql } from 'kysely'
import type { Day } from '../../../../kernel/day.ts'
import { type DivisionCode, rangeOf } from '../../../../kernel/division.ts'
import type { Id } from '../../../../kernel/id.ts'
import type { Handle } from '../../../../platform/server/database/connect.ts'
import { keepsFiles } from '../../domain/files/check-assessment.ts'
import { definitionInForce } from '../instruments/definition-in-force.ts'
import { windClocks } from './clock-store.ts'
import { type FileRow, fileColumns, recountFile } from './file-row.ts'

const system = '00000000-0000-7000-8000-000000000001'
const atOnce = 200

type Turned = {
  readonly province: number
  readonly id: Id
  readonly division: DivisionCode
  readonly code: string
  readonly began: boolean
}

/**
 * Sets the clocks of a county's open files anew when its copy of the instrument begins, and when it has ended: intervals are
 * configuration, and hold from their day for every file and not from whatever happens to it next. No file is graded anew by it.
 * Runs beside requests; a run that was broken off begins again. Answers how many files were looked at.
 */
export async function windByCopies(db: Handle, today: Day): Promise<number> {
  const { rows: turned } = await sql<Turned>`
    select province, id, division, code, (to_on is null or to_on >= ${today}) as began from instrument_copy
    where signed_by is not null and ((from_on <= ${today} and (to_on is null or to_on >= ${today}) and wound_on is null)
      or (to_on < ${today} and unwound_on is null))`.execute(db)
  let wound = 0
  for (const copy of turned) {
    wound += await windCounty(db, copy, today)
    await sql`update instrument_copy set ${sql.ref(copy.began ? 'wound_on' : 'unwound_on')} = ${today}
      where province = ${copy.province} and id = ${copy.id}`.execute(db)
  }
  return wound
}

async function windCounty(db: Handle, { province, division, code }: Turned, today: Day): Promise<number> {
  const inForce = await definitionInForce(db, code, division, today)
  if (!inForce || !keepsFiles(inForce.instrument)) return 0
  const { low, high } = rangeOf(division)
  let wound = 0
  let after: Id | null = '00000000-0000-0000-0000-000000000000' as Id
  while (after !== null) {
    const from: Id = after
    after = await db.transaction().execute(async (transaction) => {
      const tx = transaction as Handle
      const { rows } = await sql<FileRow>`
        select ${fileColumns} from risk_file
        where province = ${province} and division between ${low} and ${high} and instrument = ${code} and closed_on is null
          and id > ${from} order by id limit ${atOnce} for update`.execute(tx)
      for (const file of rows)
        await windClocks(tx, file, inForce.instrument, { account: system, today }, recountFile)
      wound += rows.length
      return rows.length === atOnce ? (rows.at(-1)?.id ?? null) : null
    })
  }
  return wound
}
