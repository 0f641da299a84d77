import type { Id } from '../../../kernel/id.ts'
import { ChoiceField } from '../../../platform/web/form/choice-fields.tsx'
import { FieldGroup } from '../../../platform/web/form/form.tsx'
import { LongTextField, TextField } from '../../../platform/web/form/text-fields.tsx'
import type { Form } from '../../../platform/web/form/use-form.ts'
import { useTexts } from '../../../platform/web/language.tsx'
import { visitConfirmations } from '../domain/visit-codes.ts'
import { PhotosField } from './photos-field.tsx'
import { activitiesTexts } from './texts.ts'
import css from './visit-form.module.css'
import type { VisitValues } from './visit-values.ts'

/** The rest of the visit record, folded away until wanted; open again when something in it was filled in. */
export function VisitMore({ form, station }: { form: Form<VisitValues>; station: Id | null }) {
  const t = useTexts(activitiesTexts)
  const { requests, condition, living, changes, companions, photos } = form.values
  const used = [requests, condition, living, changes, companions].some((text) => text !== '')
  return (
    <details className={css.more} open={used || photos.length > 0}>
      <summary className={css.summary}>{t.more}</summary>
      <FieldGroup>
        <LongTextField label={t.requests} maxLength={2000} rows={2} {...form.field('requests')} />
        <LongTextField label={t.condition} maxLength={2000} rows={2} {...form.field('condition')} />
        <LongTextField label={t.living} maxLength={2000} rows={2} {...form.field('living')} />
        <LongTextField label={t.changes} maxLength={2000} rows={2} {...form.field('changes')} />
        <TextField label={t.companions} maxLength={200} {...form.field('companions')} />
        <ChoiceField
          label={t.confirmation}
          options={visitConfirmations.map((value) => ({ value, label: t[value] }))}
          {...form.field('confirmation')}
        />
        <PhotosField station={station} value={photos} change={(chosen) => form.change({ photos: chosen })} />
      </FieldGroup>
    </details>
  )
}
