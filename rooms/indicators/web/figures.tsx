import { useMemo, useRef } from 'react'
import type { Day } from '../../../kernel/day.ts'
import { daysOf, type Period } from '../../../kernel/period.ts'
import { DownIcon } from '../../../platform/web/icons.ts'
import { useTexts } from '../../../platform/web/language.tsx'
import { useAddressQuery } from '../../../platform/web/link.tsx'
import { Notice } from '../../../platform/web/notice.tsx'
import { Columns, Stack } from '../../../platform/web/page.tsx'
import { today } from '../../../platform/web/today.ts'
import { AllMeasures } from './all-measures.tsx'
import { BesideNote } from './beside-note.tsx'
import { ByPart } from './by-part.tsx'
import { ByPlace } from './by-place.tsx'
import css from './chosen-measure.module.css'
import { ChosenMeasure } from './chosen-measure.tsx'
import { dashboardTexts } from './dashboard-texts.ts'
import { GroupCards } from './group-cards.tsx'
import { MeasureChoice } from './measure-choice.tsx'
import { OverlapTable } from './overlap-table.tsx'
import { PinnedHere } from './pinned.tsx'
import type { Comparison, MeasureLine, Where } from './queries.ts'
import { divisionOf } from './reach.ts'
import { TargetStrip } from './targets/target-strip.tsx'
import { indicatorsTexts } from './texts.ts'
import { Trend } from './trend.tsx'

type Props = {
  readonly where: Where
  readonly measures: readonly MeasureLine[]
  readonly comparison: Comparison
  /** Whether equally many days are still being counted. */
  readonly counting: boolean
}

/** All figures of one place in one period: by kind, one of them in depth, the places below, every measure. */
export function Figures({ where, measures, comparison, counting }: Props) {
  const t = useTexts(indicatorsTexts)
  const [query, change] = useAddressQuery()
  const d = useTexts(dashboardTexts)
  const cards = useRef<HTMLDivElement>(null)
  const below = useRef<HTMLDivElement>(null)
  const figures = useMemo(() => new Map(comparison.figures.map((one) => [one.measure, one])), [comparison])
  const chosen = measures.find((measure) => measure.code === query.measure) ?? measures[0]
  const choose = (measure: string) => {
    change({ measure })
    // With many cards, and on a phone, what was chosen is shown screens below its card.
    const place = below.current
    if (place && place.getBoundingClientRect().top > innerHeight * 0.7)
      place.scrollIntoView({ block: 'start' })
  }
  const division = divisionOf(where.node)
  if (!chosen) return null
  const empty = comparison.figures.every(({ value }) => value === 0 || value === null)
  return (
    <Stack>
      {empty && <Notice title={t.nothing}>{t.nothingHint}</Notice>}
      <BesideNote comparison={comparison} counting={counting} />
      <div ref={cards} className={css.anchor}>
        <GroupCards {...{ measures, figures, choose }} chosen={chosen.code} />
      </div>
      {division !== null && <TargetStrip node={division} on={dayOf(where.period)} />}
      <PinnedHere node={where.node} period={where.period} measures={measures} />
      <div ref={below} className={css.below}>
        <MeasureChoice measures={measures} choose={choose} />
        <button
          type="button"
          className={css.up}
          onClick={() => cards.current?.scrollIntoView({ block: 'start' })}
        >
          <DownIcon aria-hidden /> {d.toGroups}
        </button>
      </div>
      <Columns>
        <Stack>
          <ChosenMeasure {...{ where, comparison }} measure={chosen} figure={figures.get(chosen.code)} />
          <Trend where={where} measure={chosen} />
        </Stack>
        <ByPart where={where} measure={chosen} />
      </Columns>
      <ByPlace {...{ where, measures, chosen }} />
      {chosen.splits.some((split) => split.code === 'category') && (
        <OverlapTable where={where} measure={chosen} />
      )}
      <AllMeasures {...{ where, measures, comparison, figures }} />
    </Stack>
  )
}

/** The day on which targets are asked: the last of the period, or today while it goes on. */
function dayOf(period: Period): Day {
  const { last } = daysOf(period)
  const now = today()
  return last < now ? last : now
}
