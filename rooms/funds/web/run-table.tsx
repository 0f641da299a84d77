import { DataTable } from '../../../platform/web/data-table.tsx'
import { fill } from '../../../platform/web/fill.ts'
import { SelectLine } from '../../../platform/web/form/select-line.tsx'
import { useSay, useTexts } from '../../../platform/web/language.tsx'
import { Row } from '../../../platform/web/page.tsx'
import { useList } from '../../../platform/web/queries.ts'
import { Empty } from '../../../platform/web/states.tsx'
import { Tag, type Tone } from '../../../platform/web/tag.tsx'
import { useFormat } from '../../../platform/web/use-format.ts'
import { useOptions } from '../../../platform/web/use-options.ts'
import { useRemembered } from '../../../platform/web/use-remembered.ts'
import { type RunState, runStates } from '../domain/kinds.ts'
import { yuan } from './money.ts'
import { paymentsTexts } from './payments-texts.ts'
import { runList } from './queries.ts'

const tones: Readonly<Record<RunState, Tone>> = {
  prepared: 'warning',
  approved: 'info',
  handed: 'info',
  reconciled: 'good',
  dropped: 'plain',
}

export function RunStateTag({ state }: { state: RunState }) {
  const say = useSay()
  return <Tag tone={tones[state]}>{say(runStates[state])}</Tag>
}

/** Payment runs in reach, the latest first, with how far each is. */
export function RunTable() {
  const p = useTexts(paymentsTexts)
  const show = useFormat()
  const [state, setState] = useRemembered<RunState | null>('payment-runs.state', null)
  return (
    <DataTable
      label={p.runs}
      list={useList(runList(state))}
      rowKey={(row) => row.id}
      to={(row) => `/payment-runs/${row.id}`}
      empty={<Empty title={p.noRuns} hint={p.noRunsHint} />}
      above={
        <Row>
          <SelectLine
            label={p.state}
            blank={p.allStates}
            value={state}
            change={setState}
            options={useOptions(runStates)}
          />
        </Row>
      }
      columns={[
        { key: 'title', title: p.runTitle, onCard: 'title', cell: (row) => row.title },
        { key: 'day', title: p.runDay, cell: (row) => show.day(row.onDay) },
        { key: 'state', title: p.state, cell: (row) => <RunStateTag state={row.state} /> },
        { key: 'lines', title: p.lines, align: 'end', cell: (row) => row.lines },
        { key: 'total', title: p.total, align: 'end', cell: (row) => yuan(row.total) },
        {
          key: 'settled',
          title: p.reconciled,
          cell: (row) => fill(p.settled, { done: row.paidLines + row.failedLines, lines: row.lines }),
        },
        {
          key: 'failed',
          title: p.resultFailed,
          align: 'end',
          cell: (row) => (row.failedLines > 0 ? yuan(row.failedTotal) : '—'),
        },
        { key: 'prepared', title: p.prepared, cell: (row) => row.preparedName },
        { key: 'approved', title: p.approved, extra: true, cell: (row) => row.approvedName ?? '—' },
      ]}
    />
  )
}
