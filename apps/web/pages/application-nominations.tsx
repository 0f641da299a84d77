import { useTexts } from '../../../platform/web/language.tsx'
import { Page } from '../../../platform/web/page.tsx'
import { NominationRounds, roundTexts } from '../../../rooms/applications/web/index.ts'

/** Rounds into which the reader may put somebody forward. */
export function Component() {
  const t = useTexts(roundTexts)
  return (
    <Page title={t.nominations} hint={t.whichRounds}>
      <NominationRounds />
    </Page>
  )
}
