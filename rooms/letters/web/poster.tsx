import type { ReactNode } from 'react'
import { fill } from '../../../platform/web/fill.ts'
import { useSay, useTexts } from '../../../platform/web/language.tsx'
import { boxTexts } from './box-texts.ts'
import css from './letters.module.css'
import type { Box, Helpline } from './queries.ts'

/** The sheet that hangs on the box: how to write, and whom to call at once. `code` draws the QR code. */
export function BoxPoster(props: {
  box: Box
  days: number
  helplines: readonly Helpline[]
  code: (address: string, label: string) => ReactNode
}) {
  const { box, days, helplines, code } = props
  const t = useTexts(boxTexts)
  const say = useSay()
  const address = `${location.origin}/mail/${box.address}`
  return (
    <div className={css.poster}>
      <p>{box.stationName}</p>
      <h2 className={css.posterTitle}>{t.posterTitle}</h2>
      <p className={css.posterWords}>{t.posterWords}</p>
      {box.online && code(address, t.posterCode)}
      {box.online && <p className="soft">{address}</p>}
      <p className={css.posterWords}>{t.posterHow}</p>
      <p>
        <strong>{fill(t.posterReply, { days })}</strong>
      </p>
      <ul className={css.lines}>
        {helplines.map(({ number, title }) => (
          <li key={number}>
            <strong className="number">{number}</strong> {say(title)}
          </li>
        ))}
      </ul>
      <p>{box.name}</p>
    </div>
  )
}
