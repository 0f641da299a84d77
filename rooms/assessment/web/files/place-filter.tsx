import type { DivisionCode } from '../../../../kernel/division.ts'
import type { Found } from '../../../../platform/web/form/picker-field.tsx'
import { useTexts } from '../../../../platform/web/language.tsx'
import { DivisionField, useOwnDivision } from '../../../regions/web/index.ts'
import { elderTexts } from './elder-texts.ts'
import css from './risk.module.css'

/** A division below one's own, found by name, pinyin or initials; folded away while none is chosen. */
export function PlaceFilter(props: {
  id: string
  permission: string
  value: Found<DivisionCode> | null
  change: (place: Found<DivisionCode> | null) => void
}) {
  const { id, permission, value, change } = props
  const t = useTexts(elderTexts)
  const within = useOwnDivision(permission)
  return (
    <details className={css.byPlace} open={value !== null}>
      <summary>{value ? `${t.byPlace}（${value.label}）` : t.byPlace}</summary>
      <DivisionField
        id={id}
        label={t.place}
        problems={[]}
        required={false}
        marked={false}
        within={within}
        value={value}
        change={change}
      />
    </details>
  )
}
