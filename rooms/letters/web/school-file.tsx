import { useQuery } from '@tanstack/react-query'
import { Dialog } from '../../../platform/web/dialog.tsx'
import { Facts } from '../../../platform/web/facts.tsx'
import { fill } from '../../../platform/web/fill.ts'
import { ChoicesField } from '../../../platform/web/form/choice-fields.tsx'
import { Form, FormButtons } from '../../../platform/web/form/form.tsx'
import type { Found } from '../../../platform/web/form/picker-field.tsx'
import { TickLine } from '../../../platform/web/form/tick-line.tsx'
import { useForm } from '../../../platform/web/form/use-form.ts'
import { useTexts } from '../../../platform/web/language.tsx'
import { Section, Stack } from '../../../platform/web/page.tsx'
import { useToast } from '../../../platform/web/toast.tsx'
import { useFormat } from '../../../platform/web/use-format.ts'
import { OrganisationField } from '../../organisations/web/index.ts'
import type { GradeBand } from '../domain/letter-codes.ts'
import { boxTexts } from './box-texts.ts'
import { boxesApi, type OneSchool, renewedByLetters, schoolQuery } from './queries.ts'
import { SchoolTiles } from './schools.tsx'
import { useLetterWords } from './words.ts'

export const useSchool = (station: string) => useQuery(schoolQuery(station))

/** One school station: its figures since it opened, who runs it, for which grades. */
export function SchoolFile({ school }: { school: OneSchool }) {
  const t = useTexts(boxTexts)
  const words = useLetterWords()
  const show = useFormat()
  return (
    <Stack>
      <Section title={fill(t.span, { from: show.day(school.from), to: show.day(school.to) })}>
        <SchoolTiles figures={school.figures} />
        <p className="soft">{t.hidden}</p>
      </Section>
      <Section title={t.school}>
        <Facts
          items={[
            [t.city, school.city.name],
            [t.where, school.place],
            [t.operator, school.operator?.name ?? school.operatorName ?? '—'],
            [t.grades, show.words(school.gradeBands.map((band) => words.band.of(band))) || '—'],
            school.boarding ? [t.boarding, '✓'] : null,
            [t.openedOn, show.day(school.openedOn)],
          ]}
        />
      </Section>
    </Stack>
  )
}

/** Says who runs a school station and for which grades. */
export function SchoolDialog({ school, close }: { school: OneSchool; close: () => void }) {
  const t = useTexts(boxTexts)
  const words = useLetterWords()
  const tell = useToast()
  const { operator } = school
  const form = useForm({
    initial: {
      operator: (operator ? { value: operator.id, label: operator.name } : null) as Found<string> | null,
      gradeBands: school.gradeBands as readonly GradeBand[],
      boarding: school.boarding,
      unnamed: school.unnamed,
    },
    send: (values, id) =>
      boxesApi.put('/api/letters/schools/:station', {
        params: { station: school.station },
        body: {
          id,
          version: school.version,
          gradeBands: values.gradeBands.flatMap((band) => (band === 'unknown' ? [] : [band])),
          boarding: values.boarding,
          unnamed: values.unnamed,
          ...(values.operator ? { operator: values.operator.value } : {}),
        },
      }),
    renews: [...renewedByLetters],
    done: () => {
      tell(t.saved)
      close()
    },
  })
  const { values, change } = form
  return (
    <Dialog title={t.describe} close={close}>
      <Form form={form} labels={{ operator: t.operator, gradeBands: t.grades }}>
        <OrganisationField label={t.operator} {...form.field('operator')} />
        <ChoicesField
          label={t.grades}
          options={words.band.options.filter(({ value }) => value !== 'unknown')}
          {...form.field('gradeBands')}
        />
        <TickLine label={t.boarding} value={values.boarding} change={(boarding) => change({ boarding })} />
        <TickLine label={t.isUnnamed} value={values.unnamed} change={(unnamed) => change({ unnamed })} />
        <FormButtons form={form} submit={t.save} />
      </Form>
    </Dialog>
  )
}
