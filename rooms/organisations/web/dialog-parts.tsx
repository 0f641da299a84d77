import type { Day } from '../../../kernel/day.ts'
import { SelectField } from '../../../platform/web/form/choice-fields.tsx'
import { DayField } from '../../../platform/web/form/day-field.tsx'
import { FieldRow } from '../../../platform/web/form/form.tsx'
import { NumberField, TextField } from '../../../platform/web/form/text-fields.tsx'
import type { FieldOf } from '../../../platform/web/form/use-form.ts'
import { useTexts } from '../../../platform/web/language.tsx'
import { useToast } from '../../../platform/web/toast.tsx'
import { today } from '../../../platform/web/today.ts'
import { useOptions } from '../../../platform/web/use-options.ts'
import { type Fault, faults } from '../domain/registry/codes.ts'
import { longest } from '../domain/registry/limits.ts'
import { registryTexts } from './registry-texts.ts'

/** What a dialog of the registry does once its command is carried out. */
export function useSavedAnd(close: () => void): () => void {
  const t = useTexts(registryTexts)
  const tell = useToast()
  return () => {
    tell(t.saved)
    close()
  }
}

/** The day of a decision and the number of its document. */
export function DecisionRow(props: {
  label: string
  day: FieldOf<Day | null>
  document: FieldOf<string>
  optional?: boolean
}) {
  const { label, day, document, optional } = props
  const t = useTexts(registryTexts)
  return (
    <FieldRow>
      <DayField label={label} lean="past" latest={today()} {...day} />
      <TextField label={t.document} optional={optional} maxLength={longest.document} {...document} />
    </FieldRow>
  )
}

/** The fault and, where it is a report's, the year. */
export function FaultRow({ fault, year }: { fault: FieldOf<Fault | null>; year: FieldOf<number | null> }) {
  const t = useTexts(registryTexts)
  return (
    <FieldRow>
      <SelectField label={t.fault} options={useOptions(faults)} {...fault} />
      <NumberField label={t.faultYear} optional maximumDigits={4} {...year} />
    </FieldRow>
  )
}
