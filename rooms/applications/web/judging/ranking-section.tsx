import { useQuery } from '@tanstack/react-query'
import { Fragment } from 'react'
import { Facts } from '../../../../platform/web/facts.tsx'
import { fill } from '../../../../platform/web/fill.ts'
import { Fingerprint } from '../../../../platform/web/fingerprint.tsx'
import { formatNumber } from '../../../../platform/web/format.ts'
import { useSay, useTexts } from '../../../../platform/web/language.tsx'
import { PageLink } from '../../../../platform/web/link.tsx'
import { Loaded } from '../../../../platform/web/loaded.tsx'
import { useMay } from '../../../../platform/web/me.tsx'
import { Notice } from '../../../../platform/web/notice.tsx'
import { Section, Stack } from '../../../../platform/web/page.tsx'
import { Empty } from '../../../../platform/web/states.tsx'
import { Tag } from '../../../../platform/web/tag.tsx'
import { useFormat } from '../../../../platform/web/use-format.ts'
import { pointsShown } from './assignments-section.tsx'
import css from './judging.module.css'
import { MovingUp } from './moving-up.tsx'
import { type Ranking, rankingQuery } from './queries.ts'
import { RankingActions } from './ranking-actions.tsx'
import { rankingTexts } from './ranking-texts.ts'
import { TieDecision } from './tie-decision.tsx'

/** The order of a round with the line where the places end, the ties that wait for a decision, and what was decided. */
export function RankingSection({ round }: { round: string }) {
  const t = useTexts(rankingTexts)
  return (
    <Loaded query={useQuery(rankingQuery(round))} lines={8}>
      {(ranking) =>
        ranking.hidden ? (
          <Notice tone="info">{t.hidden}</Notice>
        ) : (
          <Stack>
            <Head ranking={ranking} round={round} />
            {ranking.ties.map((tie) => (
              <TieDecision key={tie.group ?? ''} tie={tie} ranking={ranking} />
            ))}
            <Section flush>
              {ranking.lines.length === 0 ? <Empty title={t.nobody} /> : <Lines ranking={ranking} />}
            </Section>
            <MovingUp ranking={ranking} />
            <Decisions ranking={ranking} />
          </Stack>
        )
      }
    </Loaded>
  )
}

function Head({ ranking, round }: { ranking: Ranking; round: string }) {
  const t = useTexts(rankingTexts)
  const say = useSay()
  const show = useFormat()
  const audits = useMay()('audit.read')
  const { frozen } = ranking
  const holding = ranking.waiting.filter(({ holds }) => holds)
  const left = ranking.waiting.filter(({ holds }) => !holds)
  return (
    <Section
      title={t.order}
      hint={frozen ? fill(t.frozenBy, { name: frozen.by, at: show.instant(frozen.at) }) : t.live}
    >
      <Stack>
        {(holding.length > 0 || (ranking.roundOpen && !frozen)) && (
          <Notice tone="info" title={t.waiting}>
            {ranking.roundOpen && <div>{t.closeFirst}</div>}
            {holding.map(({ stage, title, count }) => (
              <div key={stage}>{fill(t.waitsAt, { stage: say(title), count })}</div>
            ))}
          </Notice>
        )}
        {left.length > 0 && (
          <Notice tone="warning">
            {left.map(({ stage, title, count }) => (
              <div key={stage}>{fill(t.leftOut, { stage: say(title), count })}</div>
            ))}
          </Notice>
        )}
        <Facts
          items={[
            ranking.places === null ? null : [t.places, String(ranking.places)],
            ranking.poolFen === null ? null : [t.pool, formatNumber(ranking.poolFen / 100, 2)],
            [t.awarded, fill(t.count, { awarded: ranking.awarded, all: ranking.lines.length })],
            frozen?.carriedOutAt
              ? [
                  t.carryOut,
                  fill(t.carriedOut, {
                    name: frozen.carriedOutBy ?? '',
                    at: show.instant(frozen.carriedOutAt),
                  }),
                ]
              : null,
            frozen && audits ? [t.hash, <Fingerprint key="hash" value={ranking.hash} />] : null,
            ...ranking.groups.map(
              ({ title, places }) => [title, places === null ? '—' : `${t.places} ${places}`] as const,
            ),
          ]}
        />
        <RankingActions ranking={ranking} round={round} />
      </Stack>
    </Section>
  )
}

const tones = { awarded: 'good', tied: 'warning', 'not-awarded': 'plain' } as const

function Lines({ ranking }: { ranking: Ranking }) {
  const t = useTexts(rankingTexts)
  const say = useSay()
  const groups = new Map(ranking.groups.map(({ group, title }) => [group, title]))
  // With places of their own for each option there is no one line; the states say it.
  const cutAfter =
    ranking.groups.length > 0 || ranking.ties.length > 0
      ? -1
      : ranking.lines.findLastIndex(({ state }) => state === 'awarded')
  return (
    <ol className={css.ranks}>
      {ranking.lines.map((line, at) => (
        <Fragment key={line.application}>
          <li
            className={`${css.rank} ${line.state === 'tied' ? css.rankTied : line.state === 'not-awarded' ? css.rankOut : ''}`}
          >
            <span className={css.placeNumber} title={fill(t.place, { place: line.place })}>
              {line.place}
            </span>
            <span>
              <PageLink to={`/applications/${line.application}`}>{line.name}</PageLink>
              <span className="soft">
                {' '}
                {[
                  line.organisationName,
                  line.group === null ? null : (groups.get(line.group) ?? line.group),
                  ...line.basis.map(({ title, said }) => `${say(title)} ${say(said)}`),
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </span>
            </span>
            <span className={css.score}>{line.score === null ? '' : pointsShown(line.score)}</span>
            {line.since ? (
              <Tag tone={line.since === 'moved-up' ? 'good' : 'danger'}>{t[line.since]}</Tag>
            ) : (
              <Tag tone={tones[line.state]}>{t[line.state]}</Tag>
            )}
          </li>
          {at === cutAfter && at < ranking.lines.length - 1 && (
            <li className={css.cut} aria-label={t.cut}>
              {t.cut}
            </li>
          )}
        </Fragment>
      ))}
    </ol>
  )
}

function Decisions({ ranking }: { ranking: Ranking }) {
  const t = useTexts(rankingTexts)
  const show = useFormat()
  if (ranking.decisions.length === 0) return null
  const nameOf = (id: string) => ranking.lines.find(({ application }) => application === id)?.name ?? ''
  return (
    <Section title={t.decisions}>
      <ul className={css.lines}>
        {ranking.decisions.map((one) => (
          <li key={one.id} className={css.line}>
            <div className={css.words}>
              <strong>
                {fill(t.decisionLine, { among: one.among, names: show.words(one.chosen.map(nameOf)) })}
              </strong>
              <div>{fill(t.decidedBy, { deciders: one.deciders, reason: one.reason })}</div>
              <div className="soft">
                {one.by} · {show.instant(one.at)}
              </div>
            </div>
          </li>
        ))}
      </ul>
    </Section>
  )
}
