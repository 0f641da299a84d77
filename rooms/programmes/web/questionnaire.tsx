import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { type Fen, formatYuan } from '../../../kernel/money.ts'
import { fill } from '../../../platform/web/fill.ts'
import { UndoIcon } from '../../../platform/web/icons.ts'
import { useSay, useTexts } from '../../../platform/web/language.tsx'
import { Loaded } from '../../../platform/web/loaded.tsx'
import { Notice } from '../../../platform/web/notice.tsx'
import { Section, Stack } from '../../../platform/web/page.tsx'
import { Tag } from '../../../platform/web/tag.tsx'
import { useFormat } from '../../../platform/web/use-format.ts'
import { DivisionName } from '../../regions/web/index.ts'
import { type Contradiction, contradictions } from '../domain/check/read-facts.ts'
import type { Facts } from '../domain/language/fact-values.ts'
import type { Programme } from '../domain/language/programme.ts'
import { sourceWords } from '../domain/source-words.ts'
import { useAskedInTurn } from './asked-in-turn.ts'
import { answerText } from './condition-words.ts'
import { FactQuestion } from './fact-field.tsx'
import css from './programmes.module.css'
import { type DecisionAnswer, decisionQuery, type GivenFacts, type Reader } from './queries.ts'
import { programmesTexts } from './texts.ts'

/** Asks one thing at a time, and only what can still change the answer; a change of an earlier answer asks anew. */
export function Questionnaire({ reader, programme }: { reader: Reader; programme: Programme }) {
  const t = useTexts(programmesTexts)
  const say = useSay()
  const [facts, setFacts] = useState<GivenFacts>(() => askedNow(programme))
  const [against, setAgainst] = useState<readonly Contradiction[]>([])
  const [begun, setBegun] = useState(false)
  const query = useQuery(decisionQuery(reader, programme.code, facts))
  const without = (name: string) => {
    setAgainst([])
    setBegun(true)
    setFacts(Object.fromEntries(Object.entries(facts).filter(([one]) => one !== name)))
  }
  // An answer that contradicts an earlier one is told before it is taken: either may be the slip.
  const take = (given: GivenFacts) => {
    const found = contradictions(programme, given as Facts)
    setAgainst(found)
    setBegun(true)
    if (found.length === 0) setFacts(given)
  }
  return (
    <Loaded query={query} lines={4}>
      {(decision: DecisionAnswer) => {
        const asks = [...decision.ask, ...(decision.filing?.ask ?? [])]
        const fresh = asks.filter((name) => !(name in facts))
        // An answer may settle nothing (only the province): it is asked again, once the new decision is here.
        const again = query.isPlaceholderData ? [] : asks.filter((name) => name in facts)
        const asked = fresh.length > 0 ? fresh : again
        return (
          <Stack>
            <Section title={t.findOut}>
              <Stack>
                <Verdict programme={programme} decision={decision} open={asked.length} />
                {fresh.length === 0 && again[0] !== undefined && (
                  <Notice tone="warning">
                    {fill(t.askedAgain, { question: say(questionOf(programme, again[0])) })}
                  </Notice>
                )}
                <Asked
                  asked={asked}
                  programme={programme}
                  follows={begun}
                  visitor={reader === 'visitor'}
                  answer={(name, value) => take({ ...facts, [name]: value })}
                />
                {against.map((one) => (
                  <Against key={one.name} programme={programme} {...one} />
                ))}
              </Stack>
            </Section>
            {Object.keys(facts).length > 0 && (
              <Section
                title={t.answers}
                actions={
                  <Button icon={<UndoIcon aria-hidden />} onClick={() => setFacts(askedNow(programme))}>
                    {t.startAgain}
                  </Button>
                }
              >
                <Answered reader={reader} programme={programme} facts={facts} forget={without} />
              </Section>
            )}
            <Section title={t.reasons}>
              <Reasons programme={programme} decision={decision} />
            </Section>
            <Notice>{t.notDecided}</Notice>
          </Stack>
        )
      }}
    </Loaded>
  )
}

const questionOf = ({ facts, switches }: Programme, name: string) =>
  facts[name]?.question ?? switches[name]?.question ?? { zh: name, en: name }

