import type { Id } from '../../../../kernel/id.ts'
import { Dialog } from '../../../../platform/web/dialog.tsx'
import { SelectField } from '../../../../platform/web/form/choice-fields.tsx'
import { Form, FormButtons } from '../../../../platform/web/form/form.tsx'
import { type Found, PickerField } from '../../../../platform/web/form/picker-field.tsx'
import { useForm } from '../../../../platform/web/form/use-form.ts'
import { useTexts } from '../../../../platform/web/language.tsx'
import { useToast } from '../../../../platform/web/toast.tsx'
import { peopleApi } from '../queries.ts'
import { useSearchPeople } from '../search-people.ts'
import { usePeopleWords } from '../words.ts'
import { editTexts } from './texts.ts'

type Values = { person: Found<Id> | null; relation: string | null }

/** Adds somebody to a household, or corrects how a member is related; the head is who is recorded as such. */
export function HouseholdMember(props: {
  household: Id
  station: Id
  member?: { id: Id; name: string; relation: string | null } | undefined
  close: () => void
}) {
  const { household, station, member, close } = props
  const t = useTexts(editTexts)
  const words = usePeopleWords()
  const tell = useToast()
  const search = useSearchPeople(station)
  const initial: Values = {
    person: member ? { value: member.id, label: member.name } : null,
    relation: member?.relation ?? null,
  }
  const form = useForm({
    initial,
    required: ['person'],
    send: (values: Values, id) =>
      peopleApi.put('/api/people/households/:id/members/:person', {
        params: { id: household, person: values.person?.value ?? '' },
        body: { id, relation: values.relation },
      }),
    renews: [['people'], ['activities', 'defaults'], ['indicators']],
    done: () => {
      tell(t.saved)
      close()
    },
  })
  return (
    <Dialog title={member ? `${t.changeMember} · ${member.name}` : t.addMember} close={close}>
      <Form form={form} labels={{ person: t.member, relation: t.relation }}>
        {!member && (
          <PickerField
            label={t.member}
            hint={t.memberHint}
            searchKey={['people', 'pick', station]}
            search={search}
            {...form.field('person')}
          />
        )}
        <SelectField
          label={t.relation}
          options={words.options(words.vocabulary?.codes['family-relation'])}
          {...form.field('relation')}
        />
        <FormButtons form={form} submit={member ? t.save : t.addMember} />
      </Form>
    </Dialog>
  )
}
