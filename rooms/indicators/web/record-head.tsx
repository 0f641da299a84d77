import { useQuery } from '@tanstack/react-query'
import { fill } from '../../../platform/web/fill.ts'
import { formatNumber } from '../../../platform/web/format.ts'
import { useSay, useTexts } from '../../../platform/web/language.tsx'
import { Loaded } from '../../../platform/web/loaded.tsx'
import { Notice } from '../../../platform/web/notice.tsx'
import { type Figure, type MeasureDefinition, splitQuery, valuesQuery } from './queries.ts'
import css from './record-head.module.css'
import { recordTexts } from './record-texts.ts'
import { indicatorsTexts } from './texts.ts'

type Props = { readonly figure: Figure; readonly measure: MeasureDefinition }

/** The figure that the lines below are, read where figures are read, and how the lines make it up. */
export function RecordHead({ figure, measure }: Props) {
  const t = useTexts(recordTexts)
  return (
    <div className={css.head}>
      <div>
        {figure.by && figure.value ? (
          <PartFigure {...{ figure, measure, by: figure.by, part: figure.value }} />
        ) : (
          <WholeFigure {...{ figure, measure }} />
        )}
        <p className="soft">{how(measure, t)}</p>
      </div>
      {figure.by === 'category' && <Notice>{t.kept}</Notice>}
    </div>
  )
}

const how = (
  { count }: MeasureDefinition,
  t: { readonly [K in keyof typeof recordTexts]: string },
): string => {
  if (count.kind === 'sum') return t.amountsAreFigure
  if (count.kind === 'stock') return t.personsOnce
  if (count.kind !== 'distinct') return t.linesAreFigure
  return count.of === 'household' ? t.householdsOnce : t.personsOnce
}

function WholeFigure({ figure, measure }: Props) {
  const query = useQuery(valuesQuery({ node: figure.node, period: figure.period }))
  return (
    <Loaded query={query} lines={1}>
      {({ figures }) => (
        <Amount
          value={figures.find((one) => one.measure === measure.code)?.value ?? 0}
          measure={measure}
          part={null}
        />
      )}
    </Loaded>
  )
}

function PartFigure({ figure, measure, by, part }: Props & { by: string; part: string }) {
  const t = useTexts(indicatorsTexts)
  const say = useSay()
  const query = useQuery(splitQuery({ node: figure.node, period: figure.period }, measure.code, by))
  return (
    <Loaded query={query} lines={1}>
      {({ parts, none }) => {
        const found = parts.find((one) => one.code === part)
        const nameOfNone = by === 'category' ? t.noCategory : t.notFilledIn
        return (
          <Amount
            value={found?.value ?? none}
            measure={measure}
            part={found ? say(found.title) : nameOfNone}
          />
        )
      }}
    </Loaded>
  )
}

function Amount(props: { value: number; measure: MeasureDefinition; part: string | null }) {
  const { value, measure, part } = props
  const t = useTexts(recordTexts)
  const say = useSay()
  const name = say(measure.title)
  return (
    <p className={css.figure}>
      <span>{part ? fill(t.partOf, { name, part }) : name}</span>
      <strong className={css.value}>{formatNumber(value, 2)}</strong>
      <span className="soft">{say(measure.unit)}</span>
    </p>
  )
}
