import { Button } from 'antd'
import type { ReactNode } from 'react'
import { DownloadIcon, PrintIcon } from './icons.ts'
import type { useDownload } from './use-download.ts'

/** Prints the page as it stands. */
export function PrintButton({ children }: { children: ReactNode }) {
  return (
    <Button icon={<PrintIcon aria-hidden />} onClick={() => print()}>
      {children}
    </Button>
  )
}

/** Fetches the file of a list; what was refused stands in a `FailureNotice` of the page. */
export function ExportButton(props: { download: ReturnType<typeof useDownload>; children: ReactNode }) {
  const { download, children } = props
  return (
    <Button icon={<DownloadIcon aria-hidden />} loading={download.running} onClick={download.run}>
      {children}
    </Button>
  )
}
