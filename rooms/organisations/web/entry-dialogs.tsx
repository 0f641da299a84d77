import type { Day } from '../../../kernel/day.ts'
import type { DivisionCode } from '../../../kernel/division.ts'
import type { Id } from '../../../kernel/id.ts'
import { Dialog } from '../../../platform/web/dialog.tsx'
import { ChoiceField, SelectField } from '../../../platform/web/form/choice-fields.tsx'
import { DayField } from '../../../platform/web/form/day-field.tsx'
import { FieldRow, Form, FormButtons } from '../../../platform/web/form/form.tsx'
import type { Found } from '../../../platform/web/form/picker-field.tsx'
import {
  DecimalField,
  LongTextField,
  NumberField,
  TextField,
} from '../../../platform/web/form/text-fields.tsx'
import { useForm } from '../../../platform/web/form/use-form.ts'
import { useSay, useTexts } from '../../../platform/web/language.tsx'
import { today } from '../../../platform/web/today.ts'
import { given, useOptions } from '../../../platform/web/use-options.ts'
import { DivisionField } from '../../regions/web/index.ts'
import {
  type ChangeKind,
  changeKinds,
  type EndKind,
  endKindCodes,
  type LegalForm,
  legalForms,
  registrationStatuses,
} from '../domain/registry/codes.ts'
import { longest } from '../domain/registry/limits.ts'
import { DecisionRow, useSavedAnd } from './dialog-parts.tsx'
import { organisationsApi } from './queries.ts'
import type { Entry } from './registry-queries.ts'
import { registryTexts } from './registry-texts.ts'

const renews = [['organisations'], ['duties'], ['indicators']] as const

/** Enters an organisation in the registry, or puts its entry right. */
export function EntryDialog(props: { organisation: Id; entry: Entry | null; close: () => void }) {
  const { organisation, entry: old, close } = props
  const t = useTexts(registryTexts)
  const say = useSay()
  const form = useForm({
    initial: {
      legalForm: (old?.legalForm ?? null) as LegalForm | null,
      authority: (old
        ? { value: old.authority, label: say(old.authorityName) }
        : null) as Found<DivisionCode> | null,
      registeredOn: (old?.registeredOn ?? null) as Day | null,
      certificateNumber: old?.certificateNumber ?? '',
      supervisor: old?.supervisor ?? '',
      capital: (old?.capitalFen == null ? null : old.capitalFen / 100) as number | null,
      purpose: old?.purpose ?? '',
      reportsFrom: (old?.reportsFrom ?? Number(today().slice(0, 4)) - 1) as number | null,
    },
    required: ['legalForm', 'authority', 'registeredOn'],
    send: (values, id) =>
      organisationsApi.put('/api/registry/:id', {
        params: { id: organisation },
        body: {
          id,
          version: old?.version ?? null,
          legalForm: values.legalForm ?? 'association',
          authority: values.authority?.value ?? 0,
          registeredOn: values.registeredOn ?? '',
          certificateNumber: given(values.certificateNumber),
          supervisor: given(values.supervisor),
          purpose: given(values.purpose),
          reportsFrom: values.reportsFrom,
          capitalFen: values.capital === null ? null : Math.round(values.capital * 100),
        },
      }),
    renews,
    done: useSavedAnd(close),
  })
  return (
    <Dialog title={old ? t.changeEntry : t.enter} close={close}>
      <Form
        form={form}
        labels={{
          legalForm: t.legalForm,
          authority: t.authority,
          registeredOn: t.registeredOn,
          certificateNumber: t.certificateNumber,
          supervisor: t.supervisor,
          capital: t.capital,
          purpose: t.purpose,
          reportsFrom: t.reportsFrom,
        }}
      >
        <ChoiceField label={t.legalForm} options={useOptions(legalForms)} {...form.field('legalForm')} />
        <DivisionField label={t.authority} hint={t.authorityHint} {...form.field('authority')} />
        <FieldRow>
          <DayField label={t.registeredOn} lean="past" latest={today()} {...form.field('registeredOn')} />
          <TextField
            label={t.certificateNumber}
            optional
            maxLength={longest.certificateNumber}
            {...form.field('certificateNumber')}
          />
        </FieldRow>
        <FieldRow>
          <TextField
            label={t.supervisor}
            optional
            maxLength={longest.supervisor}
            {...form.field('supervisor')}
          />
          <DecimalField label={t.capital} optional unit={t.yuan} {...form.field('capital')} />
        </FieldRow>
        <NumberField
          label={t.reportsFrom}
          hint={t.reportsFromHint}
          optional
          maximumDigits={4}
          {...form.field('reportsFrom')}
        />
        <LongTextField label={t.purpose} optional maxLength={longest.purpose} {...form.field('purpose')} />
        <FormButtons form={form} submit={t.save} />
      </Form>
    </Dialog>
  )
}

