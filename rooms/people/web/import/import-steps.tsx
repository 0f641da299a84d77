import { CheckIcon } from '../../../../platform/web/icons.ts'
import { useTexts } from '../../../../platform/web/language.tsx'
import css from './import-steps.module.css'
import type { ImportState } from './queries.ts'
import { importTexts } from './texts.ts'

const steps = ['stepUpload', 'stepColumns', 'stepCheck', 'stepDone'] as const

const stepOf: Record<ImportState, number> = {
  reading: 1,
  mapping: 1,
  ready: 2,
  applying: 3,
  applied: 4,
  undoing: 4,
  undone: 4,
  failed: 1,
}

/** Where one stands between choosing a file and having it taken in. */
export function ImportSteps({
  state,
  mapping,
}: {
  state: ImportState | null
  mapping?: boolean | undefined
}) {
  const t = useTexts(importTexts)
  const at = state === null ? 0 : mapping ? 1 : stepOf[state]
  return (
    <ol className={css.steps} aria-label={t.steps}>
      {steps.map((step, index) => (
        <li
          key={step}
          className={index === at ? css.here : index < at ? css.done : css.step}
          {...(index === at ? { 'aria-current': 'step' as const } : {})}
        >
          <span className={css.number}>{index < at ? <CheckIcon aria-hidden /> : index + 1}</span>
          {t[step]}
        </li>
      ))}
    </ol>
  )
}
