import { Button } from 'antd'
import { type ReactNode, useEffect, useRef } from 'react'
import { type Failure, type ShownProblem, wordsOf } from '../failure.ts'
import { fill } from '../fill.ts'
import { ProblemIcon } from '../icons.ts'
import { useSay, useTexts } from '../language.tsx'
import { FailureNotice } from '../notice.tsx'
import { kitTexts } from '../texts.ts'
import { useFormat } from '../use-format.ts'
import css from './form.module.css'
import { rowOf, type SortedProblems } from './problems.ts'
import { UnreadContext } from './unread.ts'
import type { Form as FormState } from './use-form.ts'

/**
 * The form element: Enter submits. After a refusal the summary of what to correct stands on top and is read aloud, each
 * line leading to its field, and the first wrong field has the focus. `labels` names the fields in that summary.
 */
export function Form<T>(props: {
  form: FormState<T>
  labels?: Readonly<Partial<Record<keyof T & string, string>>> | undefined
  children: ReactNode
}) {
  const { form, labels = {}, children } = props
  return (
    <form
      id={form.id}
      className={css.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        event.stopPropagation()
        form.submit()
      }}
    >
      <UnreadContext value={form.unread}>
        <Summary
          id={form.id}
          sorted={form.sorted}
          failure={form.failure}
          refusals={form.refusals}
          labels={labels as Readonly<Record<string, string>>}
        />
        {children}
      </UnreadContext>
    </form>
  )
}

function Summary(props: {
  id: string
  sorted: SortedProblems
  failure: Failure | null
  refusals: number
  labels: Readonly<Record<string, string>>
}) {
  const { id, sorted, failure, refusals, labels } = props
  const t = useTexts(kitTexts)
  const say = useSay()
  const show = useFormat()
  // A label that asks (你上几年级？) ends in a sign already.
  const labelled = (label: string | undefined, text: string) =>
    label ? show.labelled(label.replace(/[?\uff1f:\uff1a]$/, ''), text) : text
  const tell = (problem: ShownProblem, field: string) => {
    const number = rowOf(problem, field)
    const words = say(problem.messages)
    return number === null ? words : fill(t.ofRow, { number, words })
  }
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (refusals === 0) return
    // A frame later: a form of several steps first turns to the one where something is wrong.
    const drawn = requestAnimationFrame(() => {
      const wrong = box.current?.closest('form')?.querySelector<HTMLElement>('[aria-invalid="true"]')
      if (wrong) goTo(wrong)
      else box.current?.focus()
    })
    return () => cancelAnimationFrame(drawn)
  }, [refusals])
  const fields = Object.entries(sorted.byField).toSorted(([one], [other]) =>
    comesFirst(`${id}${one}`, `${id}${other}`),
  )
  const count = fields.length + sorted.rest.length
  if (count === 0)
    return (
      <div ref={box} tabIndex={-1} className={css.sentence}>
        <FailureNotice failure={failure} />
      </div>
    )
  return (
    <div ref={box} tabIndex={-1} role="alert" className={css.summary}>
      <ProblemIcon aria-hidden className={css.summaryIcon} />
      <div>
        <p className={css.summaryTitle}>{fill(t.toCorrect, { count })}</p>
        {failure && failure.code !== 'request-not-valid' && <p>{say(wordsOf(failure))}</p>}
        <ul>
          {fields.map(([name, problems]) => (
            <li key={name}>
              <a href={`#${id}${name}`} onClick={(event) => focusField(event, `${id}${name}`)}>
                {labelled(
                  labels[name] ?? ownLabel(problems),
                  problems.map((problem) => tell(problem, name)).join(t.betweenSentences),
                )}
              </a>
            </li>
          ))}
          {sorted.rest.map((problem) => (
            <li key={`${problem.path}${problem.code}`}>{say(problem.messages)}</li>
          ))}
        </ul>
      </div>
    </div>
  )
}

/** A field that a form does not name among its labels may have told its own. */
function ownLabel(problems: readonly ShownProblem[]): string | undefined {
  const label = problems.find(({ data }) => data?.label !== undefined)?.data?.label
  return typeof label === 'string' ? label : undefined
}

/** Fields are told in the order in which they stand. */
function comesFirst(id: string, other: string): number {
  const [one, two] = [document.getElementById(id), document.getElementById(other)]
  if (!one || !two || one === two) return 0
  return one.compareDocumentPosition(two) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1
}

function focusField(event: { preventDefault(): void }, id: string): void {
  event.preventDefault()
  const element = document.getElementById(id)
  if (element) goTo(element)
}

const controls = 'input, select, textarea, button'

/** A group of choices is led to by its first choice; what is folded away is unfolded. */
function goTo(element: HTMLElement): void {
  const folded = element.closest<HTMLDetailsElement>('details:not([open])')
  if (folded) folded.open = true
  const target = element.matches(controls) ? element : element.querySelector<HTMLElement>(controls)
  target?.focus({ preventScroll: true })
  element.scrollIntoView({ block: 'center' })
}

/** The button that sends the form, and others beside it. On a phone it is as wide as the page. */
export function FormButtons<T>(props: {
  form: FormState<T>
  submit: string
  danger?: boolean | undefined
  disabled?: boolean | undefined
  children?: ReactNode | undefined
}) {
  const { form, submit, danger, disabled, children } = props
  return (
    <div className={css.buttons}>
      <Button
        type="primary"
        htmlType="submit"
        form={form.id}
        danger={danger ?? false}
        disabled={disabled ?? false}
        loading={form.sending}
        className={css.submit ?? ''}
      >
        {submit}
      </Button>
      {children}
    </div>
  )
}

/** Fields that belong together, under one heading. */
export function FieldGroup({
  title,
  hint,
  children,
}: {
  title?: string | undefined
  hint?: string | undefined
  children: ReactNode
}) {
  return (
    <div className={css.group} {...(title ? { role: 'group', 'aria-label': title } : {})}>
      {title && <h2>{title}</h2>}
      {hint && <p className="soft">{hint}</p>}
      {children}
    </div>
  )
}

/** Short fields side by side where there is room. */
export function FieldRow({ children }: { children: ReactNode }) {
  return <div className={css.fieldRow}>{children}</div>
}
