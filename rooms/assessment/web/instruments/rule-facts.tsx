import { Facts } from '../../../../platform/web/facts.tsx'
import { fill } from '../../../../platform/web/fill.ts'
import { useSay, useTexts } from '../../../../platform/web/language.tsx'
import { useFormat } from '../../../../platform/web/use-format.ts'
import { inBoth } from '../../domain/instrument/in-both.ts'
import type { Instrument } from '../../domain/instrument/instrument.ts'
import { conditionLines } from './condition-words.ts'
import { instrumentTexts } from './instrument-texts.ts'

/** How it is scored, when a result is provisional, how a grade changes, on whose word. */
export function RuleFacts({ instrument }: { instrument: Instrument }) {
  const t = useTexts(instrumentTexts)
  const say = useSay()
  const show = useFormat()
  const { score, provisional, downgrade, reassess, note_from, adjustments, facts, grades, items } = instrument
  const gradeTitle = (code: string) => {
    const found = grades.find((grade) => grade.code === code)
    return found ? say(found.title) : code
  }
  /** An item as the form has it, with its code; a fact has no code that anybody knows. */
  const named = (code: string) => {
    const item = items.find((one) => one.code === code)
    if (item) return `${code} ${say(item.title)}`
    const fact = facts.find((one) => one.code === code)
    return fact ? say(fact.title) : code
  }
  return (
    <Facts
      items={[
        [t.source, say(inBoth(instrument.source))],
        [t.score, score.method === 'sum' ? t.scoreSum : fill(t.scoreScaled, { to: score.to })],
        facts.length > 0 ? [t.facts, show.words(facts.map(({ title }) => say(title)))] : null,
        adjustments.length > 0
          ? [
              t.adjustments,
              <ul key="adjustments">
                {adjustments.map(({ title, when }) => (
                  <li key={title.zh}>
                    {show.labelled(say(title), conditionLines(when, { instrument, t, say }).join(' / '))}
                  </li>
                ))}
              </ul>,
            ]
          : null,
        note_from === undefined ? null : [t.noteFrom, fill(t.noteFromRule, { points: note_from })],
        provisional
          ? [
              t.provisional,
              show.words([
                ...(provisional.unknown_more_than === undefined
                  ? []
                  : [fill(t.provisionalMore, { count: provisional.unknown_more_than })]),
                ...(provisional.unknown_in.length > 0
                  ? [fill(t.provisionalIn, { items: provisional.unknown_in.map(named).join(' / ') })]
                  : []),
                ...(provisional.at_least_grade === undefined
                  ? []
                  : [fill(t.provisionalLeast, { grade: gradeTitle(provisional.at_least_grade) })]),
                fill(t.provisionalWithin, { days: provisional.complete_within.days }),
              ]),
            ]
          : null,
        downgrade
          ? [
              t.downgrade,
              fill(t.downgradeRule, {
                count: downgrade.lower_assessments,
                days: downgrade.apart.days,
                who: show.words(downgrade.signed_by.map((who) => t[who])),
              }),
            ]
          : null,
        reassess && reassess.on.length > 0 ? [t.reassessOn, show.words(reassess.on.map(say))] : null,
      ]}
    />
  )
}

/** Hard triggers, each with what else it starts. */
export function TriggerTable({ instrument }: { instrument: Instrument }) {
  const t = useTexts(instrumentTexts)
  const say = useSay()
  const show = useFormat()
  return (
    <ol>
      {instrument.triggers.map(({ code, title, also, guide }) => (
        <li key={code}>
          {code} {say(title)}
          {also.length > 0 && (
            <span className="soft"> · {show.labelled(t.also, show.words(also.map((one) => t[one])))}</span>
          )}
          {guide && <span className="soft"> · {say(guide)}</span>}
        </li>
      ))}
    </ol>
  )
}
