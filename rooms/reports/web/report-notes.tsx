import { fill } from '../../../platform/web/fill.ts'
import { Fingerprint } from '../../../platform/web/fingerprint.tsx'
import { formatNumber } from '../../../platform/web/format.ts'
import { useSay, useTexts } from '../../../platform/web/language.tsx'
import { Section } from '../../../platform/web/page.tsx'
import { useFormat } from '../../../platform/web/use-format.ts'
import type { Report } from './queries.ts'
import css from './reports.module.css'
import { reportsTexts } from './texts.ts'

/** What stands beside the table: late entries, adjustments, changes against the version before, who did what. */
export function ReportNotes({ report }: { report: Report }) {
  return (
    <>
      <LateEntries report={report} />
      <Adjustments report={report} />
      <Changes report={report} />
      <Steps report={report} />
    </>
  )
}

function LateEntries({ report: { content } }: { report: Report }) {
  const t = useTexts(reportsTexts)
  const say = useSay()
  const show = useFormat()
  if (content.late.length === 0) return null
  const periodOf = (month: string) => show.period(Number(month.replace('-', '')))
  return (
    <Section title={t.lateTitle} hint={t.lateHint}>
      <ul>
        {content.late.map((line) => (
          <li key={`${line.month} ${line.cell}`}>
            {fill(t.lateLine, {
              month: periodOf(line.month),
              name: say(line.title),
              reported: formatNumber(line.reported, 2),
              now: formatNumber(line.now, 2),
            })}{' '}
            {line.added !== null && (
              <span className="soft">
                {fill(t.lateRecords, { added: line.added, removed: line.removed ?? 0 })}
              </span>
            )}
          </li>
        ))}
      </ul>
    </Section>
  )
}

function Adjustments({ report: { content } }: { report: Report }) {
  const t = useTexts(reportsTexts)
  const say = useSay()
  const show = useFormat()
  if (content.adjustments.length === 0) return null
  return (
    <Section title={t.adjustments} hint={t.adjustHint}>
      <ul>
        {content.adjustments.map((one) => (
          <li key={one.id}>
            {show.day(one.on)}{' '}
            {say(
              content.cells.find(({ code }) => code === one.cell)?.title ?? { zh: one.cell, en: one.cell },
            )}{' '}
            <strong className="number">{`${one.difference > 0 ? '+' : ''}${formatNumber(one.difference, 2)}`}</strong>{' '}
            {one.reason} <span className="soft">{one.by}</span>
          </li>
        ))}
      </ul>
    </Section>
  )
}

function Changes({ report: { content } }: { report: Report }) {
  const t = useTexts(reportsTexts)
  const say = useSay()
  if (content.changes.length === 0) return null
  return (
    <Section title={t.changes}>
      <ul>
        {content.changes.map(({ cell, before, now }) => (
          <li key={cell}>
            {fill(t.changed, {
              name: say(content.cells.find(({ code }) => code === cell)?.title ?? { zh: cell, en: cell }),
              before: formatNumber(before, 2),
              now: formatNumber(now, 2),
            })}
          </li>
        ))}
      </ul>
    </Section>
  )
}

const stepNames = {
  sent: 'stepSent',
  returned: 'stepReturned',
  accepted: 'stepAccepted',
  frozen: 'stepFrozen',
  revised: 'stepRevised',
} as const

function Steps({ report }: { report: Report }) {
  const t = useTexts(reportsTexts)
  const show = useFormat()
  if (report.steps.length === 0) return null
  return (
    <Section title={t.steps}>
      <ol className={css.steps}>
        {report.steps.map((step) => (
          <li key={`${step.at} ${step.kind}`}>
            <strong>{t[stepNames[step.kind]]}</strong>{' '}
            {step.number !== null && (
              <span className="soft">{fill(t.onVersion, { number: step.number })}</span>
            )}
            <div>
              {show.doer(step.by)} <span className="soft">{show.instant(step.at)}</span>
            </div>
            {step.reason && <div>{step.reason}</div>}
          </li>
        ))}
      </ol>
      {report.sha256 && (
        <div className={css.digest}>
          {t.digest} SHA-256 <Fingerprint value={report.sha256} />
        </div>
      )}
    </Section>
  )
}
