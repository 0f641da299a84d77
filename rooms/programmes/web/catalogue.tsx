import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { DivisionCode } from '../../../kernel/division.ts'
import { type Fen, formatYuan } from '../../../kernel/money.ts'
import { type Column, DataTable } from '../../../platform/web/data-table.tsx'
import { fill } from '../../../platform/web/fill.ts'
import { SelectLine } from '../../../platform/web/form/select-line.tsx'
import { TickLine } from '../../../platform/web/form/tick-line.tsx'
import { useSay, useTexts } from '../../../platform/web/language.tsx'
import { Loaded } from '../../../platform/web/loaded.tsx'
import { Section } from '../../../platform/web/page.tsx'
import { listOf } from '../../../platform/web/queries.ts'
import { Empty } from '../../../platform/web/states.tsx'
import { Tag } from '../../../platform/web/tag.tsx'
import { useFormat } from '../../../platform/web/use-format.ts'
import { type ProgrammeLine, programmesQuery } from './queries.ts'
import { programmesTexts } from './texts.ts'

const kinds = ['benefit', 'selection', 'filing', 'call', 'plan'] as const

/** Programmes for a place, with what they give and whether they take applications today. */
export function Catalogue({ division }: { division: DivisionCode | undefined }) {
  const t = useTexts(programmesTexts)
  const say = useSay()
  const [everywhere, setEverywhere] = useState(false)
  const [kind, setKind] = useState<ProgrammeLine['kind'] | null>(null)
  const query = useQuery(programmesQuery('staff', everywhere ? undefined : division))
  const columns: readonly Column<ProgrammeLine>[] = [
    { key: 'title', title: t.title, onCard: 'title', prose: true, cell: (row) => say(row.title) },
    { key: 'kind', title: t.kind, cell: (row) => <Tag tone="info">{t[row.kind]}</Tag> },
    { key: 'place', title: t.place, cell: (row) => row.place },
    { key: 'for', title: t.forWhom, cell: (row) => t[row.for] },
    { key: 'sums', title: t.sums, prose: true, cell: (row) => <Sums line={row} /> },
    { key: 'window', title: t.window, cell: (row) => <Window window={row.window} /> },
  ]
  return (
    <Section flush>
      <Loaded query={query} lines={6}>
        {({ items }) => (
          <DataTable
            label={t.programmes}
            list={listOf(items.filter((line) => kind === null || line.kind === kind))}
            columns={columns}
            rowKey={(row) => row.code}
            to={(row) => `/programmes/${row.code}`}
            above={
              <>
                <SelectLine
                  label={t.kind}
                  blank={t.allKinds}
                  value={kind}
                  change={setKind}
                  options={kinds.map((value) => ({ value, label: t[value] }))}
                />
                {division !== undefined && (
                  <TickLine label={t.everywhere} value={everywhere} change={setEverywhere} />
                )}
              </>
            }
            empty={<Empty title={t.none} hint={t.noneHint} />}
          />
        )}
      </Loaded>
    </Section>
  )
}

/** Sums and places in one cell: from the lowest to the highest, so that a table of levels stays one line; a cap is told as one. */
export function Sums({ line }: { line: ProgrammeLine }) {
  const t = useTexts(programmesTexts)
  const show = useFormat()
  const yuan = (fen: number) => formatYuan(fen as Fen).replace(/\.00$/, '')
  const fens = (as: ProgrammeLine['sums'][number]['as']) =>
    line.sums
      .filter((sum) => sum.as === as)
      .map(({ fen }) => fen)
      .toSorted((a, b) => a - b)
  const range = (of: readonly number[]) => [...new Set([of[0], of.at(-1)])].map((fen) => yuan(fen ?? 0))
  const [paid, least, most] = [fens('sum'), fens('least'), fens('most')]
  const parts = [
    ...(paid.length > 0 ? [fill(t.amountOf, { yuan: range(paid).join('–') })] : []),
    ...(least[0] !== undefined ? [fill(t.amountLeast, { yuan: yuan(least[0]) })] : []),
    ...(most.length > 0 ? [fill(t.amountMost, { yuan: yuan(most.at(-1) ?? 0) })] : []),
    ...(line.places === null ? [] : [fill(t.placesOf, { count: line.places })]),
  ]
  return <>{parts.length > 0 ? show.words(parts) : '—'}</>
}

export function Window({ window }: { window: ProgrammeLine['window'] }) {
  const t = useTexts(programmesTexts)
  const show = useFormat()
  if (window.open)
    return (
      <Tag tone="good">
        {window.closes === null ? t.openNow : fill(t.openUntil, { day: show.day(window.closes) })}
      </Tag>
    )
  if (window.opens !== null) return <Tag>{fill(t.opensOn, { day: show.day(window.opens) })}</Tag>
  return <Tag>{window.nextYear === null ? t.shut : fill(t.nextIn, { year: window.nextYear })}</Tag>
}
