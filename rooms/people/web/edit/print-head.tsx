import { fill } from '../../../../platform/web/fill.ts'
import { useTexts } from '../../../../platform/web/language.tsx'
import { useMe } from '../../../../platform/web/me.tsx'
import { today } from '../../../../platform/web/today.ts'
import { useFormat } from '../../../../platform/web/use-format.ts'
import type { PersonFile } from '../queries.ts'
import css from './print-head.module.css'
import { editTexts } from './texts.ts'

/** Stands on paper only: whose file, who printed it and when, and that nothing sealed is on it. */
export function PrintHead({ person }: { person: PersonFile }) {
  const t = useTexts(editTexts)
  const show = useFormat()
  const me = useMe()
  return (
    <div className={css.head}>
      <p>
        {person.station.name} · {person.fileNumber} ·{' '}
        {fill(t.printedOn, { day: show.day(today()), name: me.name })}
      </p>
      <p>{t.printedWithout}</p>
    </div>
  )
}
