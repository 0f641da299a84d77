import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { type ReactNode, useState } from 'react'
import type { Day } from '../../../kernel/day.ts'
import type { ShownProblem } from '../../../platform/web/failure.ts'
import { fill } from '../../../platform/web/fill.ts'
import { SelectField } from '../../../platform/web/form/choice-fields.tsx'
import { DayField } from '../../../platform/web/form/day-field.tsx'
import { FieldGroup, FieldRow, Form, FormButtons } from '../../../platform/web/form/form.tsx'
import type { Found } from '../../../platform/web/form/picker-field.tsx'
import { ofCell } from '../../../platform/web/form/problems.ts'
import { DecimalField, TextField } from '../../../platform/web/form/text-fields.tsx'
import { useForm } from '../../../platform/web/form/use-form.ts'
import { useNewRow } from '../../../platform/web/form/use-new-row.ts'
import { newId } from '../../../platform/web/ids.ts'
import { useSay, useTexts } from '../../../platform/web/language.tsx'
import { useToast } from '../../../platform/web/toast.tsx'
import { measuresQuery } from '../../indicators/web/index.ts'
import { StationField } from '../../regions/web/index.ts'
import { type ServiceField, serviceFieldCodes, serviceFields } from '../domain/service-field.ts'
import { projectsApi, type ServiceList } from './queries.ts'
import { projectsTexts } from './texts.ts'

type LineValues = {
  readonly field: ServiceField | null
  readonly title: string
  readonly measure: string | null
  readonly splitBy: string | null
  readonly splitValue: string | null
  readonly agreed: number | null
  readonly standard: string
  readonly evidence: string
}

type Values = {
  station: Found<string> | null
  title: string
  operator: string
  from: Day | null
  to: Day | null
  lines: readonly LineValues[]
  reason: string
}

const blankLine: LineValues = {
  field: null,
  title: '',
  measure: null,
  splitBy: null,
  splitValue: null,
  agreed: null,
  standard: '',
  evidence: '',
}

const blank: Values = {
  station: null,
  title: '',
  operator: '',
  from: null,
  to: null,
  lines: [blankLine],
  reason: '',
}

const valuesOf = (list: ServiceList): Values => ({
  station: { value: list.station.id, label: list.station.name, detail: list.path },
  title: list.title,
  operator: list.operator,
  from: list.from as Day,
  to: list.to as Day,
  lines: list.items.map((item) => ({
    field: item.field,
    title: item.title,
    measure: item.measure,
    splitBy: item.splitBy,
    splitValue: item.splitValue,
    agreed: item.agreed,
    standard: item.standard ?? '',
    evidence: item.evidence ?? '',
  })),
  reason: '',
})

/** Drafts a list, or changes one as a new version. */
export function ServiceListForm({ list, done }: { list?: ServiceList; done: (list: string) => void }) {
  const t = useTexts(projectsTexts)
  const tell = useToast()
  const [fresh] = useState(newId)
  const needsReason = list?.state === 'in-force'
  const form = useForm<Values, { id: string }>({
    initial: list ? valuesOf(list) : blank,
    required: ['station', 'title', 'operator', 'from', 'to', ...(needsReason ? (['reason'] as const) : [])],
    check: ({ lines }) => lines.flatMap(missingIn),
    send: (values, id) =>
      list
        ? projectsApi.put('/api/service-lists/:list', {
            params: { list: list.id },
            body: { id, version: list.version, reason: values.reason || null, ...shapeOf(values) },
          })
        : projectsApi.post('/api/service-lists', { body: { id, list: fresh, ...shapeOf(values) } }),
    renews: [['projects']],
    done: ({ id }) => {
      tell(t.saved)
      done(id)
    },
  })
  const { lines } = form.values
  const { problems } = form.field('lines')
  const place = useNewRow<HTMLDivElement>(lines.length)
  const change = (at: number, more: Partial<LineValues>) =>
    form.change({ lines: lines.map((line, i) => (i === at ? { ...line, ...more } : line)) })
  return (
    <Form
      form={form}
      labels={{
        station: t.station,
        title: t.title,
        operator: t.operator,
        from: t.from,
        to: t.to,
        lines: t.service,
        reason: t.reason,
      }}
    >
      <StationField label={t.station} {...form.field('station')} />
      <TextField label={t.title} maxLength={80} {...form.field('title')} />
      <TextField label={t.operator} maxLength={80} {...form.field('operator')} />
      <FieldRow>
        <DayField label={t.from} hint={t.monthsHint} {...form.field('from')} />
        <DayField label={t.to} {...form.field('to')} />
      </FieldRow>
      <div ref={place} style={{ display: 'contents' }}>
        {lines.map((line, at) => (
          <LineFields
            key={at}
            id={`${form.id}line${at}`}
            at={at}
            line={line}
            problems={problems}
            change={(more) => change(at, more)}
          >
            {lines.length > 1 && (
              <Button onClick={() => form.change({ lines: lines.filter((_, i) => i !== at) })}>
                {fill(t.removeLine, { number: at + 1 })}
              </Button>
            )}
          </LineFields>
        ))}
      </div>
      <div>
        <Button onClick={() => form.change({ lines: [...lines, blankLine] })}>{t.addLine}</Button>
      </div>
      {needsReason && <TextField label={t.reason} maxLength={200} {...form.field('reason')} />}
      <FormButtons form={form} submit={t.save} />
    </Form>
  )
}

