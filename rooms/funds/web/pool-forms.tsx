import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Day } from '../../../kernel/day.ts'
import type { DivisionCode } from '../../../kernel/division.ts'
import type { Id } from '../../../kernel/id.ts'
import { Drawer } from '../../../platform/web/dialog.tsx'
import { fill } from '../../../platform/web/fill.ts'
import { SelectField } from '../../../platform/web/form/choice-fields.tsx'
import { DayField } from '../../../platform/web/form/day-field.tsx'
import { Form, FormButtons } from '../../../platform/web/form/form.tsx'
import type { Found } from '../../../platform/web/form/picker-field.tsx'
import { DecimalField, LongTextField, TextField } from '../../../platform/web/form/text-fields.tsx'
import { useForm } from '../../../platform/web/form/use-form.ts'
import { newId } from '../../../platform/web/ids.ts'
import { useSay, useTexts } from '../../../platform/web/language.tsx'
import { Notice } from '../../../platform/web/notice.tsx'
import { useToast } from '../../../platform/web/toast.tsx'
import { today } from '../../../platform/web/today.ts'
import { given, useOptions } from '../../../platform/web/use-options.ts'
import { useSettled } from '../../../platform/web/use-settled.ts'
import { OrganisationField } from '../../organisations/web/index.ts'
import { type FundSource, fundSources } from '../domain/kinds.ts'
import { fenOf, rateOf, yuan } from './money.ts'
import { fundsApi, type PoolFile, renewed, shareQuery, shareRulesQuery } from './queries.ts'
import { fundsTexts } from './texts.ts'

/** Opens a pool of a year, in a drawer. */
export function PoolDrawer(props: {
  year: number
  division: DivisionCode
  close: () => void
  done: (id: Id) => void
}) {
  const { year, division, close, done } = props
  const t = useTexts(fundsTexts)
  const [pool] = useState(newId)
  const form = useForm({
    initial: { source: null as FundSource | null, title: '', host: null as Found<Id> | null, note: '' },
    required: ['source', 'title'],
    send: ({ source, title, host, note }, id) =>
      fundsApi.post('/api/funds/pools', {
        body: {
          id,
          pool,
          division,
          year,
          source: source as FundSource,
          title,
          host: source === 'charity' ? (host?.value ?? null) : null,
          note: given(note),
        },
      }),
    renews: renewed,
    done: () => done(pool),
  })
  return (
    <Drawer title={`${t.openPool} · ${fill(t.yearOf, { year })}`} close={close}>
      <Form form={form} labels={{ source: t.source, title: t.title, host: t.host }}>
        <SelectField label={t.source} options={useOptions(fundSources)} {...form.field('source')} />
        <TextField label={t.title} maxLength={80} {...form.field('title')} />
        {form.values.source === 'charity' && (
          <OrganisationField label={t.host} hint={t.hostHint} {...form.field('host')} />
        )}
        <LongTextField label={t.note} rows={2} maxLength={300} {...form.field('note')} />
        <FormButtons form={form} submit={t.openPool} />
      </Form>
    </Drawer>
  )
}

/** Records money that came in; with a declared share the transfer is given and the amount follows. */
export function ReceiptDrawer({ pool, close }: { pool: PoolFile; close: () => void }) {
  const t = useTexts(fundsTexts)
  const tell = useToast()
  const say = useSay()
  const [receipt] = useState(newId)
  const latest = pool.year === Number(today().slice(0, 4)) ? today() : (`${pool.year}-12-31` as Day)
  const rules = useQuery(shareRulesQuery(pool.division, latest))
  const fitting = (rules.data?.items ?? []).filter(({ takes }) => takes === pool.source)
  const form = useForm({
    initial: {
      rule: null as string | null,
      amountFen: null as number | null,
      transferFen: null as number | null,
      receivedOn: latest as Day | null,
      document: '',
      note: '',
    },
    required: ['receivedOn'],
    send: ({ rule, amountFen, transferFen, receivedOn, document, note }, id) =>
      fundsApi.post('/api/funds/pools/:id/receipts', {
        params: { id: pool.id },
        body: {
          id,
          receipt,
          rule,
          amountFen: rule === null ? fenOf(amountFen) : null,
          transferFen: rule === null ? null : fenOf(transferFen),
          receivedOn: receivedOn as Day,
          document: given(document),
          note: given(note),
        },
      }),
    renews: renewed,
    done: () => {
      tell(t.receiptSaved)
      close()
    },
  })
  const { rule, transferFen, receivedOn } = form.values
  const chosen = fitting.find(({ code }) => code === rule)
  return (
    <Drawer title={t.receive} close={close}>
      <Form
        form={form}
        labels={{ amountFen: t.amount, transferFen: t.transfer, receivedOn: t.receivedOn, rule: t.rule }}
      >
        {fitting.length > 0 && (
          <SelectField
            label={t.rule}
            blank={t.noRule}
            options={fitting.map((one) => ({
              value: one.code,
              label: `${say(one.title)} ${rateOf(one.rate)}`,
            }))}
            {...form.field('rule')}
          />
        )}
        {chosen ? (
          <>
            <DecimalField
              label={t.transfer}
              hint={say(chosen.of)}
              unit={t.yuan}
              {...form.field('transferFen')}
            />
            <Share code={chosen.code} transfer={fenOf(transferFen)} on={receivedOn ?? latest} />
          </>
        ) : (
          <DecimalField label={t.amount} unit={t.yuan} {...form.field('amountFen')} />
        )}
        <DayField label={t.receivedOn} lean="past" latest={today()} {...form.field('receivedOn')} />
        <TextField label={t.document} maxLength={80} {...form.field('document')} />
        <LongTextField label={t.note} rows={2} maxLength={300} {...form.field('note')} />
        <FormButtons form={form} submit={t.receive} />
      </Form>
    </Drawer>
  )
}

function Share({ code, transfer, on }: { code: string; transfer: number | null; on: string }) {
  const t = useTexts(fundsTexts)
  const say = useSay()
  const settled = useSettled(transfer ?? 0, 300)
  const taken = useQuery({ ...shareQuery(code, settled, on), enabled: settled > 0 })
  if (!taken.data || settled === 0) return null
  const { share, rate, yearAmount, gap, toppedUpBy, source } = taken.data
  const year = yuan(yearAmount ?? 0)
  return (
    <Notice
      tone={gap > 0 ? 'warning' : 'info'}
      title={fill(t.share, { rate: rateOf(rate), share: yuan(share) })}
    >
      {yearAmount !== null && (
        <p>
          {gap > 0 && toppedUpBy
            ? fill(t.gap, { year, gap: yuan(gap), source: say(fundSources[toppedUpBy]) })
            : fill(t.noGap, { year })}
        </p>
      )}
      <p className="soft">{fill(t.ruleSource, { source })}</p>
    </Notice>
  )
}
