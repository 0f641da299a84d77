import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Day } from '../../../kernel/day.ts'
import type { DivisionCode } from '../../../kernel/division.ts'
import type { Id } from '../../../kernel/id.ts'
import { ChoiceField, ChoicesField } from '../../../platform/web/form/choice-fields.tsx'
import { DayField } from '../../../platform/web/form/day-field.tsx'
import { FieldGroup, FieldRow, Form, FormButtons } from '../../../platform/web/form/form.tsx'
import type { Found } from '../../../platform/web/form/picker-field.tsx'
import { LongTextField, TextField } from '../../../platform/web/form/text-fields.tsx'
import { useForm } from '../../../platform/web/form/use-form.ts'
import { newId } from '../../../platform/web/ids.ts'
import { useTexts } from '../../../platform/web/language.tsx'
import { PageLink } from '../../../platform/web/link.tsx'
import { Notice } from '../../../platform/web/notice.tsx'
import { today } from '../../../platform/web/today.ts'
import { given, useOptions } from '../../../platform/web/use-options.ts'
import { useSettled } from '../../../platform/web/use-settled.ts'
import { DivisionField, StationField, useOwnDivision, useOwnStation } from '../../regions/web/index.ts'
import {
  type OrganisationField as Field,
  type OrganisationKind,
  organisationFields,
  organisationKinds,
} from '../domain/kinds.ts'
import type { OrganisationWarning } from '../domain/organisation.ts'
import { lookalikesQuery, type OrganisationFile, organisationsApi } from './queries.ts'
import { organisationsTexts } from './texts.ts'

type Mark = 'hub' | 'league'

type Values = {
  name: string
  creditCode: string
  kind: OrganisationKind | null
  division: Found<DivisionCode> | null
  station: Found<Id> | null
  marks: readonly Mark[]
  authority: string
  filingNumber: string
  fields: readonly Field[]
  establishedOn: Day | null
  dissolvedOn: Day | null
  contactName: string
  contactPhone: string
  address: string
  note: string
}

const valuesOf = (file: OrganisationFile | undefined): Values => ({
  name: file?.name ?? '',
  creditCode: file?.creditCode ?? '',
  kind: file?.kind ?? null,
  division: file ? { value: file.place.code, label: file.place.name, detail: file.place.path } : null,
  station: file?.station ? { value: file.station, label: file.stationName ?? file.station } : null,
  marks: (['hub', 'league'] as const).filter((mark) => file?.[mark]),
  authority: file?.authority ?? '',
  filingNumber: file?.filingNumber ?? '',
  fields: file?.fields ?? [],
  establishedOn: (file?.establishedOn as Day | undefined) ?? null,
  dissolvedOn: (file?.dissolvedOn as Day | undefined) ?? null,
  contactName: file?.contactName ?? '',
  contactPhone: '',
  address: file?.address ?? '',
  note: file?.note ?? '',
})

const factsOf = (values: Values) => ({
  name: values.name,
  creditCode: given(values.creditCode),
  kind: values.kind ?? 'agency',
  division: values.division?.value ?? 0,
  station: values.kind === 'community' ? (values.station?.value ?? null) : null,
  hub: values.marks.includes('hub'),
  league: values.marks.includes('league'),
  authority: given(values.authority),
  filingNumber: given(values.filingNumber),
  fields: [...values.fields],
  establishedOn: values.establishedOn ?? today(),
  dissolvedOn: values.dissolvedOn,
  contactName: given(values.contactName),
  address: given(values.address),
  note: given(values.note),
})

