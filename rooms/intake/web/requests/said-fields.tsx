import type { ReactNode } from 'react'
import type { DivisionCode } from '../../../../kernel/division.ts'
import { ChoiceField } from '../../../../platform/web/form/choice-fields.tsx'
import { FieldRow } from '../../../../platform/web/form/form.tsx'
import type { Found } from '../../../../platform/web/form/picker-field.tsx'
import { LongTextField, TextField } from '../../../../platform/web/form/text-fields.tsx'
import type { Form } from '../../../../platform/web/form/use-form.ts'
import { useTexts } from '../../../../platform/web/language.tsx'
import { DivisionField } from '../../../regions/web/index.ts'
import type { ForWhom, RequestSource } from '../../domain/requests/codes.ts'
import { intakeTexts } from './texts.ts'
import { useRequestWords } from './words.ts'

/** What is taken down of a request while it is filled in. */
export type SaidValues = {
  readonly text: string
  readonly division: Found<DivisionCode> | null
  readonly source: RequestSource | null
  readonly forWhom: ForWhom | null
  readonly aboutName: string
  readonly contactName: string
  readonly phone: string
  readonly otherContact: string
  readonly where: string
}

export const blankSaid: SaidValues = {
  text: '',
  division: null,
  source: null,
  forWhom: null,
  aboutName: '',
  contactName: '',
  phone: '',
  otherContact: '',
  where: '',
}

/** As the API takes it: what is blank is left out, unknown is not empty. */
export function saidOf(values: SaidValues) {
  const optional = Object.fromEntries(
    (['aboutName', 'contactName', 'phone', 'otherContact', 'where'] as const).flatMap((name) => {
      const typed = values[name].trim()
      return typed ? [[name, typed]] : []
    }),
  )
  return {
    text: values.text.trim(),
    division: values.division?.value ?? 0,
    ...(values.forWhom ? { forWhom: values.forWhom } : {}),
    ...optional,
  }
}

export function useSaidLabels() {
  const t = useTexts(intakeTexts)
  return {
    text: t.what,
    division: t.place,
    source: t.source,
    forWhom: t.forWhom,
    aboutName: t.aboutName,
    contactName: t.contactName,
    phone: t.phone,
    otherContact: t.otherContact,
    where: t.where,
  }
}

/** The fields of a request, in the order in which somebody on the telephone tells them. */
export function SaidFields<T extends SaidValues>(props: {
  form: Form<T>
  within?: DivisionCode | undefined
  first?: boolean | undefined
  between?: ReactNode
  /** By which it can have come to whoever fills this in; all where it is left out. */
  sources?: readonly RequestSource[]
}) {
  const { within, between, sources } = props
  const form = props.form as unknown as Form<SaidValues>
  const t = useTexts(intakeTexts)
  const words = useRequestWords()
  return (
    <>
      <LongTextField label={t.what} hint={t.whatHint} maxLength={4000} rows={4} {...form.field('text')} />
      <DivisionField label={t.place} hint={t.placeHint} within={within} {...form.field('division')} />
      <FieldRow>
        <TextField label={t.contactName} maxLength={60} {...form.field('contactName')} />
        <TextField label={t.phone} keys="tel" maxLength={40} {...form.field('phone')} />
      </FieldRow>
      <ChoiceField label={t.forWhom} options={words.forWhoms} {...form.field('forWhom')} />
      <FieldRow>
        <TextField label={t.aboutName} maxLength={60} {...form.field('aboutName')} />
        <TextField label={t.where} maxLength={200} {...form.field('where')} />
      </FieldRow>
      {between}
      <ChoiceField
        label={t.source}
        options={sources ? words.sources.filter(({ value }) => sources.includes(value)) : words.sources}
        {...form.field('source')}
      />
    </>
  )
}
