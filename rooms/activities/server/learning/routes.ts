import type { Refusal } from '../../../../kernel/errors.ts'
import type { Id } from '../../../../kernel/id.ts'
import { ok, type Result, refused } from '../../../../kernel/result.ts'
import { disclose, read, type Standing } from '../../../../platform/server/command.ts'
import type { Handle } from '../../../../platform/server/database/connect.ts'
import { dayPart, idPart, pageFrom, readCursor } from '../../../../platform/server/database/cursor.ts'
import { type Implemented, implement } from '../../../../platform/server/http/routes.ts'
import type { LearningFilters } from '../../contract/learning.ts'
import { activitiesContract as contract } from '../../contract.ts'
import { consultationKind } from './consultation.ts'
import { exportRecords } from './export.ts'
import { recordOne, takeOutOne } from './kind.ts'
import type { Asked } from './list.ts'
import { markSupervision } from './mark.ts'
import {
  shownConsultation,
  shownConsultations,
  shownSupervision,
  shownSupervisions,
  shownTraining,
  shownTrainings,
} from './shown.ts'
import { supervisionKind } from './supervision.ts'
import { trainingKind } from './training.ts'
import { channelWords, whomWords, words } from './words.ts'

const cursorShape = [dayPart, idPart]

/** A page of lines, from rows that carry the sort key. */
async function page<Line extends { readonly heldOn: string; readonly id: Id }>(
  call: Standing & {
    readonly query: LearningFilters & { readonly cursor?: string | undefined; readonly limit: number }
  },
  shown: (tx: Handle, standing: Standing, asked: Asked) => Promise<readonly { readonly line: Line }[]>,
) {
  const { cursor, limit, ...filters } = call.query
  const after = readCursor(cursor, cursorShape)
  if (!after.ok) return after
  return read(call, async (tx) => {
    const found = await shown(tx, call, { ...filters, after: after.value, limit })
    return ok(
      pageFrom(
        found.map(({ line }) => line),
        limit,
        (line) => [line.heldOn, line.id],
      ),
    )
  })
}

/** One record; where it shows sensitive texts, opening it is written to the audit trail. */
const opened = <T extends { readonly id: Id; readonly division: number; readonly station: Id | null }>(
  call: Standing & { readonly params: { readonly id: Id } },
  name: string,
  shown: (tx: Handle, standing: Standing, id: Id) => Promise<T | null>,
): Promise<Result<T, Refusal>> =>
  disclose(call, async (tx) => {
    const answer = await shown(tx, call, call.params.id)
    if (!answer) return refused({ code: 'not-found' })
    const { id, division, station } = answer
    const sensitive = 'sensitive' in answer && answer.sensitive
    return ok({
      answer,
      audit: sensitive ? [{ action: `activities.read-${name}`, subject: id, division, station }] : [],
    })
  })

const done = async (result: Promise<Result<{ readonly id: Id }, Refusal>>) => {
  const value = await result
  return value.ok ? ok({ id: value.value.id }) : value
}

