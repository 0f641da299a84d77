import type { ReactNode } from 'react'
import { Facts } from '../../../../platform/web/facts.tsx'
import { useTexts } from '../../../../platform/web/language.tsx'
import { PageLink } from '../../../../platform/web/link.tsx'
import { Section } from '../../../../platform/web/page.tsx'
import { useFormat } from '../../../../platform/web/use-format.ts'
import { StationName } from '../../../regions/web/index.ts'
import css from './learning.module.css'
import { learningTexts } from './learning-texts.ts'
import { useLearningWords } from './learning-words.ts'
import type { Consultation } from './queries.ts'

/** One consultation: who asked, what about, and what was answered. */
export function ConsultationView(props: {
  consultation: Consultation
  /** The request that was answered with it, as the page links it; nothing to who may not open requests. */
  request?: ReactNode
}) {
  const { consultation } = props
  const t = useTexts(learningTexts)
  const show = useFormat()
  const words = useLearningWords()
  const { sensitive, person, personName, anonymous } = consultation
  const text = (value: string | null | undefined) =>
    sensitive ? value ? <span className={css.text}>{value}</span> : '—' : t.hidden
  return (
    <Section>
      <Facts
        items={[
          [t.day, show.day(consultation.heldOn)],
          [t.channel, words.channel.of(consultation.channel)],
          [
            t.asked,
            person ? (
              <PageLink key="person" to={`/people/${person}`}>
                {personName ?? t.someone}
              </PageLink>
            ) : anonymous ? (
              t.anonymous
            ) : (
              t.someone
            ),
          ],
          [t.topic, text(sensitive?.topic)],
          [t.answer, text(sensitive?.answer)],
          [t.field, words.field.of(consultation.field)],
          [t.serviceType, consultation.serviceType ? words.serviceType.of(consultation.serviceType) : '—'],
          [t.referral, consultation.referral ?? '—'],
          consultation.followUpOn
            ? [
                t.promised,
                <span key="promised">
                  {text(sensitive?.followUp)}{' '}
                  <span className="soft">{show.day(consultation.followUpOn)}</span>
                </span>,
              ]
            : null,
          [t.length, consultation.minutes === null ? '—' : show.minutes(consultation.minutes)],
          [
            t.station,
            <StationName key="station" station={consultation.station} division={consultation.division} />,
          ],
          props.request ? [t.ofRequest, props.request] : null,
          [t.worker, consultation.workerName],
          [t.recorded, `${consultation.recordedName} ${show.instant(consultation.recordedAt)}`],
        ]}
      />
    </Section>
  )
}
