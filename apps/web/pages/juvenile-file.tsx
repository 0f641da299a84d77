import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { useConfirm } from '../../../platform/web/confirm.tsx'
import { useTexts } from '../../../platform/web/language.tsx'
import { useGo, usePathPart } from '../../../platform/web/link.tsx'
import { Loaded } from '../../../platform/web/loaded.tsx'
import { FailureNotice } from '../../../platform/web/notice.tsx'
import { Page, Stack } from '../../../platform/web/page.tsx'
import { Tabs } from '../../../platform/web/tabs.tsx'
import { useToast } from '../../../platform/web/toast.tsx'
import { useCommand } from '../../../platform/web/use-command.ts'
import {
  AssignDialog,
  DeclareDialog,
  FileFacts,
  fileQuery,
  GuidanceSection,
  type JuvenileFile,
  juvenileApi,
  juvenileTexts,
  ReportSection,
  renewedByJuvenile,
  SealDialog,
  TaskSection,
} from '../../../rooms/juvenile/web/index.ts'

/** One file, with what is to be done next. */
export function Component() {
  const id = usePathPart('id')
  return <Loaded query={useQuery(fileQuery(id))}>{(one) => <One one={one} />}</Loaded>
}

function One({ one }: { one: JuvenileFile }) {
  const t = useTexts(juvenileTexts)
  const go = useGo()
  const [part, choose] = useState('overview')
  const [open, setOpen] = useState<'assign' | 'declare' | 'seal' | null>(null)
  const steps = useSteps(one)
  const close = () => setOpen(null)
  const { assign, decline, declare, close: mayClose, seal } = one.abilities
  return (
    <Page
      title={one.number}
      windowTitle={t.file}
      hint={t.secret}
      crumbs={[{ title: t.title, to: '/juvenile' }]}
      actions={
        <>
          {decline && (
            <Button loading={steps.sending} onClick={() => void steps.decline()}>
              {t.decline}
            </Button>
          )}
          {mayClose && (
            <Button loading={steps.sending} onClick={() => void steps.close()}>
              {t.close}
            </Button>
          )}
          {seal && (
            <Button danger onClick={() => setOpen('seal')}>
              {t.seal}
            </Button>
          )}
          {assign && (
            <Button
              {...(one.stage === 'referred' ? { type: 'primary' as const } : {})}
              onClick={() => setOpen('assign')}
            >
              {one.stage === 'referred' ? t.assign : t.reassign}
            </Button>
          )}
          {declare && (
            <Button type="primary" onClick={() => setOpen('declare')}>
              {t.declare}
            </Button>
          )}
        </>
      }
    >
      <Stack>
        <FailureNotice failure={steps.failure} />
        <Tabs
          label={t.parts}
          open={part}
          choose={choose}
          tabs={[
            { key: 'overview', title: t.overview, content: () => <FileFacts one={one} /> },
            { key: 'report', title: t.writing, content: () => <ReportSection one={one} /> },
            { key: 'guidance', title: t.plan, content: () => <GuidanceSection one={one} /> },
            { key: 'tasks', title: t.tasks, content: () => <TaskSection one={one} /> },
          ]}
        />
      </Stack>
      {open === 'assign' && <AssignDialog one={one} close={close} />}
      {open === 'declare' && <DeclareDialog one={one} close={close} withdrew={() => go('/juvenile')} />}
      {open === 'seal' && <SealDialog one={one} close={close} sealed={() => go('/juvenile')} />}
    </Page>
  )
}

/** Declining and closing, each after a question. */
function useSteps(one: JuvenileFile) {
  const t = useTexts(juvenileTexts)
  const tell = useToast()
  const confirm = useConfirm()
  const command = useCommand({
    send: (reason: string | null, id) => {
      const params = { id: one.id }
      const { version } = one
      return reason === null
        ? juvenileApi.post('/api/juvenile/files/:id/closing', { params, body: { id, version } })
        : juvenileApi.post('/api/juvenile/files/:id/refusal', { params, body: { id, version, reason } })
    },
    renews: [...renewedByJuvenile],
    done: (_, reason) => tell(reason === null ? t.closed : t.declined),
  })
  return {
    sending: command.sending,
    failure: command.failure,
    decline: async () => {
      const yes = await confirm({
        title: t.declineTitle,
        action: t.decline,
        danger: true,
        reason: 'required',
      })
      if (yes) await command.run(yes.reason)
    },
    close: async () => {
      if (await confirm({ title: t.closeTitle, action: t.close })) await command.run(null)
    },
  }
}
