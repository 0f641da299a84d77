import { useState } from 'react'
import { fill } from '../../../platform/web/fill.ts'
import { SelectLine } from '../../../platform/web/form/select-line.tsx'
import { useTexts } from '../../../platform/web/language.tsx'
import { Notice } from '../../../platform/web/notice.tsx'
import { Row, Stack } from '../../../platform/web/page.tsx'
import { useFormat } from '../../../platform/web/use-format.ts'
import { CellDrawer } from './cell-drawer.tsx'
import type { Report } from './queries.ts'
import { ReportActions } from './report-actions.tsx'
import { ReportChecks } from './report-checks.tsx'
import { ReportNotes } from './report-notes.tsx'
import { ReportTable } from './report-table.tsx'
import { ReportWords } from './report-words.tsx'
import { StateTag } from './state-tag.tsx'
import { reportsTexts } from './texts.ts'

/** One report: where it stands, its table, its texts, its checks and what was done with it. */
export function ReportFile({ report, show }: { report: Report; show: (number: number | null) => void }) {
  const [open, setOpen] = useState<string | null>(null)
  const cell = report.content.cells.find((one) => one.code === open)
  return (
    <Stack>
      <Head report={report} show={show} />
      <ReportActions report={report} />
      <ReportChecks report={report} open={({ code }) => setOpen(code)} />
      <ReportTable content={report.content} open={({ code }) => setOpen(code)} />
      <ReportWords key={report.number} report={report} />
      <ReportNotes report={report} />
      {cell && <CellDrawer report={report} cell={cell} close={() => setOpen(null)} />}
    </Stack>
  )
}

const versionNames = { sent: 'versionSent', due: 'versionDue', revised: 'versionRevised' } as const

function Head({ report, show }: { report: Report; show: (number: number | null) => void }) {
  const t = useTexts(reportsTexts)
  const say = useFormat()
  const frozen = report.versions.find(({ number }) => number === report.number)
  const options = [
    { value: 0, label: t.nowFigures },
    ...report.versions.map(({ number, reason }) => ({
      value: number,
      label: fill(t[versionNames[reason]], { number }),
    })),
  ]
  const returned =
    report.state === 'returned' ? report.steps.findLast(({ kind }) => kind === 'returned') : undefined
  return (
    <>
      <Row>
        <StateTag state={report.state} late={report.late} />
        <span className="soft">
          {frozen
            ? fill(t.frozen, { number: frozen.number, at: say.instant(frozen.at) })
            : `${t.live} · ${fill(t.dueOn, { day: say.day(report.dueOn) })}`}
        </span>
        {report.versions.length > 0 && (
          <SelectLine
            label={t.showVersion}
            blank={t.standing}
            value={report.number ?? 0}
            change={(number) => show(number)}
            options={options}
          />
        )}
      </Row>
      {returned && (
        <Notice tone="warning" title={say.labelled(t.returned, returned.reason ?? '')}>
          {returned.by} {say.instant(returned.at)}
        </Notice>
      )}
    </>
  )
}
