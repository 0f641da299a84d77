import { sql } from 'kysely'
import { addDays, type Day } from '../../../../kernel/day.ts'
import type { DivisionCode } from '../../../../kernel/division.ts'
import type { Id } from '../../../../kernel/id.ts'
import type { Handle } from '../../../../platform/server/database/connect.ts'
import { newId } from '../../../../platform/server/ids.ts'
import type { Platform } from '../../../../platform/server/platform.ts'
import { openDuty } from '../../../duties/server/index.ts'
import { supervisorsKinds } from './in-force.ts'

/**
 * Who reviews the files of a station, who heads it and who sits in the centre above it: this room opens no accounts, so
 * whoever composes it says.
 */
export type AlarmNeighbours = {
  readonly reviewersOf: (at: Place, on: Day) => Promise<readonly Id[]>
  readonly headsOf: (at: Place, on: Day) => Promise<readonly Id[]>
  /** Without `besides`, who works on the file. */
  readonly centreOf: (at: Place, on: Day, besides: Id) => Promise<readonly Id[]>
}

type Place = { readonly station: Id; readonly division: DivisionCode }

type Running = Place & {
  readonly province: number
  readonly file: Id
  readonly person: Id
  readonly kind: string
  readonly worker: Id
  readonly dueOn: Day
}

const running = sql.raw('c.province, c.file, c.person, c.kind, c.station, c.division, c.worker, c.due_on')

const system = '00000000-0000-7000-8000-000000000001'
const atOnce = 500
/** A review stands on the supervisor's workbench so many days before it is due: not a year's reviews at once. */
const reviewsAhead = 3

/**
 * Asks supervisors for the reviews that are near, and tells the heads of stations, then the centre, of clocks that nobody
 * answered (6.4), each step once a clock and due day. Runs beside requests. Answers how many were told of.
 */
export async function raiseRiskAlarms(platform: Platform, neighbours: AlarmNeighbours): Promise<number> {
  const today = platform.clock.today()
  const db = platform.worker.handle
  await askForReviews(db, neighbours, today)
  return (await tell(db, 'head', neighbours, today)) + (await tell(db, 'centre', neighbours, today))
}

/** Opens the duty of a review for the first who may sign there and does not work on the file. Answers how many. */
export async function askForReviews(db: Handle, neighbours: AlarmNeighbours, today: Day): Promise<number> {
  const kinds = [...supervisorsKinds()]
  const reviewers = new Map<Id, readonly Id[]>()
  let asked = 0
  let after: Running | undefined
  do {
    const { rows } = await sql<Running>`
      select ${running} from risk_clock c
      where c.duty is null and c.due_on <= ${addDays(today, reviewsAhead)} and c.kind = any(${kinds}::text[])
        and (c.due_on, c.file) > (${after?.dueOn ?? '0001-01-01'}::date, ${after?.file ?? noFile}::uuid)
      order by c.due_on, c.file limit ${atOnce}`.execute(db)
    for (const one of rows) {
      const there = reviewers.get(one.station) ?? (await neighbours.reviewersOf(one, today))
      reviewers.set(one.station, there)
      const owner = there.find((account) => account !== one.worker)
      if (owner && (await db.transaction().execute((tx) => askFor(tx as Handle, one, owner)))) asked += 1
    }
    after = rows.length === atOnce ? rows.at(-1) : undefined
  } while (after)
  return asked
}

const noFile = '00000000-0000-0000-0000-000000000000'

/** False where another process was faster: the duty on the clock is the lock. */
async function askFor(tx: Handle, clock: Running, owner: Id): Promise<boolean> {
  const id = newId()
  const { rows } = await sql`
    update risk_clock set duty = ${id}
    where province = ${clock.province} and file = ${clock.file} and kind = ${clock.kind} and due_on = ${clock.dueOn} and duty is null
    returning file`.execute(tx)
  if (rows.length === 0) return false
  await openDuty(tx, {
    ...about(clock),
    id,
    kind: 'risk-review',
    owner,
    title: { zh: '督导复核', en: 'Review by the supervisor' },
    dueOn: clock.dueOn,
    byRecord: true,
  })
  return true
}

const about = ({ file, person, station, division }: Running) =>
  ({
    subjectRoom: 'assessment',
    subject: file,
    person,
    station,
    division,
    urgency: 0,
    toldUnder: 'assessment.read',
    by: system,
  }) as const

type Step = 'head' | 'centre'

async function tell(db: Handle, step: Step, neighbours: AlarmNeighbours, today: Day): Promise<number> {
  let told = 0
  let more = true
  while (more) {
    const { rows } = await sql<Running>`
      select ${running} from risk_clock c
      where ${sql.ref(`c.${step}_on`)} <= ${today} and ${sql.ref(`c.${step}_told_on`)} is null
      order by ${sql.ref(`c.${step}_on`)} limit ${atOnce}`.execute(db)
    for (const late of rows) {
      const owners = await whom(neighbours, step, late, today)
      if (await db.transaction().execute((tx) => tellOf(tx as Handle, step, late, owners, today))) told += 1
    }
    more = rows.length === atOnce
  }
  return told
}

/**
 * Nobody is told of his own delay: where the head of a station works on the file himself, or there is none, the centre is
 * told in his place (S16.1: several roles on one account).
 */
async function whom(
  { headsOf, centreOf }: AlarmNeighbours,
  step: Step,
  late: Running,
  today: Day,
): Promise<readonly Id[]> {
  const heads = step === 'head' ? await headsOf(late, today) : []
  const others = heads.filter((account) => account !== late.worker)
  return others.length > 0 ? others : centreOf(late, today, late.worker)
}

/** False where another process was faster: the mark on the clock is the lock. */
async function tellOf(
  tx: Handle,
  step: Step,
  late: Running,
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
      ...about(late),
      id,
      kind: 'risk-alarm',
      owner,
      title: { zh: '风险档案逾期未办，请督促', en: 'Risk file overdue, see that it is dealt with' },
      dueOn: today,
    })
  }
  return true
}
