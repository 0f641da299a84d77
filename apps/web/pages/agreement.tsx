import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { Dialog } from '../../../platform/web/dialog.tsx'
import { useTexts } from '../../../platform/web/language.tsx'
import { usePathPart } from '../../../platform/web/link.tsx'
import { Loaded } from '../../../platform/web/loaded.tsx'
import { FailureNotice } from '../../../platform/web/notice.tsx'
import { Page, Stack } from '../../../platform/web/page.tsx'
import { ExportButton, PrintButton } from '../../../platform/web/page-buttons.tsx'
import { useDownload } from '../../../platform/web/use-download.ts'
import {
  type AgreementAnswer,
  AgreementFile,
  AgreementForm,
  agreementQuery,
  agreementsApi,
  agreementTexts,
  CloseAgreementDialog,
  lettersTexts,
} from '../../../rooms/letters/web/index.ts'

/** One agreement of pupil, guardian and teacher, as it stands and as it is printed. */
export function Component() {
  const id = usePathPart('id')
  return <Loaded query={useQuery(agreementQuery(id))}>{(agreement) => <One agreement={agreement} />}</Loaded>
}

function One({ agreement }: { agreement: AgreementAnswer }) {
  const t = useTexts(agreementTexts)
  const letters = useTexts(lettersTexts)
  const [open, setOpen] = useState<'change' | 'close' | null>(null)
  const close = () => setOpen(null)
  const word = useDownload(() =>
    agreementsApi.file('/api/letters/agreements/:id/docx', { params: { id: agreement.id } }),
  )
  const { abilities } = agreement
  return (
    <Page
      title={agreement.number}
      windowTitle={t.agreement}
      hint={t.agreement}
      crumbs={[{ title: letters.mailbox, to: '/letters', query: { show: 'pupils' } }]}
      actions={
        <>
          <PrintButton>{t.print}</PrintButton>
          <ExportButton download={word}>{t.word}</ExportButton>
          {abilities.change && <Button onClick={() => setOpen('change')}>{t.change}</Button>}
          {abilities.close && (
            <Button type="primary" onClick={() => setOpen('close')}>
              {t.close}
            </Button>
          )}
        </>
      }
    >
      <Stack>
        <FailureNotice failure={word.failure} />
        <AgreementFile agreement={agreement} />
      </Stack>
      {open === 'change' && (
        <Dialog title={t.change} close={close}>
          <AgreementForm about={{ agreement }} done={close} />
        </Dialog>
      )}
      {open === 'close' && <CloseAgreementDialog agreement={agreement} close={close} />}
    </Page>
  )
}
