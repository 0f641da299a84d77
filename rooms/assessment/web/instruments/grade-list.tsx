import { fill } from '../../../../platform/web/fill.ts'
import { useSay, useTexts } from '../../../../platform/web/language.tsx'
import { useFormat } from '../../../../platform/web/use-format.ts'
import type { Grade, GradeDuty, Instrument } from '../../domain/instrument/instrument.ts'
import type { Clock } from '../../domain/instrument/words.ts'
import { conditionLines } from './condition-words.ts'
import css from './instrument.module.css'
import { instrumentTexts } from './instrument-texts.ts'

type Texts = Readonly<Record<keyof typeof instrumentTexts, string>>

export function clockWords(clock: Clock, t: Texts): string {
  if ('hours' in clock) return fill(t.withinHours, { count: clock.hours })
  if ('workdays' in clock) return fill(t.withinWorkdays, { count: clock.workdays })
  return clock.days === 0 ? t.sameDay : fill(t.withinDays, { count: clock.days })
}

/** Each grade: when it holds, what it obliges to, and whom a delay is shown to. */
export function GradeList({ instrument }: { instrument: Instrument }) {
  return (
    <>
      {instrument.grades.map((grade) => (
        <OneGrade key={grade.code} grade={grade} instrument={instrument} />
      ))}
    </>
  )
}

function OneGrade({ grade, instrument }: { grade: Grade; instrument: Instrument }) {
  const t = useTexts(instrumentTexts)
  const say = useSay()
  const show = useFormat()
  const again = instrument.reassess?.rules.find((rule) => rule.grade === grade.code)
  const lines = grade.when ? conditionLines(grade.when, { instrument, t, say }) : [t.otherwise]
  return (
    <div className={css.grade}>
      <h3>{say(grade.title)}</h3>
      <ul className={css.lines}>
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      {grade.duties.length > 0 && (
        <div className={css.scroll}>
          <table className={css.table}>
            <thead>
              <tr>
                <th scope="col">{t.duty}</th>
                <th scope="col">{t.clock}</th>
                <th scope="col">{t.who}</th>
              </tr>
            </thead>
            <tbody>
              {grade.duties.map((duty) => (
                <tr key={duty.kind}>
                  <td>
                    {say(duty.title)}
                    {duty.guide && <div className="soft">{say(duty.guide)}</div>}
                  </td>
                  <td>{show.words(timesOf(duty, t))}</td>
                  <td>{t[duty.who]}</td>
                </tr>
              ))}
              {again && (
                <tr>
                  <td>{t.reassess}</td>
                  <td>{fill(t.everyDays, { count: again.every.days })}</td>
                  <td>{t.worker}</td>
                </tr>
              )}
            </tbody>
          </table>
        </div>
      )}
      {grade.alarms.length > 0 && (
        <p className="soft">
          {show.words(
            grade.alarms.map(({ after, to }) => fill(t.overdueTo, { count: after.days, who: t[to] })),
          )}
        </p>
      )}
      {grade.guide && <p className="soft">{say(grade.guide)}</p>}
    </div>
  )
}

const timesOf = ({ within, every, counts, by }: GradeDuty, t: Texts): string[] => [
  ...(within ? [clockWords(within, t)] : []),
  ...(every ? [fill(t.everyDays, { count: every.days })] : []),
  ...(counts ? [t[counts]] : []),
  ...(by ? [t.byCase] : []),
]
