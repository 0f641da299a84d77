import { createContext, useContext, useEffect } from 'react'
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
