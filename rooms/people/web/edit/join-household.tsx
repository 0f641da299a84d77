import { useState } from 'react'
import type { Id } from '../../../../kernel/id.ts'
import { Dialog } from '../../../../platform/web/dialog.tsx'
import { ChoiceField, SelectField } from '../../../../platform/web/form/choice-fields.tsx'
import { FieldRow, Form, FormButtons } from '../../../../platform/web/form/form.tsx'
import { type Found, PickerField } from '../../../../platform/web/form/picker-field.tsx'
import { NumberField, TextField } from '../../../../platform/web/form/text-fields.tsx'
import { useForm } from '../../../../platform/web/form/use-form.ts'
import { newId } from '../../../../platform/web/ids.ts'
import { useTexts } from '../../../../platform/web/language.tsx'
import { useToast } from '../../../../platform/web/toast.tsx'
import { type PersonFile, peopleApi } from '../queries.ts'
import { useSearchPeople } from '../search-people.ts'
import { usePeopleWords } from '../words.ts'
import { editTexts } from './texts.ts'

type Values = {
  how: 'new' | 'same' | null
  livesWith: Found<Id> | null
  relation: string | null
  code: string
  size: number | null
}

/** Puts a person without a household into a new one, or into that of somebody else. */
export function JoinHousehold({ person, close }: { person: PersonFile; close: () => void }) {
  const t = useTexts(editTexts)
  const words = usePeopleWords()
  const tell = useToast()
  const search = useSearchPeople(person.station.id)
  // Made once: after a lost answer the same household is asked for again, not a second one.
  const [ids] = useState(() => ({ household: newId(), create: newId(), first: newId() }))
  const create = async (code: string, size: number | null): Promise<Id> => {
    await peopleApi.post('/api/people/households', {
      body: {
        id: ids.create,
        household: ids.household,
        station: person.station.id,
        division: person.place.code,
        code: code.trim() || null,
        size,
      },
    })
    return ids.household
  }
  const join = (household: Id, who: Id, id: Id, relation: string | null) =>
    peopleApi.put('/api/people/households/:id/members/:person', {
      params: { id: household, person: who },
      body: { id, relation },
    })
  const householdOf = async (other: Id): Promise<Id> => {
    const found = await peopleApi.get('/api/people/:id', { params: { id: other } })
    if (found.household) return found.household
    const made = await create('', null)
    await join(made, other, ids.first, found.relation)
    return made
  }
  const form = useForm({
    initial: { how: 'same', livesWith: null, relation: null, code: '', size: null } as Values,
    required: ['how'],
    check: ({ how, livesWith }) =>
      how === 'same' && !livesWith
        ? [{ code: 'value-missing', path: '/body/livesWith', messages: { zh: '必填', en: 'Required' } }]
        : [],
    send: async ({ how, livesWith, relation, code, size }: Values, id) => {
      const household =
        how === 'same' && livesWith ? await householdOf(livesWith.value) : await create(code, size)
      return join(household, person.id, id, relation)
    },
    renews: [['people'], ['activities', 'defaults'], ['indicators']],
    done: () => {
      tell(t.saved)
      close()
    },
  })
  return (
    <Dialog title={t.join} close={close}>
      <Form form={form} labels={{ livesWith: t.livesWith, code: t.code }}>
        <ChoiceField
          label={t.joinHow}
          options={[
            { value: 'same', label: t.sameAs },
            { value: 'new', label: t.newHousehold },
          ]}
          {...form.field('how')}
        />
        {form.values.how === 'same' ? (
          <PickerField
            label={t.livesWith}
            searchKey={['people', 'pick', person.station.id]}
            search={search}
            {...form.field('livesWith')}
            required
            marked
          />
        ) : (
          <FieldRow>
            <TextField label={t.code} maxLength={40} width="short" {...form.field('code')} />
            <NumberField label={t.size} maximumDigits={2} {...form.field('size')} />
          </FieldRow>
        )}
        <SelectField
          label={t.relation}
          options={words.options(words.vocabulary?.codes['family-relation'])}
          {...form.field('relation')}
        />
        <FormButtons form={form} submit={t.join} />
      </Form>
    </Dialog>
  )
}
