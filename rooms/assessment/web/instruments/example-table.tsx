import { fill } from '../../../../platform/web/fill.ts'
import { formatNumber } from '../../../../platform/web/format.ts'
import { useLanguage, useSay, useTexts } from '../../../../platform/web/language.tsx'
import { answerProblems } from '../../domain/instrument/answers.ts'
import { assess } from '../../domain/instrument/assess.ts'
import type { Example } from '../../domain/instrument/example.ts'
import { decimalOf } from '../../domain/instrument/fraction.ts'
import { gradeOf } from '../../domain/instrument/grade-rank.ts'
import type { Instrument } from '../../domain/instrument/instrument.ts'
import { answersOf } from '../../domain/instrument/try-example.ts'
import { useGivenWords } from './example-words.ts'
import css from './instrument.module.css'
import { instrumentTexts } from './instrument-texts.ts'

/** The examples of the definition, computed here and now by the engine that grades persons. */
export function ExampleTable({ instrument }: { instrument: Instrument }) {
  const t = useTexts(instrumentTexts)
  const { language } = useLanguage()
  const given = useGivenWords(instrument)
  return (
    <div className={css.scroll}>
      <table className={css.table}>
        <thead>
          <tr>
            <th scope="col">{t.examples}</th>
            <th scope="col">{t.given}</th>
            <th scope="col">{t.outcome}</th>
          </tr>
        </thead>
        <tbody>
          {instrument.examples.map((example, i) => (
            <tr key={example.name}>
              {/* The file says in English what an example shows; its answers say it in either language. */}
              <td>{language === 'en' ? example.name : fill(t.exampleNumber, { number: i + 1 })}</td>
              <td>{given(example)}</td>
              <td>
                <Outcome instrument={instrument} example={example} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Outcome({ instrument, example }: { instrument: Instrument; example: Example }) {
  const t = useTexts(instrumentTexts)
  const say = useSay()
  if ('held' in example) return <>{say(gradeOf(instrument, example.may_be).title)}</>
  const answers = answersOf(instrument, example)
  if (answerProblems(instrument, answers, example.given.triggers).length > 0) return <>{t.refusedAnswers}</>
  const { score, grade, provisional } = assess(instrument, answers, example.given.triggers)
  return (
    <>
      {formatNumber(decimalOf(score), 2)} · <strong>{say(gradeOf(instrument, grade).title)}</strong>
      {provisional && ` · ${t.provisional}`}
    </>
  )
}
