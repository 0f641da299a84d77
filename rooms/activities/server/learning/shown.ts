import { sql } from 'kysely'
import { covers, scopeOf } from '../../../../kernel/actor.ts'
import type { Id } from '../../../../kernel/id.ts'
import { stationOrNull } from '../../../../kernel/no-station.ts'
import type { Standing } from '../../../../platform/server/command.ts'
import type { Handle } from '../../../../platform/server/database/connect.ts'
import { reversalsOf } from '../../../../platform/server/reversal.ts'
import { personNames } from '../../../people/server/index.ts'
import type { ConsultationInput, SupervisionInput, TrainingInput } from '../../contract/learning.ts'
import type { LearningWarning } from '../../domain/learning-codes.ts'
import { correctable } from './kind.ts'
import { type Asked, type Listed, listRecords } from './list.ts'

const common = (row: Listed<object>) => ({
  id: row.id,
  station: row.station,
  division: row.division,
  heldOn: row.heldOn,
  warnings: [...row.warnings] as LearningWarning[],
  standing: row.reversedBy === null,
  recordedName: row.recordedName,
  recordedAt: row.recordedAt,
})

/** What every detail says beside its own: what it corrects, who took it out, and whether the reader may. */
export async function wholeOf(tx: Handle, standing: Standing, row: Listed<object>) {
  const reversal = (await reversalsOf(tx, row.province, [row.id])).get(row.id)
  return {
    corrects: row.corrects,
    reversal: reversal
      ? {
          reason: reversal.reason,
          byName: reversal.byName,
          at: reversal.at,
          replacement: reversal.replacement,
        }
      : null,
    abilities: { correct: correctable(standing, row) },
  }
}

export const seesSensitive = (
  { actor, today }: Standing,
  row: { division: number; station: Id; person?: Id | null },
) => covers(scopeOf(actor, 'people.read-sensitive', today), row)

type TrainingRow = {
  endedOn: string
  name: string
  theme: string
  form: TrainingInput['form']
  lecturers: string
  present: number
  invited: number | null
  creditTenths: number
  unitMinutes: number
  place: string | null
  audience: string | null
  minutes: number | null
  certificate: string | null
  satisfaction: number | null
  examination: TrainingInput['examination']
  costFen: number
  summary: string | null
}
const trainingColumns = `ended_on, name, theme, form, lecturers, present, invited, credit_tenths, unit_minutes, place, audience,
  minutes, certificate, satisfaction, examination, cost_fen::double precision as cost_fen, summary`

export async function shownTrainings(tx: Handle, standing: Standing, asked: Asked) {
  const rows = await listRecords<TrainingRow>(
    tx,
    standing,
    { table: 'training', day: 'held_on' },
    trainingColumns,
    asked,
  )
  return rows.map((row) => ({
    row,
    line: {
      ...common(row),
      endedOn: row.endedOn,
      name: row.name,
      theme: row.theme,
      form: row.form,
      lecturers: row.lecturers,
      present: row.present,
      invited: row.invited,
      creditTenths: row.creditTenths,
      unitMinutes: row.unitMinutes,
    },
  }))
}

type Participant = {
  id: Id
  member: Id | null
  name: string
  unit: string | null
  present: boolean
  creditTenths: number
  examination: 'none' | 'passed' | 'failed'
}

export async function shownTraining(tx: Handle, standing: Standing, id: Id) {
  const [found] = await shownTrainings(tx, standing, { id, limit: 1 })
  if (!found) return null
  const { row, line } = found
  const participants =
    await sql<Participant>`select id, member, name, unit, present, credit_tenths, examination
    from training_participant where province = ${row.province} and training = ${id} order by name, id`.execute(
      tx,
    )
  const { place, audience, minutes, certificate, satisfaction, examination, costFen, summary } = row
  return {
    ...line,
    ...(await wholeOf(tx, standing, row)),
    place,
    audience,
    minutes,
    certificate,
    satisfaction,
    examination,
    costFen,
    summary,
    participants: participants.rows,
  }
}

type SupervisionRow = {
  number: string
  supervisorMember: Id | null
  supervisorName: string
  supervisorTitle: string | null
  supervisorUnit: string | null
  form: SupervisionInput['form']
  mode: SupervisionInput['mode']
  crossAgency: boolean
  functions: SupervisionInput['functions']
  place: string | null
  startedAt: string | null
  endedAt: string | null
  minutes: number
  topic: string
  problems: string | null
  advice: string | null
}
const supervisionColumns = `number, supervisor_member, supervisor_name, supervisor_title, supervisor_unit, form, mode, cross_agency,
  functions, place, to_char(started_at, 'HH24:MI') as started_at, to_char(ended_at, 'HH24:MI') as ended_at, minutes, topic,
  problems, advice`

