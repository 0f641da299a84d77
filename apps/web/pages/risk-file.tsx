import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { useTexts } from '../../../platform/web/language.tsx'
import { useGo, usePathPart } from '../../../platform/web/link.tsx'
import { Loaded } from '../../../platform/web/loaded.tsx'
import { useMay, useMe } from '../../../platform/web/me.tsx'
import { FailureNotice } from '../../../platform/web/notice.tsx'
import { Page, Stack } from '../../../platform/web/page.tsx'
import { useToast } from '../../../platform/web/toast.tsx'
import { useCommand } from '../../../platform/web/use-command.ts'
import {
  CloseDialog,
  LowerDialog,
  NoteDialog,
  RaiseDialog,
  type RiskFile,
  RiskFileView,
  renewedByRisk,
  riskFileQuery,
  riskFilesApi,
  riskTexts,
  TriggerDialog,
} from '../../../rooms/assessment/web/index.ts'
import { ReportsOfPerson } from '../../../rooms/protection/web/index.ts'

/** One risk file, with what can be done about it. */
export function Component() {
  const id = usePathPart('id')
  return <Loaded query={useQuery(riskFileQuery(id))}>{(file) => <One file={file} />}</Loaded>
}

function One({ file }: { file: RiskFile }) {
  const t = useTexts(riskTexts)
  const over = useTakeOver(file)
  const may = useMay()
  return (
    <Page
      title={file.personName ?? t.someone}
      windowTitle={t.file}
      hint={t.assessHint}
      crumbs={[{ title: t.risk, to: '/risk' }]}
      actions={<Actions file={file} over={over} />}
    >
      <Stack>
        <FailureNotice failure={over.failure} />
        {may('protection.read') && file.openTriggers > 0 && <ReportsOfPerson person={file.person} />}
        <RiskFileView file={file} />
      </Stack>
    </Page>
  )
}

const dialogs = {
  trigger: TriggerDialog,
  raise: RaiseDialog,
  lower: LowerDialog,
  note: NoteDialog,
  close: CloseDialog,
}

function Actions({ file, over }: { file: RiskFile; over: ReturnType<typeof useTakeOver> }) {
  const t = useTexts(riskTexts)
  const may = useMay()
  const me = useMe()
  const go = useGo()
  const [open, setOpen] = useState<keyof typeof dialogs | null>(null)
  const { record, sign } = file.abilities
  const isLowest = file.rank === file.grades.length - 1
  const Open = open ? dialogs[open] : null
  return (
    <>
      {sign && file.abilities.review && <Button onClick={() => setOpen('close')}>{t.close}</Button>}
      {record && file.worker !== me.account && (
        <Button onClick={over.run} loading={over.sending}>
          {t.takeOver}
        </Button>
      )}
      {record && !isLowest && !file.proposed && <Button onClick={() => setOpen('lower')}>{t.lower}</Button>}
      {record && file.rank > 0 && <Button onClick={() => setOpen('raise')}>{t.raise}</Button>}
      {record && file.noteKinds.length > 0 && <Button onClick={() => setOpen('note')}>{t.addNote}</Button>}
      {record && (
        <Button danger onClick={() => setOpen('trigger')}>
          {t.addTrigger}
        </Button>
      )}
      {record && <Button onClick={() => go('/risk/assess', { person: file.person })}>{t.assess}</Button>}
      {!file.closedOn && may('activities.record') && (
        <Button type="primary" onClick={() => go('/visits/new', { person: file.person })}>
          {t.recordVisit}
        </Button>
      )}
      {Open && <Open file={file} close={() => setOpen(null)} />}
    </>
  )
}

function useTakeOver(file: RiskFile) {
  const t = useTexts(riskTexts)
  const tell = useToast()
  const command = useCommand({
    send: (_: null, id) =>
      riskFilesApi.post('/api/risk-files/:id/worker', {
        params: { id: file.id },
        body: { id, version: file.version },
      }),
    renews: [...renewedByRisk],
    done: () => tell(t.tookOver),
  })
  return { run: () => void command.run(null), sending: command.sending, failure: command.failure }
}
