import { Button } from 'antd'
import { formatPeriod, monthOf, type Period, parsePeriod, previousPeriod } from '../../../kernel/period.ts'
import { MonthLine } from '../../../platform/web/form/month-line.tsx'
import { LeftIcon, RightIcon } from '../../../platform/web/icons.ts'
import { useTexts } from '../../../platform/web/language.tsx'
import { useAddressQuery } from '../../../platform/web/link.tsx'
import { today } from '../../../platform/web/today.ts'
import css from './reports.module.css'
import { reportsTexts } from './texts.ts'

/** The month that the address names, else the one that is over. */
export function useMonth(): [Period, (month: Period) => void] {
  const [query, change] = useAddressQuery()
  const named = query.month ? parsePeriod(query.month) : null
  const month =
    named?.ok && named.value % 100 >= 1 && named.value % 100 <= 12
      ? named.value
      : previousPeriod(monthOf(today()))
  return [month, (to) => change({ month: formatPeriod(to) })]
}

const next = (month: Period): Period =>
  (month % 100 === 12 ? (Math.floor(month / 100) + 1) * 100 + 1 : month + 1) as Period

/** A month, with a step to the one before and after; a month that has not begun cannot be chosen. */
export function MonthBar({ month, choose }: { month: Period; choose: (month: Period) => void }) {
  const t = useTexts(reportsTexts)
  return (
    <fieldset className={css.month}>
      <legend className="only-read-aloud">{t.month}</legend>
      <Button
        icon={<LeftIcon aria-hidden />}
        aria-label={t.earlier}
        onClick={() => choose(previousPeriod(month))}
      />
      <MonthLine
        label={t.month}
        value={formatPeriod(month)}
        change={(chosen) => {
          const read = parsePeriod(chosen ?? '')
          if (read.ok) choose(read.value)
        }}
      />
      <Button
        icon={<RightIcon aria-hidden />}
        aria-label={t.later}
        disabled={next(month) > monthOf(today())}
        onClick={() => choose(next(month))}
      />
    </fieldset>
  )
}
