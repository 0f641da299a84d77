import { Button } from 'antd'
import { useState } from 'react'
import { Dialog } from '../../../../platform/web/dialog.tsx'
import { Facts } from '../../../../platform/web/facts.tsx'
import { fill } from '../../../../platform/web/fill.ts'
import { formatNumber } from '../../../../platform/web/format.ts'
import { useTexts } from '../../../../platform/web/language.tsx'
import { FailureNotice } from '../../../../platform/web/notice.tsx'
import { Section } from '../../../../platform/web/page.tsx'
import { Tag, Tags } from '../../../../platform/web/tag.tsx'
import { useToast } from '../../../../platform/web/toast.tsx'
import { useCommand } from '../../../../platform/web/use-command.ts'
import { useFormat } from '../../../../platform/web/use-format.ts'
import { PhotosField } from '../photos-field.tsx'
import type { PhotoValue } from '../visit-values.ts'
import css from './community.module.css'
import { showMean, yuan } from './money.ts'
import { type ActivityDetail, communityApi } from './queries.ts'
import { communityTexts } from './texts.ts'

/** That it was held, with what was taken out, and the buttons to put it right. */
export function HeldRecords(props: { activity: ActivityDetail; correct: () => void; withdraw: () => void }) {
  const { activity, correct, withdraw } = props
  const t = useTexts(communityTexts)
  const show = useFormat()
  if (activity.held.length === 0) return null
  return (
    <Section
      title={t.facts}
      actions={
        activity.abilities.correct && (
          <>
            <Button onClick={correct}>{t.correct}</Button>
            {activity.state === 'held' && <Button onClick={withdraw}>{t.withdrawHolding}</Button>}
          </>
        )
      }
    >
      {activity.held.map((event) => (
        <div key={event.id} className={event.reversal ? css.reversed : ''}>
          {event.reversal && <Tag tone="warning">{t.reversed}</Tag>}
          <Facts
            items={[
              [t.heldOn, show.day(event.heldOn)],
              [t.time, event.minutes === null ? t.notStated : show.minutes(event.minutes)],
              event.audienceEstimate === null
                ? null
                : [t.audienceEstimate, fill(t.estimate, { count: formatNumber(event.audienceEstimate) })],
              event.reversal ? [t.reason, event.reversal.reason] : null,
              [
                t.responsible,
                fill(t.recordedBy, { name: event.recordedByName, at: show.instant(event.recordedAt) }),
              ],
            ]}
          />
        </div>
      ))}
    </Section>
  )
}

/** The summary with what was spent against the budget. */
export function SummaryRecords({ activity, write }: { activity: ActivityDetail; write: () => void }) {
  const t = useTexts(communityTexts)
  const show = useFormat()
  if (activity.held.every(({ reversal }) => reversal !== null)) return null
  const standing = activity.summaries.find(({ reversal }) => reversal === null)
  return (
    <Section
      title={t.summary}
      actions={
        activity.abilities.summarise && (
          <Button type={standing ? 'default' : 'primary'} onClick={write}>
            {standing ? t.correctSummary : t.writeSummary}
          </Button>
        )
      }
    >
      {!standing && <p className="soft">{t.summaryMissing}</p>}
      {activity.summaries.map((summary) => (
        <div key={summary.id} className={summary.reversal ? css.reversed : ''}>
          {summary.reversal && <Tag tone="warning">{t.reversed}</Tag>}
          <Facts
            items={[
              [t.highlights, <Long key="highlights" text={summary.highlights} />],
              [t.shortcomings, <Long key="shortcomings" text={summary.shortcomings} />],
              [t.media, <Long key="media" text={summary.media} />],
              summary.handedOut === null
                ? null
                : [
                    t.satisfaction,
                    fill(t.satisfactionShown, {
                      out: summary.handedOut,
                      back: summary.returned ?? 0,
                      mean: summary.satisfaction === null ? '—' : showMean(summary.satisfaction),
                    }),
                  ],
              summary.reversal ? [t.reason, summary.reversal.reason] : null,
              [
                t.responsible,
                fill(t.recordedBy, { name: summary.recordedByName, at: show.instant(summary.recordedAt) }),
              ],
            ]}
          />
        </div>
      ))}
      {standing && (
        <Facts
          items={[
            [
              t.spending,
              <span key="spending" className={css.long}>
                {[
                  ...activity.spending.map(({ item, fen, payer }) =>
                    activity.partnerStations.length > 0
                      ? `${item} ${yuan(fen)} · ${payer.name}`
                      : `${item} ${yuan(fen)}`,
                  ),
                  fill(t.spentOf, { spent: yuan(activity.spentFen), budget: yuan(activity.budgetFen) }),
                ].join('\n')}
              </span>,
            ],
          ]}
        />
      )}
    </Section>
  )
}

function Long({ text }: { text: string | null }) {
  const t = useTexts(communityTexts)
  return <span className={text === null ? 'soft' : css.long}>{text ?? t.notStated}</span>
}

/** Photos; opening one is written down by the server. */
export function ActivityPhotos({ activity }: { activity: ActivityDetail }) {
  const t = useTexts(communityTexts)
  const [adding, add] = useState(false)
  const may = activity.abilities.summarise || activity.abilities.edit
  // Before the day there is nothing to show and nothing to add.
  if (activity.photos.length === 0 && (!may || activity.state === 'planned')) return null
  return (
    <Section title={t.photos} actions={may && <Button onClick={() => add(true)}>{t.addPhotos}</Button>}>
      <Tags>
        {activity.photos.map((photo, at) => (
          <a
            key={photo.file}
            target="_blank"
            rel="noreferrer"
            href={communityApi.address('/api/activities/:id/photos/:file', {
              params: { id: activity.id, file: photo.file },
            })}
          >
            {fill(t.photo, { at: at + 1 })} · {photo.facesBlurred ? t.blurredYes : t.blurredNo}
          </a>
        ))}
      </Tags>
      {adding && <AddPhotos activity={activity} close={() => add(false)} />}
    </Section>
  )
}

function AddPhotos({ activity, close }: { activity: ActivityDetail; close: () => void }) {
  const t = useTexts(communityTexts)
  const tell = useToast()
  const [photos, setPhotos] = useState<readonly PhotoValue[]>([])
  const command = useCommand({
    send: (sent: readonly PhotoValue[], id) =>
      communityApi.post('/api/activities/:id/photos', {
        params: { id: activity.id },
        body: { id, photos: sent.map((photo) => ({ ...photo })) },
      }),
    renews: [['activities']],
    done: () => {
      tell(t.photosAdded)
      close()
    },
  })
  return (
    <Dialog
      title={t.addPhotos}
      close={close}
      buttons={
        <Button
          type="primary"
          disabled={photos.length === 0}
          loading={command.sending}
          onClick={() => void command.run(photos)}
        >
          {t.save}
        </Button>
      }
    >
      <FailureNotice failure={command.failure} />
      <PhotosField station={activity.station.id} value={photos} change={setPhotos} />
    </Dialog>
  )
}
