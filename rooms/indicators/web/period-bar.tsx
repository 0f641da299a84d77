import { formatPeriod, type Period, previousPeriod } from '../../../kernel/period.ts'
import { fill } from '../../../platform/web/fill.ts'
import { LeftIcon, RightIcon } from '../../../platform/web/icons.ts'
import { useTexts } from '../../../platform/web/language.tsx'
import { useAddressQuery } from '../../../platform/web/link.tsx'
import { today } from '../../../platform/web/today.ts'
import { useFormat } from '../../../platform/web/use-format.ts'
import { hasBegun, nextPeriod, partOf, periodAt, yearOf } from './period-steps.ts'
import css from './place-bar.module.css'
import { indicatorsTexts } from './texts.ts'

const yearsBack = 10

/** Year, quarter or month, and a step to the one before or after; what has not begun cannot be chosen. */
export function PeriodBar({ period }: { period: Period }) {
  const t = useTexts(indicatorsTexts)
  const [, change] = useAddressQuery()
  const go = (to: Period) => change({ period: formatPeriod(to) })
  const day = today()
  const next = nextPeriod(period)
  return (
    <fieldset className={css.period}>
      <legend className={css.label}>{t.period}</legend>
      <div className={css.steps}>
        <button
          type="button"
          className={css.step}
          aria-label={t.earlier}
          onClick={() => go(previousPeriod(period))}
        >
          <LeftIcon aria-hidden />
        </button>
        <YearList period={period} go={go} />
        <PartList period={period} go={go} />
        <button
          type="button"
          className={css.step}
          aria-label={t.later}
          disabled={!hasBegun(next, day)}
          onClick={() => go(next)}
        >
          <RightIcon aria-hidden />
        </button>
      </div>
    </fieldset>
  )
}

type ListProps = { readonly period: Period; readonly go: (to: Period) => void }

function YearList({ period, go }: ListProps) {
  const t = useTexts(indicatorsTexts)
  const year = yearOf(period)
  const now = Number(today().slice(0, 4))
  const last = Math.max(now, year)
  const first = Math.min(now - yearsBack, year)
  const years = Array.from({ length: last - first + 1 }, (_, i) => last - i)
  const choose = (chosen: number) => {
    const same = periodAt(chosen, partOf(period))
    // The same month of this year may not have begun.
    go(hasBegun(same, today()) ? same : periodAt(chosen, 0))
  }
  return (
    <select
      className={css.select}
      aria-label={t.year}
      value={year}
      onChange={(event) => choose(Number(event.target.value))}
    >
      {years.map((one) => (
        <option key={one} value={one}>
          {fill(t.inYear, { year: one })}
        </option>
      ))}
    </select>
  )
}

/** `第二季度`, `Q2`: the year stands beside it, and a phone has room for one of them. */
const withoutYear = (period: string, year: number): string =>
  period.replace(new RegExp(`^${year}年| ${year}$`), '')

function PartList({ period, go }: ListProps) {
  const t = useTexts(indicatorsTexts)
  const show = useFormat()
  const year = yearOf(period)
  const option = (part: number) => {
    const one = periodAt(year, part)
    return (
      <option key={part} value={part} disabled={!hasBegun(one, today())}>
        {withoutYear(show.period(one), year)}
      </option>
    )
  }
  return (
    <select
      className={css.select}
      aria-label={t.part}
      value={partOf(period)}
      onChange={(event) => go(periodAt(year, Number(event.target.value)))}
    >
      <option value={0}>{t.wholeYear}</option>
      <optgroup label={t.quarters}>{[21, 22, 23, 24].map(option)}</optgroup>
      <optgroup label={t.months}>{Array.from({ length: 12 }, (_, i) => option(i + 1))}</optgroup>
    </select>
  )
}
