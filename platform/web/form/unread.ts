import { createContext, useContext, useEffect } from 'react'
import type { Words } from '../../../kernel/contract.ts'

/** What is typed into a field and is no value of it: a day that cannot be read, a name that was not chosen. */
export type Unread = { readonly label: string; readonly messages: Words }

/** The unread fields of the form around, by the id of the field. */
export const UnreadContext = createContext<Map<string, Unread> | null>(null)

/**
 * Tells the form around that something typed here would be lost if it were sent now; null when nothing would. False where
 * no form is around.
 */
export function useUnread(id: string, label: string, messages: Words | null): boolean {
  const unread = useContext(UnreadContext)
  useEffect(() => {
    if (messages) unread?.set(id, { label, messages })
    return () => {
      unread?.delete(id)
    }
  }, [unread, id, label, messages])
  return unread !== null
}
