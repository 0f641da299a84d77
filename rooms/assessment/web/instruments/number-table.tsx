import { useSay, useTexts } from '../../../../platform/web/language.tsx'
import { type Figure, figuresOf } from '../../domain/instrument/figures.ts'
import css from './instrument.module.css'
import { instrumentTexts } from './instrument-texts.ts'
import type { InstrumentAnswer } from './queries.ts'

type Texts = Readonly<Record<keyof typeof instrumentTexts, string>>

/** The unit of a number: points, or that of its clock, which is the last step to it in the file. */
export function unitOf({ kind, path }: Pick<Figure, 'kind' | 'path'>, t: Texts): string {
  if (kind === 'threshold') return t.unitPoints
  const unit = path.at(-1)
  if (unit === 'hours') return t.unitHours
  if (unit === 'workdays') return t.unitWorkdays
  return unit === 'days' ? t.unitDays : ''
}

/** Thresholds and intervals in force, beside those of the instrument itself. */
export function NumberTable({ answer }: { answer: InstrumentAnswer }) {
  const { figures, definition } = answer
  const t = useTexts(instrumentTexts)
  const say = useSay()
  const units = new Map(figuresOf(definition).map((figure) => [figure.name, unitOf(figure, t)]))
  return (
    <div className={css.scroll}>
      <table className={css.table}>
        <thead>
          <tr>
            <th scope="col">{t.number}</th>
            <th scope="col">{t.here}</th>
            <th scope="col">{t.original}</th>
          </tr>
        </thead>
        <tbody>
          {figures
            .filter(({ mayBeCopied }) => mayBeCopied)
            .map((figure) => (
              <tr key={figure.name}>
                <td>{say(figure.title)}</td>
                <td className={figure.value === figure.shipped ? 'number' : `number ${css.changed}`}>
                  {figure.value} {units.get(figure.name)}
                </td>
                <td className="number">
                  {figure.shipped} {units.get(figure.name)}
                </td>
              </tr>
            ))}
        </tbody>
      </table>
    </div>
  )
}
