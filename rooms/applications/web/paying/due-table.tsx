import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { type ReactNode, useState } from 'react'
import { useConfirm } from '../../../../platform/web/confirm.tsx'
import { DataTable } from '../../../../platform/web/data-table.tsx'
import { fill } from '../../../../platform/web/fill.ts'
import { SelectLine } from '../../../../platform/web/form/select-line.tsx'
import { TickLine } from '../../../../platform/web/form/tick-line.tsx'
import { useSay, useTexts } from '../../../../platform/web/language.tsx'
import { PageLink } from '../../../../platform/web/link.tsx'
import { Loaded } from '../../../../platform/web/loaded.tsx'
import { FailureNotice, Notice } from '../../../../platform/web/notice.tsx'
import { Row, Section, Stack } from '../../../../platform/web/page.tsx'
import { listOf } from '../../../../platform/web/queries.ts'
import { Empty } from '../../../../platform/web/states.tsx'
import { Tag } from '../../../../platform/web/tag.tsx'
import { useToast } from '../../../../platform/web/toast.tsx'
import { today } from '../../../../platform/web/today.ts'
import { useAddressFilters } from '../../../../platform/web/use-address-filters.ts'
import { useCommand } from '../../../../platform/web/use-command.ts'
import { useFormat } from '../../../../platform/web/use-format.ts'
import { yuan } from '../../../funds/web/index.ts'
import { PayeeDrawer } from './account-drawer.tsx'
import {
  type DueFile,
  type DueRow,
  dueQuery,
  type PaidProgramme,
  paidProgrammesQuery,
  payingApi,
  renewed,
} from './queries.ts'
import { payingTexts } from './texts.ts'

/** What waits to be paid, programme by programme. */
export function DuePayments() {
  return <Loaded query={useQuery(paidProgrammesQuery)}>{({ items }) => <Programmes items={items} />}</Loaded>
}

function Programmes({ items }: { items: readonly PaidProgramme[] }) {
  const t = useTexts(payingTexts)
  const say = useSay()
  const [{ programme: chosen }, choose] = useAddressFilters('applications.paid', ['programme'])
  const codes = [...new Map(items.map((one) => [one.programme, one])).values()]
  const open = codes.find(({ programme }) => programme === chosen) ?? codes[0]
  if (!open) return <Empty title={t.nothingDue} hint={t.nothingDueHint} />
  return (
    <Stack>
      <Row>
        <SelectLine
          label={t.programme}
          blank={t.chooseProgramme}
          value={open.programme}
          change={(programme) => choose({ programme })}
          options={codes.map(({ programme, title }) => ({ value: programme, label: say(title) }))}
        />
      </Row>
      {open.kind === 'roll' ? (
        <Notice>
          {t.rollHere} <PageLink to="/applications/roll">{t.toRoll}</PageLink>
        </Notice>
      ) : (
        <DueOf key={open.programme} programme={open.programme} />
      )}
    </Stack>
  )
}

function DueOf({ programme }: { programme: string }) {
  return <Loaded query={useQuery(dueQuery(programme))}>{(file) => <DueRows file={file} />}</Loaded>
}

