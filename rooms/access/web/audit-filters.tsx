import { Button } from 'antd'
import { type Option, SelectField } from '../../../platform/web/form/choice-fields.tsx'
import { DayField } from '../../../platform/web/form/day-field.tsx'
import { FieldRow } from '../../../platform/web/form/form.tsx'
import { useTexts } from '../../../platform/web/language.tsx'
import { Row } from '../../../platform/web/page.tsx'
import type { AuditAsked, AuditKind } from './audit-queries.ts'
import { auditTexts } from './audit-texts.ts'

const kinds = ['write', 'read', 'sign-in', 'system'] as const satisfies readonly AuditKind[]

/** What to look for; the list follows as it is changed. */
export function AuditFilters(props: {
  asked: AuditAsked
  actions: readonly Option<string>[]
  change: (change: Partial<AuditAsked>) => void
  clear: () => void
}) {
  const { asked, actions, change, clear } = props
  const t = useTexts(auditTexts)
  const field = <K extends keyof AuditAsked>(name: K) => ({
    id: `audit-${name}`,
    value: asked[name],
    change: (value: AuditAsked[K]) => change({ [name]: value }),
    problems: [],
    required: false,
    marked: false,
  })
  const narrowed = asked.account !== null || asked.subject !== null
  return (
    <>
      <FieldRow>
        <DayField label={t.from} lean="past" {...field('from')} />
        <DayField label={t.to} lean="past" {...field('to')} />
        <SelectField
          label={t.kind}
          blank={t.anyKind}
          options={kinds.map((value) => ({ value, label: t[value] }))}
          {...field('kind')}
        />
        <SelectField
          label={t.action}
          blank={t.anyAction}
          options={actions}
          {...field('action')}
          value={asked.action || null}
          change={(action) => change({ action: action ?? '' })}
        />
      </FieldRow>
      {(narrowed || asked.from || asked.to || asked.kind || asked.action) && (
        <Row>
          {asked.account && <Button onClick={() => change({ account: null })}>{t.everyone}</Button>}
          {asked.subject && <Button onClick={() => change({ subject: null })}>{t.everySubject}</Button>}
          <Button onClick={clear}>{t.clear}</Button>
        </Row>
      )}
    </>
  )
}
