import { fill } from '../../../platform/web/fill.ts'
import { formatNumber } from '../../../platform/web/format.ts'
import { useLanguage, useSay, useTexts } from '../../../platform/web/language.tsx'
import { useFormat } from '../../../platform/web/use-format.ts'
import { viewOf } from '../domain/views.ts'
import { columnWords, type Names, valueWords } from './condition-words.ts'
import { TablePlace } from './figure-parts.tsx'
import css from './figure-table.module.css'
import own from './measure-examples.module.css'
import { measureTexts } from './measure-texts.ts'
import type { MeasureDefinition } from './queries.ts'

type Example = MeasureDefinition['examples'][number]
type Row = Readonly<Record<string, unknown>>
type Expected =
  | number
  | null
  | { readonly total: number; readonly by: Record<string, Record<string, number>> }

/** The examples of a measure's file: rows as they might be recorded, and what the measure says of them. */
export function MeasureExamples(props: { measure: MeasureDefinition; category: (code: string) => string }) {
  const { measure, category } = props
  const { language } = useLanguage()
  return (
    <ol className={own.examples}>
      {measure.examples.map((example, index) => (
        <li key={example.name}>
          <OneExample
            {...{ example, index, measure }}
            names={{ view: viewOf(measure.view), language, category }}
          />
        </li>
      ))}
    </ol>
  )
}

type OneProps = { example: Example; index: number; measure: MeasureDefinition; names: Names }

function OneExample({ example, index, measure, names }: OneProps) {
  const t = useTexts(measureTexts)
  const rows = example.rows as readonly Row[]
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))]
  const title = fill(t.example, { count: index + 1 })
  // The file says in English what an example shows; its rows say it in either language.
  const shows = names.language === 'en' ? `: ${example.name}` : ''
  return (
    <>
      <h3>
        {title}
        {shows}
      </h3>
      {columns.length === 0 ? (
        <p className="soft">{t.noRows}</p>
      ) : (
        <TablePlace label={title}>
          <table className={`${css.table} ${own.rows}`}>
            <thead>
              <tr>
                {columns.map((column) => (
                  <th key={column} scope="col">
                    {columnWords(column, names)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map((row, at) => (
                <tr key={at}>
                  {columns.map((column) => (
                    <td key={column}>{valueWords(column, row[column], names)}</td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </TablePlace>
      )}
      <Result expected={example.expect as Expected} measure={measure} names={names} />
    </>
  )
}

function Result(props: { expected: Expected; measure: MeasureDefinition; names: Names }) {
  const { expected, measure, names } = props
  const t = useTexts(measureTexts)
  const say = useSay()
  const show = useFormat()
  const total = typeof expected === 'object' && expected !== null ? expected.total : expected
  const splits = typeof expected === 'object' && expected !== null ? Object.entries(expected.by) : []
  return (
    <>
      <p>
        <strong>{fill(t.result, { value: formatNumber(total, 2), unit: say(measure.unit) })}</strong>
      </p>
      {splits.map(([by, parts]) => {
        const split = measure.splits.find((one) => one.code === by)
        const named = Object.entries(parts).map(([code, value]) =>
          fill(t.part, { name: partName(by, code, names), value: formatNumber(value, 2) }),
        )
        return (
          <p key={by} className="soft">
            {fill(t.resultBy, { by: split ? say(split.title) : by, parts: show.words(named) })}
          </p>
        )
      })}
    </>
  )
}

/** Categories stand as the set that a record carries, `DB|KJ`; the empty one has none. */
function partName(by: string, code: string, names: Names): string {
  if (by !== 'category') return valueWords(by, code === '' ? null : code, names)
  const codes = code === '' ? [] : code.split('|')
  return codes.length === 0 ? valueWords('categories', [], names) : codes.map(names.category).join(' + ')
}
