import { type Column, DataTable } from '../../../../platform/web/data-table.tsx'
import { fill } from '../../../../platform/web/fill.ts'
import { useTexts } from '../../../../platform/web/language.tsx'
import { Section } from '../../../../platform/web/page.tsx'
import { listOf } from '../../../../platform/web/queries.ts'
import { Empty } from '../../../../platform/web/states.tsx'
import { Tag, Tags } from '../../../../platform/web/tag.tsx'
import { usePhone } from '../../../../platform/web/use-phone.ts'
import { usePeopleWords } from '../words.ts'
import type { ImportDetail } from './queries.ts'
import { importTexts } from './texts.ts'

type Line = ImportDetail['preview'][number]

const tones = { created: 'good', updated: 'info', unchanged: 'plain' } as const

/** The first rows as they will stand in the register. */
export function ImportPreview({ asked }: { asked: ImportDetail }) {
  const t = useTexts(importTexts)
  return (
    <Section title={t.previewTitle} flush>
      <DataTable
        label={t.previewTitle}
        list={listOf(asked.preview)}
        columns={useColumns()}
        rowKey={(line) => `${line.sheet} ${line.row}`}
        empty={<Empty title={t.previewNone} hint={t.previewNoneHint} />}
      />
    </Section>
  )
}

/** Town and village of a whole path: the rest is the same for everybody. */
const nearest = (path: string) => path.split(' ').slice(-2).join(' ')

function useColumns(): readonly Column<Line>[] {
  const t = useTexts(importTexts)
  const words = usePeopleWords()
  const phone = usePhone()
  const rowOf = (line: Line) => fill(t.rowOf, { sheet: line.sheet, row: line.row })
  const categories = (line: Line) => (
    <Tags>
      {line.categories.map((category) => (
        <Tag key={category}>{words.category(category)}</Tag>
      ))}
    </Tags>
  )
  const outcome = (line: Line) => <Tag tone={tones[line.outcome]}>{t[line.outcome]}</Tag>
  if (phone)
    return [
      { key: 'name', title: t.name, onCard: 'title', cell: (line) => line.name },
      {
        key: 'short',
        title: t.row,
        onCard: 'bare',
        cell: (line) => (
          <>
            <span className="soft">
              {[rowOf(line), nearest(line.place), line.idNumber].filter(Boolean).join(' · ')}
            </span>{' '}
            {outcome(line)} {categories(line)}
          </>
        ),
      },
    ]
  return [
    { key: 'row', title: t.row, cell: (line) => <span className="soft">{rowOf(line)}</span> },
    { key: 'name', title: t.name, cell: (line) => line.name },
    {
      key: 'idNumber',
      title: t.idNumber,
      cell: (line) => <span className="number">{line.idNumber ?? '—'}</span>,
    },
    { key: 'place', title: t.place, cell: (line) => nearest(line.place) },
    { key: 'categories', title: t.categories, cell: categories },
    { key: 'outcome', title: t.outcome, cell: outcome },
  ]
}
