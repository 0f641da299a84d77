import { type ReactNode, useId, useLayoutEffect, useRef, useState } from 'react'
import css from './dialog.module.css'
import { CloseIcon } from './icons.ts'
import { useTexts } from './language.tsx'
import { kitTexts } from './texts.ts'
import { UnsavedContext, useLeaveQuestion } from './unsaved.ts'

type Props = {
  readonly title: string
  readonly close: () => void
  readonly children: ReactNode
  /** Buttons, the main one last. */
  readonly buttons?: ReactNode | undefined
  /** A drawer stands at the side on a laptop and rises from below on a phone. */
  readonly side?: boolean | undefined
  /** Cannot be closed by Escape or the cross: an answer is needed. */
  readonly firm?: boolean | undefined
}

/**
 * A dialog or a drawer. The browser's own dialog element keeps the focus inside, gives it back afterwards and
 * hides the page behind from screen readers. Render it only while it is open.
 */
export function Dialog({ title, close, children, buttons, side, firm }: Props) {
  const t = useTexts(kitTexts)
  const leave = useLeaveQuestion()
  const [unsaved] = useState(() => new Set<string>())
  const shut = async () => {
    if (unsaved.size === 0 || (await leave())) close()
  }
  const dialog = useRef<HTMLDialogElement>(null)
  const heading = useId()
  // A layout effect ends while the element is still in the page; a removed one closes without giving the focus back.
  useLayoutEffect(() => {
    const element = dialog.current
    if (element && !element.open) element.showModal()
    return () => element?.close()
  }, [])
  return (
    <dialog
      ref={dialog}
      className={side ? css.drawer : css.dialog}
      aria-labelledby={heading}
      onCancel={(event) => {
        event.preventDefault()
        if (!firm) void shut()
      }}
    >
      <div className={css.head}>
        <h2 id={heading}>{title}</h2>
        {!firm && (
          <button type="button" className={css.close} aria-label={t.close} onClick={() => void shut()}>
            <CloseIcon aria-hidden />
          </button>
        )}
      </div>
      <div className={css.body}>
        <UnsavedContext value={unsaved}>{children}</UnsavedContext>
      </div>
      {buttons && <div className={css.buttons}>{buttons}</div>}
    </dialog>
  )
}

/** A dialog at the side, for looking at or changing one thing without leaving the list. */
export const Drawer = (props: Omit<Props, 'side'>) => <Dialog {...props} side />
