import { useSay, useTexts } from '../../../platform/web/language.tsx'
import { Page } from '../../../platform/web/page.tsx'
import { AuditChain, AuditSearch, auditTexts } from '../../../rooms/access/web/index.ts'
import { actionTexts } from './audit-texts.ts'

/** The audit trail: whether it is whole, and what it says. */
export function Component() {
  const t = useTexts(auditTexts)
  const say = useSay()
  const nameOf = (action: string) => {
    const words = actionTexts[action]
    return words ? say(words) : action
  }
  const actions = Object.entries(actionTexts).map(([value, words]) => ({ value, label: say(words) }))
  return (
    <Page title={t.title} hint={t.hint}>
      <AuditChain />
      <AuditSearch nameOf={nameOf} actions={actions} />
    </Page>
  )
}
