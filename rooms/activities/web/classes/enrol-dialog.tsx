import { Button, Input } from 'antd'
import type { Id } from '../../../../kernel/id.ts'
import { Dialog } from '../../../../platform/web/dialog.tsx'
import type { ShownProblem } from '../../../../platform/web/failure.ts'
import { ChoiceField } from '../../../../platform/web/form/choice-fields.tsx'
import { Field } from '../../../../platform/web/form/field.tsx'
import { FieldRow, Form, FormButtons } from '../../../../platform/web/form/form.tsx'
import { type Found, PickerField } from '../../../../platform/web/form/picker-field.tsx'
import { TextField } from '../../../../platform/web/form/text-fields.tsx'
import { useForm } from '../../../../platform/web/form/use-form.ts'
import { newId } from '../../../../platform/web/ids.ts'
import { useTexts } from '../../../../platform/web/language.tsx'
import { useToast } from '../../../../platform/web/toast.tsx'
import css from '../community/community.module.css'
import type { SearchPeople } from '../community/sign-in-form.tsx'
import { classesApi } from './queries.ts'
import { classesTexts } from './texts.ts'

type Adult = { readonly id: Id; readonly name: string; readonly relation: string; readonly phone: string }

const blankAdult = (): Adult => ({ id: newId(), name: '', relation: '', phone: '' })
const whole = ({ name, relation, phone }: Adult) =>
  name.trim() !== '' && relation.trim() !== '' && phone.trim() !== ''
const begun = ({ name, relation, phone }: Adult) => `${name}${relation}${phone}`.trim() !== ''

/** A child with its guardian and the adults who may fetch it; without one of those it is not enrolled. */
export function EnrolDialog(props: { series: Id; searchPeople: SearchPeople; close: () => void }) {
  const { series, searchPeople, close } = props
  const t = useTexts(classesTexts)
  const tell = useToast()
  const form = useForm({
    initial: {
      person: null as Found<Id> | null,
      name: '',
      sex: null as 1 | 2 | null,
      guardianName: '',
      guardianPhone: '',
      remarks: '',
      pickUps: [blankAdult()] as readonly Adult[],
    },
    required: ['guardianName', 'guardianPhone'],
    check: ({ pickUps }): readonly ShownProblem[] => {
      const some = pickUps.filter(begun)
      return some.length > 0 && some.every(whole)
        ? []
        : [{ code: 'value-missing', path: '/body/pickUps', messages: classesTexts.adultWrong }]
    },
    send: (values, id) =>
      classesApi.post('/api/classes/:id/children', {
        params: { id: series },
        body: {
          id,
          guardianName: values.guardianName,
          guardianPhone: values.guardianPhone,
          pickUps: values.pickUps.filter(begun).map((adult) => ({ ...adult })),
          ...(values.person ? { person: values.person.value } : {}),
          ...(!values.person && values.name.trim() ? { name: values.name.trim() } : {}),
          ...(values.sex ? { sex: values.sex } : {}),
          ...(values.remarks.trim() ? { remarks: values.remarks.trim() } : {}),
        },
      }),
    renews: [['activities']],
    done: () => {
      tell(t.saved)
      close()
    },
  })
  const { values, change } = form
  const set = (id: Id, some: Partial<Adult>) =>
    change({ pickUps: values.pickUps.map((adult) => (adult.id === id ? { ...adult, ...some } : adult)) })
  const labels = {
    person: t.person,
    name: t.name,
    guardianName: t.guardian,
    guardianPhone: t.guardianPhone,
    pickUps: t.pickUps,
  }
  return (
    <Dialog title={t.enrol} close={close}>
      <Form form={form} labels={labels}>
        <PickerField
          label={t.person}
          placeholder={t.personHint}
          searchKey={['people', 'pick']}
          search={searchPeople}
          {...form.field('person')}
        />
        {!values.person && (
          <FieldRow>
            <TextField label={t.orName} maxLength={40} {...form.field('name')} />
            <ChoiceField
              label={t.sex}
              options={[
                { value: 1, label: t.male },
                { value: 2, label: t.female },
              ]}
              {...form.field('sex')}
            />
          </FieldRow>
        )}
        <FieldRow>
          <TextField label={t.guardian} maxLength={40} {...form.field('guardianName')} />
          <TextField label={t.guardianPhone} keys="tel" maxLength={30} {...form.field('guardianPhone')} />
        </FieldRow>
        <Field {...form.field('pickUps')} label={t.pickUps} group marked required>
          {values.pickUps.map((adult) => (
            <div key={adult.id} className={`${css.line} ${css.wide}`}>
              <Input
                aria-label={t.name}
                placeholder={t.name}
                maxLength={40}
                value={adult.name}
                onChange={(event) => set(adult.id, { name: event.target.value })}
              />
              <Input
                aria-label={t.relation}
                placeholder={t.relation}
                maxLength={20}
                value={adult.relation}
                onChange={(event) => set(adult.id, { relation: event.target.value })}
              />
              <Input
                aria-label={t.phone}
                placeholder={t.phone}
                inputMode="tel"
                maxLength={30}
                value={adult.phone}
                onChange={(event) => set(adult.id, { phone: event.target.value })}
              />
              <Button
                disabled={values.pickUps.length === 1}
                onClick={() => change({ pickUps: values.pickUps.filter(({ id }) => id !== adult.id) })}
              >
                {t.remove}
              </Button>
            </div>
          ))}
          <Button onClick={() => change({ pickUps: [...values.pickUps, blankAdult()] })}>{t.addAdult}</Button>
        </Field>
        <TextField
          label={t.remarks}
          hint={t.remarksHint}
          optional
          maxLength={500}
          {...form.field('remarks')}
        />
        <FormButtons form={form} submit={t.enrol} />
      </Form>
    </Dialog>
  )
}
