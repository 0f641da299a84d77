import type { ReactNode } from 'react'
import type { Words } from '../../../kernel/contract.ts'
import { Facts } from '../../../platform/web/facts.tsx'
import { fill } from '../../../platform/web/fill.ts'
import { useSay, useTexts } from '../../../platform/web/language.tsx'
import { useMay } from '../../../platform/web/me.tsx'
import { Section, Stack } from '../../../platform/web/page.tsx'
import { Tag } from '../../../platform/web/tag.tsx'
import { today } from '../../../platform/web/today.ts'
import { useFormat } from '../../../platform/web/use-format.ts'
import { titleOfFact } from '../domain/language/fact.ts'
import type { Programme } from '../domain/language/programme.ts'
import { toBeAsked } from '../domain/language/switch.ts'
import { sourceWords } from '../domain/source-words.ts'
import { figureOf, figureText } from './condition-words.ts'
import { ExampleTable } from './example-table.tsx'
import css from './programmes.module.css'
import type { ProgrammeAnswer } from './queries.ts'
import { StageTable } from './stage-table.tsx'
import { programmesTexts } from './texts.ts'

/** A programme as it is in force: rules with sources, figures with history, stages, what it leaves open, examples. */
export function ProgrammeFile({ answer }: { answer: ProgrammeAnswer }) {
  const t = useTexts(programmesTexts)
  return (
    <Stack>
      <Section>
        <Head answer={answer} />
      </Section>
      <ProgrammeParts definition={answer.definition} />
      <Section title={t.examples} hint={t.examplesHint} flush>
        <ExampleTable examples={answer.examples} />
      </Section>
      <Section title={t.versions}>
        <Versions answer={answer} />
      </Section>
    </Stack>
  )
}

/** What a policy says: also of a draft, so that nobody approves what cannot be read. */
export function ProgrammeParts({ definition }: { definition: Programme }) {
  const t = useTexts(programmesTexts)
  const say = useSay()
  const filing = definition.filing
  return (
    <>
      <Section title={filing ? t.owes : t.rules} hint={t.rulesHint}>
        <ol className={css.rules}>
          {definition.eligible.map(({ rule, title, source }) => (
            <li key={rule}>
              {say(title)} <span className="soft">{sourceWords(source)}</span>
            </li>
          ))}
        </ol>
      </Section>
      <Section title={t.figures} hint={t.figuresHint} flush>
        <FigureTable programme={definition} />
      </Section>
      <Section title={t.stages} flush>
        <StageTable programme={definition} />
      </Section>
      {filing && filing.consequences.length > 0 && (
        <Section title={t.consequences} hint={t.consequencesHint}>
          <ol className={css.rules}>
            {filing.consequences.map(({ code, title, source }) => (
              <li key={code}>
                {say(title)} <span className="soft">{sourceWords(source)}</span>
              </li>
            ))}
          </ol>
        </Section>
      )}
      {definition.sanctions.length > 0 && (
        <Section title={t.sanctions}>
          <Sanctions programme={definition} />
        </Section>
      )}
      {Object.keys(definition.switches).length > 0 && (
        <Section title={t.openQuestions} hint={t.openQuestionsHint}>
          <Switches programme={definition} />
        </Section>
      )}
    </>
  )
}

function Head({ answer: { line, definition } }: { answer: ProgrammeAnswer }) {
  const t = useTexts(programmesTexts)
  const say = useSay()
  const show = useFormat()
  // A digest is for whoever audits; nobody else has a use for it.
  const audits = useMay()('audit.read')
  const competent = Object.entries(definition.competent)
    .filter(([from]) => from <= today())
    .toSorted(([a], [b]) => b.localeCompare(a))[0]?.[1]
  const from = show.day(line.from)
  return (
    <Facts
      items={[
        [t.kind, t[line.kind]],
        [t.forWhom, t[line.for]],
        [t.place, line.place],
        [t.owner, say(definition.owner)],
        competent ? [t.competent, say(competent)] : null,
        [t.law, sourceWords(definition.law)],
        [
          t.inForce,
          line.to === null ? fill(t.since, { day: from }) : fill(t.until, { from, to: show.day(line.to) }),
        ],
        line.places === null ? null : [t.places, line.places],
        audits
          ? [
              t.hash,
              <span key="hash" className="number soft">
                {line.hash.slice(0, 12)}
              </span>,
            ]
          : null,
      ]}
    />
  )
}

