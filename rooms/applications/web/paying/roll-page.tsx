import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { useConfirm } from '../../../../platform/web/confirm.tsx'
import { DataTable } from '../../../../platform/web/data-table.tsx'
import { fill } from '../../../../platform/web/fill.ts'
import { MonthLine } from '../../../../platform/web/form/month-line.tsx'
import { SelectLine } from '../../../../platform/web/form/select-line.tsx'
import { newId } from '../../../../platform/web/ids.ts'
import { useSay, useTexts } from '../../../../platform/web/language.tsx'
import { Loaded } from '../../../../platform/web/loaded.tsx'
import { FailureNotice, Notice } from '../../../../platform/web/notice.tsx'
import { Row, Section, Stack } from '../../../../platform/web/page.tsx'
import { ExportButton } from '../../../../platform/web/page-buttons.tsx'
import { useList } from '../../../../platform/web/queries.ts'
import { StatTile, StatTiles } from '../../../../platform/web/stat-tile.tsx'
import { Empty } from '../../../../platform/web/states.tsx'
import { useToast } from '../../../../platform/web/toast.tsx'
import { today } from '../../../../platform/web/today.ts'
import { useAddressFilters } from '../../../../platform/web/use-address-filters.ts'
import { useCommand } from '../../../../platform/web/use-command.ts'
import { useDownload } from '../../../../platform/web/use-download.ts'
import { useFormat } from '../../../../platform/web/use-format.ts'
import { yuan } from '../../../funds/web/index.ts'
import {
  type KeptRoll,
  type PaidProgramme,
  paidProgrammesQuery,
  payingApi,
  type RollPreview,
  renewed,
  rollQuery,
  rollsList,
} from './queries.ts'
import { RollLines } from './roll-lines.tsx'
import { payingTexts, rollTexts } from './texts.ts'

/** The roll of a month: which programme, what it pays and why it differs, then the confirmation. */
export function MonthlyRoll({ done }: { done: (roll: string) => void }) {
  return (
    <Stack>
      <Loaded query={useQuery(paidProgrammesQuery)}>
        {({ items }) => <Chosen rolling={items.filter(({ kind }) => kind === 'roll')} done={done} />}
      </Loaded>
      <KeptRolls />
    </Stack>
  )
}

function Chosen({ rolling, done }: { rolling: readonly PaidProgramme[]; done: (roll: string) => void }) {
  const r = useTexts(rollTexts)
  const t = useTexts(payingTexts)
  const say = useSay()
  const [asked, choose] = useAddressFilters('applications.roll', ['programme', 'month', 'body'])
  const programmes = [...new Map(rolling.map((one) => [one.programme, one])).values()]
  const open = programmes.find(({ programme }) => programme === asked.programme) ?? programmes[0]
  if (!open) return <Empty title={r.noProgramme} hint={r.noProgrammeHint} />
  const bodies = rolling.filter(({ programme }) => programme === open.programme)
  const chosen = bodies.find(({ division }) => String(division) === asked.body) ?? bodies[0]
  const within = bodies.length > 1 ? chosen?.division : undefined
  const due = (chosen ?? open).rollDue ?? today().slice(0, 7)
  const month = asked.month && /^\d{4}-\d{2}$/.test(asked.month) ? asked.month : due
  return (
    <Stack>
      <Row>
        <SelectLine
          label={t.programme}
          blank={t.chooseProgramme}
          value={open.programme}
          change={(programme) => choose({ programme, body: null })}
          options={programmes.map(({ programme, title }) => ({ value: programme, label: say(title) }))}
        />
        <MonthLine label={r.month} value={month} change={(of) => choose({ month: of })} />
        {bodies.length > 1 && (
          <SelectLine
            label={r.body}
            blank={r.body}
            value={within ?? null}
            change={(division) => choose({ body: division === null ? null : String(division) })}
            options={bodies.map(({ division, place }) => ({ value: division, label: place }))}
          />
        )}
      </Row>
      <Preview key={open.programme} {...{ programme: open.programme, month, within, done }} />
    </Stack>
  )
}

function Preview(props: {
  programme: string
  month: string
  within: number | undefined
  done: (roll: string) => void
}) {
  const { programme, month, within, done } = props
  return (
    <Loaded query={useQuery(rollQuery(programme, month, within))} lines={6}>
      {(preview) => <Shown key={preview.digest} {...{ preview, within, done }} />}
    </Loaded>
  )
}

