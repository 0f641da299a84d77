import { Button } from 'antd'
import { AddIcon } from '../../../platform/web/icons.ts'
import { useTexts } from '../../../platform/web/language.tsx'
import { useGo } from '../../../platform/web/link.tsx'
import { useMay } from '../../../platform/web/me.tsx'
import { Page, Section } from '../../../platform/web/page.tsx'
import { ForumTable, forumTexts } from '../../../rooms/consortium/web/index.ts'

/** Practice forums. */
export function Component() {
  const t = useTexts(forumTexts)
  const go = useGo()
  const may = useMay()
  return (
    <Page
      title={t.forums}
      hint={t.forumsHint}
      crumbs={[{ title: t.consortium, to: '/consortium' }]}
      actions={
        <>
          <Button onClick={() => go('/forum-cases')}>{t.cases}</Button>
          {may('consortium.write') && (
            <Button type="primary" icon={<AddIcon aria-hidden />} onClick={() => go('/forums/new')}>
              {t.prepare}
            </Button>
          )}
        </>
      }
    >
      <Section flush>
        <ForumTable />
      </Section>
    </Page>
  )
}
