import { useState } from 'react'
import type { Day } from '../../../kernel/day.ts'
import type { DivisionCode } from '../../../kernel/division.ts'
import { fill } from '../../../platform/web/fill.ts'
import { ChoiceField, ChoicesField } from '../../../platform/web/form/choice-fields.tsx'
import { DayField } from '../../../platform/web/form/day-field.tsx'
import { FieldGroup, FieldRow, Form, FormButtons } from '../../../platform/web/form/form.tsx'
import { type Found, PickerField } from '../../../platform/web/form/picker-field.tsx'
import { LongTextField, TextField } from '../../../platform/web/form/text-fields.tsx'
import { useForm } from '../../../platform/web/form/use-form.ts'
import { useTexts } from '../../../platform/web/language.tsx'
import { useMay } from '../../../platform/web/me.tsx'
import { Notice } from '../../../platform/web/notice.tsx'
import { useToast } from '../../../platform/web/toast.tsx'
import { today } from '../../../platform/web/today.ts'
import { useOptions } from '../../../platform/web/use-options.ts'
import { useSearchPeople } from '../../people/web/index.ts'
import { DivisionField } from '../../regions/web/index.ts'
import { type Situation, situationTerms } from '../domain/report-codes.ts'
import { protectionApi, renewedByReports } from './queries.ts'
import { protectionTexts } from './texts.ts'
import { instantOf, type When } from './when-field.ts'

type Values = {
  readonly situations: readonly Situation[]
  readonly danger: 'yes' | 'no' | null
  readonly person: Found<string> | null
  readonly child: string
  readonly content: string
  readonly noticedAt: When
  readonly day: Day | null
  readonly time: string
  readonly already: 'not-yet' | 'police' | 'civil-affairs'
  readonly division: Found<DivisionCode> | null
}

export type FoundIn = { readonly kind: 'visit' | 'request' | 'letter' | 'assessment'; readonly id: string }

/** Starts a report in a minute on a phone: presses first, the few words last. */
export function ReportForm(props: {
  start?: Found<string> | undefined
  source?: FoundIn | undefined
  done: (id: string) => void
}) {
  const { start, source, done } = props
  const t = useTexts(protectionTexts)
  const tell = useToast()
  const may = useMay()
  const search = useSearchPeople()
  const situations = useOptions(situationTerms)
  // "Half an hour ago" is reckoned from when it was first sent; sent again, it must be the same request.
  const [sentAt] = useState(() => new Map<string, number>())
  const form = useForm<Values, { readonly id: string; readonly number: string }>({
    initial: {
      situations: [],
      danger: null,
      person: start ?? null,
      child: '',
      content: '',
      noticedAt: 'now',
      day: today(),
      time: '',
      already: 'not-yet',
      division: null,
    },
    required: ['situations', 'danger', 'content'],
    check: (values) =>
      values.noticedAt === 'other' && !instantOf('other', values.day, values.time, Date.now())
        ? [{ code: 'time-not-valid', path: '/body/time', messages: protectionTexts.clockTimeWrong }]
        : [],
    send: (values, id) => {
      const now = sentAt.get(id) ?? Date.now()
      sentAt.set(id, now)
      return protectionApi.post('/api/protection-reports', {
        body: {
          id,
          situations: [...values.situations],
          danger: values.danger === 'yes',
          content: values.content.trim(),
          ...(values.person ? { person: values.person.value } : {}),
          ...(!values.person && values.child.trim() ? { child: values.child.trim() } : {}),
          ...(values.division ? { division: values.division.value } : {}),
          ...(source ? { source } : {}),
          ...noticed(values, now),
          ...(values.already === 'not-yet'
            ? {}
            : {
                sent: {
                  bodies: [values.already],
                  method: values.already === 'police' ? ('hotline' as const) : ('telephone' as const),
                },
              }),
        },
      })
    },
    renews: [...renewedByReports],
    done: ({ id, number }) => {
      tell(fill(t.started, { number }))
      done(id)
    },
  })
  return (
    <Form
      form={form}
      labels={{
        situations: t.situations,
        danger: t.danger,
        child: t.childWords,
        content: t.content,
        division: t.place,
        noticedAt: t.noticed,
        time: t.clockTime,
      }}
    >
      <FieldGroup>
        <Notice tone="warning">{t.dangerFirst}</Notice>
        <ChoicesField label={t.situations} options={situations} {...form.field('situations')} />
        <ChoiceField
          label={t.danger}
          options={[
            { value: 'yes', label: t.dangerYes },
            { value: 'no', label: t.dangerNo },
          ]}
          {...form.field('danger')}
        />
        {may('people.read') && (
          <PickerField
            label={t.childFile}
            placeholder={t.childFileHint}
            searchKey={['people', 'pick']}
            search={search}
            {...form.field('person')}
          />
        )}
        {!form.values.person && (
          <TextField label={t.childWords} hint={t.childWordsHint} maxLength={200} {...form.field('child')} />
        )}
        <LongTextField
          label={t.content}
          hint={t.contentHint}
          maxLength={4000}
          rows={3}
          {...form.field('content')}
        />
        <ChoiceField
          label={t.noticed}
          options={[
            { value: 'now', label: t.justNow },
            { value: 'half-hour', label: t.halfHour },
            { value: 'two-hours', label: t.twoHours },
            { value: 'other', label: t.otherTime },
          ]}
          {...form.field('noticedAt')}
          change={(value) => form.change({ noticedAt: value ?? 'now' })}
        />
        {form.values.noticedAt === 'other' && (
          <FieldRow>
            <DayField label={t.day} lean="past" latest={today()} {...form.field('day')} />
            <TextField label={t.clockTime} width="short" keys="text" {...form.field('time')} />
          </FieldRow>
        )}
        <ChoiceField
          label={t.already}
          options={[
            { value: 'not-yet', label: t.notYet },
            { value: 'police', label: t.calledPolice },
            { value: 'civil-affairs', label: t.toldCivil },
          ]}
          {...form.field('already')}
          change={(value) => form.change({ already: value ?? 'not-yet' })}
        />
        {!form.values.person && (
          <DivisionField label={t.place} hint={t.placeHint} {...form.field('division')} />
        )}
      </FieldGroup>
      <FormButtons form={form} submit={t.start} danger />
    </Form>
  )
}

/** Now is the server's now: a phone's clock may be wrong. */
function noticed({ noticedAt, day, time }: Values, now: number): { noticedAt?: string } {
  if (noticedAt === 'now') return {}
  const at = instantOf(noticedAt, day, time, now)
  return at ? { noticedAt: at } : {}
}
