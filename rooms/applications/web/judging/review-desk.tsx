import { Button } from 'antd'
import { useEffect, useRef } from 'react'
import { useConfirm } from '../../../../platform/web/confirm.tsx'
import { Facts } from '../../../../platform/web/facts.tsx'
import { fill } from '../../../../platform/web/fill.ts'
import { Form, FormButtons } from '../../../../platform/web/form/form.tsx'
import { DecimalField, LongTextField } from '../../../../platform/web/form/text-fields.tsx'
import { useForm } from '../../../../platform/web/form/use-form.ts'
import { useSay, useTexts } from '../../../../platform/web/language.tsx'
import { useGo } from '../../../../platform/web/link.tsx'
import { FailureNotice, Notice } from '../../../../platform/web/notice.tsx'
import { Section, Stack } from '../../../../platform/web/page.tsx'
import { useToast } from '../../../../platform/web/toast.tsx'
import { useCommand } from '../../../../platform/web/use-command.ts'
import { useFormat } from '../../../../platform/web/use-format.ts'
import { given } from '../../../../platform/web/use-options.ts'
import { pointsShown } from './assignments-section.tsx'
import css from './judging.module.css'
import { judgingApi, type Review, renewed } from './queries.ts'
import { reviewTexts } from './review-texts.ts'

/** One application as its reviewer judges it: the material on the left, the points on the right, Enter to the next. */
export function ReviewDesk({ review }: { review: Review }) {
  const t = useTexts(reviewTexts)
  return (
    <Stack>
      {review.openedAgain && review.state === 'assigned' && (
        <Notice tone="warning">{fill(t.openedAgain, { reason: review.openedAgain })}</Notice>
      )}
      <div className={css.desk}>
        <Material review={review} />
        <div className={css.deskSide}>
          {review.state === 'assigned' ? (
            <PointsForm key={review.id} review={review} />
          ) : (
            <GivenPoints review={review} />
          )}
        </div>
      </div>
    </Stack>
  )
}

function Material({ review }: { review: Review }) {
  const t = useTexts(reviewTexts)
  const say = useSay()
  const bodies = review.affiliations.map(({ organisation, post }) =>
    post ? `${organisation} ${post}` : organisation,
  )
  return (
    <Stack>
      <Section title={t.material} hint={review.blind ? t.blind : t.notBlind}>
        <Facts
          lines
          items={[
            review.workTitle ? [t.work, review.workTitle] : null,
            review.name ? [t.name, review.name] : null,
            bodies.length > 0 ? [t.bodies, bodies.join(' · ')] : null,
            ...review.facts.map(({ question, answer }) => [say(question), say(answer)] as const),
          ]}
        />
        {review.facts.length === 0 && <p className="soft">{t.nothingAnswered}</p>}
      </Section>
      <Section title={t.papers}>
        {review.evidence.length === 0 ? (
          <p className="soft">{t.noPapers}</p>
        ) : (
          <ul>
            {review.evidence.map(({ id, title }) => (
              <li key={id}>
                <a
                  href={judgingApi.address('/api/applications/my-reviews/:review/evidence/:evidence', {
                    params: { review: review.id, evidence: id },
                  })}
                  target="_blank"
                  rel="noreferrer noopener"
                >
                  {title}
                </a>
              </li>
            ))}
          </ul>
        )}
      </Section>
    </Stack>
  )
}

function PointsForm({ review }: { review: Review }) {
  const t = useTexts(reviewTexts)
  const tell = useToast()
  const go = useGo()
  const box = useRef<HTMLDivElement>(null)
  // From one to the next the hand stays on the keys.
  useEffect(() => box.current?.querySelector('input')?.focus(), [])
  const onward = (next: string | null) => go(next ? `/applications/reviews/${next}` : '/applications/reviews')
  const form = useForm({
    initial: {
      points: (review.points === null ? null : review.points / 100) as number | null,
      remark: review.remark ?? '',
    },
    required: ['points'],
    plain: true,
    check: ({ points }) =>
      points !== null && points > review.pointsTo
        ? [
            {
              code: 'points-over-full-score',
              path: '/body/points',
              messages: {
                zh: fill(reviewTexts.notRight.zh, { most: review.pointsTo }),
                en: fill(reviewTexts.notRight.en, { most: review.pointsTo }),
              },
            },
          ]
        : [],
    send: ({ points, remark }, id) =>
      judgingApi.post('/api/applications/my-reviews/:review/handing-in', {
        params: { review: review.id },
        body: { id, version: review.version, points: points ?? 0, remark: given(remark) },
      }),
    renews: renewed,
    done: ({ next }) => {
      tell(t.handedInNow)
      onward(next)
    },
  })
  return (
    <Section title={t.give} hint={t.final}>
      <Form form={form} labels={{ points: t.give, remark: t.remark }}>
        <div ref={box} className={css.bigPoints}>
          <DecimalField
            label={t.give}
            hint={fill(t.upTo, { most: review.pointsTo })}
            {...form.field('points')}
          />
        </div>
        <LongTextField label={t.remark} hint={t.remarkHint} maxLength={2000} {...form.field('remark')} />
        <FormButtons form={form} submit={review.next ? t.handIn : t.handInLast} />
        <p className="soft">{t.keys}</p>
      </Form>
      <StepBack review={review} onward={onward} />
    </Section>
  )
}

function StepBack({ review, onward }: { review: Review; onward: (next: string | null) => void }) {
  const t = useTexts(reviewTexts)
  const tell = useToast()
  const confirm = useConfirm()
  const recusing = useCommand({
    send: (reason: string, id) =>
      judgingApi.post('/api/applications/my-reviews/:review/recusal', {
        params: { review: review.id },
        body: { id, version: review.version, reason },
      }),
    renews: renewed,
    done: ({ next }) => {
      tell(t.recusedNow)
      onward(next)
    },
  })
  const ask = async () => {
    const yes = await confirm({
      title: t.recuseTitle,
      body: t.recuseBody,
      action: t.recuse,
      danger: true,
      reason: 'required',
    })
    if (yes) await recusing.run(yes.reason)
  }
  return (
    <>
      <Button type="text" danger loading={recusing.sending} onClick={() => void ask()}>
        {t.recuse}
      </Button>
      <FailureNotice failure={recusing.failure} />
    </>
  )
}

function GivenPoints({ review }: { review: Review }) {
  const t = useTexts(reviewTexts)
  const show = useFormat()
  const go = useGo()
  return (
    <Section title={t.mine}>
      <p className={css.code}>{review.points === null ? '—' : pointsShown(review.points)}</p>
      {review.remark && <p>{show.labelled(t.remark, review.remark)}</p>}
      <p className="soft">{t.final}</p>
      {review.next && <Button onClick={() => go(`/applications/reviews/${review.next}`)}>{t.next}</Button>}
    </Section>
  )
}
