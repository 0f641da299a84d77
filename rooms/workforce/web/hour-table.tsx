import { Button } from 'antd'
import { useState } from 'react'
import { DataTable } from '../../../platform/web/data-table.tsx'
import { useTexts } from '../../../platform/web/language.tsx'
import { Row } from '../../../platform/web/page.tsx'
import { listOf } from '../../../platform/web/queries.ts'
import { Empty } from '../../../platform/web/states.tsx'
import { Tag } from '../../../platform/web/tag.tsx'
import { useFormat } from '../../../platform/web/use-format.ts'
import { CorrectionDialog } from './hours-dialog.tsx'
import type { HourLine } from './practicum-queries.ts'
import { practicumTexts } from './practicum-texts.ts'

/** Days shown at first, and by each asking for more: a placement has hundreds, and more stands below them. */
const atOnce = 20

const tones = { unsigned: 'warning', signed: 'good', replaced: 'plain', void: 'danger' } as const

/** The log of a placement, a line a day; what may be done with a line stands on it. */
export function HourTable(props: {
  lines: readonly HourLine[]
  own: boolean
  sign?: ((line: HourLine) => void) | undefined
  voidLine?: ((line: HourLine) => void) | undefined
}) {
  const { lines, own, sign, voidLine } = props
  const t = useTexts(practicumTexts)
  const show = useFormat()
  const [shown, setShown] = useState(atOnce)
  const [correcting, correct] = useState<HourLine | null>(null)
  return (
    <>
      <DataTable<HourLine>
        label={t.hours}
        list={{
          ...listOf(lines.slice(0, shown)),
          more: lines.length > shown ? () => setShown(shown + atOnce) : null,
        }}
        rowKey={(row) => row.id}
        empty={<Empty title={t.noHours} hint={t.logHint} />}
        columns={[
          { key: 'day', title: t.day, onCard: 'title', cell: (row) => show.day(row.workedOn) },
          { key: 'duration', title: t.duration, align: 'end', cell: (row) => show.minutes(row.minutes) },
          {
            key: 'content',
            title: t.content,
            prose: true,
            cell: (row) =>
              row.corrects ? `${row.content} · ${t.isCorrection} ${row.reason ?? ''}` : row.content,
          },
          { key: 'entered', title: t.entered, cell: (row) => row.enteredName },
          {
            key: 'state',
            title: t.state,
            cell: (row) => (
              <span title={row.voidReason ?? ''}>
                <Tag tone={tones[row.state]}>{t[`s_${row.state}`]}</Tag>
              </span>
            ),
          },
          {
            key: 'by',
            title: t.by,
            cell: (row) => (row.signedOn ? `${row.signedName} ${show.day(row.signedOn)}` : '—'),
          },
          {
            key: 'do',
            title: t.correction,
            quietTitle: true,
            onCard: 'bare',
            cell: (row) => {
              const name = show.day(row.workedOn)
              return (
                <Row>
                  {sign && row.abilities.sign && (
                    <Button
                      type="primary"
                      size="small"
                      aria-label={`${t.sign} ${name}`}
                      onClick={() => sign(row)}
                    >
                      {t.sign}
                    </Button>
                  )}
                  {row.abilities.correct && (
                    <Button size="small" aria-label={`${t.correction} ${name}`} onClick={() => correct(row)}>
                      {t.correction}
                    </Button>
                  )}
                  {voidLine && row.abilities.void && (
                    <Button
                      danger
                      size="small"
                      aria-label={`${t.voidLine} ${name}`}
                      onClick={() => voidLine(row)}
                    >
                      {t.voidLine}
                    </Button>
                  )}
                </Row>
              )
            },
          },
        ]}
      />
      {correcting && <CorrectionDialog line={correcting} own={own} close={() => correct(null)} />}
    </>
  )
}
