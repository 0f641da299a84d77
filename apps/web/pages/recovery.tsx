import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { useTexts } from '../../../platform/web/language.tsx'
import { usePathPart } from '../../../platform/web/link.tsx'
import { Loaded } from '../../../platform/web/loaded.tsx'
import { FailureNotice } from '../../../platform/web/notice.tsx'
import { Page, Stack } from '../../../platform/web/page.tsx'
import { PrintButton } from '../../../platform/web/page-buttons.tsx'
import { useWithdrawal } from '../../../platform/web/use-withdrawal.ts'
import {
  fundsApi,
  paymentsTexts,
  ReceiveBackDrawer,
  RecoveryFacts,
  type RecoveryFile,
  recoveryQuery,
  renewed,
  WriteOffDrawer,
} from '../../../rooms/funds/web/index.ts'

/** One recovery: what came in, what was written off. */
export function Component() {
  const id = usePathPart('id')
  return <Loaded query={useQuery(recoveryQuery(id))}>{(recovery) => <Recovery recovery={recovery} />}</Loaded>
}

function Recovery({ recovery }: { recovery: RecoveryFile }) {
  const p = useTexts(paymentsTexts)
  const [open, setOpen] = useState<'receive' | 'off' | null>(null)
  const close = () => setOpen(null)
  const cancelling = useWithdrawal({
    words: {
      withdrawTitle: p.cancelTitle,
      withdrawHint: p.cancelHint,
      withdraw: p.cancelRecovery,
      withdrawn: p.cancelled,
    },
    send: (reason: string, id) =>
      fundsApi.post('/api/funds/recoveries/:id/cancellation', {
        params: { id: recovery.id },
        body: { id, reason },
      }),
    renews: renewed,
  })
  const { prepare, approve, reconcile } = recovery.abilities
  const outstanding = recovery.outstanding > 0
  const waits = recovery.writeOffs.some(({ state }) => state === 'proposed')
  return (
    <Page
      title={recovery.payeeName}
      windowTitle={p.recovery}
      hint={recovery.reason}
      crumbs={[{ title: p.recoveries, to: '/recoveries' }]}
      actions={
        <>
          <PrintButton>{p.print}</PrintButton>
          {outstanding && approve && !waits && (
            <Button onClick={() => void cancelling.ask()} loading={cancelling.sending}>
              {p.cancelRecovery}
            </Button>
          )}
          {outstanding && prepare && !waits && (
            <Button onClick={() => setOpen('off')}>{p.proposeWriteOff}</Button>
          )}
          {outstanding && reconcile && (
            <Button type="primary" onClick={() => setOpen('receive')}>
              {p.receiveBack}
            </Button>
          )}
        </>
      }
    >
      <Stack>
        <FailureNotice failure={cancelling.failure} />
        <RecoveryFacts recovery={recovery} />
      </Stack>
      {open === 'receive' && <ReceiveBackDrawer recovery={recovery} close={close} />}
      {open === 'off' && <WriteOffDrawer recovery={recovery} close={close} />}
    </Page>
  )
}
