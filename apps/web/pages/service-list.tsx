import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { parseDay } from '../../../kernel/day.ts'
import { useConfirm } from '../../../platform/web/confirm.tsx'
import { useTexts } from '../../../platform/web/language.tsx'
import { useAddressQuery, useGo, usePathPart } from '../../../platform/web/link.tsx'
import { Loaded } from '../../../platform/web/loaded.tsx'
import { FailureNotice } from '../../../platform/web/notice.tsx'
import { Page, Stack } from '../../../platform/web/page.tsx'
import { ExportButton, PrintButton } from '../../../platform/web/page-buttons.tsx'
import { useToast } from '../../../platform/web/toast.tsx'
import { today } from '../../../platform/web/today.ts'
import { useCommand } from '../../../platform/web/use-command.ts'
import { useDownload } from '../../../platform/web/use-download.ts'
import {
  exportServiceList,
  projectsApi,
  projectsTexts,
  ServiceListFile,
  serviceListQuery,
} from '../../../rooms/projects/web/index.ts'

/** One service list: delivered and agreed. */
export function Component() {
  const t = useTexts(projectsTexts)
  const go = useGo()
  const id = usePathPart('list')
  const [asked] = useAddressQuery()
  const named = parseDay(asked.on ?? '')
  const on = named.ok ? named.value : today()
  const query = useQuery(serviceListQuery(id, on))
  const download = useDownload(() => exportServiceList(id, on))
  const steps = useSteps(id)
  const list = query.data
  return (
    <Page
      title={list?.title ?? t.serviceLists}
      crumbs={[{ title: t.serviceLists, to: '/service-lists' }]}
      actions={
        <>
          {list?.mayChange && list.state === 'draft' && (
            <Button type="primary" onClick={() => void steps.begin(list.version)}>
              {t.begin}
            </Button>
          )}
          {list?.mayChange && list.state !== 'closed' && (
            <Button onClick={() => go(`/service-lists/${id}/change`)}>{t.change}</Button>
          )}
          {list?.mayChange && list.state === 'in-force' && (
            <Button onClick={() => void steps.close(list.version)}>{t.close}</Button>
          )}
          <ExportButton download={download}>{t.export}</ExportButton>
          <PrintButton>{t.print}</PrintButton>
        </>
      }
    >
      <Stack>
        <FailureNotice failure={steps.failure ?? download.failure} />
        <Loaded query={query} lines={10}>
          {(found) => <ServiceListFile list={found} />}
        </Loaded>
      </Stack>
    </Page>
  )
}

function useSteps(list: string) {
  const t = useTexts(projectsTexts)
  const confirm = useConfirm()
  const tell = useToast()
  const begin = useCommand({
    send: (version: number, id) =>
      projectsApi.post('/api/service-lists/:list/begin', { params: { list }, body: { id, version } }),
    renews: [['projects']],
    done: () => tell(t.begun),
  })
  const close = useCommand({
    send: (input: { version: number; reason: string }, id) =>
      projectsApi.post('/api/service-lists/:list/close', { params: { list }, body: { id, ...input } }),
    renews: [['projects']],
    done: () => tell(t.closed),
  })
  return {
    failure: begin.failure ?? close.failure,
    begin: async (version: number) => {
      const yes = await confirm({ title: t.beginTitle, body: t.beginBody, action: t.begin })
      if (yes) await begin.run(version)
    },
    close: async (version: number) => {
      const yes = await confirm({
        title: t.closeTitle,
        body: t.closeBody,
        action: t.close,
        danger: true,
        reason: 'required',
      })
      if (yes) await close.run({ version, reason: yes.reason })
    },
  }
}
