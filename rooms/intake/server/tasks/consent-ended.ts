import { sql } from 'kysely'
import { emptyScope } from '../../../../kernel/actor.ts'
import type { Day } from '../../../../kernel/day.ts'
import { rangeOf } from '../../../../kernel/division.ts'
import type { FieldCipher } from '../../../../platform/server/crypto/field-cipher.ts'
import type { Handle } from '../../../../platform/server/database/connect.ts'
import type { Subscriber } from '../../../../platform/server/outbox.ts'
import type { Platform } from '../../../../platform/server/platform.ts'
import { openDutiesAbout, settleDuties } from '../../../duties/server/index.ts'
import { consentFor } from '../../../people/server/index.ts'
import { isPersonal } from '../../domain/tasks/hand-over.ts'
import { basisOf } from './basis-of.ts'
import { oweGiver } from './owed-by-giver.ts'
import { type TaskRow, taskColumns } from './row.ts'
import { openHandOver } from './sealed.ts'

/** Owed by whoever gave a task on a consent that has ended since. */
export const consentKind = 'task-consent'

/**
 * Whether a task told its body of somebody on a consent that no longer holds: withdrawn, or ended with the fourteenth
 * birthday (2.8). Asked of the worker's connection, because a body has no reach over the file.
 */
export async function consentEnded(
  worker: Handle,
  cipher: FieldCipher,
  row: TaskRow,
  on: Day,
): Promise<boolean> {
  if (row.person === null || basisOf(row.legalBasis).kind !== 'consent') return false
  if (!isPersonal(openHandOver(cipher, row.sealed).fields)) return false
  const province = { ...emptyScope, ranges: [rangeOf(row.province * 10_000_000_000)] }
  const consent = await consentFor(worker, province, row.person, 'service', on)
  return consent !== null && consent.state !== 'given'
}

/** When a consent ends, whoever handed out something on it owes to take it back; a new one settles that. */
export const taskConsents = ({ cipher, clock }: Pick<Platform, 'cipher' | 'clock'>): Subscriber => ({
  reader: 'intake-task-consents',
  hears: ['person.consent-changed'],
  handle: async (tx, { subject: person, data }) => {
    const { province, purpose } = data as { province: number; purpose: string }
    if (purpose !== 'service') return
    const today = clock.today()
    const { rows } = await sql<TaskRow>`
      select ${taskColumns} from task where province = ${province} and person = ${person} and settled_on is null`.execute(
      tx,
    )
    for (const task of rows) {
      const owed = await openDutiesAbout(tx, {
        province,
        room: 'intake',
        subject: task.id,
        kind: consentKind,
      })
      const ended = await consentEnded(tx, cipher, task, today)
      if (ended && owed.length === 0) await oweTakingBack(tx, task, today)
      if (!ended)
        await settleDuties(tx, province, owed, {
          on: today,
          by: task.givenBy,
          outcome: { zh: '已取得有效同意', en: 'A consent is in force again' },
        })
    }
  },
})

const oweTakingBack = (tx: Handle, task: TaskRow, today: Day) =>
  oweGiver(tx, task, today, {
    kind: consentKind,
    title: {
      zh: '同意已不再有效，请撤回交办或取得新的同意',
      en: 'The consent has ended, take the task back or obtain a new one',
    },
    urgency: Math.max(task.urgency, 1),
  })
