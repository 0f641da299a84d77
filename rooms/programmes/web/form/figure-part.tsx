import { useId } from 'react'
import type { Day } from '../../../../kernel/day.ts'
import { DayField } from '../../../../platform/web/form/day-field.tsx'
import { DecimalField, NumberField, TextField } from '../../../../platform/web/form/text-fields.tsx'
import type { Path } from '../../domain/language/words.ts'
import { at, useDraftFile } from './draft-file.ts'

/** The value of a figure on a day, asked for in its unit: money in yuan, days as days. */
export function FigurePart({ path, label, hint }: { path: Path; label: string; hint?: string | undefined }) {
  const id = useId()
  const { value, edit } = useDraftFile()
  // parameters / name / values / day / value
  const unit = at(value, [...path.slice(0, 2), 'unit'])
  const here = at(value, path)
  const set = (next: unknown) => edit({ op: 'set', path, value: next })
  const field = { id, label, hint, problems: [], required: false, marked: false } as const
  if (unit === 'day')
    return (
      <DayField
        {...field}
        value={(String(here ?? '') || null) as Day | null}
        change={(day) => set(day ?? '')}
      />
    )
  if (unit === 'yearly_day')
    return (
      <TextField
        {...field}
        width="short"
        placeholder="03-31"
        value={String(here ?? '')}
        change={(text) => set(text.trim())}
      />
    )
  const number = typeof here === 'number' ? here : null
  if (unit === 'fen')
    return (
      <DecimalField
        {...field}
        value={number === null ? null : number / 100}
        change={(yuan) => set(yuan === null ? '' : Math.round(yuan * 100))}
        decimals={2}
      />
    )
  return <NumberField {...field} value={number} change={(next) => set(next ?? '')} />
}
