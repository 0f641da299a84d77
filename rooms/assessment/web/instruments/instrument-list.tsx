import { useQuery } from '@tanstack/react-query'
import type { DivisionCode } from '../../../../kernel/division.ts'
import { type Column, DataTable } from '../../../../platform/web/data-table.tsx'
import { fill } from '../../../../platform/web/fill.ts'
import { useSay, useTexts } from '../../../../platform/web/language.tsx'
import { Loaded } from '../../../../platform/web/loaded.tsx'
import { Section } from '../../../../platform/web/page.tsx'
import { listOf } from '../../../../platform/web/queries.ts'
import { Empty } from '../../../../platform/web/states.tsx'
import { Tag } from '../../../../platform/web/tag.tsx'
import { useFormat } from '../../../../platform/web/use-format.ts'
import { instrumentTexts } from './instrument-texts.ts'
import { type InstrumentLine, instrumentsQuery } from './queries.ts'

/** Whether the file or a county's copy is in force, in words. */
export function InForce({ inForce }: { inForce: InstrumentLine['inForce'] }) {
  const t = useTexts(instrumentTexts)
  const show = useFormat()
  if (!inForce) return <Tag tone="warning">{t.notYet}</Tag>
  if (!inForce.copy) return <>{fill(t.shipped, { version: inForce.version })}</>
  return (
    <Tag tone="info">{fill(t.copyOf, { place: inForce.copy.place, day: show.day(inForce.copy.from) })}</Tag>
  )
}

/** Every instrument, with the definition that is in force at a place today. */
export function InstrumentList({ division }: { division: DivisionCode | undefined }) {
  const t = useTexts(instrumentTexts)
  const say = useSay()
  const columns: readonly Column<InstrumentLine>[] = [
    { key: 'title', title: t.title, onCard: 'title', cell: (row) => say(row.title) },
    { key: 'about', title: t.about, cell: (row) => t[row.about] },
    { key: 'items', title: t.items, align: 'end', cell: (row) => row.items },
    { key: 'grades', title: t.grades, align: 'end', cell: (row) => row.grades },
    { key: 'inForce', title: t.inForce, cell: (row) => <InForce inForce={row.inForce} /> },
  ]
  return (
    <Section flush>
      <Loaded query={useQuery(instrumentsQuery(division))} lines={4}>
        {({ items }) => (
          <DataTable
            label={t.instruments}
            list={listOf(items)}
            columns={columns}
            rowKey={(row) => row.code}
            to={(row) => `/instruments/${row.code}`}
            empty={<Empty title={t.none} />}
          />
        )}
      </Loaded>
    </Section>
  )
}
