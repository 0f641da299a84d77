import { createContext, type FocusEvent, useContext, useEffect, useRef } from 'react'
import { useConfirm } from './confirm.tsx'
import { useTexts } from './language.tsx'
import { kitTexts } from './texts.ts'

/** The forms with unsaved work inside a dialog, by id; null outside any. */
export const UnsavedContext = createContext<Set<string> | null>(null)

/** Tells the dialog around, if there is one, that this form would lose something. */
export function useUnsavedIn(form: string, unsaved: boolean): void {
  const forms = useContext(UnsavedContext)
  useEffect(() => {
    if (unsaved) forms?.add(form)
    return () => {
      forms?.delete(form)
    }
  }, [forms, form, unsaved])
}

type TextBox = HTMLInputElement | HTMLTextAreaElement

const texts = 'textarea, input:is([type="text"], [type="tel"], [type="url"], [type="email"], [type="number"])'

/**
 * Whether text was typed that no form looks after: boxes of their own, as for a reason or a note. `seen` is told of every
 * box that takes the focus; one that holds again what it held then has lost nothing, and one that went away was dealt with.
 */
export function useTypedText() {
  const before = useRef(new Map<TextBox, string>())
  return {
    seen: ({ target }: FocusEvent) => {
      if (!target.matches(texts) || target.closest('form, [role="combobox"]')) return
      const box = target as TextBox
      if (!before.current.has(box)) before.current.set(box, box.value)
    },
    typed: () => [...before.current].some(([box, text]) => box.isConnected && box.value !== text),
  }
}

/** Asks whether unsaved work may be lost; true when the person would rather leave. */
export function useLeaveQuestion(): () => Promise<boolean> {
  const t = useTexts(kitTexts)
  const confirm = useConfirm()
  return async () => {
    const leave = await confirm({
      title: t.leaveUnsaved,
      body: t.leaveUnsavedHint,
      action: t.leave,
      refuse: t.stay,
      danger: true,
    })
    return leave !== null
  }
}
