import { formatPeriod, type Period } from '../../../kernel/period.ts'
import { Drawer } from '../../../platform/web/dialog.tsx'
import { Form, FormButtons } from '../../../platform/web/form/form.tsx'
import { LongTextField } from '../../../platform/web/form/text-fields.tsx'
import { useForm } from '../../../platform/web/form/use-form.ts'
import { useTexts } from '../../../platform/web/language.tsx'
import { useToast } from '../../../platform/web/toast.tsx'
import { NotNamesField, notNamesKey, notNamesOf } from './not-names-field.tsx'
import type { Issue } from './prose-queries.ts'
import { proseTexts } from './prose-texts.ts'
import { reportsApi } from './queries.ts'
import { reportsTexts } from './texts.ts'

/** The editor's words: before, after, and a few lines a station. */
export function JournalForm(props: { issue: Issue; within: string; month: Period; close: () => void }) {
  const { issue, within, month, close } = props
  const t = useTexts(proseTexts)
  const words = useTexts(reportsTexts)
  const tell = useToast()
  const names = ['foreword', ...issue.stations.map(({ id }) => id), 'closing']
  const titles: Record<string, string> = {
    foreword: t.foreword,
    closing: t.closing,
    [notNamesKey]: words.notNames,
    ...Object.fromEntries(issue.stations.map(({ id, name }) => [id, name])),
  }
  const form = useForm<Record<string, string>, unknown>({
    initial: {
      ...Object.fromEntries(names.map((name) => [name, issue.texts[name] ?? ''])),
      [notNamesKey]: '',
    },
    send: ({ [notNamesKey]: noNames, ...texts }, id, idFor) =>
      reportsApi.put('/api/reports/journal', {
        body: {
          id,
          issue: issue.id ?? idFor('issue'),
          within,
          month: formatPeriod(month),
          version: issue.version,
          texts,
          notNames: notNamesOf(noNames),
        },
      }),
    renews: [['reports', 'journal']],
    done: () => {
      tell(t.saved)
      close()
    },
  })
  return (
    <Drawer title={t.edit} close={close}>
      <p className="soft">{t.writeHint}</p>
      <Form form={form} labels={titles}>
        {names.map((name) => (
          <LongTextField key={name} label={titles[name] ?? name} maxLength={6000} {...form.field(name)} />
        ))}
        <NotNamesField form={form} field={form.field(notNamesKey)} />
        <FormButtons form={form} submit={t.save} />
      </Form>
    </Drawer>
  )
}
