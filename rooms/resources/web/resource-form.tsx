import { useState } from 'react'
import type { Id } from '../../../kernel/id.ts'
import { fill } from '../../../platform/web/fill.ts'
import { ChoiceField } from '../../../platform/web/form/choice-fields.tsx'
import { DayField } from '../../../platform/web/form/day-field.tsx'
import { FieldGroup, FieldRow, Form, FormButtons } from '../../../platform/web/form/form.tsx'
import { LongTextField, NumberField, TextField } from '../../../platform/web/form/text-fields.tsx'
import { type Form as FormState, useForm } from '../../../platform/web/form/use-form.ts'
import { newId } from '../../../platform/web/ids.ts'
import { useLanguage, useTexts } from '../../../platform/web/language.tsx'
import { Notice } from '../../../platform/web/notice.tsx'
import { today } from '../../../platform/web/today.ts'
import { useOptions } from '../../../platform/web/use-options.ts'
import { OrganisationField } from '../../organisations/web/index.ts'
import { StationField, useOwnStation } from '../../regions/web/index.ts'
import { resourceKinds, sourceKinds } from '../domain/kinds.ts'
import { moneyInWords } from '../domain/money-words.ts'
import { type ResourceFile, resourcesApi } from './queries.ts'
import { checkedResource, computedOf, factsOf, type Values, valuesOf } from './resource-values.ts'
import { resourcesTexts } from './texts.ts'

type Answer = { readonly id: Id; readonly duty: Id | null }

/** Records a linked resource (form 5.8), or corrects the one that is given. */
export function ResourceForm({
  file,
  done,
}: {
  file?: ResourceFile | undefined
  done: (answer: Answer) => void
}) {
  const t = useTexts(resourcesTexts)
  const [resource] = useState(newId)
  const form = useForm<Values, Answer>({
    initial: valuesOf(file),
    required: ['station', 'linkedOn', 'sourceKind', 'kind', 'name', ...(file ? (['reason'] as const) : [])],
    ...(file ? {} : { keep: 'resources.new' }),
    check: checkedResource,
    send: (values, id) => {
      const facts = factsOf(values)
      if (!file) return resourcesApi.post('/api/resources', { body: { id, resource, ...facts } })
      return resourcesApi.post('/api/resources/:id/correction', {
        params: { id: file.id },
        body: { id, reason: values.reason, replacement: { resource, ...facts } },
      })
    },
    renews: [['resources'], ['indicators'], ['duties']],
    done,
  })
  const { values } = form
  const sources = useOptions(sourceKinds)
  return (
    <Form
      form={form}
      labels={{
        station: t.station,
        linkedOn: t.day,
        sourceKind: t.sourceKind,
        sourceName: t.sourceName,
        creditCode: t.creditCode,
        kind: t.kind,
        name: t.name,
        quantity: t.quantity,
        unit: t.unit,
        unitPrice: t.unitPrice,
        amount: values.kind === 'money' ? t.money : t.value,
        basisNote: t.basisNote,
        promisedOn: t.promisedOn,
        reason: t.reason,
      }}
    >
      {file && <Notice>{t.correctHint}</Notice>}
      <FieldGroup>
        <Station form={form} />
        <DayField label={t.day} lean="past" latest={today()} {...form.field('linkedOn')} />
      </FieldGroup>
      <What form={form} />
      <FieldGroup title={t.source}>
        <ChoiceField label={t.sourceKind} options={sources} {...form.field('sourceKind')} />
        <OrganisationField
          label={t.organisation}
          hint={t.organisationHint}
          {...form.field('organisation')}
          change={(one) => form.change({ organisation: one, sourceName: one?.label ?? '' })}
        />
        <FieldRow>
          <TextField label={t.sourceName} maxLength={80} {...form.field('sourceName')} />
          <TextField label={t.creditCode} maxLength={40} {...form.field('creditCode')} />
        </FieldRow>
        <FieldRow>
          <TextField label={t.contactName} maxLength={40} {...form.field('contactName')} />
          <TextField
            label={t.contactPhone}
            keys="tel"
            maxLength={40}
            hint={file?.contactPhone ? t.phoneKept : undefined}
            {...form.field('contactPhone')}
          />
        </FieldRow>
      </FieldGroup>
      <FieldGroup title={t.more}>
        <TextField label={t.restriction} maxLength={300} {...form.field('restriction')} />
        <FieldRow>
          <NumberField
            label={t.beneficiaries}
            unit={t.persons}
            maximumDigits={6}
            {...form.field('beneficiaries')}
          />
          <DayField label={t.promisedOn} hint={t.promisedHint} {...form.field('promisedOn')} />
        </FieldRow>
        <FieldRow>
          <TextField label={t.handler} maxLength={40} {...form.field('handler')} />
          <TextField label={t.voucher} maxLength={80} {...form.field('voucher')} />
        </FieldRow>
        <LongTextField label={t.feedback} maxLength={1000} rows={2} {...form.field('feedback')} />
        <FieldRow>
          <DayField label={t.noticeOn} lean="past" latest={today()} {...form.field('noticeOn')} />
          <TextField label={t.notice} maxLength={300} {...form.field('notice')} />
        </FieldRow>
        {file && <TextField label={t.reason} maxLength={200} {...form.field('reason')} />}
      </FieldGroup>
      <FormButtons form={form} submit={file ? t.correct : t.record} />
    </Form>
  )
}

function Station({ form }: { form: FormState<Values> }) {
  const t = useTexts(resourcesTexts)
  useOwnStation('resources.record', form.field('station'))
  return <StationField label={t.station} {...form.field('station')} />
}

/** What it is and what it is worth: money has an amount; other things a quantity and a price, or a stated value. */
function What({ form }: { form: FormState<Values> }) {
  const t = useTexts(resourcesTexts)
  const { language } = useLanguage()
  const kinds = useOptions(resourceKinds)
  const computed = computedOf(form.values)
  const money = form.values.kind === 'money'
  return (
    <FieldGroup title={t.what}>
      <ChoiceField label={t.kind} options={kinds} {...form.field('kind')} />
      <FieldRow>
        <TextField label={t.name} maxLength={80} {...form.field('name')} />
        {!money && <TextField label={t.specification} maxLength={120} {...form.field('specification')} />}
      </FieldRow>
      {money ? (
        <TextField
          label={t.money}
          keys="decimal"
          unit={t.yuan}
          width="medium"
          {...form.field('amount')}
          required
          marked
        />
      ) : (
        <>
          <FieldRow>
            <TextField label={t.quantity} keys="decimal" {...form.field('quantity')} />
            <TextField label={t.unit} placeholder={t.unitHint} maxLength={12} {...form.field('unit')} />
            <TextField label={t.unitPrice} keys="decimal" unit={t.yuan} {...form.field('unitPrice')} />
          </FieldRow>
          {computed !== null && (
            <p className="soft" role="status">
              {fill(t.computed, { amount: moneyInWords(computed, language) })}
            </p>
          )}
          <FieldRow>
            <TextField
              label={t.value}
              keys="decimal"
              unit={t.yuan}
              hint={t.valueHint}
              {...form.field('amount')}
            />
            <TextField label={t.basisNote} maxLength={200} {...form.field('basisNote')} />
          </FieldRow>
        </>
      )}
    </FieldGroup>
  )
}
