import type { Id } from '../../../../kernel/id.ts'
import { type Column, DataTable } from '../../../../platform/web/data-table.tsx'
import { useTexts } from '../../../../platform/web/language.tsx'
import { Section } from '../../../../platform/web/page.tsx'
import { useList } from '../../../../platform/web/queries.ts'
import { Empty } from '../../../../platform/web/states.tsx'
import { useFormat } from '../../../../platform/web/use-format.ts'
import { fieldTitles } from '../field-titles.ts'
import { peopleTexts } from '../texts.ts'
import { type KeptLine, keptList } from './queries.ts'
import { importTexts } from './texts.ts'

const whys = ['merged-since', 'consent-since', 'changed-since', 'used-since'] as const

/** What an undo left as it was, and why; each leads to its file. */
export function KeptTable({ id }: { id: Id }) {
  const t = useTexts(importTexts)
  const people = useTexts(peopleTexts)
  const show = useFormat()
  const why = (line: KeptLine) => {
    const known = whys.find((one) => one === line.why)
    return known ? t[known] : t.otherwise
  }
  // Fields of the file, or the kind of record that uses it.
  const what = (line: KeptLine) =>
    show.words(
      (line.what?.split(',') ?? []).flatMap((name) =>
        name in fieldTitles
          ? [people[fieldTitles[name as keyof typeof fieldTitles]]]
          : name === 'visit'
            ? [t.visits]
            : [],
      ),
    )
  const columns: readonly Column<KeptLine>[] = [
    { key: 'name', title: t.keptPerson, onCard: 'title', cell: (line) => line.name },
    {
      key: 'why',
      title: t.keptWhy,
      cell: (line) => [why(line), what(line)].filter(Boolean).join(' · '),
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
