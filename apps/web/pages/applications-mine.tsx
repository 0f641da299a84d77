import { Button } from 'antd'
import { AddIcon } from '../../../platform/web/icons.ts'
import { useTexts } from '../../../platform/web/language.tsx'
import { useGo } from '../../../platform/web/link.tsx'
import { Page, Section } from '../../../platform/web/page.tsx'
import { applicationsTexts, MineTable } from '../../../rooms/applications/web/index.ts'

/** My applications, and those of my station or body. */
export function Component() {
  const t = useTexts(applicationsTexts)
  const go = useGo()
  return (
    <Page
      title={t.mine}
      hint={t.mineHint}
      crumbs={[{ title: t.apply, to: '/apply' }]}
      actions={
        <Button type="primary" icon={<AddIcon aria-hidden />} onClick={() => go('/apply')}>
          {t.begin}
        </Button>
      }
    >
      <Section flush>
        <MineTable />
      </Section>
    </Page>
  )
}
