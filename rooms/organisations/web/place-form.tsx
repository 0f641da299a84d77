import { useState } from 'react'
import type { Day } from '../../../kernel/day.ts'
import type { DivisionCode } from '../../../kernel/division.ts'
import type { Id } from '../../../kernel/id.ts'
import { ChoiceField } from '../../../platform/web/form/choice-fields.tsx'
import { DayField } from '../../../platform/web/form/day-field.tsx'
import { FieldRow, Form, FormButtons } from '../../../platform/web/form/form.tsx'
import type { Found } from '../../../platform/web/form/picker-field.tsx'
import { NumberField, TextField } from '../../../platform/web/form/text-fields.tsx'
import { useForm } from '../../../platform/web/form/use-form.ts'
import { newId } from '../../../platform/web/ids.ts'
import { useTexts } from '../../../platform/web/language.tsx'
import { today } from '../../../platform/web/today.ts'
import { given, useOptions } from '../../../platform/web/use-options.ts'
import { DivisionField, StationField, useOwnDivision } from '../../regions/web/index.ts'
import { type PlaceKind, placeKinds } from '../domain/kinds.ts'
import { OrganisationField } from './organisation-field.tsx'
import { organisationsApi, type PlaceRow } from './queries.ts'
import { organisationsTexts } from './texts.ts'

type Values = {
  kind: PlaceKind | null
  name: string
  division: Found<DivisionCode> | null
  station: Found<Id> | null
  organisation: Found<Id> | null
  address: string
  youthWorkers: number | null
  openedOn: Day | null
  closedOn: Day | null
}

const valuesOf = (place: PlaceRow | undefined): Values => ({
  kind: place?.kind ?? null,
  name: place?.name ?? '',
  division: place ? { value: place.place.code, label: place.place.name, detail: place.place.path } : null,
  station: place?.station ? { value: place.station, label: place.stationName ?? place.station } : null,
  organisation: place?.organisation
    ? { value: place.organisation, label: place.organisationName ?? place.organisation }
    : null,
  address: place?.address ?? '',
  youthWorkers: place?.youthWorkers ?? null,
  openedOn: (place?.openedOn as Day | undefined) ?? null,
  closedOn: (place?.closedOn as Day | undefined) ?? null,
})

/** Registers a place, or changes the one that is given. */
export function PlaceForm({ place, done }: { place?: PlaceRow | undefined; done: (id: Id) => void }) {
  const t = useTexts(organisationsTexts)
  const [newPlace] = useState(newId)
  const kinds = useOptions(placeKinds)
  const within = useOwnDivision('organisations.write')
  const form = useForm({
    initial: valuesOf(place),
    required: ['kind', 'name', 'division', 'openedOn'],
    send: (values: Values, id) => {
      const facts = {
        kind: values.kind ?? 'youth-home',
        name: values.name,
        division: values.division?.value ?? 0,
        station: values.station?.value ?? null,
        organisation: values.organisation?.value ?? null,
        address: given(values.address),
        youthWorkers: values.youthWorkers,
        openedOn: values.openedOn ?? today(),
        closedOn: values.closedOn,
      }
      if (!place)
        return organisationsApi.post('/api/service-places', { body: { id, place: newPlace, ...facts } })
      const body = { id, version: place.version, ...facts }
      return organisationsApi.put('/api/service-places/:id', { params: { id: place.id }, body })
    },
    renews: [['organisations'], ['indicators']],
    done: (answer) => done(answer.id),
  })
  return (
    <Form
      form={form}
      labels={{
        kind: t.kind,
        name: t.name,
        division: t.placeDivision,
        openedOn: t.openedOn,
        closedOn: t.closedOn,
      }}
    >
      <ChoiceField label={t.kind} options={kinds} {...form.field('kind')} />
      <TextField label={t.name} maxLength={80} {...form.field('name')} />
      <DivisionField label={t.placeDivision} within={within} {...form.field('division')} />
      <TextField label={t.address} maxLength={120} {...form.field('address')} />
      <OrganisationField label={t.runBy} {...form.field('organisation')} />
      <StationField label={t.placeStation} {...form.field('station')} />
      {form.values.kind === 'youth-home' && (
        <NumberField
          label={t.youthWorkers}
          hint={t.youthWorkersHint}
          maximumDigits={4}
          {...form.field('youthWorkers')}
        />
      )}
      <FieldRow>
        <DayField label={t.openedOn} lean="past" latest={today()} {...form.field('openedOn')} />
        <DayField
          label={t.closedOn}
          hint={t.closedHint}
          lean="past"
          latest={today()}
          {...form.field('closedOn')}
        />
      </FieldRow>
      <FormButtons form={form} submit={place ? t.save : t.addPlace} />
    </Form>
  )
}
