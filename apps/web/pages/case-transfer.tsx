import { useQuery } from '@tanstack/react-query'
import { useTexts } from '../../../platform/web/language.tsx'
import { usePathPart } from '../../../platform/web/link.tsx'
import { Loaded } from '../../../platform/web/loaded.tsx'
import { Page } from '../../../platform/web/page.tsx'
import {
  caseworkTexts,
  TransferView,
  transferQuery,
  transferTexts,
} from '../../../rooms/casework/web/index.ts'

/** One case on its way between two stations, for either of them. */
export function Component() {
  const t = useTexts(transferTexts)
  const cases = useTexts(caseworkTexts)
  const id = usePathPart('id')
  return (
    <Loaded query={useQuery(transferQuery(id))}>
      {(transfer) => (
        <Page
          title={transfer.number}
          windowTitle={t.transfer}
          hint={t.transfer}
          crumbs={[
            { title: cases.cases, to: '/cases' },
            { title: t.transfers, to: '/cases/transfers' },
          ]}
        >
          <TransferView transfer={transfer} />
        </Page>
      )}
    </Loaded>
  )
}
