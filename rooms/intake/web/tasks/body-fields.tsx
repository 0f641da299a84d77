import { useQuery } from '@tanstack/react-query'
import type { Id } from '../../../../kernel/id.ts'
import { ChoiceField, SelectField } from '../../../../platform/web/form/choice-fields.tsx'
import type { Found } from '../../../../platform/web/form/picker-field.tsx'
import type { Form } from '../../../../platform/web/form/use-form.ts'
import { useTexts } from '../../../../platform/web/language.tsx'
import { useOptions } from '../../../../platform/web/use-options.ts'
import { OrganisationField } from '../../../organisations/web/index.ts'
import { type BodyKind, bodyKinds } from '../../domain/tasks/body.ts'
import { StationChoice } from '../station-choice.tsx'
import { choicesQuery, tasksApi } from './queries.ts'
import { tasksTexts } from './texts.ts'

/** To whom, as a form holds it. */
export type BodyValues = {
  bodyKind: BodyKind | null
  organisation: Found<Id> | null
  toStation: Found<Id> | null
  account: Id | null
}

export const noBody: BodyValues = {
  bodyKind: 'organisation',
  organisation: null,
  toStation: null,
  account: null,
}

/** The body that was chosen, or null where none was. */
export function bodyOf({ bodyKind, organisation, toStation, account }: BodyValues) {
  if (bodyKind === 'organisation') return organisation && { organisation: organisation.value }
  if (bodyKind === 'station') return toStation && { station: toStation.value }
  return account === null ? null : { account }
}

/** Which field is still empty, for a form's own check. */
export const missingBody = (values: BodyValues): string | null =>
  bodyOf(values) !== null
    ? null
    : values.bodyKind === 'station'
      ? 'toStation'
      : values.bodyKind === 'account'
        ? 'account'
        : 'organisation'

/** Chooses a body of the register, a station, or an adviser of the giving station. */
export function BodyFields<T extends BodyValues>({ form, station }: { form: Form<T>; station: Id | null }) {
  const t = useTexts(tasksTexts)
  const kinds = useOptions(bodyKinds)
  const { data } = useQuery(choicesQuery(station))
  const fields = form as unknown as Form<BodyValues>
  const advisers = (data?.advisers ?? []).map(({ account, name }) => ({ value: account, label: name }))
  const kind = fields.values.bodyKind
  return (
    <>
      <ChoiceField label={t.bodyKind} options={kinds} {...fields.field('bodyKind')} />
      {kind === 'organisation' && (
        <OrganisationField label={t.body} {...fields.field('organisation')} required marked />
      )}
      {kind === 'station' && (
        <StationChoice
          label={t.toStation}
          {...fields.field('toStation')}
          of={station ?? ''}
          load={async (text, signal) =>
            station
              ? tasksApi.get('/api/tasks/stations', { query: { station, text }, signal })
              : { items: [] }
          }
          required
          marked
        />
      )}
      {kind === 'account' && (
        <SelectField
          label={t.adviser}
          options={advisers}
          hint={advisers.length === 0 ? t.noAdviser : undefined}
          {...fields.field('account')}
          required
          marked
        />
      )}
    </>
  )
}
