import { useTexts } from '../../../platform/web/language.tsx'
import { useAddressQuery } from '../../../platform/web/link.tsx'
import { Notice } from '../../../platform/web/notice.tsx'
import { Columns, Stack } from '../../../platform/web/page.tsx'
import { AllMeasures } from './all-measures.tsx'
import { ByMonth } from './by-month.tsx'
import { ByPart } from './by-part.tsx'
import { ByPlace } from './by-place.tsx'
import { Headline } from './headline.tsx'
import { mainMeasures } from './main-measures.ts'
import { MeasureChoice } from './measure-choice.tsx'
import { OverlapTable } from './overlap-table.tsx'
import type { MeasureLine, Values, Where } from './queries.ts'
import { indicatorsTexts } from './texts.ts'

/** All figures of one place in one period: the main ones, one of them in depth, the places below, every measure. */
export function Figures(props: { where: Where; measures: readonly MeasureLine[]; values: Values }) {
  const { where, measures, values } = props
  const t = useTexts(indicatorsTexts)
  const [query, change] = useAddressQuery()
  const main = mainMeasures(measures)
  const chosen = measures.find((measure) => measure.code === query.measure) ?? measures[0]
  const choose = (measure: string) => change({ measure })
  if (!chosen) return null
  const empty = values.figures.every((figure) => figure.value === 0)
  return (
    <Stack>
      {empty && <Notice title={t.nothing}>{t.nothingHint}</Notice>}
      <Headline {...{ where, values, choose }} measures={main} chosen={chosen.code} />
      <MeasureChoice measures={measures} chosen={chosen.code} choose={choose} />
      <Columns>
        <ByMonth where={where} measure={chosen} />
        <ByPart where={where} measure={chosen} />
      </Columns>
      <ByPlace {...{ where, measures, main, chosen }} />
      {chosen.splits.some((split) => split.code === 'category') && (
        <OverlapTable where={where} measure={chosen} />
      )}
      <AllMeasures {...{ where, measures, values }} />
    </Stack>
  )
}
