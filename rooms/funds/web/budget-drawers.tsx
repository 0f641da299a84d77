import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Day } from '../../../kernel/day.ts'
import { Drawer } from '../../../platform/web/dialog.tsx'
import { fill } from '../../../platform/web/fill.ts'
import { ChoiceField, SelectField } from '../../../platform/web/form/choice-fields.tsx'
import { DayField } from '../../../platform/web/form/day-field.tsx'
import { Form, FormButtons } from '../../../platform/web/form/form.tsx'
import { DecimalField, LongTextField, TextField } from '../../../platform/web/form/text-fields.tsx'
import { useForm } from '../../../platform/web/form/use-form.ts'
import { newId } from '../../../platform/web/ids.ts'
import { useTexts } from '../../../platform/web/language.tsx'
import { Notice } from '../../../platform/web/notice.tsx'
import { useToast } from '../../../platform/web/toast.tsx'
import { today } from '../../../platform/web/today.ts'
import { fenOf, yuan } from './money.ts'
import { type BudgetFile, fundsApi, poolsQuery, renewed } from './queries.ts'
import { fundsTexts } from './texts.ts'

/** Adds to a budget, or takes back what is not spoken for. */
export function ChangeDrawer({ budget, close }: { budget: BudgetFile; close: () => void }) {
  const t = useTexts(fundsTexts)
  const tell = useToast()
  const pools = useQuery(poolsQuery(budget.year))
  const form = useForm({
    initial: {
      direction: 'increase' as 'increase' | 'decrease' | null,
      pool: null as string | null,
      amountFen: null as number | null,
      reason: '',
    },
    required: ['direction', 'pool', 'amountFen', 'reason'],
    plain: true,
    send: ({ direction, pool, amountFen, reason }, id) =>
      fundsApi.post('/api/funds/budgets/:id/changes', {
        params: { id: budget.id },
        body: {
          id,
          pool: pool as string,
          amountFen: (fenOf(amountFen) as number) * (direction === 'decrease' ? -1 : 1),
          reason,
        },
      }),
    renews: renewed,
    done: () => {
      tell(t.changed)
      close()
    },
  })
  const added = form.values.direction === 'increase'
  const options = added
    ? (pools.data?.items ?? [])
        .filter(({ division }) => division === budget.division)
        .map((pool) => ({
          value: pool.id,
          label: fill(t.poolFree, { title: pool.title, free: yuan(pool.free) }),
        }))
    : budget.sources.map((one) => ({ value: one.pool, label: `${one.title} · ${t.left} ${yuan(one.left)}` }))
  return (
    <Drawer title={t.change} close={close}>
      <Form
        form={form}
        labels={{ direction: t.direction, pool: t.pool, amountFen: t.amount, reason: t.reason }}
      >
        <Notice>{t.changeHint}</Notice>
        <ChoiceField
          label={t.direction}
          options={[
            { value: 'increase', label: t.increase },
            { value: 'decrease', label: t.decrease },
          ]}
          {...form.field('direction')}
        />
        <SelectField label={t.pool} options={options} {...form.field('pool')} />
        <DecimalField label={t.amount} unit={t.yuan} {...form.field('amountFen')} />
        <LongTextField label={t.reason} rows={2} maxLength={300} {...form.field('reason')} />
        <FormButtons form={form} submit={t.change} />
      </Form>
    </Drawer>
  )
}

/** Promises money of a budget for something that no other room of the product stands behind. */
export function CommitDrawer({ budget, close }: { budget: BudgetFile; close: () => void }) {
  const t = useTexts(fundsTexts)
  const tell = useToast()
  const [commitment] = useState(newId)
  const now = today()
  const inPeriod = budget.fromOn <= now && now <= budget.toOn
  const form = useForm({
    initial: {
      title: '',
      amountFen: null as number | null,
      day: (inPeriod ? now : budget.toOn) as Day | null,
    },
    required: ['title', 'amountFen', 'day'],
    plain: true,
    send: ({ title, amountFen, day }, id) =>
      fundsApi.post('/api/funds/commitments', {
        body: {
          id,
          commitment,
          budget: budget.id,
          programme: budget.programme,
          title,
          amountFen: fenOf(amountFen) as number,
          day: day as Day,
        },
      }),
    renews: renewed,
    done: () => {
      tell(t.committedDone)
      close()
    },
  })
  return (
    <Drawer title={t.commit} close={close}>
      <Form form={form} labels={{ title: t.commitTitle, amountFen: t.amount, day: t.day }}>
        <TextField label={t.commitTitle} maxLength={80} {...form.field('title')} />
        <DecimalField
          label={t.amount}
          unit={t.yuan}
          hint={`${t.left} ${yuan(budget.left)} ${t.yuan}`}
          {...form.field('amountFen')}
        />
        <DayField label={t.day} {...form.field('day')} />
        <FormButtons form={form} submit={t.commit} />
      </Form>
    </Drawer>
  )
}
