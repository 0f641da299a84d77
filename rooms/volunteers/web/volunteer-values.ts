import type { Day } from '../../../kernel/day.ts'
import type { DivisionCode } from '../../../kernel/division.ts'
import type { Id } from '../../../kernel/id.ts'
import type { Found } from '../../../platform/web/form/picker-field.tsx'
import { today } from '../../../platform/web/today.ts'
import { given } from '../../../platform/web/use-options.ts'
import { type Intention, type SealedField, type Sex, sealedFields, type Time } from '../domain/codes.ts'
import type { VolunteerFile } from './queries.ts'

export type Values = { [Field in SealedField]: string } & {
  name: string
  sex: '1' | '2' | '0' | '9' | null
  birth: Day | null
  station: Found<Id> | null
  division: Found<DivisionCode> | null
  occupation: string
  skills: string
  intentions: readonly Intention[]
  times: readonly Time[]
  guardianConsentOn: Day | null
  pledgeOn: Day | null
  linkedOn: Day | null
  registeredOn: Day | null
  registrationNumber: string
  registrationEndedOn: Day | null
  note: string
}

const day = (text: string | null | undefined): Day | null => (text as Day | null | undefined) ?? null

/** Sealed texts start empty: what is kept is not shown, and what stays empty stays as it is. */
export const valuesOf = (file: VolunteerFile | undefined): Values => ({
  ...(Object.fromEntries(sealedFields.map((field) => [field, ''])) as { [Field in SealedField]: string }),
  name: file?.name ?? '',
  sex: file && file.sex !== 0 ? (String(file.sex) as Values['sex']) : null,
  birth: day(file?.birth),
  station: file ? { value: file.station, label: file.stationName ?? file.station } : null,
  division: file ? { value: file.place.code, label: file.place.name, detail: file.place.path } : null,
  occupation: file?.occupation ?? '',
  skills: file?.skills ?? '',
  intentions: file?.intentions ?? [],
  times: file?.times ?? [],
  guardianConsentOn: day(file?.guardianConsentOn),
  pledgeOn: day(file?.pledgeOn),
  linkedOn: file ? day(file.linkedOn) : today(),
  registeredOn: day(file?.registeredOn),
  registrationNumber: file?.registrationNumber ?? '',
  registrationEndedOn: day(file?.registrationEndedOn),
  note: file?.note ?? '',
})

export const factsOf = (values: Values) => ({
  name: values.name,
  sex: values.sex === null ? null : (Number(values.sex) as Sex),
  birth: values.birth,
  ...(values.division ? { division: values.division.value } : {}),
  occupation: given(values.occupation),
  skills: given(values.skills),
  intentions: [...values.intentions],
  times: [...values.times],
  guardianConsentOn: values.guardianConsentOn,
  pledgeOn: values.pledgeOn,
  linkedOn: values.linkedOn ?? today(),
  registeredOn: values.registeredOn,
  registrationNumber: given(values.registrationNumber),
  registrationEndedOn: values.registrationEndedOn,
  note: given(values.note),
})

/** The sealed texts that were typed. */
export const typedTexts = (values: Values): Partial<Record<SealedField, string>> =>
  Object.fromEntries(
    sealedFields.flatMap((field) => {
      const text = given(values[field])
      return text === null ? [] : [[field, text]]
    }),
  )
