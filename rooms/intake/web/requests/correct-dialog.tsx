import { useQuery } from '@tanstack/react-query'
import { Dialog } from '../../../../platform/web/dialog.tsx'
import { Form, FormButtons } from '../../../../platform/web/form/form.tsx'
import { TextField } from '../../../../platform/web/form/text-fields.tsx'
import { useForm } from '../../../../platform/web/form/use-form.ts'
import { useTexts } from '../../../../platform/web/language.tsx'
import { Loaded } from '../../../../platform/web/loaded.tsx'
import { useToast } from '../../../../platform/web/toast.tsx'
import { divisionQuery } from '../../../regions/web/index.ts'
import { type RequestFile, renewedByRequests, requestsApi } from './queries.ts'
import { SaidFields, type SaidValues, saidOf, useSaidLabels } from './said-fields.tsx'
import { intakeTexts } from './texts.ts'

/** Corrects what was taken down. The phone is masked on this screen: left blank it stays as it is known. */
export function CorrectDialog({ one, close }: { one: RequestFile; close: () => void }) {
  const t = useTexts(intakeTexts)
  const place = useQuery(divisionQuery(one.division))
  return (
    <Dialog title={t.correctTitle} close={close}>
      <Loaded query={place}>
        {({ code, name, path }) => (
          <CorrectForm
            one={one}
            close={close}
            start={{
              text: one.sensitive?.text ?? '',
              division: { value: code, label: name, detail: path },
              source: one.source,
              forWhom: one.forWhom,
              aboutName: one.aboutName ?? '',
              contactName: one.sensitive?.contactName ?? '',
              phone: '',
              otherContact: '',
              where: one.sensitive?.where ?? '',
            }}
          />
        )}
      </Loaded>
    </Dialog>
  )
}

function CorrectForm({ one, close, start }: { one: RequestFile; close: () => void; start: SaidValues }) {
  const t = useTexts(intakeTexts)
  const labels = useSaidLabels()
  const tell = useToast()
  const form = useForm<SaidValues & { readonly reason: string }, unknown>({
    initial: { ...start, reason: '' },
    required: ['text', 'division', 'source', 'reason'],
    send: (values, id) =>
      requestsApi.put('/api/requests/:id', {
        params: { id: one.id },
        body: {
          id,
          version: one.version,
          ...saidOf(values),
          source: values.source ?? 'other',
          reason: values.reason.trim(),
        },
      }),
    renews: [...renewedByRequests],
    done: () => {
      tell(t.corrected)
      close()
    },
  })
  return (
    <Form form={form} labels={{ ...labels, reason: t.correctReason }}>
      <SaidFields form={form} />
      <TextField label={t.correctReason} maxLength={200} {...form.field('reason')} />
      <FormButtons form={form} submit={t.save} />
    </Form>
  )
}
