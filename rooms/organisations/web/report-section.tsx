import { Button } from 'antd'
import { useState } from 'react'
import type { Day } from '../../../kernel/day.ts'
import type { Id } from '../../../kernel/id.ts'
import { DataTable } from '../../../platform/web/data-table.tsx'
import { Dialog } from '../../../platform/web/dialog.tsx'
import { fill } from '../../../platform/web/fill.ts'
import { ChoiceField } from '../../../platform/web/form/choice-fields.tsx'
import { DayField } from '../../../platform/web/form/day-field.tsx'
import { Form, FormButtons } from '../../../platform/web/form/form.tsx'
import { LongTextField } from '../../../platform/web/form/text-fields.tsx'
import { useForm } from '../../../platform/web/form/use-form.ts'
import { useSay, useTexts } from '../../../platform/web/language.tsx'
import { Section } from '../../../platform/web/page.tsx'
import { listOf } from '../../../platform/web/queries.ts'
import { Empty } from '../../../platform/web/states.tsx'
import { Tag, Tags } from '../../../platform/web/tag.tsx'
import { today } from '../../../platform/web/today.ts'
import { useFormat } from '../../../platform/web/use-format.ts'
import { given } from '../../../platform/web/use-options.ts'
import { type ReportState, type ReportStep, reportStates, reportSteps } from '../domain/registry/codes.ts'
import { useSavedAnd } from './dialog-parts.tsx'
import { organisationsApi } from './queries.ts'
import type { RegistryFile, Report } from './registry-queries.ts'
import { registryTexts } from './registry-texts.ts'

const tones: Readonly<Record<ReportState, 'plain' | 'good' | 'warning' | 'danger' | 'info'>> = {
  'not-open': 'plain',
  due: 'info',
  'not-filed': 'danger',
  'under-review': 'info',
  returned: 'warning',
  accepted: 'good',
  published: 'good',
}

/** How a report stands, with what its clock says. */
export function ReportStateTags({ report }: { report: Omit<Report, 'steps' | 'next'> }) {
  const t = useTexts(registryTexts)
  const say = useSay()
  const show = useFormat()
  return (
    <Tags>
      <Tag tone={tones[report.state]}>{say(reportStates[report.state])}</Tag>
      {report.late === 'yes' && report.state !== 'not-filed' && <Tag tone="danger">{t.late}</Tag>}
      {report.late === 'unknown' && <Tag tone="warning">{t.lateUnknown}</Tag>}
      {report.reviewBy && (
        <span className="soft">
          {report.acceptedOn
            ? fill(t.reviewedOn, { day: show.day(report.reviewBy), on: show.day(report.acceptedOn) })
            : fill(t.reviewBy, { day: show.day(report.reviewBy) })}
        </span>
      )}
      {report.refileBy && report.late !== 'yes' && (
        <span className="soft">{fill(t.refileBy, { day: show.day(report.refileBy) })}</span>
      )}
    </Tags>
  )
}

/** The annual reports of a body, year by year. There is no verdict on a report (X3). */
export function ReportSection({ organisation, file }: { organisation: Id; file: RegistryFile }) {
  const t = useTexts(registryTexts)
  const say = useSay()
  const show = useFormat()
  const [open, setOpen] = useState<Report | null>(null)
  return (
    <Section title={t.reports} flush>
      <DataTable<Report>
        label={t.reports}
        list={listOf(file.reports)}
        rowKey={(row) => String(row.year)}
        empty={<Empty title={t.noReports} />}
        columns={[
          { key: 'year', title: t.year, onCard: 'title', cell: (row) => fill(t.yearOf, { year: row.year }) },
          {
            key: 'due',
            title: t.due,
            cell: (row) => <span title={fill(t.source, { source: row.source })}>{show.day(row.dueOn)}</span>,
          },
          { key: 'state', title: t.reportState, cell: (row) => <ReportStateTags report={row} /> },
          { key: 'filed', title: t.filedOn, cell: (row) => (row.filedOn ? show.day(row.filedOn) : '—') },
          {
            key: 'steps',
            title: t.step,
            prose: true,
            extra: true,
            cell: (row) =>
              row.steps
                .map(({ step, on, note }) =>
                  [say(reportSteps[step]), show.day(on), note].filter(Boolean).join(' '),
                )
                .join(' · ') || '—',
          },
          {
            key: 'do',
            title: t.step,
            quietTitle: true,
            onCard: 'bare',
            cell: (row) =>
              file.abilities.write &&
              row.next.length > 0 &&
              row.state !== 'not-open' && (
                <Button size="small" aria-label={`${t.step} ${row.year}`} onClick={() => setOpen(row)}>
                  {t.step}
                </Button>
              ),
          },
        ]}
      />
      {open && <StepDialog organisation={organisation} report={open} close={() => setOpen(null)} />}
    </Section>
  )
}

function StepDialog({
  organisation,
  report,
  close,
}: {
  organisation: Id
  report: Report
  close: () => void
}) {
  const t = useTexts(registryTexts)
  const say = useSay()
  const form = useForm({
    initial: {
      step: (report.next.length === 1 ? report.next[0] : null) as ReportStep | null,
      on: today() as Day | null,
      note: '',
    },
    required: ['step', 'on'],
    send: (values, id) =>
      organisationsApi.post('/api/registry/:id/reports', {
        params: { id: organisation },
        body: {
          id,
          year: report.year,
          step: values.step ?? 'filed',
          on: values.on ?? '',
          note: given(values.note),
        },
      }),
    renews: [['organisations']],
    done: useSavedAnd(close),
  })
  return (
    <Dialog title={`${t.reports} ${report.year}`} close={close}>
      <Form form={form} labels={{ step: t.step, on: t.stepOn, note: t.note }}>
        <ChoiceField
          label={t.step}
          options={report.next.map((value) => ({ value, label: say(reportSteps[value]) }))}
          {...form.field('step')}
        />
        <DayField label={t.stepOn} lean="past" latest={today()} {...form.field('on')} />
        {form.values.step === 'returned' && (
          <LongTextField label={t.note} maxLength={500} {...form.field('note')} />
        )}
        <FormButtons form={form} submit={t.save} />
      </Form>
    </Dialog>
  )
}
