import { useLanguage, useTexts } from '../../../platform/web/language.tsx'
import { dashboardTexts } from './dashboard-texts.ts'
import { differenceOf } from './difference.ts'
import type { ComparedFigure } from './queries.ts'
import css from './small-change.module.css'
import { indicatorsTexts } from './texts.ts'

/** How far a figure is from the one before: by equally many days where these were counted. Of the unknown: nothing. */
export function SmallChange({ figure }: { figure: ComparedFigure | undefined }) {
  const t = useTexts(indicatorsTexts)
  const d = useTexts(dashboardTexts)
  const { language } = useLanguage()
  const words = (value: number, before: number): string => {
    if (value === before) return t.same
    // Beside nothing every figure is its own increase; that there was nothing says more.
    return before === 0 ? d.wasNothing : differenceOf(value, before, language)
  }
  const other = figure?.previousDays ?? figure?.previous
  if (!figure || figure.value === null || !other || other.value === null)
    return <span className={css.change} />
  return <span className={css.change}>{words(figure.value, other.value)}</span>
}
