import { Button } from 'antd'
import { useConfirm } from '../../../../platform/web/confirm.tsx'
import { fill } from '../../../../platform/web/fill.ts'
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
import { MoveUpProposals } from './move-up-proposals.tsx'
import { judgingApi, type Ranking, renewed } from './queries.ts'
import { rankingTexts } from './ranking-texts.ts'

/** Places that became free after the order was carried out, who may take one, what was proposed and what came of it. */
export function MovingUp({ ranking }: { ranking: Ranking }) {
  const t = useTexts(rankingTexts)
  if (ranking.dropped.length === 0 && ranking.movedUp.length === 0) return null
  return (
    <Section title={t.movingUp} hint={t.movingUpHint}>
      <Stack>
        {ranking.dropped.length > 0 && <FreePlaces ranking={ranking} />}
        {ranking.movedUp.length > 0 && <MoveUpProposals ranking={ranking} />}
      </Stack>
    </Section>
  )
}

function FreePlaces({ ranking }: { ranking: Ranking }) {
  const t = useTexts(rankingTexts)
  const say = useSay()
  const show = useFormat()
  const tell = useToast()
  const confirm = useConfirm()
  const proposing = useCommand({
    send: (body: { application: string | null; replaces: string | null; reason: string }, id, idFor) =>
      judgingApi.post('/api/applications/rankings/:ranking/moving-up', {
        params: { ranking: ranking.frozen?.id ?? '' },
        body: { id, moveUp: idFor('moveUp'), ...body },
      }),
    renews: renewed,
    done: () => tell(t.proposedNow),
  })
  const may = ranking.abilities.proposeMoveUp
  const moveUp = async (application: string, name: string) => {
    const yes = await confirm({
      title: fill(t.moveUpTitle, { name }),
      body: t.moveUpBody,
      action: t.moveUp,
      reason: 'required',
    })
    if (yes) await proposing.run({ application, replaces: null, reason: yes.reason })
  }
  const leaveEmpty = async (replaces: string, name: string) => {
    const yes = await confirm({
      title: fill(t.leaveEmptyTitle, { name }),
      body: t.leaveEmptyBody,
      action: t.leaveEmpty,
      reason: 'required',
    })
    if (yes) await proposing.run({ application: null, replaces, reason: yes.reason })
  }
  return (
    <div>
      <FailureNotice failure={proposing.failure} />
      <h3>{t.droppedOut}</h3>
      <ul className={css.lines}>
        {ranking.dropped.map((one) => (
          <li key={one.application} className={css.line}>
            <div className={css.words}>
              <PageLink to={`/applications/${one.application}`}>{one.name}</PageLink>{' '}
              {one.outcome && <Tag>{say(outcomeWords[one.outcome])}</Tag>}
              <div className="soft">{[one.on && show.day(one.on), one.why].filter(Boolean).join(' · ')}</div>
            </div>
            {one.proposed ? (
              <Tag tone="info">{t.proposed}</Tag>
            ) : (
              may && (
                <Button
                  className="not-printed"
                  aria-label={`${t.leaveEmpty} ${one.name}`}
                  onClick={() => void leaveEmpty(one.application, one.name)}
                >
                  {t.leaveEmpty}
                </Button>
              )
            )}
          </li>
        ))}
      </ul>
      {ranking.dropped.some(({ proposed }) => !proposed) && (
        <>
          <h3>{t.nextInLine}</h3>
          {ranking.next.length === 0 && <Empty title={t.nobodyNext} />}
          <ul className={css.lines}>
            {ranking.next.map((one) => (
              <li key={one.application} className={css.line}>
                <div className={css.words}>
                  <PageLink to={`/applications/${one.application}`}>{one.name}</PageLink>{' '}
                  <span className="soft">{fill(t.place, { place: one.place })}</span>{' '}
                  {one.tied && <Tag tone="warning">{t.tiedNext}</Tag>}
                </div>
                {may ? (
                  <Button
                    className="not-printed"
                    aria-label={`${t.moveUp} ${one.name}`}
                    loading={proposing.sending}
                    onClick={() => void moveUp(one.application, one.name)}
                  >
                    {t.moveUp}
                  </Button>
                ) : (
                  <span className="soft">{t.waitsForOfficer}</span>
                )}
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  )
}
