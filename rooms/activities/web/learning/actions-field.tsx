import { Button } from 'antd'
import type { Day } from '../../../../kernel/day.ts'
import { fill } from '../../../../platform/web/fill.ts'
import { DayField } from '../../../../platform/web/form/day-field.tsx'
import { Field, type FieldProps } from '../../../../platform/web/form/field.tsx'
import { FieldRow } from '../../../../platform/web/form/form.tsx'
import { TextField } from '../../../../platform/web/form/text-fields.tsx'
import { useNewRow } from '../../../../platform/web/form/use-new-row.ts'
import { AddIcon, CloseIcon } from '../../../../platform/web/icons.ts'
import { useTexts } from '../../../../platform/web/language.tsx'
import css from './learning.module.css'
import { NamedField } from './named-field.tsx'
import { supervisionTexts } from './supervision-texts.ts'
import { type Action, blankAction } from './supervision-values.ts'

const plain = { problems: [], required: false, marked: false }

/** What was agreed: what, by whom, by when. */
export function ActionsField(props: FieldProps<readonly Action[]>) {
  const { value, change } = props
  const t = useTexts(supervisionTexts)
  const place = useNewRow<HTMLDivElement>(value.length)
  const set = (id: string, some: Partial<Action>) =>
    change(value.map((one) => (one.id === id ? { ...one, ...some } : one)))
  return (
    <Field {...props} group>
      <div ref={place}>
        {value.map((action, at) => {
          const number = at + 1
          const id = `${props.id}-${number}`
          return (
            <div key={action.id} data-row className={css.action}>
              <div className={css.actionHead}>
                <h3>{fill(t.nthAction, { number })}</h3>
                <Button
                  type="text"
                  icon={<CloseIcon aria-hidden />}
                  aria-label={fill(t.removeAction, { number })}
                  onClick={() => change(value.filter((one) => one.id !== action.id))}
                />
              </div>
              <TextField
                {...plain}
                id={`${id}-what`}
                label={t.what}
                maxLength={200}
                value={action.what}
                change={(what) => set(action.id, { what })}
              />
              <FieldRow>
                <NamedField
                  {...plain}
                  id={`${id}-who`}
                  label={t.who}
                  value={action.who}
                  change={(who) => set(action.id, { who })}
                />
                <DayField
                  {...plain}
                  id={`${id}-due`}
                  label={t.dueOn}
                  value={action.dueOn}
                  change={(dueOn: Day | null) => set(action.id, { dueOn })}
                />
              </FieldRow>
            </div>
          )
        })}
      </div>
      <Button icon={<AddIcon aria-hidden />} onClick={() => change([...value, blankAction()])}>
        {t.addAction}
      </Button>
    </Field>
  )
}
