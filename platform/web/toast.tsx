import { createContext, type ReactNode, useCallback, useContext, useRef, useState } from 'react'
import { CloseIcon, DoneIcon } from './icons.ts'
import { useTexts } from './language.tsx'
import { kitTexts } from './texts.ts'
import css from './toast.module.css'

type Toast = { readonly key: number; readonly text: string; readonly undo: (() => void) | undefined }
type Tell = (text: string, undo?: () => void) => void

const ToastContext = createContext<Tell>(() => undefined)

// Time enough to read it twice; WCAG 2.2.1 asks for more where something can be done, so undo waits longer.
const shownMilliseconds = 5_000
const undoMilliseconds = 20_000

/** `const tell = useToast()`, then `tell(t.saved)` or `tell(t.removed, () => undo())`. Never for errors. */
export const useToast = (): Tell => useContext(ToastContext)

export function ToastProvider({ children }: { children: ReactNode }) {
  const [toasts, setToasts] = useState<readonly Toast[]>([])
  const count = useRef(0)
  const remove = useCallback(
    (key: number) => setToasts((before) => before.filter((toast) => toast.key !== key)),
    [],
  )
  const tell = useCallback<Tell>(
    (text, undo) => {
      count.current += 1
      const key = count.current
      setToasts((before) => [...before.slice(-2), { key, text, undo }])
      setTimeout(() => remove(key), undo ? undoMilliseconds : shownMilliseconds)
    },
    [remove],
  )
  return (
    <ToastContext value={tell}>
      {children}
      <div className={css.place} role="status" aria-live="polite">
        {toasts.map((toast) => (
          <ToastLine key={toast.key} toast={toast} remove={() => remove(toast.key)} />
        ))}
      </div>
    </ToastContext>
  )
}

function ToastLine({ toast, remove }: { toast: Toast; remove: () => void }) {
  const t = useTexts(kitTexts)
  const undo = () => {
    toast.undo?.()
    remove()
  }
  return (
    <div className={css.toast}>
      <DoneIcon aria-hidden />
      <span className={css.text}>{toast.text}</span>
      {toast.undo && (
        <button type="button" className={css.undo} onClick={undo}>
          {t.undo}
        </button>
      )}
      <button type="button" className={css.close} aria-label={t.close} onClick={remove}>
        <CloseIcon aria-hidden />
      </button>
    </div>
  )
}
