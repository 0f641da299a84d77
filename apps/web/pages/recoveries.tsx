import { useTexts } from '../../../platform/web/language.tsx'
import { PrintButton } from '../../../platform/web/page-buttons.tsx'
import { fundsApi, paymentsTexts, RecoveryTable, useAskedRecoveries } from '../../../rooms/funds/web/index.ts'
import { ListPage } from '../parts/list-page.tsx'

/** What is owed back. */
export function Component() {
  const p = useTexts(paymentsTexts)
  const asked = useAskedRecoveries()
  return (
    <ListPage
      title={p.recoveries}
      beside={<PrintButton>{p.print}</PrintButton>}
      take={{
        label: p.export,
        allowed: true,
        file: () => fundsApi.file('/api/funds/recoveries/export', { query: asked.question }),
      }}
    >
      <RecoveryTable asked={asked} />
    </ListPage>
  )
}