function Shown(props: { preview: RollPreview; within: number | undefined; done: (roll: string) => void }) {
  const { preview, within, done } = props
  const r = useTexts(rollTexts)
  const t = useTexts(payingTexts)
  const show = useFormat()
  const confirm = useConfirm()
  const tell = useToast()
  const [roll] = useState(newId)
  const [budget, setBudget] = useState<string | null>(preview.budgets[0]?.id ?? null)
  const { programme, month, digest, items, total } = preview
  const asked = { programme, month, ...(within === undefined ? {} : { within }) }
  const download = useDownload(() => payingApi.file('/api/applications/roll/export', { query: asked }))
  const confirming = useCommand({
    send: (_: null, id) =>
      payingApi.post('/api/applications/rolls', {
        body: { id, roll, ...asked, budget: items > 0 ? budget : null, day: today(), digest },
      }),
    renews: renewed,
    done: (answer) => {
      tell(fill(r.confirmed, { items: answer.items }))
      done(answer.id)
    },
  })
  const leaving = preview.lines.some(({ ends }) => ends)
  const ask = async () => {
    const yes = await confirm({
      title: fill(r.confirmTitle, { month: show.periodOf(month) }),
      body: items > 0 ? fill(r.confirmBody, { items, amount: yuan(total) }) : r.endOnly,
      action: r.confirm,
    })
    if (yes) await confirming.run(null)
  }
  return (
    <Stack>
      <RollTiles roll={preview} />
      <FailureNotice failure={confirming.failure ?? download.failure} />
      {items > 0 && preview.budgets.length === 0 && <Notice tone="warning">{t.noBudget}</Notice>}
      {items > 0 && preview.budgets.length > 0 && (
        <Row>
          <SelectLine
            label={t.budget}
            blank={t.chooseBudget}
            value={budget}
            change={setBudget}
            options={preview.budgets.map((one) => ({
              value: one.id,
              label: fill(t.budgetLeft, { title: one.title, left: yuan(one.left) }),
            }))}
          />
        </Row>
      )}
      <Section
        flush
        actions={
          <>
            <ExportButton download={download}>{t.export}</ExportButton>
            <Button
              type="primary"
              disabled={items > 0 ? budget === null : !leaving}
              loading={confirming.sending}
              onClick={() => void ask()}
            >
              {r.confirm}
            </Button>
          </>
        }
      >
        <RollLines lines={preview.lines} counts={preview.counts} />
      </Section>
    </Stack>
  )
}

/** Who is on the roll, what differs, and the sum. */
export function RollTiles({
  roll,
}: {
  roll: Pick<RollPreview | KeptRoll, 'applications' | 'items' | 'total' | 'counts'>
}) {
  const r = useTexts(rollTexts)
  const t = useTexts(payingTexts)
  const { new: fresh = 0, again = 0, changed = 0, stopped = 0, unknown = 0 } = roll.counts
  return (
    <StatTiles>
      <StatTile name={r.people} value={String(roll.applications)} />
      <StatTile name={r.changes} value={String(fresh + again + changed + stopped + unknown)} />
      <StatTile name={r.items} value={String(roll.items)} />
      <StatTile name={`${r.total} · ${t.amount}`} value={yuan(roll.total)} />
    </StatTiles>
  )
}

function KeptRolls() {
  const r = useTexts(rollTexts)
  const t = useTexts(payingTexts)
  const say = useSay()
  const show = useFormat()
  return (
    <Section title={r.kept} flush>
      <DataTable
        label={r.kept}
        list={useList(rollsList(null))}
        rowKey={(row) => row.id}
        to={(row) => `/applications/rolls/${row.id}`}
        empty={<Empty title={r.noneKept} />}
        columns={[
          {
            key: 'title',
            title: t.programme,
            onCard: 'title',
            cell: (row) =>
              fill(r.rollOf, { programme: say(row.programmeTitle), month: show.periodOf(row.month) }),
          },
          { key: 'people', title: r.people, align: 'end', cell: (row) => row.applications },
          { key: 'items', title: r.items, align: 'end', cell: (row) => row.items },
          { key: 'amount', title: r.amount, align: 'end', cell: (row) => yuan(row.total) },
          {
            key: 'on',
            title: r.confirmedOn,
            cell: (row) => `${show.day(row.onDay)} · ${row.recordedName}`,
          },
        ]}
      />
    </Section>
  )
}
