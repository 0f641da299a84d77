import { useId } from 'react'
import { PickerField } from '../../../platform/web/form/picker-field.tsx'
import { useSay, useTexts } from '../../../platform/web/language.tsx'
import { useFormat } from '../../../platform/web/use-format.ts'
import css from './chosen-measure.module.css'
import { dashboardTexts } from './dashboard-texts.ts'
import { matching } from './measure-groups.ts'
import type { MeasureLine } from './queries.ts'

/** Finds any measure by name, pinyin, initials or code. The cards choose the main ones; here all can be chosen. */
export function MeasureChoice(props: {
  measures: readonly MeasureLine[]
  choose: (measure: string) => void
}) {
  const { measures, choose } = props
  const d = useTexts(dashboardTexts)
  const say = useSay()
  const show = useFormat()
  const id = useId()
  return (
    <div className={css.search}>
      <PickerField<string>
        id={id}
        label={d.measureSearch}
        placeholder={d.measureSearchHint}
        value={null}
        change={(found) => found && choose(found.value)}
        problems={[]}
        required={false}
        marked={false}
        fewest={0}
        searchKey={['indicators', 'find-measure', measures.length]}
        search={async (typed) =>
          matching(measures, typed).map(({ code, title, unit, group }) => ({
            value: code,
            label: say(title),
            detail: show.words([say(group.title), say(unit)]),
          }))
        }
      />
    </div>
  )
}
