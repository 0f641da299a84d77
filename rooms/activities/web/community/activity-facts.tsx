import { Facts } from '../../../../platform/web/facts.tsx'
import { fill } from '../../../../platform/web/fill.ts'
import { formatNumber } from '../../../../platform/web/format.ts'
import { useTexts } from '../../../../platform/web/language.tsx'
import { Notice } from '../../../../platform/web/notice.tsx'
import { Section } from '../../../../platform/web/page.tsx'
import { StatTile, StatTiles } from '../../../../platform/web/stat-tile.tsx'
import { Tag } from '../../../../platform/web/tag.tsx'
import { useFormat } from '../../../../platform/web/use-format.ts'
import css from './community.module.css'
import { yuan } from './money.ts'
import type { ActivityDetail } from './queries.ts'
import { communityTexts } from './texts.ts'
import { stateTones, useActivityWords } from './words.ts'

/** What an activity is, and its numbers. */
export function ActivityFacts({ activity }: { activity: ActivityDetail }) {
  const t = useTexts(communityTexts)
  const words = useActivityWords()
  const show = useFormat()
  const { signIns } = activity
  return (
    <>
      <StatTiles>
        <StatTile name={t.attendances} value={formatNumber(signIns.lines)} />
        <StatTile name={t.persons} value={formatNumber(signIns.persons)} />
        <StatTile name={t.volunteers} value={formatNumber(signIns.volunteers)} />
        <StatTile name={t.firstTime} value={formatNumber(signIns.firstTime)} />
        {activity.audienceEstimate !== null && (
          <StatTile
            name={t.audienceEstimate}
            value={fill(t.about, { count: formatNumber(activity.audienceEstimate) })}
            unit={t.estimateUnit}
          />
        )}
      </StatTiles>
      <Section title={t.basics}>
        <Facts
          items={[
            [
              t.state,
              <Tag key="state" tone={stateTones[activity.state]}>
                {words.state(activity.state)}
              </Tag>,
            ],
            activity.cancelReason ? [t.cancelReason, activity.cancelReason] : null,
            [t.when, words.when(activity)],
            [t.place, activity.place],
            [t.kind, words.kind(activity.kind)],
            activity.themeDay ? [t.themeDay, activity.themeDay] : null,
            [t.station, activity.station.name],
            activity.partnerStations.length > 0
              ? [t.partnerStations, show.words(activity.partnerStations.map(({ name }) => name))]
              : null,
            activity.partners ? [t.partners, activity.partners] : null,
            [t.field, activity.field ? words.field(activity.field) : t.notStated],
            [t.serviceType, activity.serviceType ? words.serviceType(activity.serviceType) : t.notStated],
            [t.responsible, activity.responsibleName],
            [t.expected, activity.expected === null ? t.notStated : formatNumber(activity.expected)],
            signIns.byStation.length > 1
              ? [
                  t.signInBy,
                  show.words(signIns.byStation.map(({ station, lines }) => `${station.name} ${lines}`)),
                ]
              : null,
            signIns.byAge.length > 0
              ? [
                  t.age,
                  show.words(
                    signIns.byAge.map(
                      ({ ageBand, lines }) => `${ageBand ? words.age(ageBand) : t.notStated} ${lines}`,
                    ),
                  ),
                ]
              : null,
          ]}
        />
      </Section>
    </>
  )
}

/** The preparation: goals, course, who does what, supplies, safety, budget. */
export function ActivityPlan({ activity }: { activity: ActivityDetail }) {
  const t = useTexts(communityTexts)
  const texts = [
    [t.audience, activity.audience],
    [t.goals, activity.goals],
    [t.flow, activity.flow],
    [t.labour, activity.labour],
    [t.supplies, activity.supplies],
    [t.safetyPlan, activity.safetyPlan],
  ] as const
  return (
    <Section title={t.planning}>
      <div className={css.planning}>
        {activity.safetyPlan === null && activity.state === 'planned' && (
          <Notice tone="warning">{t.safetyMissing}</Notice>
        )}
        <Facts
          items={[
            ...texts.map(([name, text]): readonly [string, React.ReactNode] => [
              name,
              text === null ? (
                <span key={name} className="soft">
                  {t.notStated}
                </span>
              ) : (
                <span key={name} className={css.long}>
                  {text}
                </span>
              ),
            ]),
            [
              t.budget,
              activity.budget.length === 0 ? (
                <span key="budget" className="soft">
                  {t.notStated}
                </span>
              ) : (
                <span key="budget" className={css.long}>
                  {[
                    ...activity.budget.map(({ item, fen }) => `${item} ${yuan(fen)}`),
                    fill(t.total, { yuan: yuan(activity.budgetFen) }),
                  ].join('\n')}
                </span>
              ),
            ],
          ]}
        />
      </div>
    </Section>
  )
}
