import type { Day } from '../../../kernel/day.ts'
import { Dialog } from '../../../platform/web/dialog.tsx'
import { ChoiceField, ChoicesField } from '../../../platform/web/form/choice-fields.tsx'
import { DayField } from '../../../platform/web/form/day-field.tsx'
import { FieldRow, Form, FormButtons } from '../../../platform/web/form/form.tsx'
import { TextField } from '../../../platform/web/form/text-fields.tsx'
import { useForm } from '../../../platform/web/form/use-form.ts'
import { useTexts } from '../../../platform/web/language.tsx'
import { today } from '../../../platform/web/today.ts'
import { type PracticeTag, practiceTags } from '../domain/codes.ts'
import { memberDialogTexts } from './dialogs-texts.ts'
import { type MemberDetail, workforceApi } from './queries.ts'

/** Changes who somebody is; number and phone, which are shown masked, stay unless typed anew. */
export function PersonDialog({ member, close }: { member: MemberDetail; close: () => void }) {
  const t = useTexts(memberDialogTexts)
  const form = useForm({
    initial: {
      name: member.name,
      sex: member.sex as 0 | 1 | 2 | 9 | null,
      birth: member.birth as Day | null,
      idNumber: '',
      phone: '',
      education: member.schooling ?? '',
      tags: practiceTags.filter((tag) => member.tags.includes(tag)) as readonly PracticeTag[],
      talentFrom: member.talentFrom as Day | null,
      talentTo: member.talentTo as Day | null,
    },
    required: ['name'],
    send: (values, id) =>
      workforceApi.put('/api/workforce/:id', {
        params: { id: member.id },
        body: {
          id,
          version: member.version,
          name: values.name,
          sex: values.sex ?? 0,
          birth: values.birth,
          ...(values.idNumber.trim() ? { idNumber: values.idNumber } : {}),
          ...(values.phone.trim() ? { phone: values.phone } : {}),
          education: values.education.trim() || null,
          // The account of the same person is kept; it is set where accounts are given.
          account: member.account,
          tags: [...values.tags],
          talentFrom: values.talentFrom,
          talentTo: values.talentTo,
        },
      }),
    renews: [['workforce'], ['indicators']],
    done: close,
  })
  return (
    <Dialog title={t.change} close={close}>
      <Form
        form={form}
        labels={{
          name: t.name,
          idNumber: t.idNumber,
          phone: t.phone,
          birth: t.birth,
          talentFrom: t.talentFrom,
          talentTo: t.talentTo,
        }}
      >
        <TextField label={t.name} maxLength={40} {...form.field('name')} />
        <ChoiceField
          label={t.sex}
          options={[
            { value: 1 as const, label: t.male },
            { value: 2 as const, label: t.female },
            { value: 0 as const, label: t.notSaid },
          ]}
          {...form.field('sex')}
        />
        <FieldRow>
          <DayField label={t.birth} optional lean="past" latest={today()} {...form.field('birth')} />
          <TextField label={t.schooling} optional maxLength={60} {...form.field('education')} />
        </FieldRow>
        <TextField label={t.newNumber} maxLength={30} {...form.field('idNumber')} />
        <TextField label={t.newPhone} keys="tel" maxLength={20} {...form.field('phone')} />
        <ChoicesField
          label={t.tags}
          options={practiceTags.map((value) => ({ value, label: t[value] }))}
          {...form.field('tags')}
        />
        <FieldRow>
          <DayField label={t.talentFrom} optional lean="past" {...form.field('talentFrom')} />
          <DayField label={t.talentTo} optional {...form.field('talentTo')} />
        </FieldRow>
        <FormButtons form={form} submit={t.save} />
      </Form>
    </Dialog>
  )
}
