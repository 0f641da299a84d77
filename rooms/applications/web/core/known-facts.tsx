import { Button } from 'antd'
import { fill } from '../../../../platform/web/fill.ts'
import { useSay, useTexts } from '../../../../platform/web/language.tsx'
import { Empty } from '../../../../platform/web/states.tsx'
import { Tag } from '../../../../platform/web/tag.tsx'
import { useFormat } from '../../../../platform/web/use-format.ts'
import type { Programme } from '../../../programmes/index.ts'
import { answerText } from '../../../programmes/web/index.ts'
import { DivisionName } from '../../../regions/web/index.ts'
import css from './applications.module.css'
import type { KnownFact } from './queries.ts'
import { applicationsTexts } from './texts.ts'

/** What is known of an application, each with where it comes from; a record stands against what was given. */
export function KnownFacts(props: {
  programme: Programme
  facts: readonly KnownFact[]
  /** Who has no account looks names of places up in public. */
  visitor?: boolean | undefined
  /** Of what was answered: takes the answer back, so that it is asked again. */
  change?: ((name: string) => void) | undefined
}) {
  const { programme, facts, change, visitor } = props
  const t = useTexts(applicationsTexts)
  const say = useSay()
  const [before, after] = t.contradicted.split('{value}')
  if (facts.length === 0) return <Empty title={t.nothingKnown} />
  return (
    <ul className={css.facts}>
      {facts.map((fact) => {
        const question = programme.facts[fact.name]?.question ?? programme.switches[fact.name]?.question
        const asked = question ? say(question) : fact.name
        return (
          <li key={fact.name}>
            <span className={css.question}>{asked}</span>
            <strong>
              {programme.facts[fact.name]?.type === 'division' ? (
                <DivisionName code={Number(fact.value)} visitor={visitor} />
              ) : (
                say(answerText(programme, fact.name, fact.value))
              )}
            </strong>
            <Origin fact={fact} />
            {change && fact.origin === 'given' && (
              <Button
                type="link"
                size="small"
                className="not-printed"
                aria-label={`${t.changeAnswer} ${asked}`}
                onClick={() => change(fact.name)}
              >
                {t.changeAnswer}
              </Button>
            )}
            {fact.contradicted !== null && (
              <span className={css.contradicted}>
                <Tag tone="warning">
                  {before}
                  {programme.facts[fact.name]?.type === 'division' ? (
                    <DivisionName code={Number(fact.contradicted)} visitor={visitor} />
                  ) : (
                    say(answerText(programme, fact.name, fact.contradicted))
                  )}
                  {after}
                </Tag>
              </span>
            )}
          </li>
        )
      })}
    </ul>
  )
}

function Origin({ fact }: { fact: KnownFact }) {
  const t = useTexts(applicationsTexts)
  const show = useFormat()
  const words =
    fact.origin === 'given' || fact.from === 'application.place'
      ? t.fromGiven
      : fact.origin === 'body'
        ? t.fromBody
        : fact.since === null
          ? t.fromRecord
          : fill(t.fromRecordSince, { day: show.day(fact.since) })
  return <span className="soft">{words}</span>
}