/** Each figure with its whole history: what was in force when, and by which text. */
function FigureTable({ programme }: { programme: Programme }) {
  const t = useTexts(programmesTexts)
  const say = useSay()
  const show = useFormat()
  const rows = Object.entries(programme.parameters).flatMap(([name, { title, unit, values }]) =>
    Object.entries(values)
      .toSorted(([a], [b]) => b.localeCompare(a))
      .map(([from, dated], i) => ({
        key: `${name}${from}`,
        title: i === 0 ? say(title) : '',
        from,
        unit,
        dated,
      })),
  )
  return (
    <Scroll label={t.figures}>
      <thead>
        <tr>
          <th scope="col">{t.figure}</th>
          <th scope="col">{t.value}</th>
          <th scope="col">{t.from}</th>
          <th scope="col">{t.source}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ key, title, from, unit, dated }) => (
          <tr key={key}>
            <td>{title}</td>
            <td className={css.value} data-name={t.value}>
              {say(figureText(unit, dated.value))}
            </td>
            <td className={css.value} data-name={t.from}>
              {show.day(from)}
            </td>
            <td data-name={t.source}>
              {sourceWords(dated.source)}
              {dated.corrects && (
                <div className="soft">{fill(t.corrected, { reason: dated.corrects.reason })}</div>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </Scroll>
  )
}

/** A table; on a phone its rows stand under each other, each cell with its name (`data-name`) before it. */
export function Scroll({ label, children }: { label: string; children: ReactNode }) {
  return (
    <section className={css.scroll} aria-label={label} tabIndex={-1}>
      <table className={css.table}>{children}</table>
    </section>
  )
}

function Switches({ programme }: { programme: Programme }) {
  const t = useTexts(programmesTexts)
  const say = useSay()
  return (
    <ul className={css.rules}>
      {Object.entries(programme.switches).map(([name, { question, options, default: choice, source }]) => (
        <li key={name}>
          {say(question)}{' '}
          <Tag tone={choice === toBeAsked ? 'warning' : 'plain'}>
            {choice === toBeAsked ? t.askedCase : say(options[choice] ?? question)}
          </Tag>{' '}
          <span className="soft">{sourceWords(source)}</span>
        </li>
      ))}
    </ul>
  )
}

/** What is taken back; a part is said by what its file calls it. */
function recoveryWords(
  programme: Programme,
  recovers: Programme['sanctions'][number]['recovers'],
  t: Readonly<Record<'recoversAll' | 'recoversAsDecided' | 'recoversPart' | 'recoversSome', string>>,
  say: (words: Words) => string,
): string {
  if (recovers === 'all') return t.recoversAll
  if (typeof recovers === 'string') return t.recoversAsDecided
  const titleOf = (name: unknown) => (typeof name === 'string' ? titleNamed(programme, name) : undefined)
  const [part, of] = [titleOf(recovers.part), titleOf(recovers.of)]
  return part && of ? fill(t.recoversPart, { part: say(part), of: say(of) }) : t.recoversSome
}

function titleNamed({ values, parameters, facts }: Programme, name: string): Words | undefined {
  const fact = facts[name]
  return values[name]?.title ?? parameters[name]?.title ?? (fact && titleOfFact(fact))
}

function Sanctions({ programme }: { programme: Programme }) {
  const t = useTexts(programmesTexts)
  const say = useSay()
  const show = useFormat()
  return (
    <ul className={css.rules}>
      {programme.sanctions.map(({ code, title, revokes, recovers, bars, also, source }) => {
        const years = typeof bars === 'object' ? figureOf(programme, bars.years, today()) : null
        const parts = [
          ...(revokes === 'yes' ? [t.revokes] : []),
          ...(recovers === 'nothing' ? [] : [recoveryWords(programme, recovers, t, say)]),
          ...(bars === 'for-ever' ? [t.barsForEver] : []),
          ...(years ? [fill(t.barsYears, { count: Number.parseInt(years.en, 10) })] : []),
          ...also.map(say),
        ]
        return (
          <li key={code}>
            {show.labelled(say(title), show.words(parts))} <span className="soft">{sourceWords(source)}</span>
          </li>
        )
      })}
    </ul>
  )
}

function Versions({ answer: { versions } }: { answer: ProgrammeAnswer }) {
  const t = useTexts(programmesTexts)
  const show = useFormat()
  const audits = useMay()('audit.read')
  return (
    <ul className={css.rules}>
      {versions.map(({ id, from, by, reason, hash }) => (
        <li key={id ?? 'shipped'}>
          {by === null
            ? show.words([fill(t.since, { day: show.day(from) }), t.shipped])
            : fill(t.approvedBy, { name: by, day: show.day(from) })}{' '}
          {reason && <span>{reason} </span>}
          {audits && <span className="number soft">{hash.slice(0, 12)}</span>}
        </li>
      ))}
    </ul>
  )
}
