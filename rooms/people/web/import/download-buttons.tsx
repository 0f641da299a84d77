import type { Id } from '../../../../kernel/id.ts'
import { useTexts } from '../../../../platform/web/language.tsx'
import { FailureNotice } from '../../../../platform/web/notice.tsx'
import { ExportButton } from '../../../../platform/web/page-buttons.tsx'
import type { ReceivedFile } from '../../../../platform/web/request.ts'
import { useDownload } from '../../../../platform/web/use-download.ts'
import { peopleApi } from '../queries.ts'
import { importTexts } from './texts.ts'

/** The ledger to fill in, with its drop-down lists and an example row. */
export function TemplateButton() {
  const t = useTexts(importTexts)
  return <DownloadButton label={t.template} load={() => peopleApi.file('/api/people/imports/template')} />
}

/** The rows that wait, with the reason beside each. */
export function ErrorFileButton({ id }: { id: Id }) {
  const t = useTexts(importTexts)
  return (
    <DownloadButton
      label={t.errorFile}
      load={() => peopleApi.file('/api/people/imports/:id/error-file', { params: { id } })}
    />
  )
}

function DownloadButton({ label, load }: { label: string; load: () => Promise<ReceivedFile> }) {
  const download = useDownload(load)
  return (
    <>
      <ExportButton download={download}>{label}</ExportButton>
      <FailureNotice failure={download.failure} />
    </>
  )
}
