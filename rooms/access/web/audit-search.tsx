import { Button } from 'antd'
import { useState } from 'react'
import { type Failure, failureOf } from '../../../platform/web/failure.ts'
import type { Option } from '../../../platform/web/form/choice-fields.tsx'
import { DownloadIcon } from '../../../platform/web/icons.ts'
import { useTexts } from '../../../platform/web/language.tsx'
import { FailureNotice } from '../../../platform/web/notice.tsx'
import { Row, Section } from '../../../platform/web/page.tsx'
import { saveFile } from '../../../platform/web/save-file.ts'
import { useRemembered } from '../../../platform/web/use-remembered.ts'
import { AuditFilters } from './audit-filters.tsx'
import { type AuditAsked, exportAudit } from './audit-queries.ts'
import { AuditTable } from './audit-table.tsx'
import { auditTexts } from './audit-texts.ts'

const nothingAsked: AuditAsked = {
  from: null,
  to: null,
  kind: null,
  action: '',
  account: null,
  subject: null,
}

/**
 * The trail with its filters, and its export for the authority. `nameOf` says a room's act and a purpose in words, `actions` are
 * those one can look for.
 */
export function AuditSearch(props: {
  nameOf: (action: string) => string
  actions: readonly Option<string>[]
}) {
  const { nameOf, actions } = props
  const [asked, setAsked] = useRemembered('access.audit', nothingAsked)
  const change = (next: Partial<AuditAsked>) => setAsked({ ...asked, ...next })
  return (
    <>
      <Section>
        <AuditFilters asked={asked} actions={actions} change={change} clear={() => setAsked(nothingAsked)} />
      </Section>
      <Section flush actions={<AuditExport asked={asked} />}>
        <AuditTable asked={asked} change={change} nameOf={nameOf} />
      </Section>
    </>
  )
}

function AuditExport({ asked }: { asked: AuditAsked }) {
  const t = useTexts(auditTexts)
  const [failure, setFailure] = useState<Failure | null>(null)
  const { from, to } = asked
  const save = async (format: 'xlsx' | 'csv') => {
    if (!from || !to) return
    setFailure(null)
    await exportAudit(asked, from, to, format).then(saveFile, (thrown) => setFailure(failureOf(thrown)))
  }
  return (
    <Row>
      {(!from || !to) && <span className="soft">{t.exportHint}</span>}
      <FailureNotice failure={failure} />
      {(['xlsx', 'csv'] as const).map((format) => (
        <Button
          key={format}
          icon={<DownloadIcon aria-hidden />}
          disabled={!from || !to}
          onClick={() => void save(format)}
        >
          {t.export} {format}
        </Button>
      ))}
    </Row>
  )
}
