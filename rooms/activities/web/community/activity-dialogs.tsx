import { useState } from 'react'
import type { Day } from '../../../../kernel/day.ts'
import { Dialog } from '../../../../platform/web/dialog.tsx'
import type { ShownProblem } from '../../../../platform/web/failure.ts'
import { fill } from '../../../../platform/web/fill.ts'
import { ChoiceField } from '../../../../platform/web/form/choice-fields.tsx'
import { DayField } from '../../../../platform/web/form/day-field.tsx'
import { Field } from '../../../../platform/web/form/field.tsx'
import { FieldRow, Form, FormButtons } from '../../../../platform/web/form/form.tsx'
import { LongTextField, NumberField, TextField } from '../../../../platform/web/form/text-fields.tsx'
import { useForm } from '../../../../platform/web/form/use-form.ts'
import { useTexts } from '../../../../platform/web/language.tsx'
import { useToast } from '../../../../platform/web/toast.tsx'
import { today } from '../../../../platform/web/today.ts'
import { useFormat } from '../../../../platform/web/use-format.ts'
import { fenOf, meanOf, showMean, yuan } from './money.ts'
import { blankLine, filledLines, lineIsRight, MoneyLines } from './money-lines.tsx'
import { PartnerField } from './partner-field.tsx'
import { type ActivityDetail, communityApi } from './queries.ts'
import { communityTexts } from './texts.ts'
import { useActivityWords } from './words.ts'

type Props = { activity: ActivityDetail; close: () => void }

const renews = [['activities'], ['duties'], ['indicators']]

/** Records that it was held, with the crowd that did not sign in. */
export function HoldDialog({ activity, close }: Props) {
  const t = useTexts(communityTexts)
  const show = useFormat()
  const tell = useToast()
  const form = useForm({
    initial: { audienceEstimate: null as number | null },
    send: ({ audienceEstimate }, id) =>
      communityApi.post('/api/activities/:id/holding', {
        params: { id: activity.id },
        body: { id, version: activity.version, ...(audienceEstimate ? { audienceEstimate } : {}) },
      }),
    renews,
    done: ({ summaryDueOn }) => {
      tell(fill(t.heldDone, { day: show.day(summaryDueOn) }))
      close()
    },
  })
  return (
    <Dialog title={t.holdTitle} close={close}>
      <Form form={form} labels={{ audienceEstimate: t.estimateField }}>
        <p className="soft">{t.holdHint}</p>
        <NumberField
          label={t.estimateField}
          hint={t.estimateHint}
          optional
          maximumDigits={7}
          {...form.field('audienceEstimate')}
        />
        <FormButtons form={form} submit={t.hold} />
      </Form>
    </Dialog>
  )
}

/** Reverses the record that it was held and puts another in its place. */
export function CorrectHoldingDialog({ activity, close }: Props) {
  const t = useTexts(communityTexts)
  const tell = useToast()
  const words = useActivityWords()
  const [standing] = activity.held
  const form = useForm({
    initial: {
      heldOn: (standing?.heldOn ?? activity.startsOn) as Day | null,
      minutes: standing?.minutes ?? null,
      kind: activity.kind as ActivityDetail['kind'] | null,
      audienceEstimate: activity.audienceEstimate,
      partnerStations: activity.partnerStations.map(({ id, name }) => ({ value: id, label: name })),
      reason: '',
    },
    required: ['heldOn', 'reason'],
    send: (values, id) =>
      communityApi.post('/api/activities/:id/holding/correction', {
        params: { id: activity.id },
        body: {
          id,
          reason: values.reason,
          replacement: {
            audienceEstimate: values.audienceEstimate ?? 0,
            partnerStations: values.partnerStations.map(({ value }) => value),
            ...(values.heldOn ? { heldOn: values.heldOn } : {}),
            ...(values.minutes ? { minutes: values.minutes } : {}),
            ...(values.kind ? { kind: values.kind } : {}),
          },
        },
      }),
    renews,
    done: () => {
      tell(t.corrected)
      close()
    },
  })
  const labels = { heldOn: t.heldOn, minutes: t.minutes, audienceEstimate: t.estimateField, reason: t.reason }
  return (
    <Dialog title={t.correct} close={close}>
      <Form form={form} labels={labels}>
        <p className="soft">{t.correctHint}</p>
        <FieldRow>
          <DayField label={t.heldOn} lean="past" latest={today()} {...form.field('heldOn')} />
          <NumberField label={t.minutes} maximumDigits={5} {...form.field('minutes')} />
        </FieldRow>
        <ChoiceField label={t.kind} options={words.kinds} {...form.field('kind')} />
        <NumberField label={t.estimateField} maximumDigits={7} {...form.field('audienceEstimate')} />
        <PartnerField
          id={`${form.id}-partner`}
          lead={activity.station.id}
          value={form.values.partnerStations}
          change={(partnerStations) => form.change({ partnerStations: [...partnerStations] as never })}
        />
        <TextField label={t.reason} maxLength={200} {...form.field('reason')} />
        <FormButtons form={form} submit={t.correct} />
      </Form>
    </Dialog>
  )
}

