import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { PrintIcon } from '../../../platform/web/icons.ts'
import { useTexts } from '../../../platform/web/language.tsx'
import { usePathPart } from '../../../platform/web/link.tsx'
import { Loaded } from '../../../platform/web/loaded.tsx'
import { Page, Section } from '../../../platform/web/page.tsx'
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
          actions={
            <Button
              type="primary"
              className="not-printed"
              icon={<PrintIcon aria-hidden />}
              onClick={() => print()}
            >
              {t.printNow}
            </Button>
          }
        >
          <Section>
            <RequestPaper one={one} />
          </Section>
        </Page>
      )}
    </Loaded>
  )
}
