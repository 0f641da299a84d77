import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { useTexts } from '../../../platform/web/language.tsx'
import { useGo, usePathPart } from '../../../platform/web/link.tsx'
import { Loaded } from '../../../platform/web/loaded.tsx'
import { FailureNotice } from '../../../platform/web/notice.tsx'
import { Page, Stack } from '../../../platform/web/page.tsx'
import { PrintButton } from '../../../platform/web/page-buttons.tsx'
import { useToast } from '../../../platform/web/toast.tsx'
import { useWithdrawal } from '../../../platform/web/use-withdrawal.ts'
import {
  AccountDrawer,
  fundsApi,
  PaymentFacts,
  type PaymentFile,
  paymentQuery,
  paymentsTexts,
  RecoverDrawer,
  renewed,
  SentBackDrawer,
} from '../../../rooms/funds/web/index.ts'
import { recordBehind } from '../parts/record-behind.ts'

/** One payment with all that happened to it. */
export function Component() {
  const id = usePathPart('id')
  return <Loaded query={useQuery(paymentQuery(id))}>{(payment) => <Payment payment={payment} />}</Loaded>
}

function Payment({ payment }: { payment: PaymentFile }) {
  const p = useTexts(paymentsTexts)
  const go = useGo()
  const tell = useToast()
  const [open, setOpen] = useState<'account' | 'back' | 'recover' | null>(null)
  const close = () => setOpen(null)
  const withdrawal = useWithdrawal({
    words: p,
    send: (reason: string, id) =>
      fundsApi.post('/api/funds/payments/:id/withdrawal', {
        params: { id: payment.id },
        body: { id, reason },
      }),
    renews: renewed,
  })
  const { prepare, reconcile } = payment.abilities
  const paid = payment.state === 'paid'
  const waits = payment.state === 'payable'
  return (
    <Page
      title={payment.payeeName}
      windowTitle={p.payment}
      hint={payment.summary}
      crumbs={[{ title: p.payments, to: '/payments' }]}
      actions={
        <>
          <PrintButton>{p.print}</PrintButton>
          {waits && prepare && (
            <>
              <Button onClick={() => void withdrawal.ask()} loading={withdrawal.sending}>
                {p.withdraw}
              </Button>
              <Button type={payment.account ? 'default' : 'primary'} onClick={() => setOpen('account')}>
                {payment.account ? p.changeAccount : p.keepAccount}
              </Button>
            </>
          )}
          {paid && reconcile && <Button onClick={() => setOpen('back')}>{p.sentBack}</Button>}
          {paid && prepare && <Button onClick={() => setOpen('recover')}>{p.recover}</Button>}
        </>
      }
    >
      <Stack>
        <FailureNotice failure={withdrawal.failure} />
        <PaymentFacts payment={payment} elsewhere={recordBehind} />
      </Stack>
      {open === 'account' && <AccountDrawer payment={payment} close={close} />}
      {open === 'back' && <SentBackDrawer payment={payment} close={close} />}
      {open === 'recover' && (
        <RecoverDrawer
          payment={payment}
          close={close}
          done={(id) => {
            tell(p.recoverDone)
            go(`/recoveries/${id}`)
          }}
        />
      )}
    </Page>
  )
}