/** Routes of trainings, supervision and consultations. */
export const learningRoutes = (): Implemented[] => [
  implement(contract.recordTraining, (call) => recordOne(trainingKind, call, call.body)),
  implement(contract.trainings, (call) => page(call, shownTrainings)),
  implement(contract.exportTrainings, (call) =>
    exportRecords(
      call,
      { zh: '培训记录', en: 'Trainings', action: 'activities.export-trainings' },
      async (tx, limit) => (await shownTrainings(tx, call, { ...call.query, limit })).map(({ line }) => line),
      [
        ['日期', 'Day', 'day', 12, (line) => line.heldOn],
        ['至', 'To', 'day', 12, (line) => line.endedOn],
        ['名称', 'Name', 'text', 36, (line) => line.name],
        ['主题', 'Theme', 'text', 24, (line) => line.theme],
        ['形式', 'Form', 'text', 10, (line) => words[line.form][call.language]],
        ['讲师', 'Lecturers', 'text', 20, (line) => line.lecturers],
        ['应到', 'Invited', 'whole', 8, (line) => line.invited],
        ['实到', 'Present', 'whole', 8, (line) => line.present],
        ['学时', 'Credit hours', 'decimal', 10, (line) => line.creditTenths / 10],
      ],
    ),
  ),
  implement(contract.training, (call) => opened(call, 'training', shownTraining)),
  implement(contract.correctTraining, (call) => takeOutOne(trainingKind, call, call.params.id, call.body)),
  implement(contract.withdrawTraining, (call) =>
    done(takeOutOne(trainingKind, call, call.params.id, call.body)),
  ),

  implement(contract.recordSupervision, (call) => recordOne(supervisionKind, call, call.body)),
  implement(contract.supervisions, (call) => page(call, shownSupervisions)),
  implement(contract.exportSupervisions, (call) =>
    exportRecords(
      call,
      { zh: '督导记录', en: 'Supervision', action: 'activities.export-supervisions' },
      async (tx, limit) =>
        (await shownSupervisions(tx, call, { ...call.query, limit })).map(({ line }) => line),
      [
        ['编号', 'Number', 'text', 20, (line) => line.number],
        ['日期', 'Day', 'day', 12, (line) => line.heldOn],
        ['督导者', 'Supervisor', 'text', 14, (line) => line.supervisorName],
        ['被督导者', 'Supervised', 'text', 30, (line) => line.supervisees.join('、')],
        ['形式', 'Form', 'text', 10, (line) => words[line.form][call.language]],
        ['方式', 'Mode', 'text', 10, (line) => words[line.mode][call.language]],
        ['时长（小时）', 'Hours', 'decimal', 12, (line) => Math.round((line.minutes * 100) / 60) / 100],
        [
          '落实情况',
          'Follow-up',
          'text',
          10,
          (line) => (line.followUp ? words[line.followUp][call.language] : null),
        ],
      ],
    ),
  ),
  implement(contract.supervision, (call) => opened(call, 'supervision', shownSupervision)),
  implement(contract.correctSupervision, (call) =>
    takeOutOne(supervisionKind, call, call.params.id, call.body),
  ),
  implement(contract.withdrawSupervision, (call) =>
    done(takeOutOne(supervisionKind, call, call.params.id, call.body)),
  ),
  implement(contract.markSupervision, (call) => markSupervision(call, call.params.id, call.body)),

  implement(contract.recordConsultation, (call) => recordOne(consultationKind, call, call.body)),
  implement(contract.consultations, (call) => page(call, shownConsultations)),
  implement(contract.exportConsultations, (call) =>
    exportRecords(
      call,
      { zh: '咨询记录', en: 'Consultations', action: 'activities.export-consultations' },
      async (tx, limit) =>
        (await shownConsultations(tx, call, { ...call.query, limit })).map(({ line }) => line),
      [
        ['日期', 'Day', 'day', 12, (line) => line.heldOn],
        ['方式', 'Channel', 'text', 10, (line) => channelWords[line.channel][call.language]],
        [
          '对象',
          'Person',
          'text',
          14,
          (line) => line.personName ?? whomWords[line.anonymous ? 'anonymous' : 'hidden'][call.language],
        ],
        ['服务领域', 'Field', 'text', 16, (line) => words[line.field][call.language]],
        ['转介', 'Referred to', 'text', 24, (line) => line.referral],
        ['跟进期限', 'Follow-up due', 'day', 12, (line) => line.followUpOn],
        ['社工', 'Worker', 'text', 12, (line) => line.workerName],
      ],
    ),
  ),
  implement(contract.consultation, (call) => opened(call, 'consultation', shownConsultation)),
  implement(contract.correctConsultation, (call) =>
    takeOutOne(consultationKind, call, call.params.id, call.body),
  ),
  implement(contract.withdrawConsultation, (call) =>
    done(takeOutOne(consultationKind, call, call.params.id, call.body)),
  ),
]
