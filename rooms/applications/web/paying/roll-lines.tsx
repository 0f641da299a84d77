import { useState } from 'react'
import { DataTable } from '../../../../platform/web/data-table.tsx'
import { fill } from '../../../../platform/web/fill.ts'
import { SelectLine } from '../../../../platform/web/form/select-line.tsx'
import { useSay, useTexts } from '../../../../platform/web/language.tsx'
import { Row } from '../../../../platform/web/page.tsx'
import { listOf } from '../../../../platform/web/queries.ts'
import { SearchBox } from '../../../../platform/web/search-box.tsx'
import { Empty } from '../../../../platform/web/states.tsx'
import { Tag, Tags, type Tone } from '../../../../platform/web/tag.tsx'
import { useFormat } from '../../../../platform/web/use-format.ts'
import { yuan } from '../../../funds/web/index.ts'
import { type LineKind, lineKindCodes, lineKinds } from '../../domain/paying/kinds.ts'
import { stretchesOf } from '../../domain/paying/periods.ts'
import type { RollLine } from './queries.ts'
import { payingTexts, rollTexts } from './texts.ts'

const tones: Readonly<Record<LineKind, Tone>> = {
  new: 'info',
  again: 'info',
  changed: 'warning',
  stopped: 'danger',
  unknown: 'danger',
  same: 'plain',
  none: 'plain',
}

/** So many lines at once: a roll of a thousand opens as quickly as one of ten. */
const page = 100

/** The lines of a roll, what differs first; by one kind of difference where it is chosen. */
export function RollLines({
  lines,
  counts,
}: {
  lines: readonly RollLine[]
  counts: Readonly<Partial<Record<LineKind, number>>>
}) {
  const r = useTexts(rollTexts)
  const t = useTexts(payingTexts)
  const say = useSay()
  const [only, setOnly] = useState<LineKind | null>(null)
  const [typed, setTyped] = useState('')
  const [most, setMost] = useState(page)
  const wanted = typed.normalize('NFKC').toLowerCase().replace(/\s+/g, '')
  const shown = lines.filter(
    ({ what, search }) => (only === null || what === only) && (wanted === '' || search.includes(wanted)),
  )
  // Of all that are meant, also of those further down.
  const sum = (of: (line: RollLine) => number) => yuan(shown.reduce((all, line) => all + of(line), 0))
  const options = lineKindCodes.flatMap((value) =>
    counts[value] ? [{ value, label: `${say(lineKinds[value])} ${counts[value]}` }] : [],
  )
  return (
    <DataTable<RollLine>
      label={r.roll}
      list={{
        ...listOf(shown.slice(0, most)),
        more: shown.length > most ? () => setMost(most + page) : null,
      }}
      rowKey={(line) => line.application}
      to={(line) => `/applications/${line.application}`}
      empty={<Empty title={r.nothing} />}
      above={
        <Row>
          <SearchBox label={t.searchRoll} placeholder={t.searchHint} value={typed} change={setTyped} />
          <SelectLine label={r.difference} blank={r.all} value={only} change={setOnly} options={options} />
        </Row>
      }
      total={(column) =>
        column === 'name'
          ? r.sum
          : column === 'before'
            ? sum(({ before }) => before ?? 0)
            : column === 'now'
              ? sum(({ now }) => now ?? 0)
              : column === 'pay'
                ? sum(({ pay }) => pay)
                : null
      }
      columns={[
        { key: 'name', title: t.name, onCard: 'title', cell: (line) => line.name },
        {
          key: 'what',
          title: r.difference,
          cell: (line) => (
            <Tags>
              <Tag tone={tones[line.what]}>{say(lineKinds[line.what])}</Tag>
              {line.ends && <Tag>{r.ends}</Tag>}
            </Tags>
          ),
        },
        { key: 'before', title: r.before, align: 'end', cell: (line) => sumOr(line.before, r.unknown) },
        { key: 'now', title: r.now, align: 'end', cell: (line) => sumOr(line.now, r.unknown) },
        { key: 'pay', title: r.pay, align: 'end', cell: (line) => yuan(line.pay) },
        { key: 'why', title: r.why, prose: true, cell: (line) => <Why line={line} /> },
        { key: 'number', title: t.number, cell: (line) => line.number },
      ]}
    />
  )
}

const sumOr = (amount: number | null, unknown: string): string => (amount === null ? unknown : yuan(amount))

function Why({ line }: { line: RollLine }) {
  const r = useTexts(rollTexts)
  const say = useSay()
  const show = useFormat()
  const parts = [
    ...line.reasons.map(say),
    ...(line.missed.length > 0
      ? [fill(r.missed, { periods: show.words(stretchesOf(line.missed, show.periodOf)) })]
      : []),
    ...(line.over > 0 ? [fill(r.over, { amount: yuan(line.over) })] : []),
  ]
  return <>{parts.length > 0 ? parts.map((part) => <div key={part}>{part}</div>) : '—'}</>
}
