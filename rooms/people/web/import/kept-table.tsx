import type { Id } from '../../../../kernel/id.ts'
import { type Column, DataTable } from '../../../../platform/web/data-table.tsx'
import { useTexts } from '../../../../platform/web/language.tsx'
import { Section } from '../../../../platform/web/page.tsx'
import { useList } from '../../../../platform/web/queries.ts'
import { Empty } from '../../../../platform/web/states.tsx'
import { type KeptLine, keptList } from './queries.ts'
import { importTexts } from './texts.ts'

/** What an undo left as it was, and why; each leads to its file. */
export function KeptTable({ id }: { id: Id }) {
  const t = useTexts(importTexts)
  const columns: readonly Column<KeptLine>[] = [
    { key: 'name', title: t.keptPerson, onCard: 'title', cell: (line) => line.name },
    {
      key: 'why',
      title: t.keptWhy,
      cell: (line) => [line.why, line.what].filter(Boolean).join(' · '),
    },
  ]
  return (
    <Section title={t.keptTitle} flush>
      <DataTable
        label={t.keptTitle}
        list={useList(keptList(id))}
        columns={columns}
        rowKey={(line) => `${line.person} ${line.what}`}
        to={(line) => `/people/${line.person}`}
        empty={<Empty title={t.keptNone} />}
      />
    </Section>
  )
}
