import { useTexts } from '../../../../platform/web/language.tsx'
import { useFormat } from '../../../../platform/web/use-format.ts'
import { DivisionName, StationName } from '../../../regions/web/index.ts'
import css from './intake.module.css'
import type { RequestFile } from './queries.ts'
import { intakeTexts } from './texts.ts'
import { useRequestWords } from './words.ts'

/** The intake form of 5.4 on paper. What the screen found stays inside (L4): the paper says only that it was screened. */
export function RequestPaper({ one }: { one: RequestFile }) {
  const t = useTexts(intakeTexts)
  const words = useRequestWords()
  const show = useFormat()
  const decided = one.steps.findLast(
    ({ kind }) => kind === 'accepted' || kind === 'referred' || kind === 'refused',
  )
  const signed = one.steps.findLast(({ kind }) => kind === 'released')
  const lines = [
    [t.number, one.number],
    [t.source, words.source(one.source)],
    [t.receivedAt, show.instant(one.receivedAt)],
    [
      t.station,
      one.station ? <StationName key="s" station={one.station} division={one.division} /> : t.countyQueue,
    ],
    [t.about, one.aboutName ?? t.notTold],
    [t.place, <DivisionName key="d" code={one.division} />],
    [t.urgency, words.urgency(one.urgency)],
    [t.needs, one.needs.length > 0 ? show.words(one.needs.map(words.need)) : '—'],
    [t.what, one.sensitive ? one.sensitive.text : t.hidden],
    [t.crisis, one.triaged ? t.triaged : t.notScreened],
    [
      t.accepting,
      decided
        ? [words.step(decided.kind), one.way ? words.way(one.way) : null, decided.reason]
            .filter(Boolean)
            .join(' · ')
        : '',
    ],
    [t.supervisorOpinion, signed?.reason ?? ''],
  ] as const
  return (
    <table className={css.paper}>
      <caption className="only-read-aloud">{t.formTitle}</caption>
      <tbody>
        {lines.map(([name, value]) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            <td className={css.said}>{value}</td>
          </tr>
        ))}
        <tr>
          <th scope="row">{t.signature}</th>
          <td className={css.tall}>
            {one.ownerName && <p>{one.ownerName}</p>}
            <p>{show.labelled(t.day, '')}</p>
          </td>
        </tr>
      </tbody>
    </table>
  )
}
