import { Button } from 'antd'
import { AddIcon } from '../../../platform/web/icons.ts'
import { useTexts } from '../../../platform/web/language.tsx'
import { useGo } from '../../../platform/web/link.tsx'
import { Page, Section } from '../../../platform/web/page.tsx'
import { FiledTable, intakeTexts } from '../../../rooms/intake/web/index.ts'

/** What one took down oneself. */
export function Component() {
  const t = useTexts(intakeTexts)
  const go = useGo()
  return (
    <Page
      title={t.filed}
      actions={
        <Button type="primary" icon={<AddIcon aria-hidden />} onClick={() => go('/intake/new')}>
          {t.takeDown}
        </Button>
      }
    >
      <Section flush>
        <FiledTable />
      </Section>
    </Page>
  )
}
