import { fill } from '../../../platform/web/fill.ts'
import { useSay, useTexts } from '../../../platform/web/language.tsx'
import { today } from '../../../platform/web/today.ts'
import { useFormat } from '../../../platform/web/use-format.ts'
import { parameterOn } from '../domain/language/parameter.ts'
import type { Clock } from '../domain/language/parts/clock.ts'
import { followers } from '../domain/language/parts/stage.ts'
import type { Programme } from '../domain/language/programme.ts'
import { figureOf } from './condition-words.ts'
import { Scroll } from './programme-file.tsx'
import { programmesTexts } from './texts.ts'

/** Through which stages a case goes: who acts, by when, and what may follow. */
export function StageTable({ programme }: { programme: Programme }) {
  const t = useTexts(programmesTexts)
  const say = useSay()
  const show = useFormat()
  const titleOf = (code: string) => {
    const found = programme.stages.find((stage) => stage.code === code)
    return found ? say(found.title) : code
  }
  return (
    <Scroll label={t.stages}>
      <thead>
        <tr>
          <th scope="col">{t.stage}</th>
          <th scope="col">{t.who}</th>
          <th scope="col">{t.within}</th>
          <th scope="col">{t.then}</th>
        </tr>
      </thead>
      <tbody>
        {programme.stages.map((stage) => (
          <tr key={stage.code}>
            <td>{say(stage.title)}</td>
            <td data-name={t.who}>{stage.who ? t[stage.who] : '—'}</td>
            <td data-name={t.within}>
              {stage.within ? <Within programme={programme} clock={stage.within} /> : '—'}
            </td>
            <td data-name={t.then}>
              {stage.ends === undefined ? show.words(followers(stage).map(titleOf)) : t.ended}
            </td>
          </tr>
        ))}
      </tbody>
    </Scroll>
  )
}

function Within({ programme, clock }: { programme: Programme; clock: Clock }) {
  const t = useTexts(programmesTexts)
  const say = useSay()
  if ('by' in clock) {
    const value = programme.values[clock.by]
    const day = value ? say(value.title) : (figureOf(programme, clock.by, today())?.zh ?? clock.by)
    return <>{fill(t.byDay, { day })}</>
  }
  const [name, sentence] =
    'workdays' in clock
      ? [clock.workdays, t.workdaysOf]
      : 'days' in clock
        ? [clock.days, t.daysOf]
        : 'months' in clock
          ? [clock.months, t.monthsOf]
          : [clock.years, t.yearsOf]
  const parameter = programme.parameters[name]
  // Before the first day of a figure its first value is shown: the stage is the same.
  const value = parameter && (parameterOn(parameter, today()) ?? Object.values(parameter.values)[0]?.value)
  return <>{fill(sentence, { count: Number(value ?? 0) })}</>
}
