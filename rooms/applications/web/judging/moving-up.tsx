import { Button } from 'antd'
import { useConfirm } from '../../../../platform/web/confirm.tsx'
import { fill } from '../../../../platform/web/fill.ts'
import { newId } from '../../../../platform/web/ids.ts'
import { useSay, useTexts } from '../../../../platform/web/language.tsx'
import { PageLink } from '../../../../platform/web/link.tsx'
import { FailureNotice } from '../../../../platform/web/notice.tsx'
import { Section, Stack } from '../../../../platform/web/page.tsx'
import { Empty } from '../../../../platform/web/states.tsx'
import { Tag } from '../../../../platform/web/tag.tsx'
import { useToast } from '../../../../platform/web/toast.tsx'
import { useCommand } from '../../../../platform/web/use-command.ts'
import { useFormat } from '../../../../platform/web/use-format.ts'
import { outcomeWords } from '../../domain/core/subject.ts'
import css from './judging.module.css'
import { judgingApi, type Ranking, renewed } from './queries.ts'
import { rankingTexts } from './ranking-texts.ts'

/** Places that became free after the order was carried out, who may take one, and who did. */
export function MovingUp({ ranking }: { ranking: Ranking }) {
  const t = useTexts(rankingTexts)
  const say = useSay()
  const show = useFormat()
  if (ranking.dropped.length === 0 && ranking.movedUp.length === 0) return null
  return (
    <Section title={t.movingUp} hint={t.movingUpHint}>
      <Stack>
        {ranking.dropped.length > 0 && (
          <div>
            <h3>{t.droppedOut}</h3>
            <ul className={css.lines}>
              {ranking.dropped.map((one) => (
                <li key={one.application} className={css.line}>
                  <div className={css.words}>
                    <PageLink to={`/applications/${one.application}`}>{one.name}</PageLink>{' '}
                    {one.outcome && <Tag>{say(outcomeWords[one.outcome])}</Tag>}
                    <div className="soft">
                      {[one.on && show.day(one.on), one.why].filter(Boolean).join(' · ')}
                    </div>
                  </div>
                </li>
              ))}
            </ul>
            <h3>{t.nextInLine}</h3>
            <Next ranking={ranking} />
          </div>
        )}
        {ranking.movedUp.length > 0 && (
          <ul className={css.lines} aria-label={t.movedUp}>
            {ranking.movedUp.map((one) => (
              <li key={one.id} className={css.line}>
                <div className={css.words}>
                  <PageLink to={`/applications/${one.application}`}>
                    {fill(t.movedUpLine, { name: one.name, replaces: one.replaces })}
                  </PageLink>
                  <div>{show.labelled(t.reason, one.reason)}</div>
                  <div className="soft">
                    {one.by} · {show.instant(one.at)}
                  </div>
                </div>
              </li>
            ))}
          </ul>
        )}
      </Stack>
    </Section>
  )
}

function Next({ ranking }: { ranking: Ranking }) {
  const t = useTexts(rankingTexts)
  const tell = useToast()
  const confirm = useConfirm()
  const moving = useCommand({
    send: ({ application, reason }: { application: string; reason: string }, id) =>
      judgingApi.post('/api/applications/rankings/:ranking/moving-up', {
        params: { ranking: ranking.frozen?.id ?? '' },
        body: { id, moveUp: newId(), application, reason },
      }),
    renews: renewed,
    done: () => tell(t.movedUpNow),
  })
  const ask = async (application: string, name: string) => {
    const yes = await confirm({
      title: fill(t.moveUpTitle, { name }),
      body: fill(t.moveUpBody, { dropped: ranking.dropped[0]?.name ?? '' }),
      action: t.moveUp,
      reason: 'required',
    })
    if (yes) await moving.run({ application, reason: yes.reason })
  }
  if (ranking.next.length === 0) return <Empty title={t.nobodyNext} />
  return (
    <>
      <FailureNotice failure={moving.failure} />
      <ul className={css.lines}>
        {ranking.next.map((one) => (
          <li key={one.application} className={css.line}>
            <div className={css.words}>
              <PageLink to={`/applications/${one.application}`}>{one.name}</PageLink>{' '}
              <span className="soft">{fill(t.place, { place: one.place })}</span>{' '}
              {one.tied && <Tag tone="warning">{t.tiedNext}</Tag>}
            </div>
            {ranking.abilities.moveUp ? (
              <Button
                className="not-printed"
                aria-label={`${t.moveUp} ${one.name}`}
                loading={moving.sending}
                onClick={() => void ask(one.application, one.name)}
              >
                {t.moveUp}
              </Button>
            ) : (
              <span className="soft">{t.waitsForApprover}</span>
            )}
          </li>
        ))}
      </ul>
    </>
  )
}
