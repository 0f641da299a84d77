import type { Day } from '../../../../kernel/day.ts'
import type { Id } from '../../../../kernel/id.ts'
import { Dialog } from '../../../../platform/web/dialog.tsx'
import { SelectField } from '../../../../platform/web/form/choice-fields.tsx'
import { DayField } from '../../../../platform/web/form/day-field.tsx'
import { FieldRow, Form, FormButtons } from '../../../../platform/web/form/form.tsx'
import { type Found, PickerField } from '../../../../platform/web/form/picker-field.tsx'
import { LongTextField } from '../../../../platform/web/form/text-fields.tsx'
import { useForm } from '../../../../platform/web/form/use-form.ts'
import { useSay, useTexts } from '../../../../platform/web/language.tsx'
import { useToast } from '../../../../platform/web/toast.tsx'
import { today } from '../../../../platform/web/today.ts'
import {
  type Quality,
  qualities,
  qualityTerms,
  type TieKind,
  tieKinds,
  tieTerms,
} from '../../domain/family/ties.ts'
import { peopleApi } from '../queries.ts'
import { useSearchPeople } from '../search-people.ts'
import { endOf } from './ends.ts'
import { type Family, type FamilyTie, renewedByFamily } from './queries.ts'
import { roleOf, tieRoles } from './roles.ts'
import { familyTexts } from './texts.ts'

type Values = {
  first: string | null
  role: string | null
  second: string | null
  outside: Found<Id> | null
  kind: TieKind | null
  quality: Quality | null
  fromOn: Day | null
  toOn: Day | null
  note: string
}

const said = ({ quality, fromOn, toOn, note }: Values) => ({
  quality,
  fromOn,
  toOn,
  note: note.trim() || null,
})

/** Records how two are related, or corrects a tie: who they are stays then. */
export function TieDialog(props: {
  family: Family
  tie?: FamilyTie | undefined
  /** Begins with the two of a tie that is only known from the household. */
  begin?: { readonly first: string; readonly second: string; readonly role: string } | undefined
  close: () => void
}) {
  const { family, tie, begin, close } = props
  const t = useTexts(familyTexts)
  const say = useSay()
  const tell = useToast()
  const search = useSearchPeople()
  const initial: Values = {
    first: begin?.first ?? family.client,
    role: begin?.role ?? null,
    second: begin?.second ?? null,
    outside: null,
    kind: tie?.kind ?? null,
    quality: tie?.quality ?? null,
    fromOn: (tie?.fromOn ?? null) as Day | null,
    toOn: (tie?.toOn ?? null) as Day | null,
    note: tie?.note ?? '',
  }
  const form = useForm({
    initial,
    required: tie ? ['kind'] : ['first', 'role'],
    send: (values: Values, id, idFor): Promise<unknown> =>
      tie
        ? peopleApi.post('/api/people/:id/relations/:relation/correction', {
            params: { id: family.person, relation: tie.id ?? '' },
            body: { id, replacement: idFor('replacement'), kind: values.kind ?? tie.kind, ...said(values) },
          })
        : peopleApi.post('/api/people/:id/relations', {
            params: { id: family.person },
            body: { id, relation: idFor('relation'), ...endsOf(family, values), ...said(values) },
          }),
    renews: [...renewedByFamily],
    done: () => {
      tell(t.saved)
      close()
    },
  })
  const members = family.members.map(({ key, name }) => ({ value: key, label: name }))
  return (
    <Dialog title={tie ? t.correctTie : t.relate} close={close}>
      <Form
        form={form}
        labels={{ first: t.first, role: t.isA, second: t.second, kind: t.kind, toOn: t.toOn }}
      >
        {tie ? (
          <SelectField
            label={t.kind}
            options={tieKinds.map((kind) => ({ value: kind, label: say(tieTerms[kind]) }))}
            {...form.field('kind')}
          />
        ) : (
          <>
            <FieldRow>
              <SelectField label={t.first} options={members} {...form.field('first')} />
              <SelectField
                label={t.isA}
                options={tieRoles.map(({ code, title }) => ({ value: code, label: t[title] }))}
                {...form.field('role')}
              />
            </FieldRow>
            {!form.values.outside && (
              <SelectField label={t.second} options={members} {...form.field('second')} />
            )}
            {!form.values.second && (
              <PickerField
                label={t.outside}
                hint={t.outsideHint}
                searchKey={['people', 'pick', 'all']}
                search={search}
                {...form.field('outside')}
              />
            )}
          </>
        )}
        <SelectField
          label={t.quality}
          blank={t.ordinary}
          options={qualities.map((quality) => ({ value: quality, label: say(qualityTerms[quality]) }))}
          {...form.field('quality')}
        />
        <FieldRow>
          <DayField label={t.fromOn} lean="past" latest={today()} {...form.field('fromOn')} />
          <DayField label={t.toOn} lean="past" latest={today()} {...form.field('toOn')} />
        </FieldRow>
        <LongTextField label={t.note} rows={2} maxLength={500} {...form.field('note')} />
        <FormButtons form={form} submit={tie ? t.correct : t.relate} />
      </Form>
    </Dialog>
  )
}

/** The elder of a parent, grandparent or guardian is `from`; the first person is what the role says to the second. */
function endsOf(family: Family, values: Values) {
  const role = roleOf(values.role)
  const first = endOf(family, values.first)
  const second = values.outside ? { person: values.outside.value } : endOf(family, values.second)
  const [from, to] = role?.elder === false ? [second, first] : [first, second]
  return { from, to, kind: role?.kind ?? ('other' as const) }
}
