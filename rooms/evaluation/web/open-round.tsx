import { useQuery } from '@tanstack/react-query'
import type { Day } from '../../../kernel/day.ts'
import { Dialog } from '../../../platform/web/dialog.tsx'
import { ChoiceField, SelectField } from '../../../platform/web/form/choice-fields.tsx'
import { DayField } from '../../../platform/web/form/day-field.tsx'
import { FieldRow, Form, FormButtons } from '../../../platform/web/form/form.tsx'
import { MonthField } from '../../../platform/web/form/month-line.tsx'
import { TextField } from '../../../platform/web/form/text-fields.tsx'
import { useForm } from '../../../platform/web/form/use-form.ts'
import { useSay, useTexts } from '../../../platform/web/language.tsx'
import { useToast } from '../../../platform/web/toast.tsx'
import { today } from '../../../platform/web/today.ts'
import { type Stage, stageCodes, stages } from '../domain/stage.ts'
import { evaluationApi, renewed, standardsQuery } from './queries.ts'
import { evaluationTexts } from './texts.ts'

/** Opens a round for all stations of a division. */
export function OpenRound({ within, close }: { within: string; close: () => void }) {
  const t = useTexts(evaluationTexts)
  const say = useSay()
  const tell = useToast()
  const standards = useQuery(standardsQuery).data?.items ?? []
  const year = today().slice(0, 4)
  const form = useForm({
    initial: {
      title: '',
      standard: 'station' as string | null,
      stage: 'after' as Stage | null,
      from: `${year}-01`,
      to: `${year}-12`,
      dueOn: null as Day | null,
    },
    required: ['title', 'standard', 'from', 'to', 'dueOn'],
    plain: true,
    send: ({ title, standard, stage, from, to, dueOn }, id, idFor) =>
      evaluationApi.post('/api/evaluations', {
        body: {
          id,
          round: idFor('round'),
          within,
          title,
          standard: standard ?? '',
          stage: stage ?? 'after',
          from,
          to,
          dueOn: dueOn as Day,
        },
      }),
    renews: renewed,
    done: () => {
      tell(t.opened)
      close()
    },
  })
  const labels = { title: t.title, standard: t.standard, from: t.from, to: t.to, dueOn: t.dueOn }
  return (
    <Dialog title={t.open} close={close}>
      <Form form={form} labels={labels}>
        <TextField label={t.title} maxLength={100} {...form.field('title')} />
        <SelectField
          label={t.standard}
          options={standards.map(({ code, title }) => ({ value: code, label: say(title) }))}
          {...form.field('standard')}
        />
        <ChoiceField
          label={t.stage}
          options={stageCodes.map((value) => ({ value, label: say(stages[value]) }))}
          {...form.field('stage')}
        />
        <FieldRow>
          <MonthField label={t.from} latest={`${year}-12`} {...form.field('from')} />
          <MonthField label={t.to} latest={`${year}-12`} {...form.field('to')} />
        </FieldRow>
        <DayField label={t.dueOn} lean="future" {...form.field('dueOn')} />
        <FormButtons form={form} submit={t.open} />
      </Form>
    </Dialog>
  )
}
