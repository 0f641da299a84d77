import { Button } from 'antd'
import { useState } from 'react'
import { Dialog } from '../../../../platform/web/dialog.tsx'
import { fill } from '../../../../platform/web/fill.ts'
import { LongTextField } from '../../../../platform/web/form/text-fields.tsx'
import { useTexts } from '../../../../platform/web/language.tsx'
import { FailureNotice } from '../../../../platform/web/notice.tsx'
import { useToast } from '../../../../platform/web/toast.tsx'
import { useCommand } from '../../../../platform/web/use-command.ts'
import { renewedByCases } from '../queries.ts'
import { caseFileApi, type ShownRecord } from './queries.ts'
import { useRecordName } from './record-name.ts'
import { fileTexts } from './texts.ts'

/** A supervisor agrees with an opinion, or returns with one. */
export function SignDialog(props: { file: string; record: ShownRecord; close: () => void }) {
  const { file, record, close } = props
  const t = useTexts(fileTexts)
  const name = useRecordName()
  const tell = useToast()
  const [opinion, setOpinion] = useState('')
  const command = useCommand({
    send: (agreed: boolean, id) =>
      caseFileApi.post('/api/cases/:id/records/:record/signature', {
        params: { id: file, record: record.id },
        body: { id, agreed, ...(opinion.trim() ? { opinion: opinion.trim() } : {}) },
      }),
    renews: [...renewedByCases],
    done: (_, agreed) => {
      tell(agreed ? t.signed : t.givenBack)
      close()
    },
  })
  return (
    <Dialog
      title={fill(t.signTitle, { name: name(record) })}
      close={close}
      buttons={
        <>
          <Button
            disabled={opinion.trim() === ''}
            loading={command.sending}
            onClick={() => void command.run(false)}
          >
            {t.giveBack}
          </Button>
          <Button type="primary" loading={command.sending} onClick={() => void command.run(true)}>
            {t.agree}
          </Button>
        </>
      }
    >
      <FailureNotice failure={command.failure} />
      <LongTextField
        id="case-opinion"
        label={t.opinion}
        hint={t.opinionHint}
        maxLength={1000}
        value={opinion}
        change={setOpinion}
        problems={[]}
        required={false}
        marked={false}
      />
    </Dialog>
  )
}
