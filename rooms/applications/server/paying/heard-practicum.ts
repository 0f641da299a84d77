import { sql } from 'kysely'
import type { Day } from '../../../../kernel/day.ts'
import { type DivisionCode, provinceOf } from '../../../../kernel/division.ts'
import type { Id } from '../../../../kernel/id.ts'
import type { Handle } from '../../../../platform/server/database/connect.ts'
import { newId } from '../../../../platform/server/ids.ts'
import type { Subscriber } from '../../../../platform/server/outbox.ts'
import { openDuty } from '../../../duties/server/index.ts'
import { addWorkdays } from '../../../regions/index.ts'
import { workingCalendar } from '../../../regions/server/index.ts'
import { voidHours } from '../../domain/paying/said.ts'
import { type ApplicationRow, applicationColumns } from '../core/application-store.ts'
import { clockActor } from '../core/clock-actor.ts'
import type { ApplicationsNeighbours } from '../core/neighbours.ts'
import { openFinding } from './findings.ts'
import { itemsOf } from './item-store.ts'

/**
 * Hears that hours of a practicum were marked as forged (S13.A7): an application that was paid on them becomes a finding,
 * from which an officer proposes what follows. One that is not paid yet is decided on the hours that are left.
 */
export const practicumHeard = ({ holdersOf }: ApplicationsNeighbours): Subscriber => ({
  reader: 'applications-practicum',
  hears: ['practicum.voided'],
  handle: async (tx, { subject, division, data }) => {
    const { placement, minutes, on } = data as { placement: Id; minutes: number; on: Day }
    for (const row of await ofStudent(tx, division, subject)) {
      const paid = (await itemsOf(tx, row)).some(({ state }) => state !== 'withdrawn' && state !== 'held')
      if (!paid && row.outcome !== 'granted') continue
      const [owner] = await holdersOf('applications.sanction', { division: row.division }, on)
      const duty = owner ? newId() : null
      const finding = {
        id: newId(),
        source: 'practicum' as const,
        sourceId: placement,
        foundOn: on,
        facts: voidHours(minutes),
        duty,
      }
      const written = await openFinding(tx, { actor: clockActor }, row, finding)
      if (!written || !owner || !duty) continue
      await openDuty(tx, {
        id: duty,
        kind: 'application-finding',
        subjectRoom: 'applications',
        subject: row.id,
        person: null,
        station: null,
        division: row.division,
        owner,
        title: {
          zh: `实习时数作废，请提出处理意见：${row.name}（${row.number ?? ''}）`,
          en: `Practicum hours void, propose what is to follow: ${row.name} (${row.number ?? ''})`,
        },
        dueOn: addWorkdays(workingCalendar(), on, 5).date,
        urgency: 1,
        by: owner,
      })
    }
  },
})

async function ofStudent(tx: Handle, division: DivisionCode, student: Id): Promise<ApplicationRow[]> {
  const { rows } = await sql<ApplicationRow>`
    select ${applicationColumns} from application
    where province = ${provinceOf(division)} and subject_room = 'practicum' and subject_id = ${student} and not draft
      and number is not null and outcome is distinct from 'revoked'
    order by id`.execute(tx)
  return rows
}
