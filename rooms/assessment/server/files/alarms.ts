import { sql } from 'kysely'
import type { Day } from '../../../../kernel/day.ts'
import type { DivisionCode } from '../../../../kernel/division.ts'
import type { Id } from '../../../../kernel/id.ts'
import type { Handle } from '../../../../platform/server/database/connect.ts'
import { newId } from '../../../../platform/server/ids.ts'
import type { Platform } from '../../../../platform/server/platform.ts'
import { openDuty } from '../../../duties/server/index.ts'

/** Who heads a station and who sits in the centre above it: this room opens no accounts, so whoever composes it says. */
export type AlarmNeighbours = {
  readonly headsOf: (at: Place, on: Day) => Promise<readonly Id[]>
  readonly centreOf: (at: Place, on: Day) => Promise<readonly Id[]>
}

type Place = { readonly station: Id; readonly division: DivisionCode }

type Late = Place & {
  readonly province: number
  readonly file: Id
  readonly person: Id
  readonly kind: string
}

const system = '00000000-0000-7000-8000-000000000001'
const atOnce = 500

/**
 * Tells the heads of stations, then the centre, of clocks that nobody answered (6.4), each step once a clock and due day.
 * Runs beside requests. Answers how many were told of.
 */
export async function raiseRiskAlarms(platform: Platform, neighbours: AlarmNeighbours): Promise<number> {
  const today = platform.clock.today()
  return (
    (await tell(platform.worker.handle, 'head', neighbours.headsOf, today)) +
    (await tell(platform.worker.handle, 'centre', neighbours.centreOf, today))
  )
}

async function tell(
  db: Handle,
  step: 'head' | 'centre',
  whom: AlarmNeighbours['headsOf'],
  today: Day,
): Promise<number> {
  const { rows } = await sql<Late>`
    select c.province, c.file, c.person, c.kind, c.station, c.division from risk_clock c
    where ${sql.ref(`c.${step}_on`)} <= ${today} and ${sql.ref(`c.${step}_told_on`)} is null
    order by ${sql.ref(`c.${step}_on`)} limit ${atOnce}`.execute(db)
  let told = 0
  for (const late of rows) {
    const owners = await whom(late, today)
    if (await db.transaction().execute((tx) => tellOf(tx as Handle, step, late, owners, today))) told += 1
  }
  return told
}

/** False where another process was faster: the mark on the clock is the lock. */
async function tellOf(
  tx: Handle,
  step: 'head' | 'centre',
  late: Late,
  owners: readonly Id[],
  today: Day,
): Promise<boolean> {
  const duties = owners.map((owner) => ({ id: newId(), owner }))
  const { rows } = await sql`
    update risk_clock set ${sql.ref(`${step}_told_on`)} = ${today}, told = told || ${duties.map(({ id }) => id)}::uuid[]
    where province = ${late.province} and file = ${late.file} and kind = ${late.kind} and ${sql.ref(`${step}_told_on`)} is null
    returning file`.execute(tx)
  if (rows.length === 0) return false
  for (const { id, owner } of duties) {
    await openDuty(tx, {
      id,
      kind: 'risk-alarm',
      subjectRoom: 'assessment',
      subject: late.file,
      person: late.person,
      station: late.station,
      division: late.division,
      owner,
      title: { zh: '风险档案逾期未办，请督促', en: 'Risk file overdue, see that it is dealt with' },
      dueOn: today,
      urgency: 0,
      by: system,
    })
  }
  return true
}
