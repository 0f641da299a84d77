import type { Day } from '../../../kernel/day.ts'
import { fill } from '../../../platform/web/fill.ts'
import { ChoiceField, ChoicesField } from '../../../platform/web/form/choice-fields.tsx'
import { DayField } from '../../../platform/web/form/day-field.tsx'
import { FieldGroup, FieldRow, Form, FormButtons } from '../../../platform/web/form/form.tsx'
import { TextField } from '../../../platform/web/form/text-fields.tsx'
import { useForm } from '../../../platform/web/form/use-form.ts'
import { useTexts } from '../../../platform/web/language.tsx'
import { useToast } from '../../../platform/web/toast.tsx'
import { today } from '../../../platform/web/today.ts'
import { useOptions } from '../../../platform/web/use-options.ts'
import { type Role, roleTerms } from '../domain/codes.ts'
import { juvenileApi, renewedByJuvenile } from './queries.ts'
import { juvenileTexts } from './texts.ts'

type Want = 'investigation' | 'guidance' | 'care' | 'rehabilitation'

/** The procuratorate refers a minor; what is not known yet stays blank and is asked for before it is accepted. */
export function ReferForm({ done }: { done: () => void }) {
  const t = useTexts(juvenileTexts)
  const tell = useToast()
  const roles = useOptions(roleTerms)
  const form = useForm({
    initial: {
      role: null as Role | null,
      wants: [] as readonly Want[],
      name: '',
      sex: null as 'male' | 'female' | null,
      birth: null as Day | null,
      idNumber: '',
      guardianName: '',
      guardianPhone: '',
      address: '',
      school: '',
      className: '',
      caseNumber: '',
      matter: '',
      actOn: null as Day | null,
      organ: '',
      contact: '',
    },
    required: ['role', 'wants', 'name', 'caseNumber', 'matter', 'organ'],
    send: (values, id) => {
      const text = (value: string) => value.trim() || null
      return juvenileApi.post('/api/juvenile/referrals', {
        body: {
          id,
          role: values.role ?? 'witness',
          identity: {
            name: values.name.trim(),
            sex: values.sex,
            birth: values.birth,
            idNumber: text(values.idNumber),
            guardianName: text(values.guardianName),
            guardianPhone: text(values.guardianPhone),
            address: text(values.address),
            school: text(values.school),
            className: text(values.className),
          },
          facts: {
            caseNumber: values.caseNumber.trim(),
            matter: values.matter.trim(),
            actOn: values.actOn,
            organ: values.organ.trim(),
            contact: text(values.contact),
            wants: [...values.wants],
          },
        },
      })
    },
    renews: [...renewedByJuvenile],
    done: ({ number }) => {
      tell(fill(t.referred, { number }))
      done()
    },
  })
  const suspect = form.values.role === 'suspect'
  const wants = [
    { value: 'investigation' as const, label: t.investigation },
    { value: 'guidance' as const, label: t.guidance },
    { value: 'care' as const, label: t.care },
    // A victim or witness is never rehabilitated (S17.A4).
    ...(suspect ? [{ value: 'rehabilitation' as const, label: t.rehabilitation }] : []),
  ]
  return (
    <Form
      form={form}
      labels={{
        role: t.role,
        wants: t.wants,
        name: t.name,
        sex: t.sex,
        birth: t.birth,
        idNumber: t.idNumber,
        actOn: t.actOn,
        caseNumber: t.caseNumber,
        matter: t.matter,
        organ: t.organ,
      }}
    >
      <FieldGroup title={t.aboutCase}>
        <ChoiceField
          label={t.role}
          options={roles}
          {...form.field('role')}
          change={(role) =>
            form.change({
              role,
              wants: form.values.wants.filter((want) => role === 'suspect' || want !== 'rehabilitation'),
            })
          }
        />
        <ChoicesField label={t.wants} options={wants} {...form.field('wants')} />
        <FieldRow>
          <TextField label={t.caseNumber} maxLength={60} {...form.field('caseNumber')} />
          <TextField label={t.matter} maxLength={100} {...form.field('matter')} />
        </FieldRow>
        <FieldRow>
          <DayField
            label={t.actOn}
            hint={t.unknownHint}
            lean="past"
            latest={today()}
            {...form.field('actOn')}
          />
          <TextField label={t.organ} maxLength={100} {...form.field('organ')} />
        </FieldRow>
        <TextField label={t.contact} maxLength={100} {...form.field('contact')} />
      </FieldGroup>
      <FieldGroup title={t.aboutMinor}>
        <TextField label={t.name} maxLength={60} {...form.field('name')} />
        <ChoiceField
          label={t.sex}
          options={[
            { value: 'male', label: t.male },
            { value: 'female', label: t.female },
          ]}
          {...form.field('sex')}
        />
        <FieldRow>
          <DayField
            label={t.birth}
            hint={t.unknownHint}
            lean="past"
            latest={today()}
            {...form.field('birth')}
          />
          <TextField label={t.idNumber} maxLength={30} {...form.field('idNumber')} />
        </FieldRow>
        <FieldRow>
          <TextField label={t.guardianName} maxLength={60} {...form.field('guardianName')} />
          <TextField label={t.guardianPhone} maxLength={30} keys="tel" {...form.field('guardianPhone')} />
        </FieldRow>
        <TextField label={t.address} maxLength={200} {...form.field('address')} />
        <FieldRow>
          <TextField label={t.school} maxLength={100} {...form.field('school')} />
          <TextField label={t.className} maxLength={60} {...form.field('className')} />
        </FieldRow>
      </FieldGroup>
      <FormButtons form={form} submit={t.refer} />
    </Form>
  )
}
