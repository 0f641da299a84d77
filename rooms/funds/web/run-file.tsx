import { DataTable } from '../../../platform/web/data-table.tsx'
import { Facts } from '../../../platform/web/facts.tsx'
import { fill } from '../../../platform/web/fill.ts'
import { Fingerprint } from '../../../platform/web/fingerprint.tsx'
import { useTexts } from '../../../platform/web/language.tsx'
import { PageLink } from '../../../platform/web/link.tsx'
import { useMay } from '../../../platform/web/me.tsx'
import { Notice } from '../../../platform/web/notice.tsx'
import { Section, Stack } from '../../../platform/web/page.tsx'
import { ProgressBar } from '../../../platform/web/progress-bar.tsx'
import { listOf } from '../../../platform/web/queries.ts'
import { Tag, Tags, type Tone } from '../../../platform/web/tag.tsx'
import { useFormat } from '../../../platform/web/use-format.ts'
import type { LineState } from '../domain/kinds.ts'
import { yuan } from './money.ts'
import { paymentsTexts } from './payments-texts.ts'
import type { RunFile } from './queries.ts'
import css from './run-file.module.css'
import { RunStateTag } from './run-table.tsx'

const tones: Readonly<Record<LineState, Tone>> = {
  listed: 'info',
  paid: 'good',
  failed: 'danger',
  dropped: 'plain',
}

/** One run: how far it is, who did what, and each of its lines. */
export function RunFacts({ run }: { run: RunFile }) {
  const p = useTexts(paymentsTexts)
  const show = useFormat()
  // The checksum is for whoever audits: nobody at the bank counter can work one out.
  const audits = useMay()('audit.read')
  const done = run.paidLines + run.failedLines
  return (
    <Stack>
      {run.droppedReason && (
        <Notice tone="warning">
          {fill(p.droppedBecause, { name: run.droppedName ?? '', reason: run.droppedReason })}
        </Notice>
      )}
      {run.state === 'prepared' && run.abilities.ownPreparation && <Notice>{p.secondPerson}</Notice>}
      <Section>
        <Steps run={run} />
        {run.state === 'handed' && (
          <ProgressBar share={done / run.lines} label={fill(p.settled, { done, lines: run.lines })} />
        )}
      </Section>
      <Section title={p.basics}>
        <Facts
          items={[
            [p.state, <RunStateTag key="state" state={run.state} />],
            [p.runDay, show.day(run.onDay)],
            [p.lines, String(run.lines)],
            [p.total, yuan(run.total)],
            run.paidLines > 0 ? [p.resultPaid, `${run.paidLines} · ${yuan(run.paidTotal)}`] : null,
            run.failedLines > 0 ? [p.resultFailed, `${run.failedLines} · ${yuan(run.failedTotal)}`] : null,
            audits ? [p.hash, <Fingerprint key="hash" value={run.fileHash} />] : null,
          ]}
        />
      </Section>
      <Lines run={run} />
      {run.returns.length > 0 && (
        <Section title={p.returns} flush>
          <DataTable
            label={p.returns}
            list={listOf(run.returns)}
            rowKey={(one) => one.id}
            columns={[
              { key: 'file', title: p.file, onCard: 'title', cell: (one) => one.fileName },
              { key: 'result', title: p.result, cell: (one) => fill(p.returnDone, one) },
              { key: 'by', title: p.by, cell: (one) => one.receivedName },
              { key: 'at', title: p.day, cell: (one) => show.instant(one.receivedAt) },
            ]}
          />
        </Section>
      )}
    </Stack>
  )
}

/** The four steps of a run, done or to come, with who and when. */
function Steps({ run }: { run: RunFile }) {
  const p = useTexts(paymentsTexts)
  const show = useFormat()
  const steps = [
    [p.prepared, run.preparedName, run.preparedAt],
    [p.approved, run.approvedName, run.approvedAt],
    [p.handed, run.handedName, run.handedAt],
    [p.reconciled, null, run.reconciledAt],
  ] as const
  return (
    <ol className={css.steps}>
      {steps.map(([name, who, at]) => (
        <li key={name} className={at ? css.done : css.open}>
          <strong>{name}</strong>
          <span className="soft">{at ? [who, show.instant(at)].filter(Boolean).join(' · ') : p.notYet}</span>
        </li>
      ))}
    </ol>
  )
}

function Lines({ run }: { run: RunFile }) {
  const p = useTexts(paymentsTexts)
  const words: Readonly<Record<LineState, string>> = {
    listed: p.resultListed,
    paid: p.resultPaid,
    failed: p.resultFailed,
    dropped: p.resultDropped,
  }
  return (
    <Section title={p.payments} flush>
      <DataTable
        label={p.payments}
        list={listOf(run.items)}
        rowKey={(one) => String(one.number)}
        columns={[
          {
            key: 'number',
            title: p.order,
            align: 'end',
            width: 72,
            onCard: 'hidden',
            cell: (one) => one.number,
          },
          {
            key: 'holder',
            title: p.holder,
            onCard: 'title',
            cell: (one) => <PageLink to={`/payments/${one.payment}`}>{one.holder}</PageLink>,
          },
          { key: 'account', title: p.number, cell: (one) => one.account },
          { key: 'bank', title: p.bank, cell: (one) => one.bank },
          { key: 'amount', title: p.amount, align: 'end', cell: (one) => yuan(one.amount) },
          { key: 'summary', title: p.summary, prose: true, cell: (one) => one.summary },
          {
            key: 'state',
            title: p.result,
            cell: (one) => (
              <>
                <Tags>
                  <Tag tone={tones[one.state]}>{words[one.state]}</Tag>
                  {one.accountEnded && <Tag tone="danger">{p.accountChanged}</Tag>}
                </Tags>
                {/* Few lines fail: a column of reasons would be empty and push the table over the edge. */}
                {one.reason && <div className="soft">{one.reason}</div>}
              </>
            ),
          },
        ]}
      />
    </Section>
  )
}
