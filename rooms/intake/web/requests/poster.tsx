import type { ReactNode } from 'react'
import { useTexts } from '../../../../platform/web/language.tsx'
import { Section } from '../../../../platform/web/page.tsx'
import css from './intake.module.css'
import { intakeTexts } from './texts.ts'

/** What a station prints and hangs up: the code leads to the public page with the place already chosen. */
export function AskPoster(props: {
  station: string
  division: number
  /** Draws the code: another room knows how. */
  code: (address: string, label: string) => ReactNode
}) {
  const { station, division, code } = props
  const t = useTexts(intakeTexts)
  const address = `${location.origin}/ask?at=${division}`
  return (
    <Section>
      <div className={css.poster}>
        <p className={css.posterTitle}>{t.posterTitle}</p>
        <p className={css.posterLine}>{t.posterLine}</p>
        <div className={css.posterCode}>{code(address, t.posterCode)}</div>
        <p className="soft">{address}</p>
        <p className={css.posterLine}>{t.posterFollow}</p>
        <p>
          <strong>{t.posterUrgent}</strong>
        </p>
        <p>{station}</p>
      </div>
    </Section>
  )
}
