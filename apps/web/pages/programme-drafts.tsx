import { Button } from 'antd'
import { AddIcon } from '../../../platform/web/icons.ts'
import { useTexts } from '../../../platform/web/language.tsx'
import { useGo } from '../../../platform/web/link.tsx'
import { Page } from '../../../platform/web/page.tsx'
import { DraftList, draftTexts, programmesTexts } from '../../../rooms/programmes/web/index.ts'

/** Drafts of programmes: what waits for a second person, and what was decided. */
export function Component() {
  const t = useTexts(draftTexts)
  const of = useTexts(programmesTexts)
  const go = useGo()
  return (
    <Page
      title={t.drafts}
      hint={t.draftsHint}
      crumbs={[{ title: of.programmes, to: '/programmes' }]}
      actions={
        <Button type="primary" icon={<AddIcon aria-hidden />} onClick={() => go('/programme-drafts/new')}>
          {t.newDraft}
        </Button>
      }
    >
      <DraftList />
    </Page>
  )
}
