import type { Day } from '../../../kernel/day.ts'
import { SelectField } from '../../../platform/web/form/choice-fields.tsx'
import { DayField } from '../../../platform/web/form/day-field.tsx'
import { FieldRow, Form, FormButtons } from '../../../platform/web/form/form.tsx'
import { TextField } from '../../../platform/web/form/text-fields.tsx'
import { useForm } from '../../../platform/web/form/use-form.ts'
import { useSay, useTexts } from '../../../platform/web/language.tsx'
import { today } from '../../../platform/web/today.ts'
import { useFormat } from '../../../platform/web/use-format.ts'
import { permissions } from '../domain/permissions.ts'
import { isRole, permissionsOf, type RoleCode, roles } from '../domain/roles.ts'
import type { Account } from './keeping-queries.ts'
import { keepingTexts } from './keeping-texts.ts'
import { type Place, PlaceFields, type SearchBeside, scopeOf } from './place-fields.tsx'
import { api } from './queries.ts'
import { roleTitle } from './role-title.ts'

/**
 * Role × place × dates, with the reason that the trail keeps. Only roles the reader may give are offered, and one
 * person's file only to a reader who can find persons.
 */
export function GiveRoleForm(props: {
  account: Account
  search?: SearchBeside | undefined
  done: () => void
}) {
  const { account, search, done } = props
  const t = useTexts(keepingTexts)
  const say = useSay()
  const show = useFormat()
  const form = useForm({
    initial: {
      role: null as RoleCode | null,
      scope: null as Place | null,
      from: today() as Day | null,
      to: null as Day | null,
      reason: '',
    },
    required: ['role', 'scope', 'from', 'reason'],
    send: ({ role, scope, from, to, reason }, id) =>
      api.post('/api/accounts/:account/grants', {
        params: { account: account.id },
        body: {
          id,
          role: role as RoleCode,
          scope: scopeOf(scope as Place),
          from: from ?? undefined,
          to,
          reason,
        },
      }),
    renews: [['access']],
    done,
  })
  const { role } = form.values
  const labels = { role: t.role, scope: t.scope, from: t.from, to: t.to, reason: t.reason }
  return (
    <Form form={form} labels={labels}>
      <SelectField
        label={t.role}
        options={account.rolesToGive
          .filter(isRole)
          .map((code) => ({ value: code, label: say(roleTitle(code)) }))}
        {...form.field('role')}
        // What was chosen for another role may be of a kind that this one is not given for.
        change={(next) => form.change({ role: next, scope: null })}
      />
      {role && (
        <p className="soft">
          {show.labelled(t.mayDo, show.words(permissionsOf(role).map((code) => say(permissions[code]))))}
        </p>
      )}
      <PlaceFields
        key={role}
        label={t.scope}
        permission="access.grant"
        whole
        kinds={role ? roles[role].scopes : []}
        search={search}
        {...form.field('scope')}
      />
      <FieldRow>
        <DayField label={t.from} lean="future" {...form.field('from')} />
        <DayField label={t.to} hint={t.toHint} lean="future" {...form.field('to')} />
      </FieldRow>
      <TextField label={t.reason} hint={t.reasonHint} maxLength={500} {...form.field('reason')} />
      <FormButtons form={form} submit={t.giveRole} />
    </Form>
  )
}
