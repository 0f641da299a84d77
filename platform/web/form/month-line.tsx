import { Fragment } from 'react'
import { today } from '../today.ts'
import { useFormat } from '../use-format.ts'
import { Field, type FieldProps } from './field.tsx'
import css from './form.module.css'

const yearsBack = 10

/**
 * A month as two lists, year and month, in the reader's language: a browser's own month field speaks the language of the
 * browser, and some have none. Months after `latest` are not offered. With `blank` it may be left open, as a filter.
 * Months are written `2023-05`.
 */
export function MonthLine(props: {
  label: string
  value: string | null
  change: (month: string | null) => void
  blank?: string | undefined
  /** The last month that may be chosen, `2023-12`; the present one when left out. */
  latest?: string | undefined
}) {
  const { label, value, change, blank } = props
  const show = useFormat()
  const { latest = today().slice(0, 7) } = props
  const [year, month] = (value ?? '').split('-')
  const present = Number(latest.slice(0, 4))
  const first = Math.min(present - yearsBack, Number(year || present))
  const years = Array.from({ length: present - first + 1 }, (_, i) => String(present - i))
  const choose = (chosenYear: string, chosenMonth: string) => {
    const chosen = `${chosenYear}-${chosenMonth}`
    change(chosen > latest ? latest : chosen)
  }
  const months = Array.from({ length: 12 }, (_, i) => String(i + 1).padStart(2, '0')).filter(
    (one) => `${year}-${one}` <= latest,
  )
  return (
    <Fragment>
      <select
        className={css.select}
        aria-label={label}
        value={year ?? ''}
        onChange={({ target }) => (target.value === '' ? change(null) : choose(target.value, month ?? '01'))}
      >
        {blank !== undefined && <option value="">{blank}</option>}
        {years.map((one) => (
          <option key={one} value={one}>
            {show.period(Number(one) * 100)}
          </option>
        ))}
      </select>
      {value !== null && value !== '' && (
        <select
          className={css.select}
          aria-label={label}
          value={month ?? ''}
          onChange={({ target }) => choose(year ?? '', target.value)}
        >
          {months.map((one) => (
            <option key={one} value={one}>
              {show
                .period(Number(year) * 100 + Number(one))
                .replace(show.period(Number(year) * 100), '')
                .trim()}
            </option>
          ))}
        </select>
      )}
    </Fragment>
  )
}

/** A month of a form. */
export function MonthField(props: FieldProps<string> & { latest?: string | undefined }) {
  const { label, value, change, latest } = props
  return (
    <Field {...props} group>
      <div className={css.chips}>
        <MonthLine label={label} value={value} change={(month) => change(month ?? '')} latest={latest} />
      </div>
    </Field>
  )
}
