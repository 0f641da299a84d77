import { Form, FormButtons } from '../../../platform/web/form/form.tsx'
import { LongTextField } from '../../../platform/web/form/text-fields.tsx'
import { useForm } from '../../../platform/web/form/use-form.ts'
import { useSay, useTexts } from '../../../platform/web/language.tsx'
import { Section } from '../../../platform/web/page.tsx'
import { useToast } from '../../../platform/web/toast.tsx'
import { NotNamesField, notNamesKey, notNamesOf } from './not-names-field.tsx'
import { type Report, renewed, reportsApi } from './queries.ts'
import css from './reports.module.css'
import { reportsTexts } from './texts.ts'

/** The texts of a report: a form while it may be written, and as they were frozen afterwards. */
export function ReportWords({ report }: { report: Report }) {
  const t = useTexts(reportsTexts)
  const say = useSay()
  if (report.fields.length === 0) return null
  if (report.abilities.write && report.number === null) return <WordsForm report={report} />
  return (
    <Section title={t.texts}>
      {report.fields.map((field) => (
        <div key={field.code}>
          <h3>{say(field.title)}</h3>
          <p className={css.text}>
            {report.content.texts[field.code] || <span className="soft">{t.notWritten}</span>}
          </p>
        </div>
      ))}
    </Section>
  )
}

function WordsForm({ report }: { report: Report }) {
  const t = useTexts(reportsTexts)
  const say = useSay()
  const tell = useToast()
  const initial = Object.fromEntries(
    report.fields.map(({ code }) => [code, report.content.texts[code] ?? '']),
  )
  const form = useForm<Record<string, string>, unknown>({
    initial: { ...initial, [notNamesKey]: '' },
    send: ({ [notNamesKey]: words, ...texts }, id) =>
      reportsApi.put('/api/reports/:id/texts', {
        params: { id: report.id },
        body: { id, version: report.version, texts, notNames: notNamesOf(words) },
      }),
    renews: renewed,
    done: () => tell(t.saved),
  })
  const labels = {
    ...Object.fromEntries(report.fields.map(({ code, title }) => [code, say(title)])),
    [notNamesKey]: t.notNames,
  }
  return (
    <Section title={t.texts}>
      <Form form={form} labels={labels}>
        {report.fields.map((field) => (
          <LongTextField
            key={field.code}
            label={say(field.title)}
            hint={field.hint ? say(field.hint) : undefined}
            maxLength={4000}
            {...form.field(field.code)}
            required={field.required}
            marked={field.required}
          />
        ))}
        <NotNamesField form={form} field={form.field(notNamesKey)} />
        <FormButtons form={form} submit={t.saveTexts} />
      </Form>
    </Section>
  )
}
