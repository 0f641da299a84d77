import type { ReactNode } from 'react'
import { fill } from '../../../../platform/web/fill.ts'
import { useSay, useTexts } from '../../../../platform/web/language.tsx'
import { Section } from '../../../../platform/web/page.tsx'
import { Empty } from '../../../../platform/web/states.tsx'
import { useFormat } from '../../../../platform/web/use-format.ts'
import { closeReasonTerms } from '../../domain/case-codes.ts'
import { moveReasonSaid } from '../../domain/move-reasons.ts'
import { phaseTerms } from '../../domain/phases.ts'
import { contactTerms } from '../../domain/record-codes.ts'
import type { CaseFile } from '../queries.ts'
import css from './file.module.css'
import type { CaseFileAnswer } from './queries.ts'
import { useRecordName } from './record-name.ts'
import { fileTexts } from './texts.ts'
import { transferTexts } from './transfer-texts.ts'

type Event = { readonly on: string; readonly order: string; readonly what: string; readonly more?: ReactNode }

/** Everything that happened in a case, day by day, the latest first. */
export function CaseTimeline({ one, file }: { one: CaseFile; file: CaseFileAnswer }) {
  const t = useTexts(fileTexts)
  const say = useSay()
  const show = useFormat()
  const name = useRecordName()
  const moving = useTexts(transferTexts)
  const events: Event[] = [
    {
      on: one.openedOn,
      order: '0',
      what: t.opened,
      // The worker of today is another one where the case came from elsewhere.
      more: file.steps[0]?.byName ?? (one.moves.length === 0 ? one.workerName : null),
    },
    ...one.moves.map((move, at) => ({
      on: move.movedOn,
      order: `1u${String(at).padStart(3, '0')}`,
      what: `${t.moved} · ${move.fromStationName ?? '—'} → ${move.stationName ?? '—'}`,
      more: [say(moveReasonSaid(move.reason)), move.byName].filter(Boolean).join(' · '),
    })),
    ...file.transfers.flatMap((one, at) => {
      const order = `1t${String(at).padStart(3, '0')}`
      const to = { station: one.toStationName ?? '—' }
      const end = { returned: fill(moving.sentBackBy, to), withdrawn: moving.takenBack }
      const ended = one.state === 'returned' || one.state === 'withdrawn' ? end[one.state] : null
      return [
        {
          on: one.askedOn,
          order: `${order}a`,
          what: fill(moving.askedOf, to),
          more: [one.askedByName, one.reason].filter(Boolean).join(' · '),
        },
        ...(ended && one.settledOn
          ? [
              {
                on: one.settledOn,
                order: `${order}b`,
                what: ended,
                more: [one.settledByName, one.answer].filter(Boolean).join(' · '),
              },
            ]
          : []),
      ]
    }),
    ...file.steps.slice(1).map((step, at) => ({
      on: step.enteredOn,
      order: `2${String(at).padStart(3, '0')}`,
      what: step.early ? t.enteredEarly : fill(t.entered, { phase: say(phaseTerms[step.phase]) }),
      more: [show.doer(step.byName), step.reason].filter(Boolean).join(' · '),
    })),
    ...file.records
      .filter(({ replacedBy }) => !replacedBy)
      .map((record) => ({
        on: record.heldOn,
        order: `1${record.recordedAt}`,
        what: name(record),
        more: [
          record.byName,
          record.body && 'form' in record.body ? say(contactTerms[record.body.form]) : null,
          record.minutes === null ? null : show.minutes(record.minutes),
        ]
          .filter(Boolean)
          .join(' · '),
      })),
    ...(one.closedOn && one.closeReason
      ? [{ on: one.closedOn, order: '9', what: t.closed, more: say(closeReasonTerms[one.closeReason]) }]
      : []),
  ]
  const sorted = events.toSorted((a, b) => b.on.localeCompare(a.on) || b.order.localeCompare(a.order))
  return (
    <Section title={t.timeline}>
      {sorted.length === 0 ? (
        <Empty />
      ) : (
        <ol className={css.timeline}>
          {sorted.map((event) => (
            <li key={`${event.on}${event.order}${event.what}`} className={css.event}>
              <span className="soft">{show.day(event.on)}</span>
              <span>
                <strong>{event.what}</strong>
                {event.more && <span className="soft"> · {event.more}</span>}
              </span>
            </li>
          ))}
        </ol>
      )}
    </Section>
  )
}
