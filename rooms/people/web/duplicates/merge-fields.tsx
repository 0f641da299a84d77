import { Fragment } from 'react'
import { useTexts } from '../../../../platform/web/language.tsx'
import { Section } from '../../../../platform/web/page.tsx'
import { useFormat } from '../../../../platform/web/use-format.ts'
import { isKnown } from '../../domain/person-fields.ts'
import { fieldTitles } from '../field-titles.ts'
import { FieldValue } from '../field-value.tsx'
import { peopleTexts } from '../texts.ts'
import css from './duplicates.module.css'
import { type Choices, type MergeRow, rowsOf, sideOf, withSide } from './merge-rows.ts'
import type { MergeField } from './queries.ts'
import { duplicatesTexts } from './texts.ts'

/** Difference by difference, which of the two files is right; the proposal is chosen already. */
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
      {rowsOf(fields).map((row) => {
        const title = people[fieldTitles[row.key]]
        return (
          <div key={row.key} className={css.field} role="radiogroup" aria-label={title}>
            <span className={css.fieldName}>{title}</span>
            {(['survivor', 'other'] as const).map((side) => (
              <label key={side} className={css.choice}>
                <input
                  type="radio"
                  name={row.key}
                  checked={sideOf(row, choices) === side}
                  onChange={() => change(withSide(choices, row, side))}
                />
                <span>
                  <span className="only-read-aloud">{show.labelled(t[side], '')}</span>
                  <Values row={row} side={side} />
                </span>
              </label>
            ))}
          </div>
        )
      })}
    </Section>
  )
}

/** What one file says; of several fields those that it says anything in. */
function Values({ row, side }: { row: MergeRow; side: 'survivor' | 'other' }) {
  const said = row.fields.filter((field) => isKnown(field[side]))
  const shown = said.length > 0 ? said : row.fields.slice(0, 1)
  return shown.map((field, index) => (
    <Fragment key={field.field}>
      {index > 0 && ' · '}
      <FieldValue field={field.field} value={field[side]} />
    </Fragment>
  ))
}
