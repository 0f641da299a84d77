import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { type Day, parseDay } from '../../../../kernel/day.ts'
import type { Id } from '../../../../kernel/id.ts'
import { fill } from '../../../../platform/web/fill.ts'
import { DayField } from '../../../../platform/web/form/day-field.tsx'
import { SelectLine } from '../../../../platform/web/form/select-line.tsx'
import { useSay, useTexts } from '../../../../platform/web/language.tsx'
import { PageLink, useAddressQuery } from '../../../../platform/web/link.tsx'
import { Section } from '../../../../platform/web/page.tsx'
import { useList } from '../../../../platform/web/queries.ts'
import { Empty, Failed, Loading } from '../../../../platform/web/states.tsx'
import { Tag } from '../../../../platform/web/tag.tsx'
import { useFormat } from '../../../../platform/web/use-format.ts'
import { type TimelineEntry, type TimelineFilter, timelineHeadQuery, timelineList } from './queries.ts'
import { timelineTexts } from './texts.ts'
import css from './timeline.module.css'

/** A day of the address, or nothing where it holds none. */
const dayIn = (text: string | undefined): Day | null => {
  const day = parseDay(text ?? '')
  return day.ok ? day.value : null
}

function useAskedTimeline() {
  const [address, change] = useAddressQuery()
  const { kind } = address
  const from = dayIn(address.from)
  const to = dayIn(address.to)
  const filter: TimelineFilter = {
    ...(kind ? { kind } : {}),
    ...(from ? { from } : {}),
    ...(to ? { to } : {}),
  }
  return { filter, change }
}

/** What happened to a person, newest first, over all rooms that the viewer may see. */
export function PersonTimeline({ person }: { person: Id }) {
  const t = useTexts(timelineTexts)
  const { filter, change } = useAskedTimeline()
  const list = useList(timelineList(person, filter))
  const { data: head } = useQuery(timelineHeadQuery(person))
  const kinds = new Map((head?.kinds ?? []).map(({ kind, title }) => [kind, title]))
  return (
    <Section hint={t.hint}>
      <Filters filter={filter} change={change} kinds={head?.kinds ?? []} />
      {list.state === 'loading' && <Loading lines={8} />}
      {list.state === 'failed' && <Failed failure={list.failure} retry={list.retry} />}
      {list.state === 'ready' && list.rows.length === 0 && <Empty title={t.none} hint={t.noneHint} />}
      {byMonth(list.rows).map(([month, rows]) => (
        <Month key={month} month={month} rows={rows} titles={kinds} />
      ))}
      {list.rows.length > 0 && (
        <div className={css.foot}>
          {list.more && (
            <Button onClick={list.more} loading={list.loadingMore}>
              {t.more}
            </Button>
          )}
          <span className="soft number" role="status">
            {fill(t.shown, { count: list.rows.length })}
          </span>
        </div>
      )}
    </Section>
  )
}

function Filters(props: {
  filter: TimelineFilter
  change: (changes: Readonly<Record<string, string | null>>) => void
  kinds: readonly { readonly kind: string; readonly title: { readonly zh: string; readonly en: string } }[]
}) {
  const { filter, change, kinds } = props
  const t = useTexts(timelineTexts)
  const say = useSay()
  const plain = { problems: [], required: false, marked: false }
  return (
    <div className={css.filters}>
      <SelectLine
        label={t.kind}
        blank={t.allKinds}
        value={filter.kind ?? null}
        change={(kind) => change({ kind })}
        options={kinds.map(({ kind, title }) => ({ value: kind, label: say(title) }))}
      />
      <DayField
        {...plain}
        id="timeline-from"
        label={t.from}
        lean="past"
        value={filter.from ?? null}
        change={(from) => change({ from })}
      />
      <DayField
        {...plain}
        id="timeline-to"
        label={t.to}
        lean="past"
        value={filter.to ?? null}
        {...(filter.from ? { earliest: filter.from } : {})}
        change={(to) => change({ to })}
      />
      {Object.keys(filter).length > 0 && (
        <Button onClick={() => change({ kind: null, from: null, to: null })}>{t.clear}</Button>
      )}
    </div>
  )
}

/** The lines of each month, in the order they come. */
function byMonth(rows: readonly TimelineEntry[]): [number, TimelineEntry[]][] {
  const months = new Map<number, TimelineEntry[]>()
  for (const row of rows) {
    const month = Number(row.day.slice(0, 4)) * 100 + Number(row.day.slice(5, 7))
    months.set(month, [...(months.get(month) ?? []), row])
  }
  return [...months]
}

function Month(props: {
  month: number
  rows: readonly TimelineEntry[]
  titles: ReadonlyMap<string, { readonly zh: string; readonly en: string }>
}) {
  const { month, rows, titles } = props
  const show = useFormat()
  return (
    <>
      <h2 className={css.month}>{show.period(month)}</h2>
      <ol className={css.lines}>
        {rows.map((row) => (
          <Line key={`${row.kind}${row.key}`} row={row} title={titles.get(row.kind)} />
        ))}
      </ol>
    </>
  )
}

function Line(props: {
  row: TimelineEntry
  title: { readonly zh: string; readonly en: string } | undefined
}) {
  const { row, title } = props
  const say = useSay()
  const show = useFormat()
  const what = [say(row.what), row.about].filter(Boolean).join(' · ')
  return (
    <li className={css.line}>
      <span className="soft number">{show.day(row.day)}</span>
      <span>
        <Tag>{title ? say(title) : row.kind}</Tag>
      </span>
      <span className={css.what}>
        {row.page ? <PageLink to={row.page}>{what}</PageLink> : what}{' '}
        <span className="soft">{[row.by && show.doer(row.by), row.station].filter(Boolean).join(' · ')}</span>
      </span>
    </li>
  )
}
