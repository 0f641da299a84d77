import { useQuery } from '@tanstack/react-query'
import { ChoicesField } from '../../../platform/web/form/choice-fields.tsx'
import { FieldRow, Form, FormButtons } from '../../../platform/web/form/form.tsx'
import { NumberField } from '../../../platform/web/form/text-fields.tsx'
import { useForm } from '../../../platform/web/form/use-form.ts'
import { useSay, useTexts } from '../../../platform/web/language.tsx'
import { Loaded } from '../../../platform/web/loaded.tsx'
import { useMay } from '../../../platform/web/me.tsx'
import { useToast } from '../../../platform/web/toast.tsx'
import { isPermission, type Permission, permissionCodes, permissions } from '../domain/permissions.ts'
import { policyQuery } from './keeping-queries.ts'
import { keepingTexts } from './keeping-texts.ts'
import { PolicyFacts, type SignInPolicy } from './policy-facts.tsx'
import { api } from './queries.ts'

/** What the deployment asks of those who sign in: to read for who sees accounts, to set for who may. */
export function Policy() {
  const may = useMay()
  const query = useQuery(policyQuery)
  return (
    <Loaded query={query}>
      {(policy) => (may('access.policy') ? <PolicyForm policy={policy} /> : <PolicyFacts policy={policy} />)}
    </Loaded>
  )
}

function PolicyForm({ policy }: { policy: SignInPolicy }) {
  const t = useTexts(keepingTexts)
  const say = useSay()
  const tell = useToast()
  const { version, secondFactorFor, ...numbers } = policy
  const form = useForm({
    initial: {
      ...(numbers as Record<keyof typeof numbers, number | null>),
      secondFactorFor: secondFactorFor.filter(isPermission) as readonly Permission[],
    },
    required: [
      'passwordMinimumLength',
      'passwordHistory',
      'lockAfter',
      'lockMinutes',
      'idleMinutes',
      'sessionHours',
    ],
    send: (values, id) =>
      api.put('/api/access/policy', {
        body: {
          id,
          version,
          passwordMinimumLength: values.passwordMinimumLength ?? 0,
          passwordHistory: values.passwordHistory ?? 0,
          passwordDays: values.passwordDays,
          lockAfter: values.lockAfter ?? 0,
          lockMinutes: values.lockMinutes ?? 0,
          idleMinutes: values.idleMinutes ?? 0,
          sessionHours: values.sessionHours ?? 0,
          secondFactorFor: [...values.secondFactorFor],
        },
      }),
    renews: [['access', 'policy']],
    done: () => tell(t.changed),
  })
  const labels = {
    passwordMinimumLength: t.minimumLength,
    passwordHistory: t.history,
    passwordDays: t.passwordDays,
    lockAfter: t.lockAfter,
    lockMinutes: t.lockMinutes,
    idleMinutes: t.idleMinutes,
    sessionHours: t.sessionHours,
    secondFactorFor: t.secondFactorFor,
  }
  return (
    <Form form={form} labels={labels}>
      <FieldRow>
        <NumberField label={t.minimumLength} unit={t.characters} {...form.field('passwordMinimumLength')} />
        <NumberField label={t.history} unit={t.passwords} {...form.field('passwordHistory')} />
        <NumberField
          label={t.passwordDays}
          hint={t.passwordDaysHint}
          unit={t.days}
          {...form.field('passwordDays')}
        />
      </FieldRow>
      <FieldRow>
        <NumberField label={t.lockAfter} unit={t.times} {...form.field('lockAfter')} />
        <NumberField label={t.lockMinutes} unit={t.minutes} {...form.field('lockMinutes')} />
      </FieldRow>
      <FieldRow>
        <NumberField label={t.idleMinutes} unit={t.minutes} {...form.field('idleMinutes')} />
        <NumberField label={t.sessionHours} unit={t.hours} {...form.field('sessionHours')} />
      </FieldRow>
      <ChoicesField
        label={t.secondFactorFor}
        options={permissionCodes.map((code) => ({ value: code, label: say(permissions[code]) }))}
        {...form.field('secondFactorFor')}
      />
      <FormButtons form={form} submit={t.save} />
    </Form>
  )
}
