import { addDays } from '../../../kernel/day.ts'
import { ChoiceField } from '../../../platform/web/form/choice-fields.tsx'
import { DayField } from '../../../platform/web/form/day-field.tsx'
import { FieldRow } from '../../../platform/web/form/form.tsx'
import { TextField } from '../../../platform/web/form/text-fields.tsx'
import type { Form } from '../../../platform/web/form/use-form.ts'
import { useTexts } from '../../../platform/web/language.tsx'
import { today } from '../../../platform/web/today.ts'
import { activitiesTexts } from './texts.ts'
import type { VisitValues } from './visit-values.ts'

const usualDays = 7

/** What is still to be done and by when; a week from today unless something else is said. */
export function FollowUpFields({ form }: { form: Form<VisitValues> }) {
  const t = useTexts(activitiesTexts)
  const { values } = form
  const followUp = form.field('followUp')
  return (
    <>
      <TextField
        label={t.followUp}
        hint={t.followUpHint}
        maxLength={200}
        {...followUp}
        change={(text) => form.change({ followUp: text, dueOn: values.dueOn ?? addDays(today(), usualDays) })}
      />
      {values.followUp.trim() !== '' && (
        <FieldRow>
          <DayField
            label={t.dueOn}
            lean="future"
            earliest={values.visitedOn ?? today()}
            {...form.field('dueOn')}
            required
            marked
          />
          <ChoiceField
            label={t.urgency}
            options={(['ordinary', 'pressing', 'urgent'] as const).map((value) => ({
              value,
              label: t[value],
            }))}
            {...form.field('urgency')}
          />
        </FieldRow>
      )}
    </>
  )
}
