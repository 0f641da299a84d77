import { sql } from 'kysely'
import { addDays, type Day } from '../../../../kernel/day.ts'
import type { DivisionCode } from '../../../../kernel/division.ts'
import type { Id } from '../../../../kernel/id.ts'
import type { Handle } from '../../../../platform/server/database/connect.ts'
import { newId } from '../../../../platform/server/ids.ts'
import type { Platform } from '../../../../platform/server/platform.ts'
import { openDuty } from '../../../duties/server/index.ts'
import { type Definition, shippedInstruments } from '../instruments/instrument-files.ts'
import { type AskedOfOthers, askedOfOthers, titleOfClock } from './in-force.ts'
import { windByCopies } from './wind-by-copies.ts'

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
/** What others than the worker owe stands on their workbench so many days before it is due: not a year's reviews at once. */
const daysAhead = 3

/**
 * Sets clocks anew where a county's copy began or ended, asks supervisors, heads and the centre for what they owe soon, and tells the heads of stations, then the centre, of clocks that nobody
 * answered (6.4), each step once a clock and due day. Runs beside requests. Answers how many were told of.
 */
export async function raiseRiskAlarms(platform: Platform, neighbours: AlarmNeighbours): Promise<number> {
  const today = platform.clock.today()
  const db = platform.worker.handle
  await windByCopies(db, today)
  await askOthers(db, neighbours, today)
  return (await tell(db, 'head', neighbours, today)) + (await tell(db, 'centre', neighbours, today))
}

type Asked = Running & { readonly instrument: string; readonly grade: string }

/** Opens the duty of whoever is to answer a clock beside the worker: a review, or what else a grade asks of them. Answers how many. */
export async function askOthers(
  db: Handle,
  neighbours: AlarmNeighbours,
  today: Day,
  definitions: readonly Definition[] = shippedInstruments(),
): Promise<number> {
  const duties = askedOfOthers(definitions)
  const kinds = [...new Set(duties.map(({ kind }) => kind))]
  const known = new Map<string, readonly Id[]>()
  let asked = 0
  let after: Asked | undefined
  do {
    const { rows } = await sql<Asked>`
      select ${running}, f.instrument, f.grade from risk_clock c join risk_file f on f.province = c.province and f.id = c.file
      where c.duty is null and c.due_on <= ${addDays(today, daysAhead)} and c.kind = any(${kinds}::text[])
        and (c.due_on, c.file) > (${after?.dueOn ?? '0001-01-01'}::date, ${after?.file ?? noFile}::uuid)
      order by c.due_on, c.file limit ${atOnce}`.execute(db)
    for (const one of rows) {
      const duty = duties.find(
        ({ instrument, grade, kind }) =>
          instrument === one.instrument && grade === one.grade && kind === one.kind,
      )
      if (!duty) continue
      const key = `${duty.who}:${one.station}`
      const there = known.get(key) ?? (await bearersAt(neighbours, duty.who, one, today))
      known.set(key, there)
      const owner = there.find((account) => account !== one.worker)
      if (owner && (await db.transaction().execute((tx) => askFor(tx as Handle, one, duty, owner))))
        asked += 1
    }
    after = rows.length === atOnce ? rows.at(-1) : undefined
  } while (after)
  return asked
}

/** Who owes a duty there, the nearest first: where a station has no head, or its head works on the file, the centre does. */
async function bearersAt(
  { reviewersOf, headsOf, centreOf }: AlarmNeighbours,
  who: AskedOfOthers['who'],
  at: Running,
  today: Day,
): Promise<readonly Id[]> {
  if (who === 'supervisor') return reviewersOf(at, today)
  const centre = await centreOf(at, today, at.worker)
  return who === 'centre' ? centre : [...(await headsOf(at, today)), ...centre]
}

const noFile = '00000000-0000-0000-0000-000000000000'

/** False where another process was faster: the duty on the clock is the lock. */
async function askFor(tx: Handle, clock: Running, duty: AskedOfOthers, owner: Id): Promise<boolean> {
  const id = newId()
  const { rows } = await sql`
    update risk_clock set duty = ${id}
    where province = ${clock.province} and file = ${clock.file} and kind = ${clock.kind} and due_on = ${clock.dueOn} and duty is null
    returning file`.execute(tx)
  if (rows.length === 0) return false
  await openDuty(tx, {
    ...about(clock),
    id,
    kind: duty.who === 'supervisor' ? 'risk-review' : 'risk-file',
    owner,
    title: duty.title,
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
    const { rows } = await sql<Asked>`
      select ${running}, f.instrument, f.grade from risk_clock c join risk_file f on f.province = c.province and f.id = c.file
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
  late: Asked,
  owners: readonly Id[],
  today: Day,
): Promise<boolean> {
  const duties = owners.map((owner) => ({ id: newId(), owner }))
  const { rows } = await sql`
    update risk_clock set ${sql.ref(`${step}_told_on`)} = ${today}, told = told || ${duties.map(({ id }) => id)}::uuid[]
    where province = ${late.province} and file = ${late.file} and kind = ${late.kind} and ${sql.ref(`${step}_told_on`)} is null
    returning file`.execute(tx)
  if (rows.length === 0) return false
  const what = titleOfClock(late.instrument, late.grade, late.kind)
  for (const { id, owner } of duties) {
    await openDuty(tx, {
      ...about(late),
      id,
      kind: 'risk-alarm',
      owner,
      title: {
        zh: `风险档案逾期未办，请督促：${what.zh}`,
        en: `Risk file overdue, see that it is dealt with: ${what.en}`,
      },
      dueOn: today,
    })
  }
  return true
}
