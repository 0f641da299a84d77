import { Button } from 'antd'
import type { Day } from '../../../../kernel/day.ts'
import { Dialog } from '../../../../platform/web/dialog.tsx'
import { fill } from '../../../../platform/web/fill.ts'
import { ChoiceField } from '../../../../platform/web/form/choice-fields.tsx'
import { DayField } from '../../../../platform/web/form/day-field.tsx'
import { FieldRow, Form, FormButtons } from '../../../../platform/web/form/form.tsx'
import { type Found, PickerField } from '../../../../platform/web/form/picker-field.tsx'
import { TextField } from '../../../../platform/web/form/text-fields.tsx'
import { TickLine } from '../../../../platform/web/form/tick-line.tsx'
import { useForm } from '../../../../platform/web/form/use-form.ts'
import { newId } from '../../../../platform/web/ids.ts'
import { useTexts } from '../../../../platform/web/language.tsx'
import { FailureNotice } from '../../../../platform/web/notice.tsx'
import { Row } from '../../../../platform/web/page.tsx'
import { useToast } from '../../../../platform/web/toast.tsx'
import { today } from '../../../../platform/web/today.ts'
import { useSearchPeople } from '../../../people/web/index.ts'
import { useLink } from './lookalikes.tsx'
import { type RequestFile, renewedByRequests, requestsApi } from './queries.ts'
import { intakeTexts } from './texts.ts'

type Props = { readonly one: RequestFile; readonly close: () => void }

/** Opens a file for whom the request is about; what the request says is not typed again. */
export function RegisterDialog({ one, close }: Props) {
  const t = useTexts(intakeTexts)
  const tell = useToast()
  const own = one.forWhom === 'self' || one.forWhom === null
  const form = useForm({
    initial: {
      person: newId(),
      name: one.aboutName ?? '',
      idNumber: '',
      sex: null as 1 | 2 | null,
      birth: null as Day | null,
      keepPhone: own,
    },
    required: ['name'],
    send: (values, id) =>
      requestsApi.post('/api/requests/:id/registration', {
        params: { id: one.id },
        body: {
          id,
          version: one.version,
          person: values.person,
          name: values.name.trim(),
          keepPhone: values.keepPhone,
          ...(values.idNumber.trim()
            ? { idNumber: values.idNumber.trim() }
            : {
                ...(values.sex ? { sex: values.sex } : {}),
                ...(values.birth ? { birth: values.birth } : {}),
              }),
        },
      }),
    renews: [...renewedByRequests],
    done: ({ fileNumber }) => {
      tell(fill(t.registered, { number: fileNumber }))
      close()
    },
  })
  const link = useLink(one, close)
  const refused = form.failure?.problem
  // The number has a file: the request is about whoever it names, and nothing has to be searched for.
  const known =
    refused?.code === 'person-already-registered' ? (refused.data?.person as string | undefined) : undefined
  return (
    <Dialog title={t.registerTitle} close={close}>
      <Form form={form} labels={{ name: t.name, idNumber: t.idNumber, birth: t.birth }}>
        <p className="soft">{t.registerHint}</p>
        {known && (
          <Row>
            <Button loading={link.sending} onClick={() => void link.run(known)}>
              {t.link}
            </Button>
          </Row>
        )}
        <FailureNotice failure={link.failure} />
        <TextField label={t.name} maxLength={60} {...form.field('name')} />
        <TextField label={t.idNumber} hint={t.idHint} maxLength={40} {...form.field('idNumber')} />
        {!form.values.idNumber.trim() && (
          <FieldRow>
            <ChoiceField
              label={t.sex}
              options={[
                { value: 1, label: t.male },
                { value: 2, label: t.female },
              ]}
              {...form.field('sex')}
            />
            <DayField label={t.birth} lean="past" latest={today()} {...form.field('birth')} />
          </FieldRow>
        )}
        {one.sensitive?.phone && (
          <TickLine
            label={t.keepPhone}
            value={form.values.keepPhone}
            change={(keepPhone) => form.change({ keepPhone })}
          />
        )}
        <FormButtons form={form} submit={t.register} />
      </Form>
    </Dialog>
  )
}

/** Says which registered person the request is about. */
export function LinkDialog({ one, close }: Props) {
  const t = useTexts(intakeTexts)
  const tell = useToast()
  const search = useSearchPeople()
  const form = useForm({
    initial: { person: null as Found<string> | null },
    required: ['person'],
    plain: true,
    send: (values, id) =>
      requestsApi.post('/api/requests/:id/person', {
        params: { id: one.id },
        body: { id, version: one.version, person: values.person?.value ?? null },
      }),
    renews: [...renewedByRequests],
    done: () => {
      tell(t.linked)
      close()
    },
  })
  return (
    <Dialog title={t.linkPerson} close={close}>
      <Form form={form} labels={{ person: t.person }}>
        <PickerField
          label={t.person}
          placeholder={t.personHint}
          searchKey={['people', 'pick']}
          search={search}
          {...form.field('person')}
        />
        <FormButtons form={form} submit={t.linkPerson} />
      </Form>
    </Dialog>
  )
}
