import { type ReactNode, useEffect } from 'react'
import { useTexts } from '../../../platform/web/language.tsx'
import { LanguageButton } from '../shell/language-button.tsx'
import { Mark } from '../shell/mark.tsx'
import { shellTexts } from '../texts.ts'
import css from './visitor-frame.module.css'

/** The frame of a page for residents: the mark, the language, one sheet. No menu and nothing to sign in to. */
export function VisitorFrame(props: { title: string; below?: ReactNode; children: ReactNode }) {
  const { title, below, children } = props
  const t = useTexts(shellTexts)
  useEffect(() => {
    document.title = title
  }, [title])
  return (
    <main className={css.page}>
      <div className={`${css.head} not-printed`}>
        <span className={css.brand}>
          <Mark size={36} />
          {t.product}
        </span>
        <LanguageButton dark />
      </div>
      <h1>{title}</h1>
      <div className={css.sheet}>{children}</div>
      {below && <div className="not-printed">{below}</div>}
    </main>
  )
}
