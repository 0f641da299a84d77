import { Button } from 'antd'
import type { ReactNode } from 'react'
import { type Failure, wordsOf } from './failure.ts'
import { fill } from './fill.ts'
import { EmptyIcon, ProblemIcon } from './icons.ts'
import { useSay, useTexts } from './language.tsx'
import css from './states.module.css'
import { kitTexts } from './texts.ts'

/** While something is on its way: grey lines of about the height to come, and a word for screen readers. */
export function Loading({ lines = 4 }: { lines?: number | undefined }) {
  const t = useTexts(kitTexts)
  return (
    <div className={css.loading} role="status">
      <span className="only-read-aloud">{t.loading}</span>
      {Array.from({ length: lines }, (_, line) => (
        <span key={line} className={css.line} style={{ width: `${92 - ((line * 17) % 40)}%` }} />
      ))}
    </div>
  )
}

/** Nothing to show: says why, and offers what can be done about it. */
export function Empty({
  title,
  hint,
  action,
}: {
  title?: string | undefined
  hint?: string | undefined
  action?: ReactNode | undefined
}) {
  const t = useTexts(kitTexts)
  return (
    <div className={css.state}>
      <EmptyIcon className={css.icon} aria-hidden />
      <p className={css.title}>{title ?? t.empty}</p>
      {hint && <p className={css.hint}>{hint}</p>}
      {action && <div className={css.action}>{action}</div>}
    </div>
  )
}

/** Something did not load: the reason in the person's language, the reference, and a way to try again. */
export function Failed({ failure, retry }: { failure: Failure | null; retry?: (() => void) | undefined }) {
  const t = useTexts(kitTexts)
  const say = useSay()
  return (
    <div className={css.state} role="alert">
      <ProblemIcon className={css.iconFailed} aria-hidden />
      <p className={css.title}>{t.failed}</p>
      {failure && <p className={css.hint}>{say(wordsOf(failure))}</p>}
      {failure?.problem?.reference && (
        <p className={css.hint}>{fill(t.reference, { reference: failure.problem.reference })}</p>
      )}
      {retry && (
        <div className={css.action}>
          <Button onClick={retry}>{t.retry}</Button>
        </div>
      )}
    </div>
  )
}
