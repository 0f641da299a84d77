import type { Day } from '../../../kernel/day.ts'
import { DayField } from '../../../platform/web/form/day-field.tsx'
import { Form, FormButtons } from '../../../platform/web/form/form.tsx'
import { TextField } from '../../../platform/web/form/text-fields.tsx'
import { useForm } from '../../../platform/web/form/use-form.ts'
import { useTexts } from '../../../platform/web/language.tsx'
import { useToast } from '../../../platform/web/toast.tsx'
import { today } from '../../../platform/web/today.ts'
import { type Report, type ReportCell, renewed, reportsApi } from './queries.ts'
import css from './reports.module.css'
import { reportsTexts } from './texts.ts'

/** A difference beside what was counted, with its day and reason. */
export function AdjustForm({ report, cell }: { report: Report; cell: ReportCell }) {
  const t = useTexts(reportsTexts)
  const tell = useToast()
  const blank = { difference: '', on: today() as Day | null, reason: '' }
  const form = useForm({
    initial: blank,
    required: ['difference', 'on', 'reason'],
    plain: true,
    check: ({ difference }) =>
      difference !== '' && !(Number(difference) !== 0 && Number.isFinite(Number(difference)))
        ? [
            {
              code: 'value-not-valid',
              path: '/body/difference',
              messages: reportsTexts.numberNotValid,
            },
          ]
        : [],
    send: (values, id) =>
      reportsApi.post('/api/reports/:id/adjustments', {
        params: { id: report.id },
        body: {
          id,
          version: report.version,
          cell: cell.code,
          difference: Number(values.difference),
          on: values.on as Day,
          reason: values.reason,
        },
      }),
    renews: renewed,
    done: () => {
      tell(t.adjusted)
      form.reset(blank)
    },
  })
  return (
    <section className={css.drawerPart}>
      <h3>{t.adjust}</h3>
      <p className="soft">{t.adjustHint}</p>
      <Form form={form} labels={{ difference: t.amount, on: t.adjustOn, reason: t.reason }}>
        <TextField label={t.amount} keys="text" width="short" {...form.field('difference')} />
        <DayField label={t.adjustOn} lean="past" latest={today()} {...form.field('on')} />
        <TextField label={t.reason} maxLength={500} {...form.field('reason')} />
        <FormButtons form={form} submit={t.addAdjustment} />
      </Form>
    </section>
  )
}
