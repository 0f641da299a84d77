import type { Day } from '../../../kernel/day.ts'
import { Dialog } from '../../../platform/web/dialog.tsx'
import { ChoiceField } from '../../../platform/web/form/choice-fields.tsx'
import { DayField } from '../../../platform/web/form/day-field.tsx'
import { Form, FormButtons } from '../../../platform/web/form/form.tsx'
import type { Found } from '../../../platform/web/form/picker-field.tsx'
import { LongTextField, TextField } from '../../../platform/web/form/text-fields.tsx'
import { useForm } from '../../../platform/web/form/use-form.ts'
import { useTexts } from '../../../platform/web/language.tsx'
import { useToast } from '../../../platform/web/toast.tsx'
import { today } from '../../../platform/web/today.ts'
import { StationField } from '../../regions/web/index.ts'
import type { Attainment, CloseReason, Satisfaction } from '../domain/case-codes.ts'
import type { CaseFileAnswer } from './file/queries.ts'
import { type CaseFile, caseworkApi, renewedByCases } from './queries.ts'
import { caseworkTexts } from './texts.ts'
import { useCaseWords } from './words.ts'

type Closing = {
  readonly closedOn: Day | null
  readonly reason: CloseReason | null
  readonly attainment: Attainment | null
  readonly satisfaction: Satisfaction | null
  readonly outcome: string
  readonly followUp: string
}

/**
 * Closes a case. One that is run in phases has its closing form (结案表, 5.4) already: what stands there is not typed again,
 * and its words stay sealed there.
 */
export function CloseCaseDialog(props: {
  one: CaseFile
  file?: CaseFileAnswer | undefined
  close: () => void
}) {
  const { one, file, close } = props
  const filed = file?.records.find(({ kind, replacedBy }) => kind === 'closing' && !replacedBy)?.body
  const said = filed?.kind === 'closing' ? filed : null

  const t = useTexts(caseworkTexts)
  const words = useCaseWords()
  const tell = useToast()
  const form = useForm<Closing, unknown>({
    initial: {
      closedOn: today(),
      reason: said?.reason ?? null,
      attainment: said?.attainment ?? one.attainment,
      satisfaction: said?.satisfaction ?? one.satisfaction,
      outcome: one.sensitive?.outcome ?? '',
      followUp: one.sensitive?.followUp ?? '',
    },
    required: ['closedOn', 'reason'],
    send: (values, id) =>
      caseworkApi.post('/api/cases/:id/closing', {
        params: { id: one.id },
        body: {
          id,
          version: one.version,
          closedOn: values.closedOn ?? today(),
          reason: values.reason ?? 'other',
          ...(values.attainment ? { attainment: values.attainment } : {}),
          ...(values.satisfaction ? { satisfaction: values.satisfaction } : {}),
          ...(values.outcome.trim() ? { outcome: values.outcome.trim() } : {}),
          ...(values.followUp.trim() ? { followUp: values.followUp.trim() } : {}),
        },
      }),
    renews: [...renewedByCases],
    done: () => {
      tell(t.closed)
      close()
    },
  })
  return (
    <Dialog title={t.closeTitle} close={close}>
      <Form form={form} labels={{ closedOn: t.closedOn, reason: t.closeReason }}>
        <DayField label={t.closedOn} lean="past" latest={today()} {...form.field('closedOn')} />
        <ChoiceField
          label={t.closeReason}
          options={words.closeReasons.filter(({ value }) => !said || value === said.reason)}
          {...form.field('reason')}
        />
        <ChoiceField label={t.attainment} options={words.attainments} {...form.field('attainment')} />
        <ChoiceField label={t.satisfaction} options={words.satisfactions} {...form.field('satisfaction')} />
        {!said && <LongTextField label={t.outcome} maxLength={4000} rows={3} {...form.field('outcome')} />}
        {!said && <LongTextField label={t.followUp} maxLength={4000} rows={2} {...form.field('followUp')} />}
        <FormButtons form={form} submit={t.close} />
      </Form>
    </Dialog>
  )
}

/** Hands a case to another station. */
export function MoveCaseDialog({ one, close }: { one: CaseFile; close: () => void }) {
  const t = useTexts(caseworkTexts)
  const tell = useToast()
  const form = useForm({
    initial: { station: null as Found<string> | null, movedOn: today() as Day | null, reason: '' },
    required: ['station', 'movedOn', 'reason'],
    send: (values, id) =>
      caseworkApi.post('/api/cases/:id/move', {
        params: { id: one.id },
        body: {
          id,
          version: one.version,
          station: values.station?.value ?? '',
          movedOn: values.movedOn ?? today(),
          reason: values.reason.trim(),
        },
      }),
    renews: [...renewedByCases],
    done: () => {
      tell(t.moved)
      close()
    },
  })
  return (
    <Dialog title={t.moveTitle} close={close}>
      <Form form={form} labels={{ station: t.station, movedOn: t.movedOn, reason: t.reason }}>
        <p className="soft">{t.moveHint}</p>
        <StationField label={t.station} {...form.field('station')} />
        <DayField label={t.movedOn} lean="past" latest={today()} {...form.field('movedOn')} />
        <TextField label={t.reason} maxLength={200} {...form.field('reason')} />
        <FormButtons form={form} submit={t.move} />
      </Form>
    </Dialog>
  )
}
