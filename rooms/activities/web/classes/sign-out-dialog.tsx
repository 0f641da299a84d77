import { Dialog } from '../../../../platform/web/dialog.tsx'
import { fill } from '../../../../platform/web/fill.ts'
import { ChoiceField } from '../../../../platform/web/form/choice-fields.tsx'
import { FieldRow, Form, FormButtons } from '../../../../platform/web/form/form.tsx'
import { TextField } from '../../../../platform/web/form/text-fields.tsx'
import { useForm } from '../../../../platform/web/form/use-form.ts'
import { useTexts } from '../../../../platform/web/language.tsx'
import { useToast } from '../../../../platform/web/toast.tsx'
import { classesApi } from './queries.ts'
import type { Present } from './session-sheet.tsx'
import { classesTexts } from './texts.ts'

const other = 'other'

/** With whom a child leaves: an adult of its list, or one whom a guardian allowed on the telephone (S11.A1). */
export function SignOutDialog({ child, close }: { child: Present; close: () => void }) {
  const t = useTexts(classesTexts)
  const tell = useToast()
  const form = useForm({
    initial: {
      pickUp: null as string | null,
      name: '',
      relation: '',
      call: null as 'no' | 'yes' | null,
      guardian: child.guardianName,
    },
    required: ['pickUp'],
    guard: false,
    send: (values, id) =>
      classesApi.post('/api/classes/attendances/:id/sign-out', {
        params: { id: child.attendance ?? '' },
        body: {
          id,
          ...(values.pickUp !== null && values.pickUp !== other ? { pickUp: values.pickUp } : {}),
          ...(values.pickUp === other && values.name.trim() ? { name: values.name.trim() } : {}),
          ...(values.pickUp === other && values.relation.trim() ? { relation: values.relation.trim() } : {}),
          ...(values.pickUp === other && values.call === 'yes'
            ? { call: { guardian: values.guardian } }
            : {}),
        },
      }),
    renews: [['activities'], ['duties']],
    done: () => {
      tell(t.signedOut)
      close()
    },
  })
  const { values } = form
  const adults = child.pickUps.map((adult) => ({
    value: adult.id,
    label: `${adult.name} · ${adult.relation} · ${adult.phone}`,
  }))
  return (
    <Dialog title={fill(t.signOutTitle, { name: child.name })} close={close}>
      <Form
        form={form}
        labels={{ pickUp: t.who, name: t.name, relation: t.relation, guardian: t.callGuardian }}
      >
        <ChoiceField
          label={t.who}
          options={[...adults, { value: other, label: t.someoneElse }]}
          {...form.field('pickUp')}
        />
        {values.pickUp === other && (
          <>
            <p className="soft">{t.callHint}</p>
            <FieldRow>
              <TextField label={t.name} maxLength={40} {...form.field('name')} />
              <TextField label={t.relation} maxLength={20} {...form.field('relation')} />
            </FieldRow>
            <ChoiceField
              label={t.callTitle}
              options={[
                { value: 'no', label: t.withoutCall },
                { value: 'yes', label: t.withCall },
              ]}
              {...form.field('call')}
            />
            {values.call === 'yes' && (
              <TextField label={t.callGuardian} maxLength={40} {...form.field('guardian')} />
            )}
          </>
        )}
        <FormButtons form={form} submit={t.signOut} />
      </Form>
    </Dialog>
  )
}
