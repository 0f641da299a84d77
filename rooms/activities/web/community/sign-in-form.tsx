import type { Id } from '../../../../kernel/id.ts'
import { ChoiceField } from '../../../../platform/web/form/choice-fields.tsx'
import { FieldRow, Form, FormButtons } from '../../../../platform/web/form/form.tsx'
import { type Found, PickerField } from '../../../../platform/web/form/picker-field.tsx'
import { TextField } from '../../../../platform/web/form/text-fields.tsx'
import { TickLine } from '../../../../platform/web/form/tick-line.tsx'
import { useForm } from '../../../../platform/web/form/use-form.ts'
import { useTexts } from '../../../../platform/web/language.tsx'
import { Row } from '../../../../platform/web/page.tsx'
import type { AgeBand } from '../../domain/community/codes.ts'
import { communityApi } from './queries.ts'
import { communityTexts } from './texts.ts'
import { useActivityWords } from './words.ts'

export type SearchPeople = (typed: string, signal: AbortSignal) => Promise<readonly Found<Id>[]>

const blank = {
  person: null as Found<Id> | null,
  name: '',
  sex: null as 1 | 2 | null,
  ageBand: null as AgeBand | null,
  phoneEnd: '',
  volunteer: false,
  firstTime: false,
  evenSo: false,
}

/** Signs in one after the other: a registered person or a name; the form is empty again after each. */
export function SignInForm(props: { activity: Id; searchPeople: SearchPeople; done: () => void }) {
  const { activity, searchPeople, done } = props
  const t = useTexts(communityTexts)
  const words = useActivityWords()
  const form = useForm({
    initial: blank,
    guard: false,
    send: (values, id, idFor) =>
      communityApi.post('/api/activities/:id/sign-ins', {
        params: { id: activity },
        body: {
          id,
          evenSo: values.evenSo,
          lines: [
            {
              id: idFor('line'),
              ...(values.person ? { person: values.person.value } : {}),
              ...(!values.person && values.name.trim() ? { name: values.name.trim() } : {}),
              ...(values.sex ? { sex: values.sex } : {}),
              ...(values.ageBand ? { ageBand: values.ageBand } : {}),
              ...(values.phoneEnd.trim() ? { phoneEnd: values.phoneEnd.normalize('NFKC').trim() } : {}),
              volunteer: values.volunteer,
              ...(values.firstTime ? { firstTime: true } : {}),
            },
          ],
        },
      }),
    renews: [['activities'], ['indicators']],
    done: () => {
      form.reset(blank)
      done()
    },
  })
  const { values, change } = form
  return (
    <Form form={form} labels={{ person: t.person, name: t.name, phoneEnd: t.phoneEnd }}>
      <FieldRow>
        <PickerField
          label={t.person}
          placeholder={t.personHint}
          searchKey={['people', 'pick']}
          search={searchPeople}
          {...form.field('person')}
        />
        {!values.person && <TextField label={t.orName} maxLength={40} {...form.field('name')} />}
        <TextField
          label={t.phoneEnd}
          keys="numeric"
          maxLength={4}
          width="short"
          {...form.field('phoneEnd')}
        />
      </FieldRow>
      {!values.person && (
        <FieldRow>
          <ChoiceField label={t.sex} options={words.sexes} {...form.field('sex')} />
          <ChoiceField label={t.age} options={words.ages} {...form.field('ageBand')} />
        </FieldRow>
      )}
      <Row>
        <TickLine
          label={t.volunteer}
          value={values.volunteer}
          change={(volunteer) => change({ volunteer })}
        />
        <TickLine
          label={t.firstTime}
          value={values.firstTime}
          change={(firstTime) => change({ firstTime })}
        />
        {form.failure?.code === 'already-signed-in' && !values.person && (
          <TickLine label={t.evenSo} value={values.evenSo} change={(evenSo) => change({ evenSo })} />
        )}
      </Row>
      <FormButtons form={form} submit={t.addSignIn} disabled={!values.person && values.name.trim() === ''} />
    </Form>
  )
}
