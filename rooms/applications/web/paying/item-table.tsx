import { useQuery } from '@tanstack/react-query'
import { type Column, DataTable } from '../../../../platform/web/data-table.tsx'
import { fill } from '../../../../platform/web/fill.ts'
import { SelectLine } from '../../../../platform/web/form/select-line.tsx'
import { useSay, useTexts } from '../../../../platform/web/language.tsx'
import { PageLink } from '../../../../platform/web/link.tsx'
import { Row, Section } from '../../../../platform/web/page.tsx'
import { useList } from '../../../../platform/web/queries.ts'
import { SearchBox } from '../../../../platform/web/search-box.tsx'
import { Empty } from '../../../../platform/web/states.tsx'
import { Tag, type Tone } from '../../../../platform/web/tag.tsx'
import { useAddressFilters } from '../../../../platform/web/use-address-filters.ts'
import { useFormat } from '../../../../platform/web/use-format.ts'
import { useOptions } from '../../../../platform/web/use-options.ts'
import { useRemembered } from '../../../../platform/web/use-remembered.ts'
import { useSettled } from '../../../../platform/web/use-settled.ts'
import { yuan } from '../../../funds/web/index.ts'
import { type ItemState, itemKinds, itemStateCodes, itemStates } from '../../domain/paying/kinds.ts'
import { useItemReason } from './item-reason.ts'
import { type ItemQuestion, type ItemRow, itemList, itemTotals, paidProgrammesQuery } from './queries.ts'
import { payingTexts } from './texts.ts'

const tones: Readonly<Record<ItemState, Tone>> = {
  owed: 'warning',
  failed: 'danger',
  paid: 'good',
  withdrawn: 'plain',
  held: 'danger',
}

export function ItemStateTag({ state }: { state: ItemState }) {
  const say = useSay()
  return <Tag tone={tones[state]}>{say(itemStates[state])}</Tag>
}

/** What is asked of the list: it stands in the address, but for what is typed. */
export function useAskedItems() {
  const [typed, setTyped] = useRemembered('applications.payments.search', '')
  const [chosen, choose] = useAddressFilters('applications.payments', ['state', 'programme'])
  const state = itemStateCodes.find((one) => one === chosen.state) ?? null
  const programme = chosen.programme ?? null
  const search = useSettled(typed.trim(), 200)
  const question: ItemQuestion = {
    ...(search ? { search } : {}),
    ...(state ? { state } : {}),
    ...(programme ? { programme } : {}),
  }
  return { question, typed, setTyped, state, programme, choose }
}

/** Payments of applications, the latest first, with their sum. */
export function ItemTable({ asked }: { asked: ReturnType<typeof useAskedItems> }) {
  const t = useTexts(payingTexts)
  const say = useSay()
  const states = useOptions(itemStates)
  const programmes = useQuery(paidProgrammesQuery).data?.items ?? []
  const named = [...new Map(programmes.map((one) => [one.programme, one])).values()]
  return (
    <Section flush>
      <DataTable<ItemRow>
        label={t.made}
        list={useList(itemList(asked.question))}
        rowKey={(row) => row.id}
        to={(row) => `/applications/${row.application}`}
        remember="application-payments"
        empty={<Empty title={t.noPayments} hint={t.paymentsHint} />}
        above={
          <Row>
            <SearchBox
              label={t.search}
              placeholder={t.searchHint}
              value={asked.typed}
              change={asked.setTyped}
            />
            <SelectLine
              label={t.programme}
              blank={t.allProgrammes}
              value={asked.programme}
              change={(programme) => asked.choose({ programme })}
              options={named.map(({ programme, title }) => ({ value: programme, label: say(title) }))}
            />
            <SelectLine
              label={t.state}
              blank={t.allStates}
              value={asked.state}
              change={(state) => asked.choose({ state })}
              options={states}
            />
            <Totals question={asked.question} />
          </Row>
        }
        columns={useItemColumns()}
      />
    </Section>
  )
}

function Totals({ question }: { question: ItemQuestion }) {
  const t = useTexts(payingTexts)
  const { data } = useQuery(itemTotals(question))
  if (!data) return null
  return (
    <span className="soft number" role="status">
      {fill(t.totals, { count: data.payments, amount: yuan(data.amount) })}
    </span>
  )
}

function useItemColumns(): readonly Column<ItemRow>[] {
  const t = useTexts(payingTexts)
  const say = useSay()
  const show = useFormat()
  const why = useItemReason()
  return [
    { key: 'name', title: t.name, onCard: 'title', cell: (row) => row.name },
    {
      key: 'amount',
      title: t.amount,
      align: 'end',
      cell: (row) => (row.kind === 'none' ? t.noMoney : yuan(row.amount)),
    },
    { key: 'state', title: t.state, cell: (row) => <ItemStateTag state={row.state} /> },
    { key: 'programme', title: t.programme, prose: true, cell: (row) => say(row.programmeTitle) },
    {
      key: 'period',
      title: t.period,
      cell: (row) => (row.kind === 'roll' ? show.periodOf(row.period) : say(itemKinds[row.kind])),
    },
    { key: 'onDay', title: t.onDay, cell: (row) => show.day(row.onDay) },
    { key: 'paidOn', title: t.paidOn, cell: (row) => (row.paidOn ? show.day(row.paidOn) : '—') },
    {
      key: 'payment',
      title: t.payment,
      cell: (row) => (row.payment ? <PageLink to={`/payments/${row.payment}`}>{t.payment}</PageLink> : '—'),
    },
    {
      key: 'failure',
      title: t.failure,
      prose: true,
      extra: true,
      cell: (row) => why(row),
    },
    { key: 'by', title: t.by, extra: true, cell: (row) => show.doer(row.recordedName) },
  ]
}
