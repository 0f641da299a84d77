import { sql } from 'kysely'
import { provinceOf } from '../../../kernel/division.ts'
import type { DomainEvent } from '../../../kernel/events.ts'
import { type Id, isId } from '../../../kernel/id.ts'
import type { Handle } from '../../../platform/server/database/connect.ts'
import { newId } from '../../../platform/server/ids.ts'
import type { Subscriber } from '../../../platform/server/outbox.ts'
import type { Platform } from '../../../platform/server/platform.ts'
import { type Situation, situationOf, situationTerms } from '../domain/report-codes.ts'
import { placeOfChild } from './place.ts'
import { sealJson } from './secret-texts.ts'
import { insertReport } from './start.ts'

/** What the event of a raised trigger says. */
type Raised = {
  readonly person?: unknown
  readonly code?: unknown
  readonly starts?: unknown
  readonly together?: unknown
  readonly by?: unknown
  readonly byName?: unknown
}

/**
 * A hard trigger that starts a mandatory report (6.2, `also: [mandatory-report]` in the instrument) does so by itself:
 * nobody has to think of it, and nobody can call it off. Whoever raised the trigger has made it, and is told of it at once.
 */
export const protectionSubscribers = (platform: Platform): Subscriber[] => [
  {
    reader: 'protection',
    hears: ['assessment.trigger-raised'],
    handle: (tx, event) => startFromTrigger(tx, platform, event),
  },
]

async function startFromTrigger(tx: Handle, platform: Platform, event: DomainEvent): Promise<void> {
  const { person, code, starts, together, by, byName } = event.data as Raised
  const reported = Array.isArray(starts) && starts.includes('mandatory-report')
  if (!reported || typeof person !== 'string' || !isId(person) || typeof code !== 'string') return
  const place = await placeOfChild(tx, [provinceOf(event.division)], person, platform.clock.today())
  if (!place?.person) return
  const situation = situationOf(code)
  const all = new Set([
    situation,
    ...(Array.isArray(together) ? together : [code]).map(String).map(situationOf),
  ])
  const waiting = await waitingReport(tx, place.province, place.person)
  if (waiting) {
    if (!waiting.situations.includes(situation))
      await addSituation(tx, platform, place.province, waiting.id, situation)
    return
  }
  await insertReport(tx, platform, place, {
    id: newId(),
    situations: [...all],
    danger: null,
    source: 'assessment',
    sourceId: event.subject,
    noticedAt: platform.clock.now(),
    content: `风险评估发现：${[...all].map((one) => situationTerms[one].zh).join('；')}`,
    child: null,
    reporter: typeof by === 'string' && isId(by) ? by : null,
    reporterName: typeof byName === 'string' ? byName : null,
  })
}

/** A report of the child that an assessment started and nobody has sent yet: a further trigger belongs to it. */
async function waitingReport(
  tx: Handle,
  province: number,
  person: Id,
): Promise<{ readonly id: Id; readonly situations: readonly Situation[] } | null> {
  const { rows } = await sql<{ id: Id; situations: readonly Situation[] }>`
    select id, situations from protection_standing
    where province = ${province} and person = ${person} and source = 'assessment' and sent_at is null and no_need_at is null
    limit 1`.execute(tx)
  return rows[0] ?? null
}

async function addSituation(
  tx: Handle,
  { cipher, clock }: Platform,
  province: number,
  report: Id,
  situation: Situation,
): Promise<void> {
  const text = `风险评估又发现：${situationTerms[situation].zh}`
  const now = new Date(clock.now()).toISOString()
  await sql`
    insert into protection_entry (province, id, report, division, station, person, kind, at, sealed, author_sealed, recorded_at)
    select province, ${newId()}, id, division, station, person, 'correction', ${now}::timestamptz, ${sealJson(cipher, { text })},
      ${cipher.seal('—')}, ${now}::timestamptz
    from protection_report where province = ${province} and id = ${report}`.execute(tx)
}
