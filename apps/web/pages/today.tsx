import { useTexts } from '../../../platform/web/language.tsx'
import { useMe } from '../../../platform/web/me.tsx'
import { Page } from '../../../platform/web/page.tsx'
import { today } from '../../../platform/web/today.ts'
import { useFormat } from '../../../platform/web/use-format.ts'
import { shellTexts } from '../texts.ts'

/** The workbench: what is due today, composed of the rooms' parts. */
export function Component() {
  const t = useTexts(shellTexts)
  const show = useFormat()
  const me = useMe()
  const day = today()
  return (
    <Page title={me.name} windowTitle={t.today} hint={`${show.day(day)} ${show.weekday(day)}`}>
      {null}
    </Page>
  )
}
