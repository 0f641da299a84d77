import { Button } from 'antd'
import { useState } from 'react'
import { useConfirm } from '../../../../platform/web/confirm.tsx'
import { DataTable } from '../../../../platform/web/data-table.tsx'
import { Facts } from '../../../../platform/web/facts.tsx'
import { TickLine } from '../../../../platform/web/form/tick-line.tsx'
import { newId } from '../../../../platform/web/ids.ts'
import { useSay, useTexts } from '../../../../platform/web/language.tsx'
import { PageLink } from '../../../../platform/web/link.tsx'
import { FailureNotice } from '../../../../platform/web/notice.tsx'
import { Row, Section, Stack } from '../../../../platform/web/page.tsx'
import { listOf, useList } from '../../../../platform/web/queries.ts'
import { SearchBox } from '../../../../platform/web/search-box.tsx'
import { Empty } from '../../../../platform/web/states.tsx'
import { Tag } from '../../../../platform/web/tag.tsx'
import { useToast } from '../../../../platform/web/toast.tsx'
import { useCommand } from '../../../../platform/web/use-command.ts'
import { useFilters } from '../../../../platform/web/use-filters.ts'
import { useFormat } from '../../../../platform/web/use-format.ts'
import { useWithdrawal } from '../../../../platform/web/use-withdrawal.ts'
import { liftStates } from '../../domain/paying/kinds.ts'
import { type BarFile, barList, payingApi, renewed } from './queries.ts'
import { watchTexts } from './watch-texts.ts'

type BarState = Pick<BarFile, 'holds' | 'liftedOn'>

function BarTag({ bar }: { bar: BarState }) {
  const w = useTexts(watchTexts)
  if (bar.holds) return <Tag tone="danger">{w.inForce}</Tag>
  return <Tag tone={bar.liftedOn ? 'good' : 'plain'}>{bar.liftedOn ? w.lifted : w.over}</Tag>
}

/** Who is barred from which class of programmes, the latest first. */
export function BarTable() {
  const w = useTexts(watchTexts)
  const say = useSay()
  const show = useFormat()
  const { question, filter } = useFilters('applications.bars', { search: '', inForce: false })
  return (
    <Section flush>
      <DataTable
        label={w.bars}
        list={useList(barList(question))}
        rowKey={(row) => row.id}
        to={(row) => `/applications/bars/${row.id}`}
        empty={<Empty title={w.noBars} />}
        above={
          <Row>
            <SearchBox label={w.searchBars} placeholder={w.searchHint} {...filter('search')} />
            <TickLine label={w.inForceOnly} {...filter('inForce')} />
          </Row>
        }
        columns={[
          { key: 'name', title: w.name, onCard: 'title', cell: (row) => row.name },
          { key: 'state', title: w.state, cell: (row) => <BarTag bar={row} /> },
          { key: 'class', title: w.class, prose: true, cell: (row) => say(row.classTitle) },
          { key: 'from', title: w.barFrom, cell: (row) => show.day(row.fromOn) },
          {
            key: 'until',
            title: w.untilOn,
            cell: (row) => (row.untilOn ? show.day(row.untilOn) : w.forEver),
          },
          { key: 'order', title: w.orderNumber, cell: (row) => row.orderNumber },
        ]}
      />
    </Section>
  )
}

type Lift = BarFile['lifts'][number]

/** One bar, and its appeals. */
export function BarParts({ file }: { file: BarFile }) {
  const w = useTexts(watchTexts)
  const say = useSay()
  const show = useFormat()
  const [lift] = useState(newId)
  const proposal = useWithdrawal({
    words: {
      withdrawTitle: w.liftTitle,
      withdrawHint: w.liftHint,
      withdraw: w.lift,
      withdrawn: w.liftProposed,
    },
    send: (reason, id) =>
      payingApi.post('/api/applications/bars/:id/lifts', {
        params: { id: file.id },
        body: { id, lift, reason },
      }),
    renews: renewed,
  })
  return (
    <Stack>
      <FailureNotice failure={proposal.failure} />
      <Section
        actions={
          file.abilities.propose && (
            <Button loading={proposal.sending} onClick={() => void proposal.ask()}>
              {w.lift}
            </Button>
          )
        }
      >
        <Facts
          items={[
            [w.state, <BarTag key="state" bar={file} />],
            [w.class, say(file.classTitle)],
            [w.barFrom, show.day(file.fromOn)],
            [w.untilOn, file.untilOn ? show.day(file.untilOn) : w.forEver],
            file.liftedOn ? [w.liftedOn, show.day(file.liftedOn)] : null,
            [
              w.orderNumber,
              <PageLink key="finding" to={`/applications/findings/${file.finding}`}>
                {file.orderNumber}
              </PageLink>,
            ],
          ]}
        />
      </Section>
      <Section title={w.lifts} flush>
        <DataTable<Lift>
          label={w.lifts}
          list={listOf(file.lifts)}
          rowKey={(one) => one.id}
          empty={<Empty title={w.noLifts} />}
          columns={[
            { key: 'reason', title: w.reason, prose: true, onCard: 'title', cell: (one) => one.reason },
            { key: 'state', title: w.state, cell: (one) => <Tag>{say(liftStates[one.state])}</Tag> },
            {
              key: 'proposed',
              title: w.proposedBy,
              cell: (one) => `${one.proposedName} ${show.day(one.proposedOn)}`,
            },
            {
              key: 'decided',
              title: w.decidedBy,
              prose: true,
              cell: (one) =>
                one.decidedOn
                  ? `${one.decidedName} ${show.day(one.decidedOn)} ${one.decision ?? ''}`
                  : w.waits,
            },
            {
              key: 'acts',
              title: w.lift,
              quietTitle: true,
              onCard: 'bare',
              cell: (one) => one.abilities.decide && <DecideLift lift={one} />,
            },
          ]}
        />
      </Section>
    </Stack>
  )
}

function DecideLift({ lift }: { lift: Lift }) {
  const w = useTexts(watchTexts)
  const tell = useToast()
  const confirm = useConfirm()
  const deciding = useCommand({
    send: ({ decision, reason }: { decision: 'approved' | 'declined'; reason: string }, id) =>
      payingApi.post('/api/applications/bar-lifts/:id/decision', {
        params: { id: lift.id },
        body: { id, decision, reason },
      }),
    renews: renewed,
    done: () => tell(w.decided),
  })
  const ask = async (decision: 'approved' | 'declined') => {
    const lifts = decision === 'approved'
    const yes = await confirm({
      title: lifts ? w.approveTitle : w.upholdTitle,
      action: lifts ? w.approveLift : w.declineLift,
      reason: 'required',
    })
    if (yes) await deciding.run({ decision, reason: yes.reason })
  }
  return (
    <>
      <Row>
        <Button size="small" type="primary" loading={deciding.sending} onClick={() => void ask('approved')}>
          {w.approveLift}
        </Button>
        <Button size="small" loading={deciding.sending} onClick={() => void ask('declined')}>
          {w.declineLift}
        </Button>
      </Row>
      <FailureNotice failure={deciding.failure} />
    </>
  )
}
