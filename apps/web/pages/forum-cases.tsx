import { Button } from 'antd'
import { AddIcon } from '../../../platform/web/icons.ts'
import { useTexts } from '../../../platform/web/language.tsx'
import { useGo } from '../../../platform/web/link.tsx'
import { useMay } from '../../../platform/web/me.tsx'
import { Page, Section } from '../../../platform/web/page.tsx'
import { CaseTable, forumTexts, useAskedCases } from '../../../rooms/consortium/web/index.ts'

/** The collection of de-identified cases. */
export function Component() {
  const t = useTexts(forumTexts)
  const go = useGo()
  const may = useMay()
  const asked = useAskedCases()
  return (
    <Page
      title={t.cases}
      hint={t.casesHint}
      crumbs={[{ title: t.forums, to: '/forums' }]}
      actions={
        may('consortium.write') && (
          <Button type="primary" icon={<AddIcon aria-hidden />} onClick={() => go('/forum-cases/new')}>
            {t.submit}
          </Button>
        )
      }
    >
      <Section flush>
        <CaseTable asked={asked} />
      </Section>
    </Page>
  )
}