/** Registers an organisation, or changes the one that is given; tells as one types what the register has like it. */
export function OrganisationForm({
  file,
  done,
}: {
  file?: OrganisationFile | undefined
  done: (id: Id, warnings: readonly OrganisationWarning[]) => void
}) {
  const t = useTexts(organisationsTexts)
  const [organisation] = useState(newId)
  const form = useForm({
    initial: valuesOf(file),
    required: ['name', 'kind', 'division', 'establishedOn'],
    ...(file ? {} : { keep: 'organisations.new' }),
    send: (values: Values, id) => {
      const phone = given(values.contactPhone)
      if (!file) {
        const body = { id, organisation, ...factsOf(values), contactPhone: phone }
        return organisationsApi.post('/api/organisations', { body })
      }
      return organisationsApi.put('/api/organisations/:id', {
        params: { id: file.id },
        body: { id, version: file.version, ...factsOf(values), ...(phone ? { contactPhone: phone } : {}) },
      })
    },
    renews: [['organisations'], ['indicators']],
    done: (answer) => done(answer.id, answer.warnings),
  })
  const { values } = form
  const kinds = useOptions(organisationKinds)
  const fields = useOptions(organisationFields)
  const within = useOwnDivision('organisations.write')
  return (
    <Form
      form={form}
      labels={{
        name: t.name,
        creditCode: t.creditCode,
        kind: t.kind,
        division: t.division,
        establishedOn: t.establishedOn,
        dissolvedOn: t.dissolvedOn,
      }}
    >
      <FieldGroup>
        <TextField label={t.name} maxLength={80} autoFocus={!file} {...form.field('name')} />
        <TextField
          label={t.creditCode}
          hint={t.creditCodeHint}
          maxLength={40}
          width="medium"
          {...form.field('creditCode')}
        />
        <Lookalikes name={values.name} creditCode={values.creditCode} own={file?.id} />
        <ChoiceField label={t.kind} options={kinds} {...form.field('kind')} />
        <DivisionField label={t.division} within={within} {...form.field('division')} />
        {values.kind === 'community' && <Keeper form={form} />}
        <FieldRow>
          <DayField
            label={t.establishedOn}
            hint={t.establishedHint}
            lean="past"
            latest={today()}
            {...form.field('establishedOn')}
          />
          <DayField
            label={t.dissolvedOn}
            hint={t.dissolvedHint}
            lean="past"
            latest={today()}
            {...form.field('dissolvedOn')}
          />
        </FieldRow>
        <ChoicesField
          label={t.marks}
          options={[
            { value: 'hub' as const, label: t.hub },
            { value: 'league' as const, label: t.league },
          ]}
          {...form.field('marks')}
        />
        <ChoicesField label={t.fields} options={fields} {...form.field('fields')} />
        <FieldRow>
          <TextField label={t.authority} maxLength={80} {...form.field('authority')} />
          <TextField label={t.filingNumber} maxLength={60} {...form.field('filingNumber')} />
        </FieldRow>
      </FieldGroup>
      <FieldGroup title={t.contact}>
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
        <TextField label={t.address} maxLength={120} {...form.field('address')} />
        <LongTextField label={t.note} maxLength={1000} rows={2} {...form.field('note')} />
      </FieldGroup>
      <FormButtons form={form} submit={file ? t.save : t.register} />
    </Form>
  )
}

function Keeper({ form }: { form: ReturnType<typeof useForm<Values, unknown>> }) {
  const t = useTexts(organisationsTexts)
  useOwnStation('organisations.write', form.field('station'))
  return <StationField label={t.keeper} hint={t.keeperHint} {...form.field('station')} />
}

function Lookalikes({ name, creditCode, own }: { name: string; creditCode: string; own: Id | undefined }) {
  const t = useTexts(organisationsTexts)
  const { data } = useQuery(lookalikesQuery(useSettled(name.trim(), 400), useSettled(creditCode.trim(), 400)))
  const others = data?.items.filter(({ id }) => id !== own) ?? []
  if (others.length === 0) return null
  return (
    <Notice tone="warning" title={t.lookalikes} loud>
      {others.map((one) => (
        <p key={one.id}>
          <PageLink to={`/organisations/${one.id}`}>{one.name}</PageLink>{' '}
          <span className="soft">{[one.place.path, one.creditCode].filter(Boolean).join(' · ')}</span>
        </p>
      ))}
    </Notice>
  )
}
