import { Button } from 'antd'
import { AddIcon } from '../../../platform/web/icons.ts'
import { useTexts } from '../../../platform/web/language.tsx'
import { useGo } from '../../../platform/web/link.tsx'
import { useMay } from '../../../platform/web/me.tsx'
import { Page, Section } from '../../../platform/web/page.tsx'
import { ClassTable, classesTexts } from '../../../rooms/activities/web/index.ts'
import { shellTexts } from '../texts.ts'

/** Recurring classes. */
export function Component() {
  const t = useTexts(classesTexts)
  const shell = useTexts(shellTexts)
  const may = useMay()
  const go = useGo()
  return (
    <Page
      title={t.classes}
      crumbs={[{ title: shell.services, to: '/activities' }]}
      actions={
        <>
          <Button onClick={() => go('/classes/today')}>{t.board}</Button>
          {may('activities.record') && (
            <Button type="primary" icon={<AddIcon aria-hidden />} onClick={() => go('/classes/new')}>
              {t.open}
            </Button>
          )}
        </>
      }
    >
      <Section flush>
        <ClassTable />
      </Section>
    </Page>
  )
}
