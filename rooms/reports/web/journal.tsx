import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { formatPeriod, type Period } from '../../../kernel/period.ts'
import { useConfirm } from '../../../platform/web/confirm.tsx'
import { fill } from '../../../platform/web/fill.ts'
import { formatNumber } from '../../../platform/web/format.ts'
import { useSay, useTexts } from '../../../platform/web/language.tsx'
import { PageLink } from '../../../platform/web/link.tsx'
import { Loaded } from '../../../platform/web/loaded.tsx'
import { FailureNotice, Notice } from '../../../platform/web/notice.tsx'
import { Row, Section, Stack } from '../../../platform/web/page.tsx'
import { ExportButton } from '../../../platform/web/page-buttons.tsx'
import { Tag } from '../../../platform/web/tag.tsx'
import { useToast } from '../../../platform/web/toast.tsx'
import { useCommand } from '../../../platform/web/use-command.ts'
import { useDownload } from '../../../platform/web/use-download.ts'
import { useFormat } from '../../../platform/web/use-format.ts'
import { JournalForm } from './journal-form.tsx'
import { type Issue, journalFile, journalQuery } from './prose-queries.ts'
import { proseTexts } from './prose-texts.ts'
import { reportsApi } from './queries.ts'
import css from './reports.module.css'

/** One issue of the journal: compiled from the month's records until it is made final. */
export function JournalIssue({ within, month }: { within: string; month: Period }) {
  return (
    <Loaded query={useQuery(journalQuery(within, month))} lines={10}>
      {(issue) => <Shown key={issue.version} issue={issue} within={within} month={month} />}
    </Loaded>
  )
}

function Shown({ issue, within, month }: { issue: Issue; within: string; month: Period }) {
  const t = useTexts(proseTexts)
  const show = useFormat()
  const [editing, edit] = useState(false)
  return (
    <Stack>
      <h2>
        {issue.title} {show.period(Number(issue.month.replace('-', '')))}
      </h2>
      <Row>
        <Tag tone={issue.final ? 'good' : 'plain'}>{issue.final ? t.final : t.draft}</Tag>
        {issue.final && (
          <span className="soft">
            {fill(t.finalBy, { by: issue.final.by, at: show.instant(issue.final.at) })}
          </span>
        )}
      </Row>
      <Actions issue={issue} within={within} month={month} edit={() => edit(true)} />
      {issue.withheld > 0 && <Notice tone="warning">{fill(t.withheld, { count: issue.withheld })}</Notice>}
      {issue.texts.foreword && (
        <Section title={t.foreword}>
          <p className={css.text}>{issue.texts.foreword}</p>
        </Section>
      )}
      <Section title={t.monthFigures}>
        <Figures issue={issue} figures={issue.figures} node={issue.node.node} />
      </Section>
      {issue.stations.map((station) => (
        <Section key={station.id} title={station.name}>
          {issue.texts[station.id] && <p className={css.text}>{issue.texts[station.id]}</p>}
          <Figures issue={issue} figures={station.figures} node={`station:${station.id}`} />
          <Entries entries={station.entries} />
        </Section>
      ))}
      {issue.texts.closing && (
        <Section title={t.closing}>
          <p className={css.text}>{issue.texts.closing}</p>
        </Section>
      )}
      {editing && <JournalForm issue={issue} within={within} month={month} close={() => edit(false)} />}
    </Stack>
  )
}

function Actions({
  issue,
  within,
  month,
  edit,
}: {
  issue: Issue
  within: string
  month: Period
  edit: () => void
}) {
  const t = useTexts(proseTexts)
  const tell = useToast()
  const confirm = useConfirm()
  const file = useDownload(() => journalFile(within, month))
  const finishing = useCommand({
    send: (_: null, id) =>
      reportsApi.post('/api/reports/journal/final', { body: { id, within, month: formatPeriod(month) } }),
    renews: [['reports', 'journal']],
    done: () => tell(t.finished),
  })
  const finish = async () => {
    if (await confirm({ title: t.finishTitle, body: t.finishBody, action: t.finish }))
      await finishing.run(null)
  }
  return (
    <>
      <Row>
        {issue.mayWrite && (
          <>
            <Button type="primary" onClick={edit}>
              {t.edit}
            </Button>
            <Button loading={finishing.sending} onClick={() => void finish()}>
              {t.finish}
            </Button>
          </>
        )}
        <ExportButton download={file}>{t.word}</ExportButton>
      </Row>
      <FailureNotice failure={finishing.failure ?? file.failure} />
    </>
  )
}

function Figures({ issue, figures, node }: { issue: Issue; figures: Issue['figures']; node: string }) {
  const t = useTexts(proseTexts)
  const say = useSay()
  if (figures.length === 0) return <p className="soft">{t.nothing}</p>
  return (
    <Row>
      {figures.map(({ measure, title, unit, value }) => (
        <span key={measure}>
          {say(title)}{' '}
          <PageLink
            to="/figures/records"
            query={{ node, period: issue.month, measure }}
            className={css.linked}
          >
            {formatNumber(value, 2)}
          </PageLink>{' '}
          {say(unit)}
        </span>
      ))}
    </Row>
  )
}

function Entries({ entries }: { entries: Issue['stations'][number]['entries'] }) {
  const t = useTexts(proseTexts)
  const say = useSay()
  const show = useFormat()
  if (entries.length === 0) return null
  return (
    <ul className={css.entries}>
      {entries.map((entry) => (
        <li key={entry.id}>
          <span className="soft">{show.day(entry.day)}</span> <Tag>{say(entry.kindTitle)}</Tag>{' '}
          {entry.page ? <PageLink to={entry.page}>{entry.title}</PageLink> : entry.title}{' '}
          {entry.attendances !== null && (
            <span className="soft">{fill(t.attendances, { count: formatNumber(entry.attendances) })}</span>
          )}
          {entry.summary && <div className="soft">{entry.summary}</div>}
        </li>
      ))}
    </ul>
  )
}
