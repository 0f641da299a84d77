import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { useTexts } from '../../../platform/web/language.tsx'
import { useGo, usePathPart } from '../../../platform/web/link.tsx'
import { Loaded } from '../../../platform/web/loaded.tsx'
import { FailureNotice } from '../../../platform/web/notice.tsx'
import { Page, Stack } from '../../../platform/web/page.tsx'
import { PrintButton } from '../../../platform/web/page-buttons.tsx'
import { useFormat } from '../../../platform/web/use-format.ts'
import { useWithdrawal } from '../../../platform/web/use-withdrawal.ts'
import {
  DeliverDialog,
  ResourceFacts,
  type ResourceFile,
  resourceQuery,
  resourcesApi,
  resourcesTexts,
} from '../../../rooms/resources/web/index.ts'

/** One linked resource, with its hand-outs and corrections. */
export function Component() {
  const id = usePathPart('id')
  return <Loaded query={useQuery(resourceQuery(id))}>{(file) => <Resource file={file} />}</Loaded>
}

function Resource({ file }: { file: ResourceFile }) {
  const t = useTexts(resourcesTexts)
  const show = useFormat()
  const go = useGo()
  const [handing, hand] = useState(false)
  const withdrawal = useWithdrawal({
    words: t,
    send: (reason: string, id) =>
      resourcesApi.post('/api/resources/:id/withdrawal', { params: { id: file.id }, body: { id, reason } }),
    renews: [['resources'], ['indicators'], ['duties']],
  })
  return (
    <Page
      title={file.name}
      hint={`${file.sourceName} · ${show.day(file.linkedOn)}`}
      crumbs={[{ title: t.resources, to: '/resources' }]}
      actions={
        <>
          <PrintButton>{t.print}</PrintButton>
          {file.abilities.correct && (
            <>
              {file.delivered === 0 && (
                <Button onClick={() => void withdrawal.ask()} loading={withdrawal.sending}>
                  {t.withdraw}
                </Button>
              )}
              <Button onClick={() => go(`/resources/${file.id}/correct`)}>{t.correct}</Button>
            </>
          )}
          {file.abilities.deliver && (
            <Button type="primary" onClick={() => hand(true)}>
              {t.deliver}
            </Button>
          )}
        </>
      }
    >
      <Stack>
        <FailureNotice failure={withdrawal.failure} />
        <ResourceFacts file={file} />
      </Stack>
      {handing && <DeliverDialog file={file} close={() => hand(false)} />}
    </Page>
  )
}
