import { type ReactNode, useId, useLayoutEffect, useRef, useState } from 'react'
import css from './dialog.module.css'
import { CloseIcon } from './icons.ts'
import { useTexts } from './language.tsx'
import { kitTexts } from './texts.ts'
import { UnsavedContext, useLeaveQuestion, useTypedText } from './unsaved.ts'

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
  const text = useTypedText()
  const shut = async () => {
    if ((unsaved.size === 0 && !text.typed()) || (await leave())) close()
  }
  const dialog = useRef<HTMLDialogElement>(null)
  const heading = useId()
  // A layout effect ends while the element is still in the page; a removed one closes without giving the focus back.
  useLayoutEffect(() => {
    const element = dialog.current
    const back = wayBack(document.activeElement)
    if (element && !element.open) element.showModal()
    if (element) beginAtFirstField(element)
    return () => {
      element?.close()
      requestAnimationFrame(back)
    }
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
      <div className={css.body} onFocusCapture={text.seen}>
        <UnsavedContext value={unsaved}>{children}</UnsavedContext>
      </div>
      {buttons && <div className={css.buttons}>{buttons}</div>}
    </dialog>
  )
}

const controls = 'a[href], button:not(:disabled), input, select, textarea, [tabindex="0"]'
const fields = 'input:not([tabindex="-1"]), select, textarea'

/**
 * Who came to fill in something begins with its first field, not with the cross before it; where words to be read first
 * leave the field out of sight, or a thumb would have the keyboard of a phone come up over them, it stays as it is.
 */
function beginAtFirstField(element: HTMLDialogElement): void {
  if (matchMedia('(pointer: coarse)').matches) return
  const first = element.querySelector<HTMLElement>(fields)
  if (!first || first.getBoundingClientRect().bottom > element.getBoundingClientRect().bottom) return
  // Of one-of-several, the one that is chosen.
  const chosen = first.matches('[type="radio"]')
    ? first.closest('fieldset')?.querySelector<HTMLElement>(':checked')
    : null
  const field = chosen ?? first
  field.focus()
}

/**
 * The browser gives the focus back to what it was taken from. Where that went away with what was done, as a button that
 * has had its day, whatever stands in its place has it: otherwise the next Tab would begin at the top of the page.
 */
function wayBack(opener: Element | null): () => void {
  const places: Element[] = []
  for (let place = opener; place && place !== document.body; place = place.parentElement) places.push(place)
  return () => {
    if (document.activeElement !== document.body || document.querySelector('dialog[open]')) return
    const place = places.find((one) => one.isConnected && one.querySelector(controls))
    place?.querySelector<HTMLElement>(controls)?.focus({ preventScroll: true })
  }
}

/** A dialog at the side, for looking at or changing one thing without leaving the list. */
export const Drawer = (props: Omit<Props, 'side'>) => <Dialog {...props} side />
