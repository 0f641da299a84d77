import { useQuery } from '@tanstack/react-query'
import { useTexts } from '../../../platform/web/language.tsx'
import { usePathPart } from '../../../platform/web/link.tsx'
import { Loaded } from '../../../platform/web/loaded.tsx'
import { FailureNotice } from '../../../platform/web/notice.tsx'
import { Page } from '../../../platform/web/page.tsx'
import { ExportButton, PrintButton } from '../../../platform/web/page-buttons.tsx'
import { useDownload } from '../../../platform/web/use-download.ts'
import { payingApi, SampleParts, sampleQuery, watchTexts } from '../../../rooms/applications/web/index.ts'

/** One sample for audit. */
export function Component() {
  const w = useTexts(watchTexts)
  const id = usePathPart('id')
  const download = useDownload(() =>
    payingApi.file('/api/applications/samples/:id/export', { params: { id } }),
  )
  return (
    <Loaded query={useQuery(sampleQuery(id))}>
      {(file) => (
        <Page
          title={file.title}
          crumbs={[{ title: w.watch, to: '/applications/findings', query: { part: 'samples' } }]}
          actions={
            <>
              <PrintButton>{w.print}</PrintButton>
              <ExportButton download={download}>{w.export}</ExportButton>
            </>
          }
        >
          <FailureNotice failure={download.failure} />
          <SampleParts file={file} />
        </Page>
      )}
    </Loaded>
  )
}
