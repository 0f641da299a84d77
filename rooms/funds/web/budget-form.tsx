import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import type { Day } from '../../../kernel/day.ts'
import type { DivisionCode } from '../../../kernel/division.ts'
import type { Id } from '../../../kernel/id.ts'
import { fill } from '../../../platform/web/fill.ts'
import { SelectField } from '../../../platform/web/form/choice-fields.tsx'
import { DayField } from '../../../platform/web/form/day-field.tsx'
import { FieldGroup, FieldRow, Form, FormButtons } from '../../../platform/web/form/form.tsx'
import { ofCell } from '../../../platform/web/form/problems.ts'
import { DecimalField, LongTextField, TextField } from '../../../platform/web/form/text-fields.tsx'
import { type FieldOf, useForm } from '../../../platform/web/form/use-form.ts'
import { AddIcon } from '../../../platform/web/icons.ts'
import { newId } from '../../../platform/web/ids.ts'
import { useTexts } from '../../../platform/web/language.tsx'
import { Row } from '../../../platform/web/page.tsx'
import { Empty } from '../../../platform/web/states.tsx'
import { given } from '../../../platform/web/use-options.ts'
import { fenOf, yuan } from './money.ts'
import { fundsApi, type PoolRow, poolsQuery, renewed } from './queries.ts'
import { fundsTexts } from './texts.ts'

type Source = { readonly key: string; readonly pool: Id | null; readonly amount: number | null }

/** Makes a budget out of the pools of a year; money is drawn on in the order of the lines. */
export function BudgetForm({
  year,
  division,
  programmes,
  done,
}: {
  year: number
  division: DivisionCode
  /** Those that are in force there; they stand in a room that this one does not open. */
  programmes: readonly { readonly value: string; readonly label: string }[]
  done: (id: Id) => void
}) {
  const t = useTexts(fundsTexts)
  const { data } = useQuery(poolsQuery(year))
  const [budget] = useState(newId)
  const form = useForm({
    initial: {
      title: '',
      programme: null as string | null,
      from: `${year}-01-01` as Day | null,
      to: `${year}-12-31` as Day | null,
      note: '',
      sources: [{ key: 'first', pool: null, amount: null }] as readonly Source[],
    },
    required: ['title', 'from', 'to'],
    check: ({ sources }) =>
      sources.flatMap(({ pool, amount }, at) =>
        [...(pool === null ? ['pool'] : []), ...(amount === null || amount <= 0 ? ['amountFen'] : [])].map(
          (name) => ({
            code: 'value-missing',
            path: `/body/sources/${at}/${name}`,
            messages: { zh: '必填', en: 'Required' },
          }),
        ),
      ),
    send: ({ sources, from, to, ...values }, id) =>
      fundsApi.post('/api/funds/budgets', {
        body: {
          id,
          budget,
          division,
          year,
          title: values.title,
          programme: values.programme,
          from: from as Day,
          to: to as Day,
          note: given(values.note),
          sources: sources.map(({ pool, amount }) => ({
            pool: pool as Id,
            amountFen: fenOf(amount) as number,
          })),
        },
      }),
    renews: renewed,
    done: () => done(budget),
  })
  const pools = (data?.items ?? []).filter((pool) => pool.division === division)
  if (data && pools.length === 0) return <Empty title={t.noPools} hint={t.noBudgetsHint} />
  const { sources } = form.values
  const total = sources.reduce((sum, { amount }) => sum + (fenOf(amount) ?? 0), 0)
  return (
    <Form
      form={form}
      labels={{ title: t.title, programme: t.programme, from: t.from, to: t.to, sources: t.sources }}
    >
      <TextField label={t.title} maxLength={80} {...form.field('title')} />
      <SelectField
        label={t.programme}
        hint={t.programmeHint}
        blank={t.programmeAny}
        options={programmes}
        {...form.field('programme')}
      />
      <FieldRow>
        <DayField label={t.from} {...form.field('from')} />
        <DayField label={t.to} {...form.field('to')} />
      </FieldRow>
      <FieldGroup title={t.sources} hint={t.sourcesHint}>
        {sources.map((source, at) => (
          <SourceLine
            key={source.key}
            {...{ source, at, pools }}
            field={form.field('sources')}
            remove={sources.length > 1}
          />
        ))}
        <Row>
          <Button
            icon={<AddIcon aria-hidden />}
            onClick={() => form.change({ sources: [...sources, { key: newId(), pool: null, amount: null }] })}
          >
            {t.addSource}
          </Button>
          <span className="number" role="status">
            {fill(t.totalOf, { amount: yuan(total) })}
          </span>
        </Row>
      </FieldGroup>
      <LongTextField label={t.note} rows={2} maxLength={300} {...form.field('note')} />
      <FormButtons form={form} submit={t.openBudget} />
    </Form>
  )
}

function SourceLine(props: {
  source: Source
  at: number
  pools: readonly PoolRow[]
  field: FieldOf<readonly Source[]>
  remove: boolean
}) {
  const { source, at, pools, field, remove } = props
  const t = useTexts(fundsTexts)
  const id = `${field.id}-${at}`
  const put = (change: Partial<Source>) =>
    field.change(field.value.map((one) => (one.key === source.key ? { ...one, ...change } : one)))
  const ofThis = (name: string) => ofCell(field.problems, at, name)
  const common = { required: true, marked: true }
  return (
    <FieldRow>
      <SelectField
        {...common}
        id={`${id}-pool`}
        label={t.pool}
        value={source.pool}
        change={(pool) => put({ pool })}
        problems={ofThis('pool')}
        options={pools.map((pool) => ({
          value: pool.id,
          label: fill(t.poolFree, { title: pool.title, free: yuan(pool.free) }),
        }))}
      />
      <DecimalField
        {...common}
        id={`${id}-amount`}
        label={t.amount}
        unit={t.yuan}
        value={source.amount}
        change={(amount) => put({ amount })}
        problems={ofThis('amountFen')}
      />
      {remove && (
        <Button onClick={() => field.change(field.value.filter(({ key }) => key !== source.key))}>
          {t.removeSource}
        </Button>
      )}
    </FieldRow>
  )
}
