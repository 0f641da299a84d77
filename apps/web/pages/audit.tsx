import { useTexts } from '../../../platform/web/language.tsx'
import { Page } from '../../../platform/web/page.tsx'
import { AuditChain, AuditSearch, auditTexts } from '../../../rooms/access/web/index.ts'

/** The audit trail: whether it is whole, and what it says. */
export function Component() {
  const t = useTexts(auditTexts)
  return (
    <Page title={t.title} hint={t.hint}>
      <AuditChain />
      <AuditSearch />
    </Page>
  )
}
