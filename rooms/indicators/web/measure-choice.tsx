import { useId } from 'react'
import { useSay, useTexts } from '../../../platform/web/language.tsx'
import { bySubject } from './main-measures.ts'
import css from './measure-choice.module.css'
import type { MeasureLine } from './queries.ts'
import { indicatorsTexts } from './texts.ts'

/** Which measure the charts and tables below show. The tiles choose it too; here all of them can be chosen. */
export function MeasureChoice(props: {
  measures: readonly MeasureLine[]
  chosen: string
  choose: (measure: string) => void
}) {
  const { measures, chosen, choose } = props
  const t = useTexts(indicatorsTexts)
  const say = useSay()
  const id = useId()
  return (
    <div className={css.line}>
      <label htmlFor={id}>{t.showing}</label>
      <select id={id} className={css.select} value={chosen} onChange={(event) => choose(event.target.value)}>
        {bySubject(measures).map((one) => (
          <optgroup key={one.subject.zh} label={say(one.subject)}>
            {one.measures.map((measure) => (
              <option key={measure.code} value={measure.code}>
                {say(measure.title)}
              </option>
            ))}
          </optgroup>
        ))}
      </select>
    </div>
  )
}