function LineFields(props: {
  id: string
  at: number
  line: LineValues
  problems: readonly ShownProblem[]
  change: (more: Partial<LineValues>) => void
  children: ReactNode
}) {
  const { id, at, line, change, children } = props
  const t = useTexts(projectsTexts)
  const say = useSay()
  const measures = useQuery(measuresQuery)
  const happening = (measures.data?.items ?? []).filter(({ stock }) => !stock)
  const chosen = happening.find(({ code }) => code === line.measure)
  const splits = (chosen?.splits ?? []).filter(({ code }) => code !== 'category')
  const values = splits.find(({ code }) => code === line.splitBy)?.values
  const field = <K extends keyof LineValues>(name: K, required = false) => ({
    id: `${id}${name}`,
    value: line[name],
    change: (value: LineValues[K]) => change({ [name]: value } as Partial<LineValues>),
    problems: ofCell(props.problems, at, name),
    required,
    marked: required,
  })
  return (
    <div data-row>
      <FieldGroup title={fill(t.lineNumber, { number: at + 1 })}>
        <FieldRow>
          <SelectField
            label={t.field}
            options={serviceFieldCodes.map((value) => ({ value, label: say(serviceFields[value]) }))}
            {...field('field', true)}
          />
          <TextField label={t.service} maxLength={80} {...field('title', true)} />
        </FieldRow>
        <FieldRow>
          <SelectField
            label={t.measure}
            options={happening.map(({ code, title }) => ({ value: code, label: say(title) }))}
            {...field('measure', true)}
            change={(measure) => change({ measure, splitBy: null, splitValue: null })}
          />
          <DecimalField
            label={t.agreed}
            decimals={chosen?.decimals ?? 0}
            {...(chosen ? { unit: say(chosen.unit) } : {})}
            {...field('agreed', true)}
          />
        </FieldRow>
        {splits.length > 0 && (
          <FieldRow>
            <SelectField
              label={t.splitBy}
              optional
              options={splits.map(({ code, title }) => ({ value: code, label: say(title) }))}
              {...field('splitBy')}
              change={(splitBy) => change({ splitBy, splitValue: null })}
            />
            {line.splitBy && values && (
              <SelectField
                label={t.splitValue}
                options={values.map(({ code, title }) => ({ value: code, label: say(title) }))}
                {...field('splitValue', true)}
              />
            )}
            {line.splitBy && !values && (
              <TextField
                label={t.splitValue}
                maxLength={80}
                {...field('splitValue', true)}
                value={line.splitValue ?? ''}
              />
            )}
          </FieldRow>
        )}
        <FieldRow>
          <TextField label={t.standard} optional maxLength={200} {...field('standard')} />
          <TextField label={t.evidence} optional maxLength={200} {...field('evidence')} />
        </FieldRow>
        {children}
      </FieldGroup>
    </div>
  )
}

const missingIn = (line: LineValues, at: number) =>
  (['field', 'title', 'measure', 'agreed', ...(line.splitBy ? (['splitValue'] as const) : [])] as const)
    .filter((name) => line[name] === null || line[name] === '')
    .map((name) => ({
      code: 'value-missing',
      path: `/body/lines/${at}/${name}`,
      messages: {
        zh: fill(projectsTexts.fillIn.zh, { name: labelOf[name].zh }),
        en: fill(projectsTexts.fillIn.en, { name: labelOf[name].en }),
      },
    }))

const labelOf = {
  field: projectsTexts.field,
  title: projectsTexts.service,
  measure: projectsTexts.measure,
  agreed: projectsTexts.agreed,
  splitValue: projectsTexts.splitValue,
}

function shapeOf(values: Values) {
  return {
    station: values.station?.value ?? '',
    title: values.title,
    operator: values.operator,
    from: values.from as Day,
    to: values.to as Day,
    lines: values.lines.map((line) => ({
      field: line.field ?? ('social-assistance' as const),
      title: line.title,
      measure: line.measure ?? '',
      splitBy: line.splitBy,
      splitValue: line.splitBy ? line.splitValue?.trim() || null : null,
      agreed: line.agreed ?? 0,
      standard: line.standard.trim() || null,
      evidence: line.evidence.trim() || null,
    })),
  }
}
