import { covers, type Scope, scopeOf } from '../../../../kernel/actor.ts'
import type { Words } from '../../../../kernel/contract.ts'
import { type Day, daysBetween } from '../../../../kernel/day.ts'
import type { Id } from '../../../../kernel/id.ts'
import type { Handle } from '../../../../platform/server/database/connect.ts'
import { filesOfPerson, personNames } from '../../../people/server/index.ts'
import { type Alarm, alarmOf } from '../../domain/files/clocks.ts'
import {
  completing,
  type GradeDuty,
  type GradeRules,
  rulesOf,
  takesNotes,
} from '../../domain/files/grade-rules.ts'
import type { Instrument } from '../../domain/instrument/instrument.ts'
import { assessmentsOf } from './assessment-row.ts'
import { type ClockRow, clocksIn } from './clock-store.ts'
import type { FileStanding } from './file-command.ts'
import type { FileRow } from './file-row.ts'
import { instrumentOf, instrumentsOf } from './in-force.ts'
import { type LevelRow, levelsOf } from './levels.ts'
import { type NoteRow, notesOf } from './note-store.ts'
import { shownAssessments } from './shown-assessments.ts'
import { type TriggerRow, triggersOf } from './trigger-store.ts'

const later = (a: Day | null, b: Day | null): Day | null => (a && b ? (a > b ? a : b) : (a ?? b))

/** The last day that counts as a visit: where the grade wants the person met in person, a video call is none. */
const metOn = ({ metInPerson, metSeen }: FileRow, { duties }: GradeRules): Day | null =>
  duties.some(({ fulfilled }) => fulfilled.by === 'visit' && fulfilled.counts === 'in-person')
    ? metInPerson
    : later(metInPerson, metSeen)

export const namesFor = (
  tx: Handle,
  { actor, today }: FileStanding,
  persons: readonly Id[],
): Promise<Map<Id, string>> => personNames(tx, scopeOf(actor, 'people.read', today), [...new Set(persons)])

const overdueDays = (dueOn: Day, today: Day): number => Math.max(0, daysBetween(dueOn, today))

const unknown: Words = { zh: '待办', en: 'Duty' }
const completingTitle: Words = { zh: '补全评估', en: 'Complete the assessment' }

const titleOf = ({ duties }: GradeRules, kind: string): Words =>
  duties.find((duty) => duty.kind === kind)?.title ?? (kind === completing ? completingTitle : unknown)

export const gradeTitle = ({ grades }: Instrument, grade: string): Words =>
  grades.find(({ code }) => code === grade)?.title ?? { zh: grade, en: grade }

function lineOf(row: FileRow, instrument: Instrument, names: ReadonlyMap<Id, string>, today: Day) {
  const rules = rulesOf(instrument, row.grade, row.reassessDays)
  return {
    id: row.id,
    person: row.person,
    personName: names.get(row.person) ?? null,
    about: row.about,
    grade: row.grade,
    gradeTitle: gradeTitle(instrument, row.grade),
    rank: row.rank,
    provisional: row.provisionalSince !== null,
    openTriggers: row.openTriggers,
    proposed: row.proposed,
    station: row.station,
    division: row.division,
    worker: row.worker,
    workerName: row.workerName,
    metOn: metOn(row, rules),
    next:
      row.nextDueOn && row.nextKind && !row.closedOn
        ? {
            kind: row.nextKind,
            title: titleOf(rules, row.nextKind),
            dueOn: row.nextDueOn,
            overdueDays: overdueDays(row.nextDueOn, today),
          }
        : null,
    alarm: row.nextDueOn && !row.closedOn ? alarmOf(row.nextDueOn, today, rules) : ('none' as Alarm),
    openedOn: row.openedOn,
    closedOn: row.closedOn,
    version: row.version,
  }
}

/** Files as a list shows them; names only where the reader may also see the persons themselves. */
export async function linesOf(tx: Handle, standing: FileStanding, rows: readonly FileRow[]) {
  const names = await namesFor(
    tx,
    standing,
    rows.map(({ person }) => person),
  )
  const lines = []
  const instrumentFor = instrumentsOf(tx, standing.today)
  for (const row of rows) {
    const { instrument } = await instrumentFor(row)
    lines.push(lineOf(row, instrument, names, standing.today))
  }
  return lines
}

