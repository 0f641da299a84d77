import { type ReactNode, useEffect, useRef } from 'react'
import { type Failure, wordsOf } from './failure.ts'
import { fill } from './fill.ts'
import { DoneIcon, InfoIcon, ProblemIcon, WarningIcon } from './icons.ts'
import { useSay, useTexts } from './language.tsx'
import css from './notice.module.css'
import { kitTexts } from './texts.ts'

const icons = { info: InfoIcon, good: DoneIcon, warning: WarningIcon, danger: ProblemIcon }

/** A sentence that stands above what it is about. With `loud` it is read aloud as it appears. */
export function Notice(props: {
  tone?: keyof typeof icons | undefined
  title?: ReactNode | undefined
  loud?: boolean | undefined
  action?: ReactNode | undefined
  children?: ReactNode | undefined
}) {
  const { tone = 'info', title, loud, action, children } = props
  const Icon = icons[tone]
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => {
    // Where the form that had the focus went away for this, the next Tab would begin at the top of the page.
    if (loud && document.activeElement === document.body) place.current?.focus()
  }, [loud])
  return (
    <div
      ref={place}
      className={`${css.notice} ${css[tone]}`}
      {...(loud ? { role: 'alert', tabIndex: -1 } : {})}
    >
      <Icon className={css.icon} aria-hidden />
      <div className={css.words}>
        {title && <p className={css.title}>{title}</p>}
        {children && <div>{children}</div>}
      </div>
      {action && <div>{action}</div>}
    </div>
  )
}

/**
 * Why a command was not done, above the form or button that sent it. `detailed` tells each problem too, where no field of a
 * form stands to tell it.
 */
export function FailureNotice({
  failure,
  detailed = false,
}: {
  failure: Failure | null
  detailed?: boolean
}) {
  const t = useTexts(kitTexts)
  const say = useSay()
  if (!failure) return null
  const reference = failure.problem?.reference
  return (
    <Notice tone={failure.kind === 'refused' ? 'warning' : 'danger'} loud>
      {say(wordsOf(failure))}
      {reference && <span className="soft"> {fill(t.reference, { reference })}</span>}
      {detailed &&
        failure.problem?.problems.map(({ path, code, messages }) => (
          <div key={`${path ?? ''}${code}`}>{say(messages)}</div>
        ))}
    </Notice>
  )
}
