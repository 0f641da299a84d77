import { Button } from 'antd'
import { useState } from 'react'
import { DataTable } from '../../../platform/web/data-table.tsx'
import { Drawer } from '../../../platform/web/dialog.tsx'
import { Facts } from '../../../platform/web/facts.tsx'
import { formatNumber } from '../../../platform/web/format.ts'
import { useTexts } from '../../../platform/web/language.tsx'
import { Stack } from '../../../platform/web/page.tsx'
import { useList } from '../../../platform/web/queries.ts'
import { Empty } from '../../../platform/web/states.tsx'
import { Tag } from '../../../platform/web/tag.tsx'
import { useFormat } from '../../../platform/web/use-format.ts'
import { type AuditAsked, type AuditLine, auditList } from './audit-queries.ts'
import { auditTexts } from './audit-texts.ts'
import { ScopeName } from './scope-name.tsx'

const tones = { write: 'accent', read: 'warning', 'sign-in': 'info', system: 'plain' } as const

/** The lines of the trail, the newest first; one opens at the side with all it holds. */
export function AuditTable(props: {
  asked: AuditAsked
  change: (change: Partial<AuditAsked>) => void
  nameOf: (action: string) => string
}) {
  const { asked, change, nameOf } = props
  const t = useTexts(auditTexts)
  const show = useFormat()
  const [open, setOpen] = useState<AuditLine | null>(null)
  const list = useList(auditList(asked))
  const narrow = (next: Partial<AuditAsked>) => {
    setOpen(null)
    change(next)
  }
  return (
    <>
      <DataTable
        label={t.title}
        list={list}
        rowKey={(row) => row.id}
        open={setOpen}
        empty={<Empty title={t.none} />}
        columns={[
          { key: 'at', title: t.at, cell: (row) => show.instant(row.at) },
          {
            key: 'action',
            title: t.action,
            onCard: 'title',
            cell: (row) => nameOf(row.action),
          },
          { key: 'kind', title: t.kind, cell: (row) => <Tag tone={tones[row.kind]}>{t[row.kind]}</Tag> },
          { key: 'who', title: t.who, cell: (row) => row.accountName ?? show.doer(row.actorName) },
          {
            key: 'place',
            title: t.place,
            cell: (row) => <ScopeName division={row.division} station={row.station} />,
          },
        ]}
      />
      {open && <AuditDrawer nameOf={nameOf} line={open} close={() => setOpen(null)} narrow={narrow} />}
    </>
  )
}

function AuditDrawer(props: {
  nameOf: (code: string) => string
  line: AuditLine
  close: () => void
  narrow: (change: Partial<AuditAsked>) => void
}) {
  const { line, close, narrow, nameOf } = props
  const t = useTexts(auditTexts)
  const show = useFormat()
  const { account, subject } = line
  return (
    <Drawer
      title={nameOf(line.action)}
      close={close}
      buttons={
        <>
          {subject && <Button onClick={() => narrow({ subject })}>{t.onlySubject}</Button>}
          {account && <Button onClick={() => narrow({ account })}>{t.onlyThis}</Button>}
        </>
      }
    >
      <Stack>
        <Facts
          items={[
            [t.at, show.instant(line.at)],
            [t.kind, t[line.kind]],
            [t.code, <code key="code">{line.action}</code>],
            [t.who, line.accountName ?? show.doer(line.actorName)],
            [t.place, <ScopeName key="place" division={line.division} station={line.station} />],
            line.purpose ? [t.purpose, nameOf(line.purpose)] : null,
            [t.sequence, line.sequence === null ? t.notSealed : formatNumber(line.sequence)],
            subject ? [t.subject, <code key="subject">{subject}</code>] : null,
            line.request ? [t.request, <code key="request">{line.request}</code>] : null,
          ]}
        />
        {Object.keys(line.detail).length > 0 && (
          <div>
            <h3>{t.detail}</h3>
            <Facts
              items={Object.entries(line.detail).map(([name, value]) => [
                name,
                <code key={name}>{typeof value === 'string' ? value : JSON.stringify(value)}</code>,
              ])}
            />
          </div>
        )}
      </Stack>
    </Drawer>
  )
}
