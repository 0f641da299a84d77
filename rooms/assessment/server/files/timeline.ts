import { sql } from 'kysely'
import type { Day } from '../../../../kernel/day.ts'
import type { Id } from '../../../../kernel/id.ts'
import { provincesIn, within } from '../../../../platform/server/database/scope.ts'
import { ofPersons, type TimelineSource, timelineWindow } from '../../../../platform/server/timeline.ts'
import { type AssessmentReason, assessmentReasonTerms } from '../../domain/files/file-codes.ts'
import { shippedInstruments } from '../instruments/instrument-files.ts'

/** A county's own copy keeps the code of what it was copied from. */
const titleOf = (code: string) =>
  shippedInstruments().findLast(({ instrument }) => instrument.code === code)?.instrument.title

/** That a person was assessed, by what and why. Never with what result: the page is printed (S16.A1). */
const assessments: TimelineSource = {
  kind: 'assessment',
  title: { zh: '风险评估', en: 'Risk assessment' },
  permission: 'assessment.read',
  sensitive: true,
  lines: async (tx, { scope }, asked) => {
    const placed = { division: 'division', station: 'station', person: 'person' }
    const { rows } = await sql<{
      key: string
      day: Day
      station: Id
      by: string
      instrument: string
      reason: AssessmentReason
    }>`
      select id::text as key, assessed_on as day, station, assessor_name as by, instrument, reason from assessment
      where province = any(${provincesIn(scope)}) and ${ofPersons('person', asked.persons)} and reversed_by is null
        and ${within(scope, placed)}
      ${timelineWindow(asked, { day: 'assessed_on', key: sql<string>`id::text` })}`.execute(tx)
    return rows.map(({ instrument, reason, ...row }) => {
      const title = titleOf(instrument) ?? { zh: instrument, en: instrument }
      const why = assessmentReasonTerms[reason]
      return {
        ...row,
        what: { zh: `${title.zh} · ${why.zh}`, en: `${title.en} · ${why.en}` },
        about: null,
        page: `/risk/assessments/${row.key}`,
      }
    })
  },
}

export const assessmentTimeline: readonly TimelineSource[] = [assessments]
