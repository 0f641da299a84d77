import { useQuery } from '@tanstack/react-query'
import { type Column, DataTable } from '../../../platform/web/data-table.tsx'
import { Drawer } from '../../../platform/web/dialog.tsx'
import { fill } from '../../../platform/web/fill.ts'
import { formatNumber } from '../../../platform/web/format.ts'
import { useSay, useTexts } from '../../../platform/web/language.tsx'
import { Loaded } from '../../../platform/web/loaded.tsx'
import { useMay } from '../../../platform/web/me.tsx'
import { Notice } from '../../../platform/web/notice.tsx'
import { useList } from '../../../platform/web/queries.ts'
import { Empty } from '../../../platform/web/states.tsx'
import { useFormat } from '../../../platform/web/use-format.ts'
import { recordKind } from '../../indicators/index.ts'
import { AdjustForm } from './adjust-form.tsx'
import { explanationQuery, firstRecordQuery, type Report, type ReportCell, recordsList } from './queries.ts'
import css from './reports.module.css'
import { reportsTexts } from './texts.ts'

/** Behind one line of a report: where its difference comes from, its records, and a difference stated by hand. */
export function CellDrawer({ report, cell, close }: { report: Report; cell: ReportCell; close: () => void }) {
  const t = useTexts(reportsTexts)
  const say = useSay()
  const may = useMay()
  return (
    <Drawer title={say(cell.title)} close={close}>
      <p>
        <strong>{formatNumber(cell.counted, 2)}</strong> {say(cell.unit)}{' '}
        <span className="soft">
          {t.last} {formatNumber(cell.last, 2)}
        </span>
      </p>
      {!cell.addsUp && <p className="soft">{t.notAdded}</p>}
      <Explanation report={report} cell={cell} />
      {report.abilities.write && report.number === null && <AdjustForm report={report} cell={cell} />}
      {may('figures.drill') && <Records report={report} cell={cell} />}
    </Drawer>
  )
}

type Told = {
  readonly key: string
  readonly name: string
  readonly now: number
  readonly last: number
  readonly difference: number
}

function Explanation({ report, cell }: { report: Report; cell: ReportCell }) {
  const t = useTexts(reportsTexts)
  const say = useSay()
  const show = useFormat()
  return (
    <section className={css.drawerPart}>
      <h3>{t.explanation}</h3>
      <Loaded query={useQuery(explanationQuery(report.id, cell.code))} lines={3}>
        {({ parts, categories, records }) => (
          <>
            {records.length === 0 && <p className="soft">{t.noHistory}</p>}
            <ul>
              {records.map((one) => (
                <li key={one.month}>
                  {fill(t.recordsTold, { ...one, month: show.period(Number(one.month.replace('-', ''))) })}
                </li>
              ))}
            </ul>
            <Parts
              title={t.byPlace}
              head={t.place}
              rows={parts.map(({ node, ...part }) => ({ key: node, ...part }))}
            />
            <Parts
              title={t.byCategory}
              head={t.category}
              rows={categories.map(({ code, title, ...part }) => ({ key: code, name: say(title), ...part }))}
            />
          </>
        )}
      </Loaded>
    </section>
  )
}

function Parts({ title, head, rows }: { title: string; head: string; rows: readonly Told[] }) {
  const t = useTexts(reportsTexts)
  if (rows.length === 0) return null
  return (
    <table className={css.table}>
      <caption className="only-read-aloud">{title}</caption>
      <thead>
        <tr>
          <th scope="col">{head}</th>
          <th scope="col" className={css.figure}>
            {t.counted}
          </th>
          <th scope="col" className={css.figure}>
            {t.last}
          </th>
          <th scope="col" className={css.figure}>
            {t.difference}
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.key}>
            <td>{row.name}</td>
            <td className={css.figure}>{formatNumber(row.now, 2)}</td>
            <td className={css.figure}>{formatNumber(row.last, 2)}</td>
            <td className={css.figure}>{row.difference > 0 ? `+${row.difference}` : row.difference}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

type Line = Awaited<ReturnType<ReturnType<typeof recordsList>['load']>>['items'][number]

/** Whether a frozen cell leads to the records of then, or a measure without history to those of now. */
function Which({ report, cell }: { report: Report; cell: ReportCell }) {
  const t = useTexts(reportsTexts)
  const first = useQuery(firstRecordQuery(report.id, cell.code, report.number))
  if (!first.data) return null
  return <Notice>{first.data.ofThen ? t.recordsOfThen : t.recordsOfNow}</Notice>
}

function Records({ report, cell }: { report: Report; cell: ReportCell }) {
  const t = useTexts(reportsTexts)
  const say = useSay()
  const show = useFormat()
  const may = useMay()
  const list = useList(recordsList(report.id, cell.code, report.number))
  const columns: readonly Column<Line>[] = [
    {
      key: 'what',
      title: t.what,
      onCard: 'title',
      cell: (row) => row.title ?? (row.person ? t.nameHidden : say(recordKind(row.kind).title)),
    },
    { key: 'day', title: t.day, cell: (row) => (row.day ? show.day(row.day) : '—') },
    { key: 'where', title: t.where, cell: (row) => row.place },
  ]
  const to = (row: Line) => {
    const { page, needs } = recordKind(row.kind)
    return page && row.id && may(needs) ? `${page}${row.id}` : `/stations/${row.station}`
  }
  return (
    <section className={css.drawerPart}>
      <h3>{t.records}</h3>
      {report.number !== null && <Which report={report} cell={cell} />}
      <DataTable
        label={t.records}
        list={list}
        columns={columns}
        rowKey={(row) => row.id ?? row.person ?? `${row.station} ${row.day}`}
        to={to}
        empty={<Empty title={t.noRecords} />}
      />
    </section>
  )
}
