import { useEffect, useRef } from 'react'
import type { Day } from '../../../kernel/day.ts'
import type { Id } from '../../../kernel/id.ts'
import { Dialog } from '../../../platform/web/dialog.tsx'
import { ChoiceField } from '../../../platform/web/form/choice-fields.tsx'
import { Form, FormButtons } from '../../../platform/web/form/form.tsx'
import { LongTextField, TextField } from '../../../platform/web/form/text-fields.tsx'
import { useForm } from '../../../platform/web/form/use-form.ts'
import { useSay, useTexts } from '../../../platform/web/language.tsx'
import { today } from '../../../platform/web/today.ts'
import { useOptions } from '../../../platform/web/use-options.ts'
import { type Fault, type ListKind, listKinds } from '../domain/registry/codes.ts'
import { longest } from '../domain/registry/limits.ts'
import { DecisionRow, FaultRow, useSavedAnd } from './dialog-parts.tsx'
import { organisationsApi } from './queries.ts'
import type { Listing, RegistryFile } from './registry-queries.ts'
import { registryTexts } from './registry-texts.ts'

const renews = [['organisations'], ['duties']] as const

/** Puts a body on one list, on its own ground. */
export function ListingDialog(props: { organisation: Id; file: RegistryFile; close: () => void }) {
  const { organisation, file, close } = props
  const t = useTexts(registryTexts)
  const form = useForm({
    initial: {
      list: null as ListKind | null,
      fault: 'report-not-filed' as Fault | null,
      faultYear: null as number | null,
      decidedOn: today() as Day | null,
      document: '',
      legalBasis: '',
    },
    required: ['list', 'fault', 'decidedOn', 'document', 'legalBasis'],
    send: (values, id) =>
      organisationsApi.post('/api/registry/:id/listings', {
        params: { id: organisation },
        body: {
          id,
          list: values.list ?? 'abnormal',
          fault: values.fault ?? 'other',
          faultYear: values.faultYear,
          decidedOn: values.decidedOn ?? '',
          document: values.document,
          legalBasis: values.legalBasis,
        },
      }),
    renews,
    done: useSavedAnd(close),
  })
  useBasis(form.values.list && file.bases ? file.bases[form.values.list] : null, (legalBasis) =>
    form.change({ legalBasis }),
  )
  return (
    <Dialog title={t.addListing} close={close}>
      <Form
        form={form}
        labels={{
          list: t.list,
          fault: t.fault,
          faultYear: t.faultYear,
          decidedOn: t.decidedOn,
          document: t.document,
          legalBasis: t.legalBasis,
        }}
      >
        <ChoiceField label={t.list} options={useOptions(listKinds)} {...form.field('list')} />
        <FaultRow fault={form.field('fault')} year={form.field('faultYear')} />
        <DecisionRow label={t.decidedOn} day={form.field('decidedOn')} document={form.field('document')} />
        <TextField label={t.legalBasis} maxLength={longest.legalBasis} {...form.field('legalBasis')} />
        <FormButtons form={form} submit={t.save} />
      </Form>
    </Dialog>
  )
}

/** Fills in the ground that the file of the authority names, when another kind is chosen. */
export function useBasis(basis: string | null, change: (basis: string) => void): void {
  const last = useRef<string | null>(null)
  useEffect(() => {
    if (basis === null || basis === last.current) return
    last.current = basis
    change(basis)
  })
}

export function RemovalDialog({ listing, close }: { listing: Listing; close: () => void }) {
  const t = useTexts(registryTexts)
  const say = useSay()
  const form = useForm({
    initial: { removedOn: today() as Day | null, document: '', reason: '' },
    required: ['removedOn', 'document', 'reason'],
    plain: true,
    send: (values, id) =>
      organisationsApi.post('/api/registry/listings/:id/removal', {
        params: { id: listing.id },
        body: { id, removedOn: values.removedOn ?? '', document: values.document, reason: values.reason },
      }),
    renews,
    done: useSavedAnd(close),
  })
  return (
    <Dialog title={`${t.remove} ${say(listKinds[listing.list])}`} close={close}>
      <Form form={form} labels={{ removedOn: t.removedOn, document: t.document, reason: t.reason }}>
        <DecisionRow label={t.removedOn} day={form.field('removedOn')} document={form.field('document')} />
        <LongTextField label={t.reason} rows={2} maxLength={longest.reason} {...form.field('reason')} />
        <FormButtons form={form} submit={t.save} />
      </Form>
    </Dialog>
  )
}

export function FaultDialog({ listing, close }: { listing: Listing; close: () => void }) {
  const t = useTexts(registryTexts)
  const form = useForm({
    initial: {
      fault: null as Fault | null,
      faultYear: null as number | null,
      foundOn: today() as Day | null,
      document: '',
    },
    required: ['fault', 'foundOn', 'document'],
    send: (values, id) =>
      organisationsApi.post('/api/registry/listings/:id/faults', {
        params: { id: listing.id },
        body: {
          id,
          fault: values.fault ?? 'other',
          faultYear: values.faultYear,
          foundOn: values.foundOn ?? '',
          document: values.document,
        },
      }),
    renews,
    done: useSavedAnd(close),
  })
  return (
    <Dialog title={t.addFault} close={close}>
      <p className="soft">{t.faultHint}</p>
      <Form
        form={form}
        labels={{ fault: t.fault, faultYear: t.faultYear, foundOn: t.foundOn, document: t.document }}
      >
        <FaultRow fault={form.field('fault')} year={form.field('faultYear')} />
        <DecisionRow label={t.foundOn} day={form.field('foundOn')} document={form.field('document')} />
        <FormButtons form={form} submit={t.save} />
      </Form>
    </Dialog>
  )
}
