import { type ReactNode, useEffect } from 'react'
import css from '../pages/join.module.css'
import { LanguageButton } from '../shell/language-button.tsx'
import { Mark } from '../shell/mark.tsx'

/** The frame of a page for residents and children, without an account: a phone's width, the mark and the language. */
export function VisitorPage({ title, children }: { title: string; children: ReactNode }) {
  useEffect(() => {
    document.title = title
  }, [title])
  return (
    <main className={css.page}>
      <div className={`${css.head} not-printed`}>
        <Mark size={36} />
        <LanguageButton dark />
      </div>
      {children}
    </main>
  )
}
