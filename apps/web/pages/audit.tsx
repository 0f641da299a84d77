import { useSay, useTexts } from '../../../platform/web/language.tsx'
import { Page } from '../../../platform/web/page.tsx'
import { AuditChain, AuditSearch, auditTexts } from '../../../rooms/access/web/index.ts'
import { acts, purposes } from '../../acts/index.ts'

/** The audit trail: whether it is whole, and what it says. */
export function Component() {
  const t = useTexts(auditTexts)
  const say = useSay()
  const nameOf = (code: string) => {
    const words = acts[code] ?? purposes[code]
    return words ? say(words) : code
  }
  const actions = Object.entries(acts).map(([value, words]) => ({ value, label: say(words) }))
  return (
    <Page title={t.title} hint={t.hint}>
      <AuditChain />
      <AuditSearch nameOf={nameOf} actions={actions} />
    </Page>
  )
}
