import { sql } from 'kysely'
import type { Day } from '../../../../kernel/day.ts'
import type { Id } from '../../../../kernel/id.ts'
import type { Handle } from '../../../../platform/server/database/connect.ts'
import { newId } from '../../../../platform/server/ids.ts'
import { cancelDuties, type NewDuty, openDuties, settleDuties } from '../../../duties/server/index.ts'
import { workingCalendar } from '../../../regions/server/index.ts'
import { alarmDays, type Clock, clocksOf, type FileFacts } from '../../domain/files/clocks.ts'
import { completing, type GradeRules, rulesOf, visitInterval } from '../../domain/files/grade-rules.ts'
import type { Instrument } from '../../domain/instrument/instrument.ts'
import { type FileRow, updateFile } from './file-row.ts'

export type ClockRow = {
  readonly kind: string
  readonly dueOn: Day
  readonly dueAt: number | null
  readonly headOn: Day | null
  readonly centreOn: Day | null
  readonly worker: Id
  readonly station: Id
  readonly duty: Id | null
  /** Duties by which station heads and the centre were told. */
  readonly told: readonly Id[]
}

/** Who moves the clocks, and when. */
export type Mover = { readonly account: Id; readonly today: Day }

export async function clocksIn(tx: Handle, file: Pick<FileRow, 'province' | 'id'>): Promise<ClockRow[]> {
  const { rows } = await sql<ClockRow>`
    select kind, due_on, (extract(epoch from due_at) * 1000)::bigint as due_at, head_on, centre_on, worker,
      station, duty, told from risk_clock
    where province = ${file.province} and file = ${file.id} order by due_on, kind`.execute(tx)
  return rows
}

async function factsOf(tx: Handle, file: FileRow): Promise<FileFacts> {
  const { rows } = await sql<{ kind: string; on: Day }>`
    select kind, max(written_on) as on from risk_note where province = ${file.province} and file = ${file.id}
    group by kind`.execute(tx)
  return {
    raisedOn: file.raisedOn,
    raisedAt: file.raisedAt,
    gradeFrom: file.gradeFrom,
    met: { inPerson: file.metInPerson, seen: file.metSeen, contact: file.metContact },
    written: Object.fromEntries(rows.map(({ kind, on }) => [kind, on])),
    assessedOn: file.assessedOn,
    casework: { open: file.inCase, endedOn: file.caseEndedOn },
    provisional: file.provisionalSince
      ? { since: file.provisionalSince, days: file.completeDays ?? 14 }
      : null,
  }
}

/**
 * Sets the clocks of a file anew from what is true of it now, and with them the worker's duties. A clock whose day did
 * not move stays as it is, so that nobody is told twice of the same day; a closed file has none. `write` says whether
 * the file has a new version by it: not where it is only counted anew.
 */
export async function windClocks(
  tx: Handle,
  file: FileRow,
  instrument: Instrument,
  mover: Mover,
  write: typeof updateFile = updateFile,
): Promise<FileRow> {
  const rules = rulesOf(instrument, file.grade, file.reassessDays)
  const running = file.closedOn ? [] : clocksOf(await factsOf(tx, file), rules, workingCalendar())
  const before = new Map((await clocksIn(tx, file)).map((clock) => [clock.kind, clock]))
  const moved: Moved[] = []
  const ended: Ended[] = []
  for (const clock of running) {
    const old = before.get(clock.kind)
    before.delete(clock.kind)
    const alarm = alarmDays(clock.dueOn, rules)
    if (old && isSame(old, clock, alarm, file)) continue
    if (old) ended.push(...endedWith(file, old, clock.dueOn))
    moved.push({ clock, alarm, duty: dutyFor(file, rules, clock, mover) })
  }
  const gone = [...before.values()]
  for (const old of gone) ended.push(...endedWith(file, old, null))
  await endDuties(tx, file, ended, mover)
  await openDuties(
    tx,
    moved.flatMap(({ duty }) => duty ?? []),
  )
  await writeClocks(tx, file, moved)
  if (gone.length > 0) {
    await sql`delete from risk_clock where province = ${file.province} and file = ${file.id}
      and kind = any(${gone.map(({ kind }) => kind)}::text[])`.execute(tx)
  }
  return noteNext(tx, file, rules, running, write)
}

/** A clock whose day is new, with the duty that the worker has by it. */
type Moved = {
  readonly clock: Clock
  readonly alarm: ReturnType<typeof alarmDays>
  readonly duty: NewDuty | null
}

/** A duty that ends with its clock: it was done, or its cause is no more. */
type Ended = { readonly duty: Id; readonly done: boolean }

const isSame = (
  old: ClockRow,
  { dueOn }: Clock,
  alarm: ReturnType<typeof alarmDays>,
  { worker, station }: FileRow,
): boolean =>
  old.dueOn === dueOn &&
  old.headOn === alarm.stationHead &&
  old.centreOn === alarm.centre &&
  old.worker === worker &&
  old.station === station