export async function shownSupervisions(tx: Handle, standing: Standing, asked: Asked) {
  const rows = await listRecords<SupervisionRow>(
    tx,
    standing,
    { table: 'supervision', day: 'held_on' },
    supervisionColumns,
    asked,
  )
  const ids = rows.map((row) => row.id)
  const { rows: supervisees } = await sql<{ supervision: Id; id: Id; member: Id | null; name: string }>`
    select supervision, id, member, name from supervision_supervisee
    where province = any(${rows.map((row) => row.province)}::smallint[]) and supervision = any(${ids}::uuid[]) order by name, id`.execute(
    tx,
  )
  const { rows: states } = await sql<{ supervision: Id; state: 'open' | 'partly' | 'done' }>`
    select distinct on (supervision) supervision, state from supervision_mark
    where province = any(${rows.map((row) => row.province)}::smallint[]) and supervision = any(${ids}::uuid[]) and kind = 'follow-up'
    order by supervision, at desc`.execute(tx)
  return rows.map((row) => ({
    row,
    superviseeList: supervisees
      .filter((one) => one.supervision === row.id)
      .map(({ supervision: _, ...one }) => one),
    line: {
      ...common(row),
      number: row.number,
      supervisorName: row.supervisorName,
      supervisees: supervisees.filter((one) => one.supervision === row.id).map((one) => one.name),
      form: row.form,
      mode: row.mode,
      minutes: row.minutes,
      followUp: states.find((one) => one.supervision === row.id)?.state ?? null,
    },
  }))
}

type Mark = {
  id: Id
  kind: 'follow-up' | 'supervisor-signature' | 'supervisee-signature'
  state: 'open' | 'partly' | 'done' | null
  note: string | null
  way: 'account' | 'paper' | null
  name: string
  at: string
}

export async function shownSupervision(tx: Handle, standing: Standing, id: Id) {
  const [found] = await shownSupervisions(tx, standing, { id, limit: 1 })
  if (!found) return null
  const { row, line, superviseeList } = found
  const actions = await sql<{
    id: Id
    what: string
    who: string
    member: Id | null
    dueOn: string | null
    duty: Id | null
  }>`
    select id, what, who, member, due_on, duty from supervision_action where province = ${row.province} and supervision = ${id}
    order by due_on nulls last, id`.execute(tx)
  const marks =
    await sql<Mark>`select id, kind, state, note, way, name, to_json(at) #>> '{}' as at from supervision_mark
    where province = ${row.province} and supervision = ${id} order by at, id`.execute(tx)
  const { topic, problems, advice } = row
  const open = seesSensitive(standing, row)
  return {
    ...line,
    ...(await wholeOf(tx, standing, row)),
    superviseeList,
    supervisorMember: row.supervisorMember,
    supervisorTitle: row.supervisorTitle,
    supervisorUnit: row.supervisorUnit,
    crossAgency: row.crossAgency,
    functions: [...row.functions],
    place: row.place,
    startedAt: row.startedAt,
    endedAt: row.endedAt,
    sensitive: open ? { topic, problems, advice, actions: actions.rows } : null,
    marks: marks.rows.map((mark) => (open ? mark : { ...mark, note: null })),
  }
}

type ConsultationRow = {
  channel: ConsultationInput['channel']
  person: Id | null
  field: ConsultationInput['field']
  serviceType: Exclude<ConsultationInput['serviceType'], undefined>
  minutes: number | null
  topic: string
  answer: string | null
  referral: string | null
  followUp: string | null
  followUpOn: string | null
  workerName: string
  request: Id | null
}
const consultationColumns =
  'channel, person, field, service_type, minutes, topic, answer, referral, follow_up, follow_up_on, worker_name, request'

export async function shownConsultations(tx: Handle, standing: Standing, asked: Asked) {
  const rows = await listRecords<ConsultationRow>(
    tx,
    standing,
    { table: 'consultation', day: 'consulted_on' },
    consultationColumns,
    asked,
  )
  const seen = scopeOf(standing.actor, 'people.read', standing.today)
  const names = await personNames(
    tx,
    seen,
    rows.flatMap((row) => row.person ?? []),
  )
  return rows.map((row) => ({
    row,
    line: {
      ...common(row),
      station: stationOrNull(row.station),
      channel: row.channel,
      // Who may not see the person learns that it is somebody, not who.
      person: row.person && names.has(row.person) ? row.person : null,
      personName: row.person ? (names.get(row.person) ?? null) : null,
      anonymous: row.person === null,
      field: row.field,
      serviceType: row.serviceType,
      minutes: row.minutes,
      referral: row.referral,
      followUpOn: row.followUpOn,
      workerName: row.workerName,
    },
  }))
}

export async function shownConsultation(tx: Handle, standing: Standing, id: Id) {
  const [found] = await shownConsultations(tx, standing, { id, limit: 1 })
  if (!found) return null
  const { row, line } = found
  const { topic, answer, followUp } = row
  return {
    ...line,
    ...(await wholeOf(tx, standing, row)),
    request: row.request,
    sensitive: seesSensitive(standing, row) ? { topic, answer, followUp } : null,
  }
}
