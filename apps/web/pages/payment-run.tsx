import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { useConfirm } from '../../../platform/web/confirm.tsx'
import { fill } from '../../../platform/web/fill.ts'
import { useTexts } from '../../../platform/web/language.tsx'
import { usePathPart } from '../../../platform/web/link.tsx'
import { Loaded } from '../../../platform/web/loaded.tsx'
import { FailureNotice } from '../../../platform/web/notice.tsx'
import { Page, Stack } from '../../../platform/web/page.tsx'
import { ExportButton, PrintButton } from '../../../platform/web/page-buttons.tsx'
import { useToast } from '../../../platform/web/toast.tsx'
import { today } from '../../../platform/web/today.ts'
import { useCommand } from '../../../platform/web/use-command.ts'
import { useDownload } from '../../../platform/web/use-download.ts'
import {
  fundsApi,
  paymentsTexts,
  ReturnDrawer,
  RunFacts,
  type RunFile,
  renewed,
  runQuery,
  yuan,
} from '../../../rooms/funds/web/index.ts'

/** One payment run on its way from preparation to the bank and back. */
export function Component() {
  const id = usePathPart('id')
  return <Loaded query={useQuery(runQuery(id))}>{(run) => <Run run={run} />}</Loaded>
}

type Act = 'approve' | 'refuse' | 'drop' | 'hand'

/** What can be done with a run; each act is confirmed with what it will do. */
function useActs(run: RunFile) {
  const p = useTexts(paymentsTexts)
  const tell = useToast()
  const confirm = useConfirm()
  const command = useCommand({
    send: ({ act, reason }: { act: Act; reason: string }, id) => {
      const params = { id: run.id }
      if (act === 'approve')
        return fundsApi.post('/api/funds/runs/:id/approval', { params, body: { id, hash: run.fileHash } })
      if (act === 'hand')
        return fundsApi.post('/api/funds/runs/:id/handing', { params, body: { id, day: today() } })
      const body = { id, reason }
      return act === 'refuse'
        ? fundsApi.post('/api/funds/runs/:id/refusal', { params, body })
        : fundsApi.post('/api/funds/runs/:id/dropping', { params, body })
    },
    renews: renewed,
    done: (_, { act }) =>
      tell({ approve: p.approvedDone, refuse: p.dropped, drop: p.dropped, hand: p.handedDone }[act]),
  })
  const questions = {
    approve: {
      title: p.approveTitle,
      body: fill(p.approveHint, { lines: run.lines, amount: yuan(run.total) }),
      action: p.approve,
    },
    refuse: {
      title: p.refuseTitle,
      body: p.refuseHint,
      action: p.refuse,
      danger: true,
      reason: 'required' as const,
    },
    drop: {
      title: p.dropTitle,
      body: p.refuseHint,
      action: p.drop,
      danger: true,
      reason: 'required' as const,
    },
    hand: { title: p.handTitle, body: p.handHint, action: p.hand },
  }
  const ask = async (act: Act) => {
    const yes = await confirm(questions[act])
    if (yes) await command.run({ act, reason: yes.reason })
  }
  return { ask: (act: Act) => void ask(act), sending: command.sending, failure: command.failure }
}

function Run({ run }: { run: RunFile }) {
  const p = useTexts(paymentsTexts)
  const acts = useActs(run)
  const [taking, take] = useState(false)
  const params = { id: run.id }
  const csv = useDownload(() => fundsApi.file('/api/funds/runs/:id/bank.csv', { params }))
  const xlsx = useDownload(() => fundsApi.file('/api/funds/runs/:id/bank.xlsx', { params }))
  const { abilities } = run
  const download = (label: string, file: typeof csv) => <ExportButton download={file}>{label}</ExportButton>
  return (
    <Page
      title={run.title}
      crumbs={[{ title: p.runs, to: '/payment-runs' }]}
      actions={
        <>
          <PrintButton>{p.print}</PrintButton>
          {abilities.refuse && <Button onClick={() => acts.ask('refuse')}>{p.refuse}</Button>}
          {abilities.drop && <Button onClick={() => acts.ask('drop')}>{p.drop}</Button>}
          {abilities.download && download(p.downloadXlsx, xlsx)}
          {abilities.download && download(p.downloadCsv, csv)}
          {abilities.approve && (
            <Button type="primary" loading={acts.sending} onClick={() => acts.ask('approve')}>
              {p.approve}
            </Button>
          )}
          {abilities.hand && (
            <Button type="primary" loading={acts.sending} onClick={() => acts.ask('hand')}>
              {p.hand}
            </Button>
          )}
          {abilities.reconcile && (
            <Button type="primary" onClick={() => take(true)}>
              {p.takeReturn}
            </Button>
          )}
        </>
      }
    >
      <Stack>
        <FailureNotice failure={acts.failure ?? csv.failure ?? xlsx.failure} />
        <RunFacts run={run} />
      </Stack>
      {taking && <ReturnDrawer run={run} close={() => take(false)} />}
    </Page>
  )
}
