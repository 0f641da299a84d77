import { Button } from 'antd'
import type { ReactNode } from 'react'
import { AddIcon } from '../../../platform/web/icons.ts'
import { useGo } from '../../../platform/web/link.tsx'
import { FailureNotice } from '../../../platform/web/notice.tsx'
import { Page, Section } from '../../../platform/web/page.tsx'
import { ExportButton } from '../../../platform/web/page-buttons.tsx'
import { useDownload } from '../../../platform/web/use-download.ts'

/** The list of one kind of record: the export holds what the list shows, and a button begins a new one. */
export function ListPage(props: {
  title: string
  crumbs?: readonly { readonly title: string; readonly to: string }[]
  take: {
    readonly label: string
    readonly allowed: boolean
    readonly file: Parameters<typeof useDownload>[0]
  }
  /** Further buttons, before the export. */
  beside?: ReactNode | undefined
  add?: { readonly label: string; readonly allowed: boolean; readonly to: string }
  children: ReactNode
}) {
  const { title, crumbs, take, beside, add, children } = props
  const go = useGo()
  const download = useDownload(take.file)
  return (
    <Page
      title={title}
      {...(crumbs ? { crumbs } : {})}
      actions={
        <>
          {beside}
          {take.allowed && <ExportButton download={download}>{take.label}</ExportButton>}
          {add?.allowed && (
            <Button type="primary" icon={<AddIcon aria-hidden />} onClick={() => go(add.to)}>
              {add.label}
            </Button>
          )}
        </>
      }
    >
      <FailureNotice failure={download.failure} />
      <Section flush>{children}</Section>
    </Page>
  )
}
