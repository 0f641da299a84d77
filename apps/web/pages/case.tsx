import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { useConfirm } from '../../../platform/web/confirm.tsx'
import { PrintIcon } from '../../../platform/web/icons.ts'
import { useTexts } from '../../../platform/web/language.tsx'
import { useGo, usePathPart } from '../../../platform/web/link.tsx'
import { Loaded } from '../../../platform/web/loaded.tsx'
import { FailureNotice } from '../../../platform/web/notice.tsx'
import { Page, Stack } from '../../../platform/web/page.tsx'
import { useToast } from '../../../platform/web/toast.tsx'
import { useCommand } from '../../../platform/web/use-command.ts'
import {
  CaseFile,
  type CaseFileAnswer,
  ChangeCaseDialog,
  CloseCaseDialog,
  caseQuery,
  caseworkApi,
  caseworkTexts,
  MoveCaseDialog,
  renewedByCases,
} from '../../../rooms/casework/web/index.ts'

/** One case, with what can be done about it. */
export function Component() {
  const id = usePathPart('id')
  return <Loaded query={useQuery(caseQuery(id))}>{(one) => <One one={one} />}</Loaded>
}

function One({ one }: { one: CaseFileAnswer }) {
  const t = useTexts(caseworkTexts)
  const back = useTakenBack(one)
  return (
    <Page
      title={one.number}
      windowTitle={t.case}
      hint={one.personName ?? t.someone}
      crumbs={[{ title: t.cases, to: '/cases' }]}
      actions={<Actions one={one} back={back} />}
    >
      <Stack>
        <FailureNotice failure={back.failure} />
        <CaseFile one={one} />
      </Stack>
    </Page>
  )
}

function Actions({ one, back }: { one: CaseFileAnswer; back: ReturnType<typeof useTakenBack> }) {
  const t = useTexts(caseworkTexts)
  const go = useGo()
  const [open, setOpen] = useState<'change' | 'move' | 'close' | null>(null)
  const close = () => setOpen(null)
  const { change, reopen } = one.abilities
  return (
    <>
      <Button icon={<PrintIcon aria-hidden />} onClick={() => print()}>
        {t.print}
      </Button>
      {change && (
        <Button onClick={() => void back.ask()} loading={back.sending}>
          {one.state === 'closed' ? t.takeBack : t.withdraw}
        </Button>
      )}
      {change && <Button onClick={() => setOpen('change')}>{t.change}</Button>}
      {change && one.state === 'open' && <Button onClick={() => setOpen('move')}>{t.move}</Button>}
      {change && one.state === 'open' && (
        <Button type="primary" onClick={() => setOpen('close')}>
          {t.close}
        </Button>
      )}
      {reopen && (
        <Button type="primary" onClick={() => go('/cases/new', { person: one.person, reopens: one.id })}>
          {t.reopen}
        </Button>
      )}
      {open === 'change' && <ChangeCaseDialog one={one} close={close} />}
      {open === 'move' && <MoveCaseDialog one={one} close={close} />}
      {open === 'close' && <CloseCaseDialog one={one} close={close} />}
    </>
  )
}

/** Takes back a closing, or the whole case while it is open. */
function useTakenBack(one: CaseFileAnswer) {
  const t = useTexts(caseworkTexts)
  const tell = useToast()
  const confirm = useConfirm()
  const closed = one.state === 'closed'
  const command = useCommand({
    send: (reason: string, id) => {
      const request = { params: { id: one.id }, body: { id, version: one.version, reason } }
      return closed
        ? caseworkApi.post('/api/cases/:id/closing-withdrawal', request)
        : caseworkApi.post('/api/cases/:id/withdrawal', request)
    },
    renews: [...renewedByCases],
    done: () => tell(closed ? t.takenBack : t.withdrawn),
  })
  const ask = async () => {
    const yes = await confirm({
      title: closed ? t.takeBackTitle : t.withdrawTitle,
      body: closed ? t.takeBackHint : t.withdrawHint,
      action: closed ? t.takeBack : t.withdraw,
      danger: true,
      reason: 'required',
    })
    if (yes) await command.run(yes.reason)
  }
  return { ask, sending: command.sending, failure: command.failure }
}
