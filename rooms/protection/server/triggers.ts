import { sql } from 'kysely'
import { provinceOf } from '../../../kernel/division.ts'
import type { DomainEvent } from '../../../kernel/events.ts'
import { isId } from '../../../kernel/id.ts'
import type { Handle } from '../../../platform/server/database/connect.ts'
import { newId } from '../../../platform/server/ids.ts'
import type { Subscriber } from '../../../platform/server/outbox.ts'
import type { Platform } from '../../../platform/server/platform.ts'
import { type Situation, situationOf, situationTerms } from '../domain/report-codes.ts'
import { placeOfChild } from './place.ts'
import { sealJson } from './secret-texts.ts'
import { insertReport } from './start.ts'

const text = (value: unknown): string | null => (typeof value === 'string' ? value : null)

/**
 * A hard trigger that an assessment found starts a report (6.2): nobody has to think of it, and nobody can call it off.
 * Several triggers of one assessment are one report. The event holds codes and ids only.
 */
export const protectionSubscribers = (platform: Platform): Subscriber[] => [
  {
    reader: 'protection',
    hears: ['assessment.trigger-found'],
    handle: (tx, event) => startFromTrigger(tx, platform, event),
  },
]

async function startFromTrigger(tx: Handle, platform: Platform, event: DomainEvent): Promise<void> {
  const person = text(event.data.person) ?? event.subject
  const assessment = text(event.data.assessment)
  const found = [event.data.triggers ?? event.data.trigger].flat().flatMap((one) => text(one) ?? [])
  if (!isId(person) || !assessment || !isId(assessment) || found.length === 0) return
  const today = platform.clock.today()
  const place = await placeOfChild(tx, [provinceOf(event.division)], person, today)
  if (!place) return
  const situations = [...new Set(found.map(situationOf))]
  const number = await insertReport(tx, platform, place, {
    id: newId(),
    situations,
    danger: false,
    source: 'assessment',
    sourceId: assessment,
    noticedAt: platform.clock.now(),
    content: `风险评估发现：${situations.map((code) => situationTerms[code].zh).join('、')}`,
    child: null,
    reporter: null,
    reporterName: null,
  })
  if (number === null) await addSituations(tx, platform, place.province, assessment, situations)
}

/** A further trigger of the same assessment stands beside the report that runs already. */
async function addSituations(
  tx: Handle,
  { cipher, clock }: Platform,
  province: number,
  assessment: string,
  situations: readonly Situation[],
): Promise<void> {
  const { rows } = await sql<{ situations: readonly Situation[] }>`
    select situations from protection_report
    where province = ${province} and source = 'assessment' and source_id = ${assessment}`.execute(tx)
  const further = situations.filter((code) => !rows[0]?.situations.includes(code))
  if (further.length === 0) return
  const text = `风险评估又发现：${further.map((code) => situationTerms[code].zh).join('、')}`
  const now = new Date(clock.now()).toISOString()
  await sql`
    insert into protection_entry (province, id, report, division, station, person, kind, at, sealed, author_sealed, recorded_at)
    select province, ${newId()}, id, division, station, person, 'correction', ${now}::timestamptz, ${sealJson(cipher, { text })},
      ${cipher.seal('—')}, ${now}::timestamptz
    from protection_report where province = ${province} and source = 'assessment' and source_id = ${assessment}`.execute(
    tx,
  )
}
