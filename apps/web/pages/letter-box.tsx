import { useQuery } from '@tanstack/react-query'
import { useTexts } from '../../../platform/web/language.tsx'
import { usePathPart } from '../../../platform/web/link.tsx'
import { Loaded } from '../../../platform/web/loaded.tsx'
import { Page, Section } from '../../../platform/web/page.tsx'
import { PrintButton } from '../../../platform/web/page-buttons.tsx'
import { Empty } from '../../../platform/web/states.tsx'
import { QrCode } from '../../../rooms/access/web/index.ts'
import { BoxPoster, boxesQuery, boxTexts, helplinesQuery } from '../../../rooms/letters/web/index.ts'

/** The poster of a mailbox, to be printed and hung up. */
export function Component() {
  const t = useTexts(boxTexts)
  const id = usePathPart('id')
  const lines = useQuery(helplinesQuery)
  return (
    <Loaded query={useQuery(boxesQuery)}>
      {({ items }) => {
        const box = items.find((one) => one.id === id)
        return (
          <Page
            title={t.poster}
            crumbs={[{ title: t.boxes, to: '/letters', query: { show: 'boxes' } }]}
            actions={box && <PrintButton type="primary">{t.print}</PrintButton>}
          >
            <Section>
              {box ? (
                <Loaded query={lines}>
                  {({ replyWithinWorkdays, helplines }) => (
                    <BoxPoster
                      box={box}
                      days={replyWithinWorkdays}
                      helplines={helplines}
                      code={(address, label) => <QrCode text={address} label={label} />}
                    />
                  )}
                </Loaded>
              ) : (
                <Empty title={t.none} />
              )}
            </Section>
          </Page>
        )
      }}
    </Loaded>
  )
}
