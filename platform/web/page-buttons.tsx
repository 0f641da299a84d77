import { Button, type ButtonProps } from 'antd'
import { DownloadIcon, PrintIcon } from './icons.ts'
import type { useDownload } from './use-download.ts'

type Looks = Omit<ButtonProps, 'icon' | 'loading' | 'onClick' | 'className'>

/** Prints the page as it stands; on paper it is no use. */
export const PrintButton = (looks: Looks) => (
  <Button {...looks} className="not-printed" icon={<PrintIcon aria-hidden />} onClick={() => print()} />
)

/** Fetches the file of a list; what was refused stands in a `FailureNotice` of the page. */
export const ExportButton = ({
  download,
  ...looks
}: Looks & { readonly download: Pick<ReturnType<typeof useDownload>, 'run' | 'running'> }) => (
  <Button
    {...looks}
    className="not-printed"
    icon={<DownloadIcon aria-hidden />}
    loading={download.running}
    onClick={download.run}
  />
)
