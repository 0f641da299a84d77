import { Button } from 'antd'
import { useEffect, useRef } from 'react'
import { fill } from '../../../../platform/web/fill.ts'
import { Field, type FieldProps } from '../../../../platform/web/form/field.tsx'
import { PickerField } from '../../../../platform/web/form/picker-field.tsx'
import { CloseIcon } from '../../../../platform/web/icons.ts'
import { useTexts } from '../../../../platform/web/language.tsx'
import css from './learning.module.css'
import { learningTexts } from './learning-texts.ts'
import { type NamedPerson, searchNamed } from './named.ts'

/** One person, from the register of workers or freely named. */
export function NamedField(props: FieldProps<NamedPerson | null>) {
  const t = useTexts(learningTexts)
  return (
    <PickerField
      {...props}
      placeholder={t.pickHint}
      searchKey={['workforce', 'named']}
      search={searchNamed(t.freely)}
    />
  )
}

/** Several persons one after the other; after each the search is ready for the next. */
export function NamedListField(props: FieldProps<readonly NamedPerson[]>) {
  const { id, value, change } = props
  const t = useTexts(learningTexts)
  return (
    <Field {...props} group>
      {value.length > 0 && (
        <ul className={css.named}>
          {value.map((one) => (
            <li key={one.value}>
              {one.label}
              <Button
                type="text"
                size="small"
                icon={<CloseIcon aria-hidden />}
                aria-label={fill(t.removeNamed, { name: one.label })}
                onClick={() => change(value.filter((other) => other !== one))}
              />
            </li>
          ))}
        </ul>
      )}
      <AddNamed
        id={`${id}-add`}
        label={t.addPerson}
        count={value.length}
        add={(one) => {
          if (!value.some((other) => other.value === one.value)) change([...value, one])
        }}
      />
    </Field>
  )
}

/** The search that adds to a list. Emptied by what was chosen, it takes the focus again. */
export function AddNamed(props: {
  id: string
  label: string
  count: number
  add: (one: NamedPerson) => void
}) {
  const { id, label, count, add } = props
  const before = useRef(count)
  useEffect(() => {
    if (count > before.current) document.getElementById(id)?.focus()
    before.current = count
  }, [count, id])
  return (
    <NamedField
      key={count}
      id={id}
      label={label}
      problems={[]}
      required={false}
      marked={false}
      value={null}
      change={(one) => one && add(one)}
    />
  )
}
