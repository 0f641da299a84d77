import { useTexts } from '../../../../platform/web/language.tsx'
import { Section } from '../../../../platform/web/page.tsx'
import { useFormat } from '../../../../platform/web/use-format.ts'
import { fieldTitles } from '../field-titles.ts'
import { FieldValue } from '../field-value.tsx'
import { peopleTexts } from '../texts.ts'
import css from './duplicates.module.css'
import type { MergeField } from './queries.ts'
import { duplicatesTexts } from './texts.ts'

export type Choices = { readonly [Field in MergeField['field']]?: 'survivor' | 'other' }

/** Field by field, which of the two files is right; the proposal is chosen already. */
export function MergeFields(props: {
  fields: readonly MergeField[]
  choices: Choices
  change: (choices: Choices) => void
}) {
  const { fields, choices, change } = props
  const t = useTexts(duplicatesTexts)
  const people = useTexts(peopleTexts)
  const show = useFormat()
  return (
    <Section title={t.differences} hint={fields.length > 0 ? t.differencesHint : undefined}>
      {fields.length === 0 && <p className="soft">{t.noDifferences}</p>}
      {fields.map((field) => {
        const title = people[fieldTitles[field.field]]
        return (
          <div key={field.field} className={css.field} role="radiogroup" aria-label={title}>
            <span className={css.fieldName}>{title}</span>
            {(['survivor', 'other'] as const).map((side) => (
              <label key={side} className={css.choice}>
                <input
                  type="radio"
                  name={field.field}
                  checked={(choices[field.field] ?? field.proposed) === side}
                  onChange={() => change({ ...choices, [field.field]: side })}
                />
                <span>
                  <span className="only-read-aloud">{show.labelled(t[side], '')}</span>
                  <FieldValue field={field.field} value={field[side]} />
                </span>
              </label>
            ))}
          </div>
        )
      })}
    </Section>
  )
}
