import { type Column, DataTable } from '../../../../platform/web/data-table.tsx'
import { fill } from '../../../../platform/web/fill.ts'
import { formatNumber } from '../../../../platform/web/format.ts'
import { useSay, useTexts } from '../../../../platform/web/language.tsx'
import { useGo } from '../../../../platform/web/link.tsx'
import { listOf } from '../../../../platform/web/queries.ts'
import { Empty } from '../../../../platform/web/states.tsx'
import { useFormat } from '../../../../platform/web/use-format.ts'
import { askedQuery, targetPath } from './addresses.ts'
import type { Asked, TargetLine } from './queries.ts'
import { StateTag } from './state-tag.tsx'
import { targetTexts } from './target-texts.ts'
import { useTargetWords } from './words.ts'

/** What is asked of a division, how it stands, and how much is missing; a row leads to who falls short. */
export function TargetTable({ asked, items }: { asked: Asked; items: readonly TargetLine[] }) {
  const t = useTexts(targetTexts)
  const columns = useColumns()
  const go = useGo()
  return (
    <DataTable
      label={t.targets}
      list={listOf(items)}
      columns={columns}
      rowKey={(row) => row.key}
      open={(row) => go(targetPath(row.key), askedQuery(asked))}
      remember="targets"
      empty={<Empty title={t.noTargets} hint={t.noTargetsHint} />}
    />
  )
}

function useColumns(): readonly Column<TargetLine>[] {
  const t = useTexts(targetTexts)
  const say = useSay()
  const show = useFormat()
  const words = useTargetWords()
  const missing = (row: TargetLine) => {
    if (row.missing === 'not-counted') return t.notCountedShort
    if (row.missing === 'no-places') return t.noPlaces
    return row.missing === 'denominator' ? t.noDenominatorShort : null
  }
  return [
    {
      key: 'target',
      title: t.target,
      onCard: 'title',
      prose: true,
      width: 260,
      cell: (row) => [row.code, say(row.title)].filter(Boolean).join(' '),
    },
    { key: 'state', title: t.state, cell: (row) => <StateTag state={row.standing.state} /> },
    {
      key: 'asked',
      title: t.asked,
      prose: true,
      width: 260,
      cell: (row) =>
        words.asked(row, row.asking === 'each' ? (row.places?.number ?? 0) : row.standing.number),
    },
    {
      key: 'now',
      title: t.now,
      align: 'end',
      cell: (row) =>
        missing(row) ?? (
          <>
            {words.amount(row, row.standing.value)}
            {row.places && (
              <span className="soft"> {fill(t.metShort, { met: row.places.met, of: row.places.of })}</span>
            )}
          </>
        ),
    },
    {
      key: 'pace',
      title: t.pace,
      align: 'end',
      cell: (row) =>
        row.standing.pace === null ? '—' : words.amount(row, Math.round(row.standing.pace * 10) / 10),
    },
    {
      key: 'short',
      title: t.short,
      align: 'end',
      cell: (row) => (row.standing.short ? formatNumber(row.standing.short, 2) : '—'),
    },
    { key: 'by', title: t.by, cell: (row) => show.day(row.standing.by) },
    {
      key: 'source',
      title: t.source,
      extra: true,
      prose: true,
      cell: (row) => [row.source.document, row.source.article].filter(Boolean).join(' '),
    },
  ]
}
