import type { Id } from '../../../../kernel/id.ts'
import { Dialog } from '../../../../platform/web/dialog.tsx'
import { ChoiceField, ChoicesField, SelectField } from '../../../../platform/web/form/choice-fields.tsx'
import { FieldRow, Form, FormButtons } from '../../../../platform/web/form/form.tsx'
import { LongTextField, NumberField, TextField } from '../../../../platform/web/form/text-fields.tsx'
import { useForm } from '../../../../platform/web/form/use-form.ts'
import { useTexts } from '../../../../platform/web/language.tsx'
import { useToast } from '../../../../platform/web/toast.tsx'
import { peopleApi } from '../queries.ts'
import { usePeopleWords } from '../words.ts'
import { endOf } from './ends.ts'
import { type Family, type FamilyMember, renewedByFamily } from './queries.ts'
import { roleOf, tieRoles } from './roles.ts'
import { familyTexts } from './texts.ts'

type Values = {
  name: string
  sex: 1 | 2 | null
  birthYear: number | null
  deathYear: number | null
  traits: readonly ('deceased' | 'livesAlong')[]
  work: string
  health: string
  phone: string
  note: string
  with: string | null
  role: string | null
}

const valuesOf = (client: string, member?: FamilyMember): Values => ({
  name: member?.name ?? '',
  sex: member?.sex === 1 || member?.sex === 2 ? member.sex : null,
  birthYear: member?.birthYear ?? null,
  deathYear: member?.deathYear ?? null,
  traits: [
    ...(member?.deceased ? (['deceased'] as const) : []),
    ...(member?.household ? (['livesAlong'] as const) : []),
  ],
  work: member?.details?.work ?? '',
  health: member?.details?.health ?? '',
  phone: member?.details?.phone ?? '',
  note: member?.details?.note ?? '',
  with: client,
  role: null,
})

const bodyOf = (values: Values) => ({
  name: values.name,
  sex: values.sex ?? (0 as const),
  birthYear: values.birthYear,
  deathYear: values.deathYear,
  deceased: values.traits.includes('deceased') || values.deathYear !== null,
  livesAlong: values.traits.includes('livesAlong'),
  work: values.work.trim() || null,
  health: values.health.trim() || null,
  phone: values.phone.trim() || null,
  note: values.note.trim() || null,
})

/** Adds a relative who has no file, with the tie by which he or she belongs here; or corrects one. */
export function RelativeDialog(props: {
  family: Family
  member?: FamilyMember | undefined
  close: () => void
}) {
  const { family, member, close } = props
  const t = useTexts(familyTexts)
  const words = usePeopleWords()
  const tell = useToast()
  const form = useForm({
    initial: valuesOf(family.client, member),
    required: member ? ['name'] : ['name', 'with', 'role'],
    send: (values: Values, id, idFor): Promise<unknown> =>
      member
        ? peopleApi.put('/api/people/:id/relatives/:relative', {
            params: { id: family.person, relative: member.relative ?? '' },
            body: { id, version: member.version ?? 1, ...bodyOf(values) },
          })
        : peopleApi.post('/api/people/:id/relatives', {
            params: { id: family.person },
            body: {
              id,
              relative: idFor('relative'),
              ...bodyOf(values),
              tie: tieOf(family, values, idFor('tie')),
            },
          }),
    renews: [...renewedByFamily],
    done: () => {
      tell(t.saved)
      close()
    },
  })
  return (
    <Dialog title={member ? t.changeRelative : t.addRelative} close={close}>
      {!member && <p className="soft">{t.addRelativeHint}</p>}
      <Form
        form={form}
        labels={{
          name: t.name,
          with: t.tieWith,
          role: t.isA,
          birthYear: t.birthYear,
          deathYear: t.deathYear,
        }}
      >
        <TextField label={t.name} maxLength={60} {...form.field('name')} />
        {!member && (
          <FieldRow>
            <SelectField
              label={t.tieWith}
              options={family.members.map(({ key, name }) => ({ value: key, label: name }))}
              {...form.field('with')}
            />
            <SelectField
              label={t.isA}
              options={tieRoles.map(({ code, title }) => ({ value: code, label: t[title] }))}
              {...form.field('role')}
            />
          </FieldRow>
        )}
        <ChoiceField label={t.sex} options={words.sexes} {...form.field('sex')} />
        <FieldRow>
          <NumberField label={t.birthYear} maximumDigits={4} {...form.field('birthYear')} />
          <NumberField label={t.deathYear} maximumDigits={4} {...form.field('deathYear')} />
        </FieldRow>
        <ChoicesField
          label={t.members}
          options={(['livesAlong', 'deceased'] as const).map((value) => ({ value, label: t[value] }))}
          {...form.field('traits')}
        />
        <FieldRow>
          <TextField label={t.work} maxLength={60} {...form.field('work')} />
          <TextField label={t.health} maxLength={60} {...form.field('health')} />
        </FieldRow>
        <TextField label={t.phone} keys="tel" maxLength={30} {...form.field('phone')} />
        <LongTextField label={t.note} rows={2} maxLength={500} {...form.field('note')} />
        <FormButtons form={form} submit={member ? t.save : t.addRelative} />
      </Form>
    </Dialog>
  )
}

function tieOf(family: Family, values: Values, id: Id) {
  const role = roleOf(values.role)
  return {
    id,
    kind: role?.kind ?? ('other' as const),
    elder: role?.elder === false ? ('other' as const) : ('relative' as const),
    with: endOf(family, values.with),
  }
}
