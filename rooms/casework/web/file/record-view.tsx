import type { ReactNode } from 'react'
import { formatNumber } from '../../../../platform/web/format.ts'
import { useSay, useTexts } from '../../../../platform/web/language.tsx'
import { PageLink } from '../../../../platform/web/link.tsx'
import { useMay } from '../../../../platform/web/me.tsx'
import { useFormat } from '../../../../platform/web/use-format.ts'
import { attainmentOf } from '../../domain/goal-attainment.ts'
import { type FormField, recordForms } from '../../domain/record-forms.ts'
import css from './file.module.css'
import type { ShownRecord } from './queries.ts'
import type { PlanGoal, RecordValues } from './record-values.ts'
import { Signature } from './signature-pad.tsx'
import { fileTexts } from './texts.ts'

type Words = { readonly zh: string; readonly en: string }

/** The words of a record under the names of its form; what was left blank is left out. */
export function RecordView({ record, goals }: { record: ShownRecord; goals: readonly PlanGoal[] }) {
  const say = useSay()
  const t = useTexts(fileTexts)
  const shown = useShown(goals)
  if (!record.body) return null
  const said = record.body as unknown as RecordValues
  const attained =
    record.body.kind === 'evaluation' ? attainmentOf(record.body.scores.map(({ score }) => score)) : null
  const fields = recordForms[record.kind].flatMap((group) => group.fields)
  return (
    <dl className={css.words}>
      {fields.map((field) => {
        const value = said[field.name]
        const isBlank = value === undefined || (Array.isArray(value) && value.length === 0)
        return (
          !isBlank && (
            <div key={field.name} className={css.said}>
              <dt>{say(field.label)}</dt>
              <dd>{shown(field, value, said)}</dd>
            </div>
          )
        )
      })}
      {attained !== null && (
        <div className={css.said}>
          <dt>{t.attained}</dt>
          <dd>{formatNumber(attained, 1)}</dd>
        </div>
      )}
    </dl>
  )
}

function useShown(goals: readonly PlanGoal[]) {
  const say = useSay()
  const t = useTexts(fileTexts)
  const may = useMay()
  const show = useFormat()
  const titleOf = (id: unknown) => goals.find((goal) => goal.id === id)?.title ?? '—'
  const term = (terms: Readonly<Record<string, Words>>, code: unknown) => {
    const words = terms[String(code)]
    return words ? say(words) : String(code)
  }
  const rows = (columns: readonly FormField[], value: unknown, titled: boolean) => (
    <ol className={css.plainList}>
      {(value as RecordValues[]).map((row) => (
        <li key={JSON.stringify(row)}>
          {titled && <strong>{titleOf(row.goal)} </strong>}
          {columns
            .filter(({ name }) => row[name] !== undefined)
            .map((column, at) => (
              <span key={column.name}>
                {at > 0 && ' · '}
                {at > 0 && <span className="soft">{say(column.label)} </span>}
                {shown(column, row[column.name], row)}
              </span>
            ))}
          {typeof row.assessment === 'string' && may('assessment.read') && (
            <span className="not-printed">
              {' · '}
              <PageLink to={`/risk/assessments/${row.assessment}`}>{t.openResult}</PageLink>
            </span>
          )}
        </li>
      ))}
    </ol>
  )
  const shown = (field: FormField, value: unknown, said: RecordValues): ReactNode => {
    switch (field.as) {
      case 'day':
        return show.day(String(value))
      case 'choice':
      case 'score':
        return term(field.terms, value)
      case 'choices':
        return show.words((value as unknown[]).map((code) => term(field.terms, code)))
      case 'lines':
        return (
          <ol className={css.plainList}>
            {(value as string[]).map((text) => (
              <li key={text}>{text}</li>
            ))}
          </ol>
        )
      case 'rows':
        return rows(field.columns, value, false)
      case 'goal-scores':
        return rows(field.columns, value, true)
      case 'goal':
        return titleOf(value)
      case 'strokes':
        return <Signature strokes={value as number[][]} name={String(said.name ?? '')} />
      default:
        return <span className={css.text}>{String(value)}</span>
    }
  }
  return shown
}
