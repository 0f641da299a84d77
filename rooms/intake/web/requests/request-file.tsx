import type { ReactNode } from 'react'
import { Facts } from '../../../../platform/web/facts.tsx'
import { fill } from '../../../../platform/web/fill.ts'
import { useTexts } from '../../../../platform/web/language.tsx'
import { PageLink } from '../../../../platform/web/link.tsx'
import { Notice } from '../../../../platform/web/notice.tsx'
import { Section } from '../../../../platform/web/page.tsx'
import { Tag, Tags } from '../../../../platform/web/tag.tsx'
import { useFormat } from '../../../../platform/web/use-format.ts'
import { DivisionName, StationName } from '../../../regions/web/index.ts'
import { ContactLine } from './contact-line.tsx'
import css from './intake.module.css'
import type { RequestFile } from './queries.ts'
import { RequestMarks, useDue } from './request-table.tsx'
import { intakeTexts } from './texts.ts'
import { stateTones, useRequestWords } from './words.ts'

/** What stands above everything else while somebody may be in danger. */
export function DangerNotice({ one, actions }: { one: RequestFile; actions: ReactNode }) {
  const t = useTexts(intakeTexts)
  const words = useRequestWords()
  const show = useFormat()
  const { sensitive } = one
  if (!sensitive?.endangered) return null
  if (sensitive.safe) return <Notice tone="good">{t.dangerSafe}</Notice>
  const kinds = [
    ...new Set([
      ...sensitive.crisis.map(words.crisis),
      ...sensitive.dangers.map(({ kind }) => words.danger(kind)),
    ]),
  ]
  return (
    <Notice tone="danger" title={t.dangerTitle} action={actions}>
      {kinds.length > 0 ? fill(t.dangerBody, { kinds: show.words(kinds) }) : t.dangerElsewhere}
    </Notice>
  )
}

/** What was said and what was taken down of a request. `person` shows the one it is about. */
export function RequestFacts(props: {
  one: RequestFile
  person: ReactNode
  /** What it became in another room, as the page links it. */
  became?: ReactNode
  /** The record of another room that it came from, as the page links it. */
  origin?: ReactNode
}) {
  const { one, person } = props
  const t = useTexts(intakeTexts)
  const words = useRequestWords()
  const show = useFormat()
  const due = useDue()
  const { sensitive } = one
  return (
    <>
      <Section title={t.content}>
        <p className={css.said}>{sensitive ? sensitive.text : t.hidden}</p>
      </Section>
      <Section title={t.facts}>
        <Facts
          items={[
            [
              t.state,
              <Tags key="state">
                <Tag tone={stateTones[one.state]}>{words.state(one.state)}</Tag>
                {one.way && <Tag>{words.way(one.way)}</Tag>}
                <RequestMarks row={one} />
              </Tags>,
            ],
            one.dueAt ? [t.clock, due(one.dueAt)] : null,
            props.became ? [t.became, props.became] : null,
            [t.about, one.aboutName ?? t.notTold],
            [t.person, person],
            one.forWhom ? [t.forWhom, words.forWhom(one.forWhom)] : null,
            sensitive ? [t.contactName, sensitive.contactName ?? '—'] : null,
            sensitive ? [t.reach, <ContactLine key="reach" one={one} />] : null,
            [t.place, <DivisionName key="place" code={one.division} />],
            sensitive?.where ? [t.where, sensitive.where] : null,
            [
              t.station,
              one.station ? (
                <StationName key="station" station={one.station} division={one.division} />
              ) : (
                t.countyQueue
              ),
            ],
            [t.source, words.source(one.source)],
            props.origin ? [t.origin, props.origin] : null,
            [t.receivedAt, show.instant(one.receivedAt)],
            [t.filedBy, one.filedName ?? t.publicPage],
            [t.owner, one.ownerName ?? t.nobody],
            [t.needs, one.needs.length > 0 ? show.words(one.needs.map(words.need)) : '—'],
            sensitive
              ? [
                  t.crisis,
                  one.triaged
                    ? sensitive.crisis.length > 0
                      ? show.words(sensitive.crisis.map(words.crisis))
                      : t.crisisNone
                    : t.notScreened,
                ]
              : null,
            sensitive?.note ? [t.note, sensitive.note] : null,
            one.mergedInto
              ? [
                  t.mergedInto,
                  <PageLink key="into" to={`/intake/${one.mergedInto.id}`}>
                    {one.mergedInto.number}
                  </PageLink>,
                ]
              : null,
            one.absorbed.length > 0
              ? [
                  t.absorbed,
                  one.absorbed.map(({ id, number }) => (
                    <PageLink key={id} to={`/intake/${id}`}>
                      {number}{' '}
                    </PageLink>
                  )),
                ]
              : null,
          ]}
        />
      </Section>
    </>
  )
}

/** Every act in the order in which it was done, with its reason and what the requester was told. */
export function RequestSteps({ one }: { one: RequestFile }) {
  const t = useTexts(intakeTexts)
  const words = useRequestWords()
  const show = useFormat()
  return (
    <Section title={t.steps}>
      <ol className={css.steps}>
        {one.steps.map((step) => (
          <li key={step.id} className={css.step}>
            <div className={css.stepHead}>
              <strong>{words.step(step.kind)}</strong>
              {typeof step.detail.way === 'string' && <span>{words.way(step.detail.way as 'visit')}</span>}
              {typeof step.detail.department === 'string' && <span>{step.detail.department}</span>}
              {typeof step.detail.number === 'string' && <span className="number">{step.detail.number}</span>}
              <span className="soft">
                {step.byName ?? t.byRequester} · {show.instant(step.at)}
              </span>
            </div>
            {step.reason && <p className={css.said}>{step.reason}</p>}
            {step.words && <p className="soft">{show.labelled(t.saidToRequester, step.words)}</p>}
          </li>
        ))}
      </ol>
    </Section>
  )
}
