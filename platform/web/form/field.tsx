import type { ReactNode } from 'react'
import { useSay, useTexts } from '../language.tsx'
import { kitTexts } from '../texts.ts'
import css from './form.module.css'
import type { FieldOf } from './use-form.ts'

export type FieldProps<V> = FieldOf<V> & {
  readonly label: string
  readonly hint?: ReactNode | undefined
  /** Says "optional" beside the label, where most fields are required. */
  readonly optional?: boolean | undefined
}

/** What ties a control to its hint and problems for screen readers. */
export const describedBy = (field: {
  id: string
  problems: readonly unknown[]
  hint?: ReactNode | undefined
}) => {
  const ids = [field.hint ? `${field.id}-hint` : '', field.problems.length > 0 ? `${field.id}-problem` : '']
  const joined = ids.filter(Boolean).join(' ')
  return {
    ...(joined ? { 'aria-describedby': joined } : {}),
    ...(field.problems.length > 0 ? { 'aria-invalid': true } : {}),
  }
}

/** Label, hint, the control itself and what is wrong with it. `group` for several controls under one label. */
export function Field<V>(props: FieldProps<V> & { group?: boolean | undefined; children: ReactNode }) {
  const { id, label, hint, marked, optional, group, children } = props
  const t = useTexts(kitTexts)
  const name = (
    <>
      {label}
      {marked && (
        <span className={css.required}>
          <span aria-hidden> *</span>
          <span className="only-read-aloud">{t.requiredAside}</span>
        </span>
      )}
      {optional && <span className={css.optional}>{t.optionalAside}</span>}
    </>
  )
  const hintLine = hint && (
    <div id={`${id}-hint`} className={css.hint}>
      {hint}
    </div>
  )
  const shut = <Problems id={id} problems={props.problems} />
  if (group)
    return (
      <fieldset id={id} className={css.field} {...describedBy(props)}>
        <legend className={css.label}>{name}</legend>
        {hintLine}
        {children}
        {shut}
      </fieldset>
    )
  return (
    <div className={css.field}>
      <label htmlFor={id} className={css.label}>
        {name}
      </label>
      {hintLine}
      {children}
      {shut}
    </div>
  )
}

/** What is wrong with a field, under it. */
export function Problems({ id, problems }: Pick<FieldOf<unknown>, 'id' | 'problems'>) {
  const say = useSay()
  if (problems.length === 0) return null
  return (
    <div id={`${id}-problem`} className={css.problem}>
      {problems.map((problem) => (
        <div key={`${problem.path}${problem.code}`}>{say(problem.messages)}</div>
      ))}
    </div>
  )
}
