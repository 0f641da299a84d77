import { ChoicesField } from '../../../../platform/web/form/choice-fields.tsx'
import { LongTextField } from '../../../../platform/web/form/text-fields.tsx'
import type { Form } from '../../../../platform/web/form/use-form.ts'
import { useSay, useTexts } from '../../../../platform/web/language.tsx'
import { given, useOptions } from '../../../../platform/web/use-options.ts'
import { type HandOverField, handOverFieldCodes, handOverFields } from '../../domain/tasks/hand-over.ts'
import { tasksTexts } from './texts.ts'

/** What is handed over, as a form holds it: which fields, and what was typed for each. */
export type DataValues = { data: readonly HandOverField[] } & { [Field in HandOverField]: string }

export const noData: DataValues = {
  data: [],
  ...(Object.fromEntries(handOverFieldCodes.map((code) => [code, ''])) as {
    [Field in HandOverField]: string
  }),
}

/** No file knows these; they are always written. */
const written: readonly HandOverField[] = ['school', 'situation', 'appointment']

/** In the order of the list. What was left empty is copied from the file, where there is one. */
export const dataOf = (values: DataValues, copies: boolean) =>
  handOverFieldCodes
    .filter((code) => values.data.includes(code))
    .map((field) => {
      const value = given(values[field])
      return { field, value: value === null && !copies ? null : value }
    })

/** Field by field, so that nothing goes out that nobody chose. */
export function DataFields<T extends DataValues>(props: {
  form: Form<T>
  copies: boolean
  /** What goes along anyway, or has a place of its own in the form. */
  without?: readonly HandOverField[]
  hint?: string
}) {
  const { form, copies, without = [] } = props
  const t = useTexts(tasksTexts)
  const say = useSay()
  const fields = form as unknown as Form<DataValues>
  const options = useOptions(handOverFields).filter(({ value }) => !without.includes(value))
  return (
    <>
      <ChoicesField
        label={t.fields}
        hint={props.hint ?? t.fieldsHint}
        options={options}
        {...fields.field('data')}
      />
      {handOverFieldCodes
        .filter((code) => fields.values.data.includes(code))
        .map((code) => (
          <LongTextField
            key={code}
            label={say(handOverFields[code])}
            rows={written.includes(code) ? 2 : 1}
            maxLength={1000}
            hint={copies && !written.includes(code) ? t.fromFile : undefined}
            {...fields.field(code)}
          />
        ))}
    </>
  )
}
