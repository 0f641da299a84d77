import { useState } from 'react'
import { Dialog } from '../../../platform/web/dialog.tsx'
import { fill } from '../../../platform/web/fill.ts'
import { ChoiceField, ChoicesField } from '../../../platform/web/form/choice-fields.tsx'
import { FileField } from '../../../platform/web/form/file-field.tsx'
import { Form, FormButtons } from '../../../platform/web/form/form.tsx'
import { LongTextField, TextField } from '../../../platform/web/form/text-fields.tsx'
import { useForm } from '../../../platform/web/form/use-form.ts'
import { useTexts } from '../../../platform/web/language.tsx'
import { Notice } from '../../../platform/web/notice.tsx'
import { useToast } from '../../../platform/web/toast.tsx'
import { useOptions } from '../../../platform/web/use-options.ts'
import {
  bodyTerms,
  entryTerms,
  type Measure,
  measureTerms,
  methodTerms,
  purposeTerms,
  type ReportBody,
  type ReporterPurpose,
  type ReportMethod,
} from '../domain/report-codes.ts'
import { protectionApi, type ReportFile, renewedByReports } from './queries.ts'
import { protectionTexts } from './texts.ts'

type Props = { readonly one: ReportFile; readonly close: () => void }

const filled = (name: string, text: string) => (text.trim() ? { [name]: text.trim() } : {})

/** Says to whom it was reported; the first time stops the clock. */
export function SendDialog({ one, close }: Props) {
  const t = useTexts(protectionTexts)
  const tell = useToast()
  const bodies = useOptions(bodyTerms)
  const methods = useOptions(methodTerms)
  const form = useForm({
    initial: {
      // Nothing is chosen beforehand: a sending cannot be taken back, and one press would have recorded a call nobody made.
      bodies: [] as readonly ReportBody[],
      method: null as ReportMethod | null,
      receiptNumber: '',
      contact: '',
    },
    required: ['bodies', 'method'],
    send: (values, id) =>
      protectionApi.post('/api/protection-reports/:id/sending', {
        params: { id: one.id },
        body: {
          id,
          bodies: [...values.bodies],
          method: values.method as ReportMethod,
          ...filled('receiptNumber', values.receiptNumber),
          ...filled('contact', values.contact),
        },
      }),
    renews: [...renewedByReports],
    done: () => {
      tell(t.sent)
      close()
    },
  })
  return (
    <Dialog title={t.sendTitle} close={close}>
      <Form form={form} labels={{ bodies: t.bodies, method: t.method }}>
        <ChoicesField label={t.bodies} options={bodies} {...form.field('bodies')} />
        <ChoiceField label={t.method} options={methods} {...form.field('method')} />
        <TextField label={t.receiptNumber} maxLength={60} {...form.field('receiptNumber')} />
        <TextField label={t.contact} maxLength={100} {...form.field('contact')} />
        <FormButtons form={form} submit={t.send} />
      </Form>
    </Dialog>
  )
}

const addable = ['measure', 'follow-up', 'receipt', 'correction'] as const
type Addable = (typeof addable)[number]

export function AddDialog({ one, close }: Props) {
  const t = useTexts(protectionTexts)
  const tell = useToast()
  const kinds = useOptions(entryTerms).filter((option) =>
    (addable as readonly string[]).includes(option.value),
  )
  const measures = useOptions(measureTerms)
  const form = useForm({
    initial: {
      kind: 'measure' as Addable | null,
      measures: [] as readonly Measure[],
      receiptNumber: '',
      text: '',
    },
    required: ['kind'],
    send: (values, id) =>
      protectionApi.post('/api/protection-reports/:id/additions', {
        params: { id: one.id },
        body: {
          id,
          kind: values.kind ?? 'correction',
          ...(values.kind === 'measure' ? { measures: [...values.measures] } : {}),
          ...(values.kind === 'receipt' ? filled('receiptNumber', values.receiptNumber) : {}),
          ...filled('text', values.text),
        },
      }),
    renews: [...renewedByReports],
    done: () => {
      tell(t.added)
      close()
    },
  })
  const { kind } = form.values
  return (
    <Dialog title={t.addTitle} close={close}>
      <Form
        form={form}
        labels={{ kind: t.addKind, measures: t.measures, receiptNumber: t.receiptNumber, text: t.addText }}
      >
        <p className="soft">{t.addHint}</p>
        <ChoiceField
          label={t.addKind}
          options={kinds as { value: Addable; label: string }[]}
          {...form.field('kind')}
        />
        {kind === 'measure' && (
          <ChoicesField label={t.measures} options={measures} {...form.field('measures')} />
        )}
        {kind === 'receipt' && (
          <TextField label={t.receiptNumber} maxLength={60} {...form.field('receiptNumber')} />
        )}
        <LongTextField label={t.addText} maxLength={4000} rows={3} {...form.field('text')} />
        <FormButtons form={form} submit={t.add} />
      </Form>
    </Dialog>
  )
}

export function PictureDialog({ one, close }: Props) {
  const t = useTexts(protectionTexts)
  const tell = useToast()
  const form = useForm({
    initial: { file: null as File | null },
    required: ['file'],
    plain: true,
    send: ({ file }, id) =>
      protectionApi.post('/api/protection-reports/:id/receipts', {
        params: { id: one.id },
        body: { id },
        file: file as File,
      }),
    renews: [...renewedByReports],
    done: () => {
      tell(t.added)
      close()
    },
  })
  return (
    <Dialog title={t.addPicture} close={close}>
      <Form form={form} labels={{ file: t.picture }}>
        <FileField
          label={t.picture}
          hint={t.pictureHint}
          accept="image/jpeg,image/png,image/webp"
          camera
          {...form.field('file')}
        />
        <FormButtons form={form} submit={t.upload} />
      </Form>
    </Dialog>
  )
}

/** The name of whoever reported, for the county's keeper; held here only and gone with the dialog. */
export function ReporterDialog({ one, close }: Props) {
  const t = useTexts(protectionTexts)
  const purposes = useOptions(purposeTerms)
  const [name, setName] = useState<string | null>(null)
  const form = useForm({
    initial: { purpose: null as ReporterPurpose | null, note: '' },
    required: ['purpose', 'note'],
    plain: true,
    send: (values) =>
      protectionApi.post('/api/protection-reports/:id/reporter', {
        params: { id: one.id },
        body: { purpose: values.purpose ?? 'protect-reporter', note: values.note.trim() },
      }),
    done: ({ reporter }) => setName(reporter ?? t.nobody),
  })
  return (
    <Dialog title={t.seeReporter} close={close}>
      {name ? (
        <Notice>{fill(t.reporterIs, { name })}</Notice>
      ) : (
        <Form form={form} labels={{ purpose: t.purpose, note: t.note }}>
          <p className="soft">{t.reporterHint}</p>
          <ChoiceField label={t.purpose} options={purposes} {...form.field('purpose')} />
          <TextField label={t.note} maxLength={200} {...form.field('note')} />
          <FormButtons form={form} submit={t.show} />
        </Form>
      )}
    </Dialog>
  )
}
