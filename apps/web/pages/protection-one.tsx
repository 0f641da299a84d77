import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { useConfirm } from '../../../platform/web/confirm.tsx'
import { PrintIcon } from '../../../platform/web/icons.ts'
import { useTexts } from '../../../platform/web/language.tsx'
import { usePathPart } from '../../../platform/web/link.tsx'
import { Loaded } from '../../../platform/web/loaded.tsx'
import { useMay } from '../../../platform/web/me.tsx'
import { FailureNotice } from '../../../platform/web/notice.tsx'
import { Page, Stack } from '../../../platform/web/page.tsx'
import { ExportButton } from '../../../platform/web/page-buttons.tsx'
import { useToast } from '../../../platform/web/toast.tsx'
import { useCommand } from '../../../platform/web/use-command.ts'
import { useDownload } from '../../../platform/web/use-download.ts'
import {
  AddDialog,
  PictureDialog,
  protectionApi,
  protectionTexts,
  ReporterDialog,
  ReportFile,
  type ReportFileAnswer,
  renewedByReports,
  reportQuery,
  SendDialog,
} from '../../../rooms/protection/web/index.ts'

/** One mandatory report, with what can be added to it. */
export function Component() {
  const id = usePathPart('id')
  const reads = useMay()('protection.read')
  const read = useQuery({ ...reportQuery(id, false), enabled: reads })
  const own = useQuery({ ...reportQuery(id, true), enabled: !reads || read.isError })
  return <Loaded query={reads && !read.isError ? read : own}>{(one) => <One one={one} />}</Loaded>
}

type Open = 'send' | 'add' | 'picture' | 'reporter'

function One({ one }: { one: ReportFileAnswer }) {
  const t = useTexts(protectionTexts)
  const may = useMay()
  const [open, setOpen] = useState<Open | null>(null)
  const finding = useFinding(one)
  const close = () => setOpen(null)
  const paper = (as: 'docx' | 'pdf') => () =>
    protectionApi.file('/api/protection-reports/:id/paper', { params: { id: one.id }, query: { as } })
  const pdf = useDownload(paper('pdf'))
  const word = useDownload(paper('docx'))
  const { send, add, findNoNeed, signNoNeed, seeReporter } = one.abilities
  return (
    <Page
      title={one.number}
      windowTitle={t.report}
      crumbs={[{ title: t.reports, to: '/protection' }]}
      actions={
        <>
          {may('protection.read') && (
            <>
              <Button icon={<PrintIcon aria-hidden />} loading={pdf.running} onClick={pdf.run}>
                {t.pdf}
              </Button>
              <ExportButton download={word}>{t.word}</ExportButton>
            </>
          )}
          {seeReporter && <Button onClick={() => setOpen('reporter')}>{t.seeReporter}</Button>}
          {findNoNeed && (
            <Button loading={finding.sending} onClick={() => void finding.ask('first')}>
              {t.findNoNeed}
            </Button>
          )}
          {signNoNeed && (
            <Button loading={finding.sending} onClick={() => void finding.ask('second')}>
              {t.signNoNeed}
            </Button>
          )}
          {add && <Button onClick={() => setOpen('picture')}>{t.addPicture}</Button>}
          {add && <Button onClick={() => setOpen('add')}>{t.add}</Button>}
          {send && (
            <Button type="primary" danger={one.running} onClick={() => setOpen('send')}>
              {t.send}
            </Button>
          )}
        </>
      }
    >
      <Stack>
        <FailureNotice failure={finding.failure ?? pdf.failure ?? word.failure} />
        <ReportFile one={one} />
      </Stack>
      {open === 'send' && <SendDialog one={one} close={close} />}
      {open === 'add' && <AddDialog one={one} close={close} />}
      {open === 'picture' && <PictureDialog one={one} close={close} />}
      {open === 'reporter' && <ReporterDialog one={one} close={close} />}
    </Page>
  )
}

/** Finds that it was an error of entry, as the first or the second to sign. */
function useFinding(one: ReportFileAnswer) {
  const t = useTexts(protectionTexts)
  const tell = useToast()
  const confirm = useConfirm()
  const command = useCommand({
    send: ({ step, reason }: { step: 'first' | 'second'; reason: string }, id) => {
      const request = { params: { id: one.id }, body: { id, reason } }
      return step === 'first'
        ? protectionApi.post('/api/protection-reports/:id/no-need', request)
        : protectionApi.post('/api/protection-reports/:id/no-need-signature', request)
    },
    renews: [...renewedByReports],
    done: (_, { step }) => tell(step === 'first' ? t.found : t.signed),
  })
  const ask = async (step: 'first' | 'second') => {
    const yes = await confirm({
      title: step === 'first' ? t.findNoNeedTitle : t.signNoNeedTitle,
      body: t.findNoNeedHint,
      action: step === 'first' ? t.findNoNeed : t.signNoNeed,
      danger: true,
      reason: 'required',
    })
    if (yes) await command.run({ step, reason: yes.reason })
  }
  return { ask, sending: command.sending, failure: command.failure }
}
