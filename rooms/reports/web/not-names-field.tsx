import { TextField } from '../../../platform/web/form/text-fields.tsx'
import type { FieldOf, Form } from '../../../platform/web/form/use-form.ts'
import { useTexts } from '../../../platform/web/language.tsx'
import { reportsTexts } from './texts.ts'

/** The field's name in forms of published texts; no text has this code. */
export const notNamesKey = 'not-names'

/** What was typed there as words: 高明 长江. */
export const notNamesOf = (typed: string | undefined): string[] =>
  (typed ?? '').split(/[\s\u3001\uff0c,]+/).filter((word) => word !== '')

/** Asked for once the server has found a name of the register in the texts, and kept while something stands in it. */
export function NotNamesField<T extends Record<string, string>>(props: {
  form: Form<T>
  field: FieldOf<string>
}) {
  const { form, field } = props
  const t = useTexts(reportsTexts)
  const found = form.failure?.problem?.problems.some(({ code }) => code === 'text-names-person')
  if (!found && field.value === '') return null
  return <TextField label={t.notNames} hint={t.notNamesHint} maxLength={200} {...field} />
}