function DueRows({ file }: { file: DueFile }) {
  const t = useTexts(payingTexts)
  const tell = useToast()
  const confirm = useConfirm()
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const [budget, setBudget] = useState<string | null>(null)
  const [account, setAccount] = useState<DueRow | null>(null)
  const rows = file.items.filter(({ application }) => chosen.has(application))
  const total = rows.reduce((sum, { amount }) => sum + amount, 0)
  const paying = useCommand({
    send: (_: null, id) =>
      payingApi.post('/api/applications/payments', {
        body: { id, applications: rows.map(({ application }) => application), budget, day: today() },
      }),
    renews: renewed,
    done: ({ items, total: sum, held }) => {
      const done = fill(t.payDone, { items, amount: yuan(sum) })
      tell(held > 0 ? `${done} ${fill(t.payHeld, { held })}` : done)
      setChosen(new Set())
    },
  })
  const free = file.items.filter(({ hindrance }) => hindrance === null)
  const turn = (id: string) => {
    const next = new Set(chosen)
    if (!next.delete(id)) next.add(id)
    setChosen(next)
  }
  const pay = async () => {
    const yes = await confirm({
      title: fill(t.payTitle, { count: rows.length }),
      body: fill(t.payBody, { amount: yuan(total) }),
      action: t.pay,
    })
    if (yes) await paying.run(null)
  }
  return (
    <Stack>
      <FailureNotice failure={paying.failure} />
      {file.items.length > 0 && file.budgets.length === 0 && total > 0 && (
        <Notice tone="warning">{t.noBudget}</Notice>
      )}
      <Section flush>
        <DueTable
          rows={file.items}
          chosen={chosen}
          turn={turn}
          account={setAccount}
          above={
            <Row>
              <Button
                disabled={free.length === 0}
                onClick={() => setChosen(new Set(free.map(({ application }) => application)))}
              >
                {t.chooseAll}
              </Button>
              <strong className="number" role="status">
                {fill(t.chosen, { count: rows.length, amount: yuan(total) })}
              </strong>
              <SelectLine
                label={t.budget}
                blank={t.chooseBudget}
                value={budget}
                change={setBudget}
                options={file.budgets.map((one) => ({
                  value: one.id,
                  label: fill(t.budgetLeft, { title: one.title, left: yuan(one.left) }),
                }))}
              />
              <Button
                type="primary"
                disabled={rows.length === 0 || (total > 0 && budget === null)}
                loading={paying.sending}
                onClick={() => void pay()}
              >
                {t.pay}
              </Button>
            </Row>
          }
        />
      </Section>
      {account && (
        <PayeeDrawer application={account.application} name={account.name} close={() => setAccount(null)} />
      )}
    </Stack>
  )
}

function DueTable(props: {
  rows: readonly DueRow[]
  chosen: ReadonlySet<string>
  turn: (id: string) => void
  account: (row: DueRow) => void
  above: ReactNode
}) {
  const { rows, chosen, turn, account, above } = props
  const t = useTexts(payingTexts)
  const say = useSay()
  const show = useFormat()
  return (
    <DataTable<DueRow>
      label={t.due}
      list={listOf(rows)}
      rowKey={(row) => row.application}
      empty={<Empty title={t.nothingDue} hint={t.nothingDueHint} />}
      above={above}
      columns={[
        {
          key: 'name',
          title: t.name,
          onCard: 'title',
          cell: (row) =>
            row.hindrance === null || row.hindrance === 'held' ? (
              <TickLine
                label={row.name}
                value={chosen.has(row.application)}
                change={() => turn(row.application)}
              />
            ) : (
              <span className="soft">{row.name}</span>
            ),
        },
        {
          key: 'number',
          title: t.number,
          cell: (row) => <PageLink to={`/applications/${row.application}`}>{row.number}</PageLink>,
        },
        {
          key: 'amount',
          title: t.amount,
          align: 'end',
          cell: (row) => (row.kind === 'none' ? t.noMoney : yuan(row.amount)),
        },
        {
          key: 'account',
          title: t.account,
          cell: (row) => (
            <Row>
              {row.account ? (
                <span className="number">{row.account.number}</span>
              ) : (
                <Tag tone="warning">{t.noAccount}</Tag>
              )}
              <Button
                size="small"
                aria-label={`${row.account ? t.changeAccount : t.keepAccount} ${row.name}`}
                onClick={() => account(row)}
              >
                {row.account ? t.changeAccount : t.keepAccount}
              </Button>
            </Row>
          ),
        },
        {
          key: 'hindrance',
          title: t.state,
          prose: true,
          cell: (row) =>
            row.hindrance === 'held' ? (
              <>
                <Tag tone="danger">{t.held}</Tag> {show.words(row.holding.map(say))}
              </>
            ) : row.hindrance ? (
              <Tag tone={row.hindrance === 'paid-already' ? 'good' : 'danger'}>{t[row.hindrance]}</Tag>
            ) : (
              say(row.stageTitle)
            ),
        },
        { key: 'organisation', title: t.organisation, cell: (row) => row.organisationName ?? '—' },
        { key: 'since', title: t.since, cell: (row) => show.day(row.since) },
      ]}
    />
  )
}
