import { Button } from 'antd'
import { useState } from 'react'
import { useTexts } from '../../../platform/web/language.tsx'
import { Page, Section } from '../../../platform/web/page.tsx'
import { AskDialog, juvenileTexts, RequestTable } from '../../../rooms/juvenile/web/index.ts'

/** Requests to see sealed files: asked here, decided here by another. */
export function Component() {
  const t = useTexts(juvenileTexts)
  const [open, setOpen] = useState(false)
  return (
    <Page
      title={t.sealed}
      hint={t.sealedHint}
      crumbs={[{ title: t.title, to: '/juvenile' }]}
      actions={
        <Button type="primary" onClick={() => setOpen(true)}>
          {t.ask}
        </Button>
      }
    >
      <Section flush>
        <RequestTable />
      </Section>
      {open && <AskDialog close={() => setOpen(false)} />}
    </Page>
  )
}