/** The whole file: clocks, grades with their signatures, triggers, notes and assessments, and what the reader may do. */
export async function detailOf(tx: Handle, standing: FileStanding, scope: Scope, row: FileRow) {
  const { actor, today } = standing
  const { instrument } = await instrumentOf(tx, row, today)
  const names = await namesFor(tx, standing, [row.person])
  const rules = rulesOf(instrument, row.grade, row.reassessDays)
  const open = row.closedOn === null
  const holds = (permission: string) => open && covers(scopeOf(actor, permission, today), row)
  const [record, sign] = [holds('assessment.record'), holds('assessment.sign')]
  const persons = await filesOfPerson(tx, scope, row.person)
  const assessments = await assessmentsOf(tx, scope, persons, 100)
  const notes = await notesOf(tx, row)
  return {
    ...lineOf(row, instrument, names, today),
    instrument: row.instrument,
    gradeFrom: row.gradeFrom,
    assessedOn: row.assessedOn,
    closeReason: row.closeReason,
    closeNote: row.closeNote,
    closedByName: row.closedByName,
    clocks: open ? (await clocksIn(tx, row)).map((clock) => clockShown(clock, rules, today)) : [],
    guidance: rules.duties
      .filter(({ within, every }) => within === null && every === null)
      .map(({ title }) => title),
    standing: open ? rules.duties.flatMap((duty) => standingShown(duty, row, notes)) : [],
    reassessOn: open ? (instrument.reassess?.on ?? []) : [],
    levels: (await levelsOf(tx, row)).map((level) => levelShown(level, instrument, sign, actor.account)),
    triggers: (await triggersOf(tx, row)).map((trigger) =>
      triggerShown(trigger, instrument, { record, sign }, actor.account),
    ),
    notes: notes.map((note) => ({ ...note, title: noteTitle(instrument, note.kind) })),
    assessments: await shownAssessments(
      tx,
      assessments.filter(({ instrument: code }) => code === row.instrument),
    ),
    grades: instrument.grades.map(({ code, title }) => ({ grade: code, title })),
    triggersPossible: instrument.triggers.map(({ code, title }) => ({ code, title })),
    noteKinds: rules.duties
      .filter(takesNotes)
      .map(({ kind, title, who }) => ({ kind, title, sign: who !== 'worker' })),
    abilities: { record, sign, review: sign && row.worker !== actor.account },
  }
}

type Standing = {
  readonly kind: string
  readonly title: Words
  readonly by: 'note' | 'case'
  readonly met: boolean
  readonly lastOn: Day | null
  readonly byName: string | null
}

/** What the grade asks for as long as it holds: casework, and what has no clock; whether it is there, and since when. */
function standingShown(
  { kind, title, within, every, fulfilled }: GradeDuty,
  row: FileRow,
  notes: readonly NoteRow[],
): Standing[] {
  if (fulfilled.by === 'case')
    return [{ kind, title, by: 'case', met: row.inCase, lastOn: null, byName: null }]
  if (within !== null || every !== null || fulfilled.by !== 'note') return []
  const last = notes.find((note) => note.kind === kind && note.writtenOn >= row.raisedOn)
  const { writtenOn: lastOn = null, byName = null } = last ?? {}
  return [{ kind, title, by: 'note', met: last !== undefined, lastOn, byName }]
}

const noteTitle = ({ grades }: Instrument, kind: string): Words =>
  grades.flatMap(({ duties }) => duties).find((duty) => duty.kind === kind)?.title ?? unknown

function clockShown(clock: ClockRow, rules: GradeRules, today: Day) {
  const duty = rules.duties.find(({ kind }) => kind === clock.kind)
  return {
    kind: clock.kind,
    title: titleOf(rules, clock.kind),
    dueOn: clock.dueOn,
    dueAt: clock.dueAt === null ? null : new Date(clock.dueAt).toISOString(),
    overdueDays: overdueDays(clock.dueOn, today),
    alarm: alarmOf(clock.dueOn, today, rules),
    by: duty?.fulfilled.by ?? ('assessment' as const),
    who: duty?.who ?? 'worker',
  }
}

function levelShown(level: LevelRow, instrument: Instrument, sign: boolean, account: Id) {
  const {
    id,
    grade,
    state,
    cause,
    assessment,
    reason,
    fromOn,
    byName,
    at,
    signedName,
    signedAt,
    signedNote,
  } = level
  return {
    id,
    grade,
    gradeTitle: gradeTitle(instrument, grade),
    state,
    cause,
    assessment,
    reason,
    fromOn,
    byName,
    at,
    signedName,
    signedAt,
    signedNote,
    abilities: { sign: sign && state === 'proposed' && level.byAccount !== account },
  }
}

function triggerShown(
  trigger: TriggerRow,
  instrument: Instrument,
  may: { readonly record: boolean; readonly sign: boolean },
  account: Id,
) {
  const {
    id,
    code,
    note,
    raisedOn,
    raisedByName,
    evidence,
    resolvedOn,
    resolvedByName,
    signedName,
    signedAt,
  } = trigger
  const isOpen = trigger.signedBy === null
  return {
    id,
    code,
    title: instrument.triggers.find((one) => one.code === code)?.title ?? { zh: code, en: code },
    note,
    raisedOn,
    raisedByName,
    evidence,
    resolvedOn,
    resolvedByName,
    signedName,
    signedAt,
    abilities: {
      resolve: may.record && isOpen,
      sign: may.sign && isOpen && trigger.resolvedBy !== null && trigger.resolvedBy !== account,
    },
  }
}
