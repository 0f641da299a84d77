import { useQuery } from '@tanstack/react-query'
import { useTexts } from '../../../platform/web/language.tsx'
import { usePathPart } from '../../../platform/web/link.tsx'
import { Loaded } from '../../../platform/web/loaded.tsx'
import { Page, Section } from '../../../platform/web/page.tsx'
import { PrintButton } from '../../../platform/web/page-buttons.tsx'
import { intakeTexts, RequestPaper, requestQuery } from '../../../rooms/intake/web/index.ts'

/** The intake form (5.4) as it is printed. */
export function Component() {
  const t = useTexts(intakeTexts)
  const id = usePathPart('id')
  return (
    <Loaded query={useQuery(requestQuery(id))}>
      {(one) => (
        <Page
          title={t.formTitle}
          crumbs={[{ title: one.number, to: `/intake/${id}` }]}
          actions={<PrintButton type="primary">{t.printNow}</PrintButton>}
        >
          <Section>
            <RequestPaper one={one} />
          </Section>
        </Page>
      )}
    </Loaded>
  )
}
