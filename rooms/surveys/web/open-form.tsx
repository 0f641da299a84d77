import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Day } from '../../../kernel/day.ts'
import type { DivisionCode } from '../../../kernel/division.ts'
import { fill } from '../../../platform/web/fill.ts'
import { ChoicesField, SelectField } from '../../../platform/web/form/choice-fields.tsx'
import { DayField } from '../../../platform/web/form/day-field.tsx'
import { FieldRow, Form, FormButtons } from '../../../platform/web/form/form.tsx'
import type { Found } from '../../../platform/web/form/picker-field.tsx'
import { TextField } from '../../../platform/web/form/text-fields.tsx'
import { useForm } from '../../../platform/web/form/use-form.ts'
import { newId } from '../../../platform/web/ids.ts'
import { useSay, useTexts } from '../../../platform/web/language.tsx'
import { useToast } from '../../../platform/web/toast.tsx'
import { today } from '../../../platform/web/today.ts'
import { usePeopleWords } from '../../people/web/index.ts'
import { DivisionField } from '../../regions/web/index.ts'
import { questionnairesQuery, renewed, surveysApi } from './queries.ts'
import { surveysTexts } from './texts.ts'

/** Opens a survey; its list is drawn from the register at once. */
export function OpenSurveyForm(props: { own?: Found<DivisionCode> | null; done: (id: string) => void }) {
  const { own = null, done } = props
  const t = useTexts(surveysTexts)
  const say = useSay()
  const tell = useToast()
  const words = usePeopleWords()
  const asked = useQuery(questionnairesQuery).data?.items ?? []
  const [fresh] = useState(newId)
  const form = useForm({
    initial: {
      title: '',
      division: own,
      questionnaire: 'household-check' as string | null,
      from: today() as Day | null,
      to: null as Day | null,
      categories: [] as readonly string[],
    },
    required: ['title', 'division', 'questionnaire', 'from', 'to'],
    send: ({ title, division, questionnaire, from, to, categories }, id) =>
      surveysApi.post('/api/surveys', {
        body: {
          id,
          survey: fresh,
          title,
          division: division?.value ?? 0,
          questionnaire: questionnaire ?? '',
          from: from as Day,
          to: to as Day,
          categories: [...categories],
        },
      }),
    renews: renewed,
    done: ({ id, households }) => {
      tell(fill(t.opened, { count: households }))
      done(id)
    },
  })
  const labels = {
    title: t.title,
    division: t.place,
    questionnaire: t.questionnaire,
    from: t.from,
    to: t.to,
    categories: t.categories,
  }
  return (
    <Form form={form} labels={labels}>
      <TextField label={t.title} maxLength={100} {...form.field('title')} />
      <DivisionField label={t.place} {...form.field('division')} />
      <SelectField
        label={t.questionnaire}
        options={asked.map(({ code, title, questions }) => ({
          value: code,
          label: fill(t.questionsCount, { title: say(title), count: questions }),
        }))}
        {...form.field('questionnaire')}
      />
      <FieldRow>
        <DayField label={t.from} lean="future" {...form.field('from')} />
        <DayField label={t.to} lean="future" {...form.field('to')} />
      </FieldRow>
      <ChoicesField
        label={t.categories}
        hint={t.categoriesHint}
        options={words.options(words.vocabulary?.categories)}
        {...form.field('categories')}
      />
      <FormButtons form={form} submit={t.open} />
    </Form>
  )
}
