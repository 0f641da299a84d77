import { useState } from 'react'
import type { Id } from '../../../kernel/id.ts'
import { ChoiceField, ChoicesField } from '../../../platform/web/form/choice-fields.tsx'
import { DayField } from '../../../platform/web/form/day-field.tsx'
import { FieldGroup, FieldRow, Form, FormButtons } from '../../../platform/web/form/form.tsx'
import { LongTextField, TextField } from '../../../platform/web/form/text-fields.tsx'
import { useForm } from '../../../platform/web/form/use-form.ts'
import { newId } from '../../../platform/web/ids.ts'
import { useTexts } from '../../../platform/web/language.tsx'
import { today } from '../../../platform/web/today.ts'
import { useOptions } from '../../../platform/web/use-options.ts'
import { DivisionField, StationField, useOwnDivision, useOwnStation } from '../../regions/web/index.ts'
import { intentions, sexes, times } from '../domain/codes.ts'
import type { VolunteerWarning } from '../domain/volunteer.ts'
import { type VolunteerFile, volunteersApi } from './queries.ts'
import { volunteersTexts } from './texts.ts'
import { factsOf, typedTexts, type Values, valuesOf } from './volunteer-values.ts'

type Answer = { readonly id: Id; readonly number?: string; readonly warnings: readonly VolunteerWarning[] }

/** Registers a volunteer (form 5.7), or changes the one that is given. */
export function VolunteerForm({
  file,
  done,
}: {
  file?: VolunteerFile | undefined
  done: (answer: Answer) => void
}) {
  const t = useTexts(volunteersTexts)
  const [volunteer] = useState(newId)
  const form = useForm<Values, Answer>({
    initial: valuesOf(file),
    required: ['name', 'station', 'linkedOn'],
    ...(file ? {} : { keep: 'volunteers.new' }),
    send: (values, id) => {
      const facts = { ...factsOf(values), ...typedTexts(values) }
      if (file) {
        const body = { id, version: file.version, ...facts }
        return volunteersApi.put('/api/volunteers/:id', { params: { id: file.id }, body })
      }
      const body = { id, volunteer, station: values.station?.value ?? '', ...facts }
      return volunteersApi.post('/api/volunteers', { body })
    },
    renews: [['volunteers'], ['indicators']],
    done,
  })
  const sexOptions = useOptions(sexes).filter(({ value }) => value === '1' || value === '2')
  const held = new Set<string>(file?.held ?? [])
  const kept = (field: string) => (held.has(field) ? t.kept : undefined)
  const within = useOwnDivision('volunteers.write')
  return (
    <Form
      form={form}
      labels={{
        name: t.name,
        station: t.station,
        linkedOn: t.linkedOn,
        birth: t.birth,
        idNumber: t.idNumber,
        guardianConsentOn: t.guardianConsentOn,
        registeredOn: t.registeredOn,
        registrationNumber: t.registrationNumber,
        registrationEndedOn: t.registrationEndedOn,
      }}
    >
      <FieldGroup>
        <TextField label={t.name} maxLength={40} autoFocus={!file} {...form.field('name')} />
        <ChoiceField label={t.sex} options={sexOptions} {...form.field('sex')} />
        <FieldRow>
          <TextField label={t.idNumber} maxLength={40} hint={kept('idNumber')} {...form.field('idNumber')} />
          <DayField
            label={t.birth}
            hint={t.birthHint}
            lean="past"
            latest={today()}
            {...form.field('birth')}
          />
        </FieldRow>
        <TextField label={t.phone} keys="tel" maxLength={40} hint={kept('phone')} {...form.field('phone')} />
        {!file && <Station form={form} />}
        <FieldRow>
          <DivisionField label={t.area} hint={t.areaHint} within={within} {...form.field('division')} />
          <TextField label={t.address} maxLength={120} hint={kept('address')} {...form.field('address')} />
        </FieldRow>
        <FieldRow>
          <DayField label={t.linkedOn} lean="past" latest={today()} {...form.field('linkedOn')} />
          <DayField label={t.pledgeOn} lean="past" latest={today()} {...form.field('pledgeOn')} />
        </FieldRow>
      </FieldGroup>
      <FieldGroup title={t.service}>
        <ChoicesField label={t.intentions} options={useOptions(intentions)} {...form.field('intentions')} />
        <ChoicesField label={t.times} options={useOptions(times)} {...form.field('times')} />
        <FieldRow>
          <TextField label={t.occupation} maxLength={60} {...form.field('occupation')} />
          <TextField label={t.skills} maxLength={200} {...form.field('skills')} />
        </FieldRow>
      </FieldGroup>
      <FieldGroup title={t.platform}>
        <FieldRow>
          <DayField label={t.registeredOn} lean="past" latest={today()} {...form.field('registeredOn')} />
          <TextField label={t.registrationNumber} maxLength={40} {...form.field('registrationNumber')} />
        </FieldRow>
        {file && (
          <DayField
            label={t.registrationEndedOn}
            lean="past"
            latest={today()}
            {...form.field('registrationEndedOn')}
          />
        )}
      </FieldGroup>
      <FieldGroup title={t.guardian} hint={t.guardianHint}>
        <DayField
          label={t.guardianConsentOn}
          lean="past"
          latest={today()}
          {...form.field('guardianConsentOn')}
        />
        <FieldRow>
          <TextField
            label={t.guardianName}
            maxLength={40}
            hint={kept('guardianName')}
            {...form.field('guardianName')}
          />
          <TextField
            label={t.guardianPhone}
            keys="tel"
            maxLength={40}
            hint={kept('guardianPhone')}
            {...form.field('guardianPhone')}
          />
        </FieldRow>
      </FieldGroup>
      <FieldGroup title={t.emergency}>
        <FieldRow>
          <TextField
            label={t.emergencyName}
            maxLength={40}
            hint={kept('emergencyName')}
            {...form.field('emergencyName')}
          />
          <TextField
            label={t.emergencyPhone}
            keys="tel"
            maxLength={40}
            hint={kept('emergencyPhone')}
            {...form.field('emergencyPhone')}
          />
        </FieldRow>
        <LongTextField label={t.note} maxLength={1000} rows={2} {...form.field('note')} />
      </FieldGroup>
      <FormButtons form={form} submit={file ? t.save : t.register} />
    </Form>
  )
}

function Station({ form }: { form: ReturnType<typeof useForm<Values, Answer>> }) {
  const t = useTexts(volunteersTexts)
  useOwnStation('volunteers.write', form.field('station'))
  return <StationField label={t.station} {...form.field('station')} />
}
