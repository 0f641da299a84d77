import { useQuery } from '@tanstack/react-query'
import { fill } from '../../../platform/web/fill.ts'
import { formatNumber } from '../../../platform/web/format.ts'
import { useSay, useTexts } from '../../../platform/web/language.tsx'
import { Loaded } from '../../../platform/web/loaded.tsx'
import { type Figure, type MeasureDefinition, splitQuery, valuesQuery } from './queries.ts'
import css from './record-head.module.css'
import { recordTexts } from './record-texts.ts'
import { indicatorsTexts } from './texts.ts'

type Props = { readonly figure: Figure; readonly measure: MeasureDefinition }

/** The figure that the lines below are, read where figures are read. */
export function RecordHead({ figure, measure }: Props) {
  return figure.by && figure.value ? (
    <PartFigure {...{ figure, measure, by: figure.by, part: figure.value }} />
  ) : (
    <WholeFigure {...{ figure, measure }} />
  )
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
        if (part !== 'none')
          return (
            <Amount value={found?.value ?? null} measure={measure} part={found ? say(found.title) : part} />
          )
        return (
          <Amount value={none} measure={measure} part={by === 'category' ? t.noCategory : t.notFilledIn} />
        )
      }}
    </Loaded>
  )
}

function Amount(props: { value: number | null; measure: MeasureDefinition; part: string | null }) {
  const { value, measure, part } = props
  const t = useTexts(recordTexts)
  const say = useSay()
  const name = say(measure.title)
  return (
    <p className={css.figure}>
      <span>{part ? fill(t.partOf, { name, part }) : name}</span>
      {value !== null && (
        <>
          <strong className={css.value}>{formatNumber(value, 2)}</strong>
          <span className="soft">{say(measure.unit)}</span>
        </>
      )}
    </p>
  )
}
