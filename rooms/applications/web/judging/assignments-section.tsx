import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useConfirm } from '../../../../platform/web/confirm.tsx'
import { fill } from '../../../../platform/web/fill.ts'
import { formatNumber } from '../../../../platform/web/format.ts'
import { useSay, useTexts } from '../../../../platform/web/language.tsx'
import { PageLink } from '../../../../platform/web/link.tsx'
import { Loaded } from '../../../../platform/web/loaded.tsx'
import { FailureNotice, Notice } from '../../../../platform/web/notice.tsx'
import { Section } from '../../../../platform/web/page.tsx'
import { Empty } from '../../../../platform/web/states.tsx'
import { Tag } from '../../../../platform/web/tag.tsx'
import { useToast } from '../../../../platform/web/toast.tsx'
import { useCommand } from '../../../../platform/web/use-command.ts'
import { useFormat } from '../../../../platform/web/use-format.ts'
import css from './judging.module.css'
import { type Assignments, assignmentsQuery, judgingApi, type Round, renewed } from './queries.ts'
import { reviewTexts } from './review-texts.ts'

type Item = Assignments['items'][number]

/** Points as people write them: hundredths of a point with at most two decimals. */
export const pointsShown = (hundredths: number): string => formatNumber(hundredths / 100, 2)

/** How far the review of a round is: who judges what, who may not and why, and the points once they are in. */
export function AssignmentsSection({ round }: { round: Round }) {
  const t = useTexts(reviewTexts)
  const tell = useToast()
  const query = useQuery(assignmentsQuery(round.line.id))
  const giving = useCommand({
    send: (_: null, id) =>
      judgingApi.post('/api/applications/rounds/:round/assignments', {
        params: { round: round.line.id },
        body: { id },
      }),
    renews: renewed,
    done: ({ assigned }) => tell(fill(t.assigned, { count: assigned })),
  })
  return (
    <Section
      title={t.toJudge}
      {...(round.abilities.assign && round.reviewersEach !== null
        ? { hint: fill(t.assignHint, { each: round.reviewersEach }) }
        : {})}
      actions={
        round.abilities.assign && (
          <Button type="primary" loading={giving.sending} onClick={() => void giving.run(null)}>
            {t.assign}
          </Button>
        )
      }
    >
      <FailureNotice failure={giving.failure} />
      <Loaded query={query} lines={6}>
        {(found) => (
          <>
            {found.hidden && <Notice tone="info">{t.hidden}</Notice>}
            <Short items={found.items} />
            {found.items.length === 0 ? (
              <Empty title={t.nothingToJudge} />
            ) : (
              <ul className={css.lines}>
                {found.items.map((item) => (
                  <li key={item.application} className={css.line}>
                    <OneToJudge item={item} round={round} />
                  </li>
                ))}
              </ul>
            )}
          </>
        )}
      </Loaded>
    </Section>
  )
}

function Short({ items }: { items: readonly Item[] }) {
  const t = useTexts(reviewTexts)
  const begun = items.some(({ reviews }) => reviews.length > 0)
  const short = items.filter(({ missing }) => missing > 0)
  // Before anything was given out nobody lacks anything.
  if (!begun || short.length === 0) return null
  return (
    <Notice tone="warning" title={t.shortTitle}>
      {short.map(({ application, name, missing }) => (
        <div key={application}>{fill(t.short, { name, count: missing })}</div>
      ))}
    </Notice>
  )
}

const tones = { assigned: 'info', 'handed-in': 'good', recused: 'warning', 'taken-back': 'plain' } as const

function OneToJudge({ item, round }: { item: Item; round: Round }) {
  const t = useTexts(reviewTexts)
  const say = useSay()
  const words = {
    assigned: t.assignedState,
    'handed-in': t.handedIn,
    recused: t.recused,
    'taken-back': t.takenBack,
  }
  return (
    <>
      <div className={css.words}>
        <PageLink to={`/applications/${item.application}`}>{item.name}</PageLink>{' '}
        <span className="soft number">{item.number}</span>
        <ul className={css.reviewers}>
          {item.reviews.map((review) => (
            <li key={review.id} className={css.reviewer}>
              <span>{review.name ?? '—'}</span>
              <Tag tone={tones[review.state]}>{words[review.state]}</Tag>
              {review.points !== null && (
                <strong>{fill(t.points, { points: pointsShown(review.points) })}</strong>
              )}
              {review.remark && <span className="soft">{review.remark}</span>}
              {review.reason && (
                <span className="soft">
                  {say({ zh: review.reason, en: review.reasonEn ?? review.reason })}
                </span>
              )}
              <ReviewAct review={review} round={round} />
            </li>
          ))}
        </ul>
        <Barred item={item} />
      </div>
      <div>
        {item.score === null ? (
          item.missing > 0 && <Tag tone="warning">{fill(t.missing, { count: item.missing })}</Tag>
        ) : (
          <strong>
            {t.score} {pointsShown(item.score)}
          </strong>
        )}
      </div>
    </>
  )
}

function Barred({ item }: { item: Item }) {
  const t = useTexts(reviewTexts)
  const show = useFormat()
  if (item.barred.length === 0) return null
  return (
    <p className="soft">
      {show.labelled(t.conflicts, '')}
      {item.barred.map(({ account, name, reasons }) => (
        <span key={account}>
          {fill(t.barredFor, {
            name,
            reasons: show.words(
              reasons.map(({ kind, with: shared }) => fill(t[kind], { with: shared ?? '' })),
            ),
          })}{' '}
        </span>
      ))}
    </p>
  )
}

function ReviewAct({ review, round }: { review: Item['reviews'][number]; round: Round }) {
  const t = useTexts(reviewTexts)
  const tell = useToast()
  const confirm = useConfirm()
  const again = review.state === 'handed-in'
  const acting = useCommand({
    send: (reason: string, id) => {
      const given = { params: { review: review.id }, body: { id, version: review.version, reason } }
      return again
        ? judgingApi.post('/api/applications/reviews/:review/opening', given)
        : judgingApi.post('/api/applications/reviews/:review/taking-back', given)
    },
    renews: renewed,
    done: () => tell(t.done),
  })
  if (again ? !round.abilities.decide : !(review.state === 'assigned' && round.abilities.assign)) return null
  const ask = async () => {
    const yes = await confirm({
      title: fill(again ? t.openAgainTitle : t.takeBackTitle, { name: review.name ?? '' }),
      ...(again ? { body: t.openAgainBody } : {}),
      action: again ? t.openAgain : t.takeBack,
      reason: 'required',
    })
    if (yes) await acting.run(yes.reason)
  }
  return (
    <>
      <Button size="small" loading={acting.sending} onClick={() => void ask()}>
        {again ? t.openAgain : t.takeBack}
      </Button>
      <FailureNotice failure={acting.failure} />
    </>
  )
}
