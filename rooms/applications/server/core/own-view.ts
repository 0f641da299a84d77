import type { Day } from '../../../../kernel/day.ts'
import { ok } from '../../../../kernel/result.ts'
import type { Handle } from '../../../../platform/server/database/connect.ts'
import type { Platform } from '../../../../platform/server/platform.ts'
import { decide, type Programme, stageOf } from '../../../programmes/index.ts'
import { placesOf, workingCalendar } from '../../../regions/server/index.ts'
import { nothingAgainst } from '../../domain/core/asked.ts'
import { type GatheredFacts, gatherFacts } from '../../domain/core/gathered-facts.ts'
import { ownActs } from '../../domain/core/own-acts.ts'
import { answersOf } from './answers.ts'
import { lineOf } from './application-line.ts'
import type { ApplicationRow } from './application-store.ts'
import type { Applying } from './applying.ts'
import { type ApplicationEvent, eventsOf } from './events.ts'
import { evidenceOf } from './evidence.ts'
import { numberFacts, recordedOf } from './facts.ts'
import { missingOf } from './missing.ts'
import { ownRecord } from './own-facts.ts'
import { programmeOf } from './programme-of.ts'
import { maskedApplicant, openApplicant } from './seal.ts'
import { momentOf } from './submit.ts'
import { windowOn } from './window.ts'
import { isPaidFor } from './withdraw.ts'

/**
 * What an applicant is told of the facts. Whose record it is must have been proved: what registers, payments and bars say of
 * a number that was only typed is for the body, because anybody may type another's.
 */
async function toldFacts(
  tx: Handle,
  platform: Platform,
  row: ApplicationRow,
  programme: Programme,
  on: Day,
): Promise<GatheredFacts> {
  const asked = { ...row, receivedAt: row.receivedAt ?? momentOf(platform.clock.now()) }
  const recorded =
    row.tiedBy === 'account' || row.tiedBy === 'reach'
      ? await recordedOf(tx, platform, asked, programme, on)
      : { ...numberFacts(platform, row, on), ...ownRecord(asked) }
  return gatherFacts(programme, recorded, await answersOf(tx, row))
}

/** An application as its applicant sees it: what is known, what is still asked, what happened, what can be done. */
export async function ownView(tx: Handle, platform: Platform, applying: Applying, row: ApplicationRow) {
  const { today } = applying
  const programme = await programmeOf(tx, row)
  const gathered = await toldFacts(tx, platform, row, programme, today)
  const decision = decide(programme, { on: today, facts: gathered.facts, calendar: workingCalendar() })
  const asking = decide(programme, {
    on: today,
    facts: { ...nothingAgainst(programme), ...gathered.facts },
    calendar: workingCalendar(),
  })
  const evidence = await evidenceOf(tx, row)
  const sealed = openApplicant(platform.cipher, row.sealed)
  const window = (await windowOn(tx, programme, row.division, today)).answer
  const events = await eventsOf(tx, row)
  const acts = ownActs(programme, row.stage)
  const open = row.draft || (row.endedOn === null && acts.completion !== null)
  return ok({
    line: lineOf(row, programme, today),
    draft: row.draft,
    person: await personShown(tx, row, sealed, today),
    definition: programme,
    decision: { ...decision, ask: [...decision.ask], reasons: [...decision.reasons] },
    facts: factsShown(gathered),
    evidence: evidence.map(({ document: _, addedName, ...one }) => ({ ...one, addedBy: addedName })),
    missing: mutable(
      missingOf(programme, row, sealed, gathered, asking, new Set(evidence.map(({ fact }) => fact))),
    ),
    window: {
      open: window.open,
      closes: window.open ? window.closes : null,
      opens: window.open ? null : window.opens,
      nextYear: window.open ? null : window.nextYear,
    },
    history: events.map((event) => ({ ...eventShown(programme, event), by: null })),
    abilities: {
      change: open,
      prove: open || acts.doing !== null,
      submit: row.draft,
      complete: !row.draft && open,
      done: !row.draft && row.endedOn === null && acts.doing !== null,
      withdraw: !row.draft && row.endedOn === null && acts.withdrawal !== null && !(await isPaidFor(tx, row)),
      drop: row.draft,
    },
    version: row.version,
  })
}

const mutable = ({ answers, evidence, person }: ReturnType<typeof missingOf>) => ({
  answers: [...answers],
  evidence: [...evidence],
  person: [...person],
})

export async function personShown(
  tx: Handle,
  row: ApplicationRow,
  sealed: ReturnType<typeof openApplicant>,
  today: Day,
) {
  const places = row.township === null ? null : await placesOf(tx, [row.township], today)
  return {
    name: row.name,
    ...maskedApplicant(sealed),
    organisationName: row.organisationName,
    post: row.post,
    workTitle: row.workTitle,
    township: row.township,
    townshipName: row.township === null || places === null ? null : places(row.township).name,
  }
}

export const factsShown = ({ facts, origins }: GatheredFacts) =>
  Object.entries(facts).flatMap(([name, value]) => {
    const origin = origins[name]
    if (value === undefined || !origin) return []
    const { contradicted } = origin
    return [
      {
        ...origin,
        name,
        value: plainValue(value),
        contradicted: contradicted === null ? null : plainValue(contradicted),
      },
    ]
  })

const plainValue = (value: string | number | readonly string[]): string | number | string[] =>
  typeof value === 'string' || typeof value === 'number' ? value : [...value]

/** An event in the words of the programme; `by` is added where it may be told. */
export const eventShown = (programme: Programme, event: ApplicationEvent) => ({
  id: event.id,
  kind: event.kind,
  from: event.fromStage === null ? null : (stageOf(programme, event.fromStage)?.title ?? null),
  to: event.toStage === null ? null : (stageOf(programme, event.toStage)?.title ?? null),
  on: event.onDay,
  at: event.at,
  role: event.byRole,
  reason: event.reason,
  reasonEn: event.reasonEn,
})
