import { useState } from 'react'
import { Drawer } from '../../../platform/web/dialog.tsx'
import { fill } from '../../../platform/web/fill.ts'
import { TickField } from '../../../platform/web/form/choice-fields.tsx'
import { FileField } from '../../../platform/web/form/file-field.tsx'
import { Form, FormButtons } from '../../../platform/web/form/form.tsx'
import { useForm } from '../../../platform/web/form/use-form.ts'
import { useTexts } from '../../../platform/web/language.tsx'
import { Notice } from '../../../platform/web/notice.tsx'
import { ProgressBar } from '../../../platform/web/progress-bar.tsx'
import { useToast } from '../../../platform/web/toast.tsx'
import { paymentsTexts } from './payments-texts.ts'
import { fundsApi, type RunFile, renewed } from './queries.ts'

/** Takes in what the bank sent back; whatever does not fit is told row by row, and nothing is booked. */
export function ReturnDrawer({ run, close }: { run: RunFile; close: () => void }) {
  const p = useTexts(paymentsTexts)
  const tell = useToast()
  const [share, setShare] = useState<number | null>(null)
  const form = useForm({
    initial: { file: null as File | null, also: false },
    required: ['file'],
    plain: true,
    guard: false,
    send: ({ file, also }, id) =>
      fundsApi.post('/api/funds/runs/:id/return', {
        params: { id: run.id },
        body: { id, alsoThisRun: also ? 'true' : 'false' },
        file: file as File,
        progress: setShare,
      }),
    renews: renewed,
    done: ({ again, ...counts }) => {
      tell(again ? p.returnAgain : fill(p.returnDone, counts))
      close()
    },
  })
  // Asked only once the server has said so; then it stays, so that the tick can be taken out again.
  const isTaken = form.values.also || form.failure?.code === 'return-taken-for-another-run'
  return (
    <Drawer title={p.returnTitle} close={close}>
      <Form form={form} labels={{ file: p.file }}>
        <Notice>{p.returnHint}</Notice>
        <FileField label={p.file} accept=".xlsx,.csv,.txt" {...form.field('file')} />
        {isTaken && <TickField label={p.returnAlso} {...form.field('also')} />}
        {form.sending && share !== null && <ProgressBar share={share} label={p.file} />}
        <FormButtons form={form} submit={p.takeReturn} />
      </Form>
    </Drawer>
  )
}
