import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useTexts } from '../../../platform/web/language.tsx'
import { useGo, usePathPart } from '../../../platform/web/link.tsx'
import { Loaded } from '../../../platform/web/loaded.tsx'
import { FailureNotice } from '../../../platform/web/notice.tsx'
import { Page, Stack } from '../../../platform/web/page.tsx'
import { ExportButton } from '../../../platform/web/page-buttons.tsx'
import { useDownload } from '../../../platform/web/use-download.ts'
import { consortiumApi, ForumFacts, forumQuery, forumTexts } from '../../../rooms/consortium/web/index.ts'

/** One forum, to be taken away as a workbook or as a booklet. */
export function Component() {
  const t = useTexts(forumTexts)
  const go = useGo()
  const forum = usePathPart('forum')
  const asked = { params: { forum } }
  const takes = [
    { label: t.export, download: useDownload(() => consortiumApi.file('/api/forums/:forum/export', asked)) },
    {
      label: t.bookletWord,
      download: useDownload(() => consortiumApi.file('/api/forums/:forum/booklet.docx', asked)),
    },
    {
      label: t.bookletPdf,
      download: useDownload(() => consortiumApi.file('/api/forums/:forum/booklet.pdf', asked)),
    },
  ]
  return (
    <Loaded query={useQuery(forumQuery(forum))} lines={10}>
      {(found) => (
        <Page
          title={found.title}
          crumbs={[{ title: t.forums, to: '/forums' }]}
          actions={
            <>
              {takes.map(({ label, download }) => (
                <ExportButton key={label} download={download}>
                  {label}
                </ExportButton>
              ))}
              {found.mayChange && <Button onClick={() => go(`/forums/${forum}/edit`)}>{t.change}</Button>}
            </>
          }
        >
          <Stack>
            {takes.map(({ label, download }) => (
              <FailureNotice key={label} failure={download.failure} />
            ))}
            <ForumFacts forum={found} />
          </Stack>
        </Page>
      )}
    </Loaded>
  )
}
