import { useTexts } from '../../../platform/web/language.tsx'
import { Page } from '../../../platform/web/page.tsx'
import { InstrumentList, instrumentTexts } from '../../../rooms/assessment/web/index.ts'
import { useOwnDivision } from '../../../rooms/regions/web/index.ts'

/** The instruments that persons are assessed by. */
export function Component() {
  const t = useTexts(instrumentTexts)
  return (
    <Page title={t.instruments} hint={t.instrumentsHint}>
      <InstrumentList division={useOwnDivision('assessment.read')} />
    </Page>
  )
}