/** All of them in one statement: a red file has a handful, and is wound by every visit and note. */
async function writeClocks(tx: Handle, file: FileRow, moved: readonly Moved[]): Promise<void> {
  if (moved.length === 0) return
  const rows = moved.map(({ clock, alarm, duty }) => ({
    kind: clock.kind,
    due_on: clock.dueOn,
    due_at: clock.dueAt === null ? null : clock.dueAt / 1000,
    head_on: alarm.stationHead,
    centre_on: alarm.centre,
    duty: duty?.id ?? null,
  }))
  await sql`
    insert into risk_clock (province, file, kind, person, station, division, due_on, due_at, head_on, centre_on, worker, duty)
    select ${file.province}, ${file.id}, kind, ${file.person}, ${file.station}, ${file.division}, due_on,
      to_timestamp(due_at), head_on, centre_on, ${file.worker}, duty
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as c(kind text, due_on date, due_at double precision, head_on date,
      centre_on date, duty uuid)
    on conflict (province, file, kind) do update set due_on = excluded.due_on, due_at = excluded.due_at, head_on = excluded.head_on,
      centre_on = excluded.centre_on, worker = excluded.worker, station = excluded.station, division = excluded.division,
      duty = excluded.duty,
      head_told_on = case when risk_clock.due_on = excluded.due_on then risk_clock.head_told_on end,
      centre_told_on = case when risk_clock.due_on = excluded.due_on then risk_clock.centre_told_on end,
      told = case when risk_clock.due_on = excluded.due_on then risk_clock.told else '{}' end`.execute(tx)
}

/**
 * The worker's duty says what is to be done and by when. Kind and urgency are the same whatever the grade: who may see
 * duties and not grades must not read one out of the other (S16.A4). The supervisor's is opened beside requests, when it
 * is near (`askOthers`), because who that is stands in a room that this one does not open.
 */
function dutyFor(file: FileRow, rules: GradeRules, clock: Clock, mover: Mover): NewDuty | null {
  const duty = rules.duties.find(({ kind }) => kind === clock.kind)
  if (clock.kind !== completing && duty?.who !== 'worker') return null
  return {
    id: newId(),
    kind: duty?.fulfilled.by === 'visit' ? 'risk-visit' : 'risk-file',
    subjectRoom: 'assessment',
    subject: file.id,
    person: file.person,
    station: file.station,
    division: file.division,
    owner: file.worker,
    title: duty?.title ?? { zh: '补全评估中不详的项目', en: 'Find out what is not known in the assessment' },
    dueOn: clock.dueOn,
    urgency: 0,
    byRecord: true,
    toldUnder: 'assessment.read',
    by: mover.account,
  }
}

/**
 * The duties of a clock end when it moves. What moved on was done; what was taken back, or ended with its file, is
 * cancelled. Where the day stays, only the worker's duty is written anew.
 */
function endedWith(file: FileRow, old: ClockRow, dueOn: Day | null): Ended[] {
  const done = dueOn === null ? file.closedOn === null : dueOn > old.dueOn
  const told = dueOn === old.dueOn ? [] : old.told
  return [...(old.duty ? [old.duty] : []), ...told].map((duty) => ({ duty, done }))
}

async function endDuties(
  tx: Handle,
  { province }: FileRow,
  ended: readonly Ended[],
  { account, today }: Mover,
): Promise<void> {
  const those = (done: boolean) => ended.filter((one) => one.done === done).map(({ duty }) => duty)
  await settleDuties(tx, province, those(true), {
    on: today,
    by: account,
    outcome: { zh: '已办理', en: 'Done' },
  })
  await cancelDuties(tx, province, those(false), {
    on: today,
    by: account,
    reason: { zh: '风险档案已变更', en: 'The risk file has changed' },
  })
}

/** What a list sorts and filters by, kept on the file. */
function noteNext(
  tx: Handle,
  file: FileRow,
  rules: GradeRules,
  running: readonly Clock[],
  write: typeof updateFile,
): Promise<FileRow> {
  const next = running.toSorted((a, b) => (a.dueOn < b.dueOn ? -1 : a.dueOn > b.dueOn ? 1 : 0))[0]
  const every = visitInterval(rules)
  const visits = rules.duties.filter((duty) => duty.every !== null && duty.fulfilled.by === 'visit')
  const visit = running.find(({ kind }) => visits.some((duty) => duty.kind === kind))
  const alarm = next ? alarmDays(next.dueOn, rules) : { stationHead: null, centre: null }
  return write(
    tx,
    file,
    sql`next_kind = ${next?.kind ?? null}, next_due_on = ${next?.dueOn ?? null}, visit_due_on = ${visit?.dueOn ?? null},
      visit_every = ${every}, head_on = ${alarm.stationHead}, centre_on = ${alarm.centre}`,
  )
}