/** Records a change of the registration. */
export function ChangeDialog({ organisation, close }: { organisation: Id; close: () => void }) {
  const t = useTexts(registryTexts)
  const form = useForm({
    initial: {
      kind: null as ChangeKind | null,
      was: '',
      now: '',
      decidedOn: null as Day | null,
      document: '',
    },
    required: ['kind', 'now', 'decidedOn'],
    send: (values, id) =>
      organisationsApi.post('/api/registry/:id/changes', {
        params: { id: organisation },
        body: {
          id,
          kind: values.kind ?? 'other',
          was: given(values.was),
          now: values.now,
          decidedOn: values.decidedOn ?? '',
          document: given(values.document),
        },
      }),
    renews,
    done: useSavedAnd(close),
  })
  return (
    <Dialog title={t.addChange} close={close}>
      <p className="soft">{t.changeHint}</p>
      <Form
        form={form}
        labels={{ kind: t.changeKind, was: t.was, now: t.now, decidedOn: t.decidedOn, document: t.document }}
      >
        <SelectField label={t.changeKind} options={useOptions(changeKinds)} {...form.field('kind')} />
        <TextField label={t.was} optional maxLength={longest.changed} {...form.field('was')} />
        <TextField label={t.now} maxLength={longest.changed} {...form.field('now')} />
        <DecisionRow
          label={t.decidedOn}
          day={form.field('decidedOn')}
          document={form.field('document')}
          optional
        />
        <FormButtons form={form} submit={t.save} />
      </Form>
    </Dialog>
  )
}

/** Ends a registration. */
export function EndingDialog({ organisation, close }: { organisation: Id; close: () => void }) {
  const t = useTexts(registryTexts)
  const say = useSay()
  const form = useForm({
    initial: { status: null as EndKind | null, endedOn: null as Day | null, document: '', reason: '' },
    required: ['status', 'endedOn', 'document', 'reason'],
    plain: true,
    send: (values, id) =>
      organisationsApi.post('/api/registry/:id/ending', {
        params: { id: organisation },
        body: {
          id,
          status: values.status ?? 'cancelled',
          endedOn: values.endedOn ?? '',
          document: values.document,
          reason: values.reason,
        },
      }),
    renews,
    done: useSavedAnd(close),
  })
  return (
    <Dialog title={t.endRegistration} close={close}>
      <p className="soft">{t.endHint}</p>
      <Form
        form={form}
        labels={{ status: t.status, endedOn: t.endedOn, document: t.document, reason: t.reason }}
      >
        <ChoiceField
          label={t.status}
          options={endKindCodes.map((value) => ({ value, label: say(registrationStatuses[value]) }))}
          {...form.field('status')}
        />
        <DecisionRow label={t.endedOn} day={form.field('endedOn')} document={form.field('document')} />
        <LongTextField label={t.reason} rows={2} maxLength={longest.reason} {...form.field('reason')} />
        <FormButtons form={form} submit={t.save} />
      </Form>
    </Dialog>
  )
}
