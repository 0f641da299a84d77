import { useSay, useTexts } from '../../../../platform/web/language.tsx'
import type { Helpline } from '../queries.ts'
import css from './mail.module.css'
import { mailTexts } from './texts.ts'

/** Whom to call at once; on a phone a touch calls. */
export function Helplines({ lines }: { lines: readonly Helpline[] }) {
  const t = useTexts(mailTexts)
  const say = useSay()
  return (
    <section className={css.help}>
      <h2>{t.helpTitle}</h2>
      <p>{t.helpHint}</p>
      <ul className={css.lines}>
        {lines.map(({ number, title, hint }) => (
          <li key={number} className={css.line}>
            <a className={css.number} href={`tel:${number}`}>
              {number}
            </a>
            <span>
              <strong>{say(title)}</strong>
              <br />
              <span className="soft">{say(hint)}</span>
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
