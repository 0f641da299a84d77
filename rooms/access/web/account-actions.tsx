import { Button } from 'antd'
import { useState } from 'react'
import { useConfirm } from '../../../platform/web/confirm.tsx'
import { useTexts } from '../../../platform/web/language.tsx'
import { FailureNotice } from '../../../platform/web/notice.tsx'
import { Row, Stack } from '../../../platform/web/page.tsx'
import { useToast } from '../../../platform/web/toast.tsx'
import { useCommand } from '../../../platform/web/use-command.ts'
import { useFormat } from '../../../platform/web/use-format.ts'
import type { Account } from './keeping-queries.ts'
import { keepingTexts } from './keeping-texts.ts'
import { NewPasswordDialog } from './new-password-dialog.tsx'
import { api } from './queries.ts'

type State = Account['state']

/** What may be done to an account that the reader manages; each asks for the reason, which the trail keeps. */
export function AccountActions({ account }: { account: Account }) {
  const t = useTexts(keepingTexts)
  const show = useFormat()
  const tell = useToast()
  const confirm = useConfirm()
  const [settingPassword, setSettingPassword] = useState(false)
  const params = { account: account.id }
  const renews = [['access']]
  const setState = useCommand({
    send: (asked: { state: State; reason: string }, id) =>
      api.post('/api/accounts/:account/state', { params, body: { id, ...asked } }),
    renews,
    done: () => tell(t.accountDone),
  })
  const resetFactor = useCommand({
    send: (asked: { reason: string }, id) =>
      api.post('/api/accounts/:account/second-factor-reset', { params, body: { id, ...asked } }),
    renews,
    done: () => tell(t.factorReset),
  })
  const ask = async (state: State) => {
    const words = {
      active: { action: t.restore, body: t.restoreBody },
      suspended: { action: t.suspend, body: t.suspendBody },
      closed: { action: t.close, body: t.closeBody },
    }[state]
    const title = show.labelled(words.action, account.displayName)
    const yes = await confirm({ ...words, title, danger: state !== 'active', reason: 'required' })
    if (yes) void setState.run({ state, ...yes })
  }
  const askFactor = async () => {
    const yes = await confirm({
      title: show.labelled(t.resetFactor, account.displayName),
      body: t.resetFactorBody,
      action: t.resetFactor,
      danger: true,
      reason: 'required',
    })
    if (yes) void resetFactor.run(yes)
  }
  return (
    <Stack>
      <FailureNotice failure={setState.failure ?? resetFactor.failure} />
      <Row>
        <Button onClick={() => setSettingPassword(true)}>{t.resetPassword}</Button>
        {account.secondFactor.enabled && <Button onClick={() => void askFactor()}>{t.resetFactor}</Button>}
        {account.state === 'active' && <Button onClick={() => void ask('suspended')}>{t.suspend}</Button>}
        {account.state === 'suspended' && <Button onClick={() => void ask('active')}>{t.restore}</Button>}
        <Button danger onClick={() => void ask('closed')}>
          {t.close}
        </Button>
      </Row>
      {settingPassword && <NewPasswordDialog account={account} close={() => setSettingPassword(false)} />}
    </Stack>
  )
}
