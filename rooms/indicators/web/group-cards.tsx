import { useId, useState } from 'react'
import { fill } from '../../../platform/web/fill.ts'
import { formatNumber } from '../../../platform/web/format.ts'
import { DownIcon } from '../../../platform/web/icons.ts'
import { useSay, useTexts } from '../../../platform/web/language.tsx'
import { useFormat } from '../../../platform/web/use-format.ts'
import { usePhone } from '../../../platform/web/use-phone.ts'
import { dashboardTexts } from './dashboard-texts.ts'
import css from './group-cards.module.css'
import { byGroup, type Grouped } from './measure-groups.ts'
import type { ComparedFigure, MeasureLine } from './queries.ts'
import { SmallChange } from './small-change.tsx'
import { indicatorsTexts } from './texts.ts'

/** Lines of a card before more is asked for, beside its first figure: fewer where many cards are to be looked over. */
const mostLines = (groups: number, phone: boolean): number => (phone && groups > 3 ? 2 : groups > 6 ? 3 : 4)

type Props = {
  readonly measures: readonly MeasureLine[]
  readonly figures: ReadonlyMap<string, ComparedFigure>
  readonly chosen: string
  readonly choose: (measure: string) => void
}

/**
 * The figures by kind, a card each: its first measure large, the next ones as lines. Choosing one shows it in depth
 * below. Kinds of which nothing was recorded, now or in the periods beside, are named in one line.
 */
export function GroupCards({ measures, figures, ...rest }: Props) {
  const t = useTexts(indicatorsTexts)
  const d = useTexts(dashboardTexts)
  const say = useSay()
  const show = useFormat()
  const groups = byGroup(measures)
  const full = groups.filter((group) => group.measures.some(({ code }) => hasFigure(figures.get(code))))
  const empty = groups.filter((group) => !full.includes(group))
  // Where nothing at all was recorded the kinds are shown all the same: zero is an answer too.
  const shown = full.length > 0 ? full : groups
  const most = mostLines(shown.length, usePhone())
  return (
    <section aria-label={t.headline}>
      <div className={css.cards}>
        {shown.map((group) => (
          <Card key={group.group.code} {...{ group, figures, most, ...rest }} />
        ))}
      </div>
      {full.length > 0 && empty.length > 0 && (
        <details className={css.empty}>
          <summary>
            {fill(d.emptyGroups, { names: show.words(empty.map(({ group }) => say(group.title))) })}
          </summary>
          <div className={css.cards}>
            {empty.map((group) => (
              <Card key={group.group.code} {...{ group, figures, most, ...rest }} />
            ))}
          </div>
        </details>
      )}
    </section>
  )
}

const hasFigure = (figure: ComparedFigure | undefined): boolean =>
  !!figure &&
  [figure.value, figure.previous.value, figure.lastYear.value].some((value) => value !== 0 && value !== null)

type CardProps = Omit<Props, 'measures'> & { readonly group: Grouped; readonly most: number }

function Card({ group, figures, most, chosen, choose }: CardProps) {
  const d = useTexts(dashboardTexts)
  const say = useSay()
  const heading = useId()
  const [first, ...others] = group.measures
  // What is chosen below is always among the lines, whether the card is folded or not.
  const [open, setOpen] = useState(() => others.slice(most).some(({ code }) => code === chosen))
  if (!first) return null
  // One more line takes the place of the button that would show it.
  const folds = others.length > most + 1
  const lines = open || !folds ? others : others.slice(0, most)
  return (
    <section className={css.card} aria-labelledby={heading}>
      <h2 id={heading} className={css.heading}>
        {say(group.group.title)}
      </h2>
      <div className={css.inside}>
        <Hero measure={first} figure={figures.get(first.code)} chosen={chosen} choose={choose} />
        {lines.length > 0 && (
          <ul className={css.lines}>
            {lines.map((measure) => (
              <li key={measure.code}>
                <Line measure={measure} figure={figures.get(measure.code)} chosen={chosen} choose={choose} />
              </li>
            ))}
          </ul>
        )}
      </div>
      {folds && (
        <button type="button" className={css.more} aria-expanded={open} onClick={() => setOpen(!open)}>
          <DownIcon aria-hidden className={open ? css.turned : ''} />
          {open ? d.lessOf : fill(d.moreOf, { count: others.length - most })}
        </button>
      )}
    </section>
  )
}

type FigureProps = Pick<Props, 'chosen' | 'choose'> & {
  readonly measure: MeasureLine
  readonly figure: ComparedFigure | undefined
}

function Hero({ measure, figure, chosen, choose }: FigureProps) {
  const say = useSay()
  return (
    <button
      type="button"
      className={css.hero}
      aria-pressed={chosen === measure.code}
      onClick={() => choose(measure.code)}
    >
      <span className={css.name}>{say(measure.title)}</span>
      <span className={css.figure}>
        <span className={css.value}>{formatNumber(figure?.value ?? null, 2)}</span>
        <span className={css.unit}>{say(measure.unit)}</span>
      </span>
      <SmallChange figure={figure} />
    </button>
  )
}

function Line({ measure, figure, chosen, choose }: FigureProps) {
  const say = useSay()
  return (
    <button
      type="button"
      className={css.line}
      aria-pressed={chosen === measure.code}
      onClick={() => choose(measure.code)}
    >
      <span className={css.name}>{say(measure.title)}</span>
      <span className={css.small}>
        <span className={css.number}>{formatNumber(figure?.value ?? null, 2)}</span>
        <span className={css.unit}>{say(measure.unit)}</span>
      </span>
      <SmallChange figure={figure} />
    </button>
  )
}
