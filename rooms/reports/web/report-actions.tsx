import { Button } from 'antd'
import { useConfirm } from '../../../platform/web/confirm.tsx'
import { fill } from '../../../platform/web/fill.ts'
import { useTexts } from '../../../platform/web/language.tsx'
import { useMe } from '../../../platform/web/me.tsx'
import { FailureNotice } from '../../../platform/web/notice.tsx'
import { Row } from '../../../platform/web/page.tsx'
import { ExportButton, PrintButton } from '../../../platform/web/page-buttons.tsx'
import { useToast } from '../../../platform/web/toast.tsx'
import { useCommand } from '../../../platform/web/use-command.ts'
import { useDownload } from '../../../platform/web/use-download.ts'
import { exportReport, type Report, renewed, reportsApi } from './queries.ts'
import { reportsTexts } from './texts.ts'

type Step = {
  readonly path: 'acceptance' | 'return' | 'sending' | 'versions'
  readonly reason: string | null
}

/** What may be done with a report now: sign and send, accept, return, revise. */
export function ReportActions({ report }: { report: Report }) {
  const t = useTexts(reportsTexts)
  const me = useMe()
  const tell = useToast()
  const confirm = useConfirm()
  const told = {
    sending: t.sentToast,
    acceptance: t.acceptedToast,
    return: t.returnedToast,
    versions: t.revisedToast,
  }
  const step = useCommand({
    send: ({ path, reason }: Step, id) => {
      const common = { id, version: report.version }
      const params = { id: report.id }
      if (path === 'sending')
        return reportsApi.post('/api/reports/:id/sending', { params, body: { ...common, confirmed: true } })
      if (path === 'acceptance')
        return reportsApi.post('/api/reports/:id/acceptance', {
          params,
          body: { ...common, confirmed: true },
        })
      const body = { ...common, reason: reason ?? '' }
      if (path === 'return') return reportsApi.post('/api/reports/:id/return', { params, body })
      return reportsApi.post('/api/reports/:id/versions', { params, body })
    },
    renews: renewed,
    done: (_, { path }) => tell(told[path]),
  })
  const ask = async (path: Step['path'], title: string, body: string, action: string) => {
    const needsReason = path === 'return' || path === 'versions'
    const yes = await confirm({ title, body, action, ...(needsReason ? { reason: 'required' } : {}) })
    if (yes) await step.run({ path, reason: yes.reason })
  }
  const { abilities } = report
  const number = report.versions.at(-1)?.number ?? 0
  return (
    <>
      <FailureNotice failure={step.failure} />
      <Row>
        {abilities.send && (
          <Button
            type="primary"
            loading={step.sending}
            onClick={() => void ask('sending', t.sendTitle, fill(t.sendBody, { name: me.name }), t.send)}
          >
            {t.send}
          </Button>
        )}
        {abilities.review && (
          <>
            <Button
              type="primary"
              loading={step.sending}
              onClick={() =>
                void ask('acceptance', t.acceptTitle, fill(t.acceptBody, { name: me.name, number }), t.accept)
              }
            >
              {t.accept}
            </Button>
            <Button onClick={() => void ask('return', t.giveBackTitle, t.giveBackBody, t.giveBack)}>
              {t.giveBack}
            </Button>
          </>
        )}
        {abilities.revise && (
          <Button onClick={() => void ask('versions', t.reviseTitle, t.reviseBody, t.revise)}>
            {t.revise}
          </Button>
        )}
        <Files report={report} />
      </Row>
    </>
  )
}

function Files({ report }: { report: Report }) {
  const t = useTexts(reportsTexts)
  const number = report.number ?? 0
  const xlsx = useDownload(() => exportReport(report.id, 'xlsx', number))
  const docx = useDownload(() => exportReport(report.id, 'docx', number))
  const pdf = useDownload(() => exportReport(report.id, 'pdf', number))
  return (
    <>
      {(
        [
          [t.exportXlsx, xlsx],
          [t.exportDocx, docx],
          [t.exportPdf, pdf],
        ] as const
      ).map(([name, file]) => (
        <ExportButton key={name} download={file}>
          {name}
        </ExportButton>
      ))}
      <PrintButton aria-label={t.print} />
      <FailureNotice failure={xlsx.failure ?? docx.failure ?? pdf.failure} />
    </>
  )
}
