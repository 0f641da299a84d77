import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import type { Id } from '../../../../kernel/id.ts'
import { useSay, useTexts } from '../../../../platform/web/language.tsx'
import { useFormat } from '../../../../platform/web/use-format.ts'
import css from './file.module.css'
import { caseResultsQuery } from './queries.ts'
import type { RowValues } from './record-values.ts'
import { fileTexts } from './texts.ts'

/** The client's assessments, each to be taken into the scales of this record instead of typing it. */
export function AttachResults(props: {
  id: Id
  scales: readonly RowValues[]
  change: (scales: readonly RowValues[]) => void
}) {
  const { id, scales, change } = props
  const t = useTexts(fileTexts)
  const say = useSay()
  const show = useFormat()
  const { data } = useQuery({ ...caseResultsQuery(id), retry: false })
  const items = (data?.items ?? []).filter((item) => !scales.some(({ assessment }) => assessment === item.id))
  if (items.length === 0) return null
  return (
    <div className={css.results}>
      <p className="soft">{t.resultsHint}</p>
      <ul className={css.resultList}>
        {items.slice(0, 8).map((item) => {
          const name = say(item.instrument)
          const facts = [
            show.day(item.assessedOn),
            `${t.score} ${item.score}`,
            item.provisional && t.provisional,
          ]
          return (
            <li key={item.id} className={css.result}>
              <span>
                {name} <span className="soft">{facts.filter(Boolean).join(' · ')}</span>
              </span>
              <Button
                size="small"
                aria-label={show.labelled(t.attachResult, `${name} ${show.day(item.assessedOn)}`)}
                onClick={() =>
                  change([
                    ...scales,
                    {
                      key: item.id,
                      name: item.instrument.zh,
                      score: item.score,
                      on: item.assessedOn,
                      assessment: item.id,
                    },
                  ])
                }
              >
                {t.attachResult}
              </Button>
            </li>
          )
        })}
      </ul>
    </div>
  )
}
