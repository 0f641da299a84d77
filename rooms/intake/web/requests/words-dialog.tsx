import { Dialog } from '../../../../platform/web/dialog.tsx'
import { Form, FormButtons } from '../../../../platform/web/form/form.tsx'
import { LongTextField } from '../../../../platform/web/form/text-fields.tsx'
import { useForm } from '../../../../platform/web/form/use-form.ts'
import { useTexts } from '../../../../platform/web/language.tsx'
import { useToast } from '../../../../platform/web/toast.tsx'
import { type RequestFile, renewedByRequests, requestsApi } from './queries.ts'
import { intakeTexts } from './texts.ts'

export type WordsAct = 'protect' | 'release' | 'refuse' | 'close' | 'reopen' | 'withdraw'

/** Acts that need nothing but words: a reason inside, and where the requester is told something, those as well. */
export function WordsDialog(props: { act: WordsAct; one: RequestFile; close: () => void }) {
  const { act, one, close } = props
  const t = useTexts(intakeTexts)
  const tell = useToast()
  const told = act === 'refuse' || act === 'close'
  const look = {
    protect: { title: t.protectTitle, label: t.protectAct, submit: t.protect, done: t.protected },
    release: { title: t.releaseTitle, label: t.releaseReason, submit: t.release, done: t.released },
    refuse: { title: t.refuseTitle, label: t.reason, submit: t.refuse, done: t.refused },
    close: { title: t.closeTitle, label: t.reason, submit: t.close, done: t.closed },
    reopen: { title: t.reopenTitle, label: t.reason, submit: t.reopen, done: t.reopened },
    withdraw: { title: t.withdrawTitle, label: t.reason, submit: t.withdraw, done: t.withdrawn },
  }[act]
  const form = useForm({
    initial: { reason: '', words: '' },
    required: act === 'close' ? ['words'] : told ? ['reason', 'words'] : ['reason'],
    keep: `intake.${act}.${one.id}`,
    send: (values, id) => sent(act, one, id, values.reason.trim(), values.words.trim()),
    renews: [...renewedByRequests],
    done: () => {
      tell(look.done)
      close()
    },
  })
  return (
    <Dialog title={look.title} close={close}>
      <Form form={form} labels={{ reason: look.label, words: t.words }}>
        <LongTextField label={look.label} maxLength={1000} rows={3} {...form.field('reason')} />
        {told && (
          <LongTextField
            label={t.words}
            hint={one.absorbed.length > 0 ? t.wordsHintMerged : t.wordsHint}
            maxLength={1000}
            rows={3}
            {...form.field('words')}
          />
        )}
        <FormButtons form={form} submit={look.submit} danger={act === 'withdraw'} />
      </Form>
    </Dialog>
  )
}

function sent(act: WordsAct, one: RequestFile, id: string, reason: string, words: string) {
  const params = { id: one.id }
  const seen = { id, version: one.version }
  switch (act) {
    case 'protect':
      return requestsApi.post('/api/requests/:id/protection', { params, body: { ...seen, act: reason } })
    case 'release':
      return requestsApi.post('/api/requests/:id/release', { params, body: { ...seen, reason } })
    case 'refuse':
      return requestsApi.post('/api/requests/:id/refusal', { params, body: { ...seen, reason, words } })
    case 'close':
      return requestsApi.post('/api/requests/:id/closing', {
        params,
        body: { ...seen, words, ...(reason ? { reason } : {}) },
      })
    case 'reopen':
      return requestsApi.post('/api/requests/:id/reopening', { params, body: { ...seen, reason } })
    case 'withdraw':
      return requestsApi.post('/api/requests/:id/withdrawal', { params, body: { ...seen, reason } })
  }
}