/** One question, which may be put off behind the others. */
function Asked(props: {
  asked: readonly string[]
  programme: Programme
  follows: boolean
  visitor: boolean
  answer: (name: string, value: GivenFacts[string]) => void
}) {
  const { asked, programme, follows, visitor, answer } = props
  const { next, later, moved } = useAskedInTurn(asked)
  if (next === undefined) return null
  return (
    <FactQuestion
      key={next}
      programme={programme}
      name={next}
      follows={follows || moved}
      visitor={visitor}
      answer={(value) => answer(next, value)}
      later={later}
    />
  )
}

/** Two days in the wrong order, told by their questions. */
function Against({ programme, name, other, later, earlier }: Contradiction & { programme: Programme }) {
  const t = useTexts(programmesTexts)
  const say = useSay()
  const asks = (one: string) => {
    const question = programme.facts[one]?.question
    return question ? say(question) : one
  }
  const answered = (one: string, value: Contradiction['later']) =>
    say(answerText(programme, one, value as string))
  return (
    <Notice tone="warning">
      {fill(t.contradicts, {
        question: asks(name),
        later: answered(name, later),
        other: asks(other),
        earlier: answered(other, earlier),
      })}
    </Notice>
  )
}

/** Who finds out asks now: the moment of the application is known, and can be changed like any answer. */
function askedNow(programme: Programme): GivenFacts {
  const now = `${new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 19)}+08:00`
  return Object.fromEntries(
    Object.entries(programme.facts).flatMap(([name, { from }]) =>
      from === 'application.received-at' ? [[name, now]] : [],
    ),
  )
}

function Verdict(props: { programme: Programme; decision: DecisionAnswer; open: number }) {
  const { programme, decision, open } = props
  const t = useTexts(programmesTexts)
  const show = useFormat()
  const { eligible, amountFen, filing } = decision
  const told =
    eligible === 'yes'
      ? filing
        ? t.owesYes
        : t.eligibleYes
      : eligible === 'no'
        ? filing
          ? t.owesNo
          : t.eligibleNo
        : fill(t.eligibleUnknown, { count: open })
  const yuan = amountFen === null ? null : formatYuan(amountFen as Fen).replace(/\.00$/, '')
  const roll = programme.payment?.kind === 'roll'
  return (
    <div className={css.verdict} aria-live="polite">
      <Tag tone={eligible === 'yes' ? 'good' : eligible === 'no' ? 'danger' : 'info'}>{told}</Tag>
      {yuan !== null && <> {fill(roll ? t.amountMonthly : t.amountOf, { yuan })}</>}
      {filing?.due && <> {fill(t.dueOn, { day: show.day(filing.due) })}</>}
      {filing?.late === 'yes' && (
        <>
          {' '}
          <Tag tone="danger">{t.lateYes}</Tag>
        </>
      )}
    </div>
  )
}

function Answered(props: {
  reader: Reader
  programme: Programme
  facts: GivenFacts
  forget: (name: string) => void
}) {
  const { reader, programme, facts, forget } = props
  const t = useTexts(programmesTexts)
  const say = useSay()
  return (
    <ul className={css.answered}>
      {Object.entries(facts).map(([name, value]) => {
        const fact = programme.facts[name]
        const question = fact?.question ?? programme.switches[name]?.question
        return (
          <li key={name}>
            <span>{question ? say(question) : name}</span>
            <strong>
              {fact?.type === 'division' ? (
                <DivisionName code={Number(value)} visitor={reader === 'visitor'} />
              ) : (
                say(answerText(programme, name, value))
              )}
            </strong>
            <Button
              type="link"
              size="small"
              aria-label={`${t.change} ${question ? say(question) : name}`}
              onClick={() => forget(name)}
            >
              {t.change}
            </Button>
            {fact?.evidence && (
              <span className="soft">
                {t.evidence} {say(fact.evidence)}
              </span>
            )}
          </li>
        )
      })}
    </ul>
  )
}

function Reasons({ programme, decision }: { programme: Programme; decision: DecisionAnswer }) {
  const t = useTexts(programmesTexts)
  const say = useSay()
  const titles = [...programme.eligible, ...programme.conflicts]
  const tones = { yes: 'good', no: 'danger', unknown: 'plain' } as const
  const words = { yes: t.holds, no: t.fails, unknown: t.unknown }
  return (
    <ul className={css.answered}>
      {decision.reasons.map(({ rule, source, holds }) => {
        const title = titles.find((one) => one.rule === rule)?.title
        return (
          <li key={rule}>
            <Tag tone={tones[holds]}>{words[holds]}</Tag>
            <span>{title ? say(title) : rule}</span>
            <span className="soft">{sourceWords(source)}</span>
          </li>
        )
      })}
    </ul>
  )
}
