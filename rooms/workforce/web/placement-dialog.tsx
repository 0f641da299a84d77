import { useQuery } from '@tanstack/react-query'
import type { Day } from '../../../kernel/day.ts'
import type { Id } from '../../../kernel/id.ts'
import { Dialog } from '../../../platform/web/dialog.tsx'
import { SelectField } from '../../../platform/web/form/choice-fields.tsx'
import { DayField } from '../../../platform/web/form/day-field.tsx'
import { FieldRow, Form, FormButtons } from '../../../platform/web/form/form.tsx'
import { LongTextField } from '../../../platform/web/form/text-fields.tsx'
import { useForm } from '../../../platform/web/form/use-form.ts'
import { useTexts } from '../../../platform/web/language.tsx'
import { useToast } from '../../../platform/web/toast.tsx'
import { given } from '../../../platform/web/use-options.ts'
import { type PlacementFile, practicumAccountsQuery } from './practicum-queries.ts'
import { practicumTexts } from './practicum-texts.ts'
import { workforceApi } from './queries.ts'

/** Changes a placement: most often, its last day or who signs. */
export function PlacementDialog({ file, close }: { file: PlacementFile; close: () => void }) {
  const t = useTexts(practicumTexts)
  const tell = useToast()
  const form = useForm({
    initial: {
      supervisor: file.supervisor as Id | null,
      studentAccount: file.studentAccount,
      tasks: file.tasks ?? '',
      from: file.from as Day | null,
      to: file.to as Day | null,
    },
    required: ['supervisor', 'from'],
    send: (values, id) =>
      workforceApi.put('/api/practicum/placements/:id', {
        params: { id: file.id },
        body: {
          id,
          version: file.version,
          supervisor: values.supervisor ?? '',
          studentAccount: values.studentAccount,
          tasks: given(values.tasks),
          from: values.from ?? '',
          to: values.to,
        },
      }),
    renews: [['practicum']],
    done: () => {
      tell(t.saved)
      close()
    },
  })
  const accounts = useQuery(practicumAccountsQuery(file.organisation)).data
  const now = { account: file.supervisor, name: file.supervisorName }
  const supervisors = [now, ...(accounts?.supervisors ?? []).filter(({ account }) => account !== now.account)]
  const choices = (some: readonly { account: Id; name: string }[]) =>
    some.map(({ account, name }) => ({ value: account, label: name }))
  return (
    <Dialog title={t.change} close={close}>
      <Form
        form={form}
        labels={{
          supervisor: t.supervisorAccount,
          studentAccount: t.studentAccount,
          tasks: t.tasks,
          from: t.from,
          to: t.to,
        }}
      >
        <SelectField
          label={t.supervisorAccount}
          options={choices(supervisors)}
          {...form.field('supervisor')}
        />
        <SelectField
          label={t.studentAccount}
          blank={t.noAccount}
          options={choices(accounts?.students ?? [])}
          {...form.field('studentAccount')}
        />
        <FieldRow>
          <DayField label={t.from} {...form.field('from')} />
          <DayField label={t.to} optional {...form.field('to')} />
        </FieldRow>
        <LongTextField label={t.tasks} optional rows={2} maxLength={500} {...form.field('tasks')} />
        <FormButtons form={form} submit={t.save} />
      </Form>
    </Dialog>
  )
}