const text = (value: string | null | undefined) => value ?? ''

/** Writes the summary; where there is one, with the reason why another takes its place. */
export function SummaryDialog({ activity, close }: Props) {
  const t = useTexts(communityTexts)
  const tell = useToast()
  const old = activity.summaries.find(({ reversal }) => reversal === null)
  const [first] = useState(() =>
    activity.spending.length > 0
      ? activity.spending.map(({ item, fen, payer }) => ({
          ...blankLine(),
          item,
          amount: yuan(fen),
          payer: payer.id === activity.station.id ? null : payer.id,
        }))
      : activity.budget.map(({ item, fen }) => ({ ...blankLine(), item, amount: yuan(fen) })),
  )
  const stations = [activity.station, ...activity.partnerStations]
  const form = useForm({
    initial: {
      highlights: text(old?.highlights),
      shortcomings: text(old?.shortcomings),
      media: text(old?.media),
      handedOut: old?.handedOut ?? null,
      returned: old?.returned ?? null,
      satisfaction: old?.satisfaction ? showMean(old.satisfaction) : '',
      spending: first,
      reason: '',
    },
    required: old ? ['reason'] : [],
    check: ({ spending, satisfaction }): readonly ShownProblem[] => [
      ...(filledLines(spending).every(lineIsRight)
        ? []
        : [{ code: 'value-not-valid', path: '/body/spending', messages: communityTexts.amountWrong }]),
      ...(satisfaction.trim() === '' || meanOf(satisfaction) !== null
        ? []
        : [
            {
              code: 'value-not-valid',
              path: '/body/satisfaction',
              messages: communityTexts.satisfactionWrong,
            },
          ]),
    ],
    send: (values, id) =>
      communityApi.post('/api/activities/:id/summary', {
        params: { id: activity.id },
        body: {
          id,
          ...(old ? { reason: values.reason } : {}),
          ...given('highlights', values.highlights),
          ...given('shortcomings', values.shortcomings),
          ...given('media', values.media),
          ...(values.handedOut === null ? {} : { handedOut: values.handedOut }),
          ...(values.returned === null ? {} : { returned: values.returned }),
          ...(meanOf(values.satisfaction) === null ? {} : { satisfaction: meanOf(values.satisfaction) ?? 0 }),
          spending: filledLines(values.spending).map((line) => ({
            id: line.id,
            item: line.item.trim(),
            fen: fenOf(line.amount) ?? 0,
            ...(line.payer ? { payer: line.payer } : {}),
          })),
        },
      }),
    renews,
    done: () => {
      tell(t.saved)
      close()
    },
  })
  const labels = {
    handedOut: t.handedOut,
    returned: t.returned,
    satisfaction: t.satisfaction,
    spending: t.spending,
    reason: t.reason,
  }
  return (
    <Dialog title={old ? t.correctSummary : t.writeSummary} close={close}>
      <Form form={form} labels={labels}>
        <LongTextField label={t.highlights} rows={3} maxLength={4000} {...form.field('highlights')} />
        <LongTextField label={t.shortcomings} rows={2} maxLength={4000} {...form.field('shortcomings')} />
        <TextField label={t.media} maxLength={4000} {...form.field('media')} />
        <FieldRow>
          <NumberField label={t.handedOut} maximumDigits={5} {...form.field('handedOut')} />
          <NumberField label={t.returned} maximumDigits={5} {...form.field('returned')} />
          <TextField label={t.satisfaction} keys="decimal" width="short" {...form.field('satisfaction')} />
        </FieldRow>
        <Field {...form.field('spending')} label={t.spending} group>
          <MoneyLines
            value={form.values.spending}
            change={(spending) => form.change({ spending: [...spending] })}
            {...(stations.length > 1
              ? { payers: stations.map(({ id, name }) => ({ value: id, label: name })) }
              : {})}
          />
        </Field>
        {old && <TextField label={t.reason} maxLength={200} {...form.field('reason')} />}
        <FormButtons form={form} submit={t.save} />
      </Form>
    </Dialog>
  )
}

const given = <K extends string>(key: K, value: string): { [key in K]?: string } =>
  (value.trim() ? { [key]: value.trim() } : {}) as { [key in K]?: string }
