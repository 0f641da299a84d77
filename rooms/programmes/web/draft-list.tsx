import { useQuery } from '@tanstack/react-query'
import { type Column, DataTable } from '../../../platform/web/data-table.tsx'
import { useSay, useTexts } from '../../../platform/web/language.tsx'
import { Loaded } from '../../../platform/web/loaded.tsx'
import { Section } from '../../../platform/web/page.tsx'
import { listOf } from '../../../platform/web/queries.ts'
import { Empty } from '../../../platform/web/states.tsx'
import { Tag } from '../../../platform/web/tag.tsx'
import { useFormat } from '../../../platform/web/use-format.ts'
import { draftTexts } from './draft-texts.ts'
import { type DraftLine, draftsQuery } from './queries.ts'

const tones = { draft: 'plain', submitted: 'warning', approved: 'good', refused: 'danger' } as const

export function DraftState({ state }: { state: DraftLine['state'] }) {
  const t = useTexts(draftTexts)
  return <Tag tone={tones[state]}>{t[state]}</Tag>
}

/** Drafts and decided versions in one's own divisions, the newest first. */
export function DraftList() {
  const t = useTexts(draftTexts)
  const say = useSay()
  const show = useFormat()
  const columns: readonly Column<DraftLine>[] = [
    {
      key: 'title',
      title: t.title,
      onCard: 'title',
      prose: true,
      cell: (row) => (row.title ? say(row.title) : row.code),
    },
    { key: 'code', title: t.code, cell: (row) => row.code },
    { key: 'place', title: t.place, cell: (row) => row.place },
    { key: 'state', title: t.state, cell: (row) => <DraftState state={row.state} /> },
    { key: 'reason', title: t.reason, prose: true, cell: (row) => row.reason },
    { key: 'writtenBy', title: t.writtenBy, cell: (row) => row.writtenBy },
    { key: 'writtenAt', title: t.writtenAt, cell: (row) => show.instant(row.writtenAt) },
    { key: 'decidedBy', title: t.decidedBy, cell: (row) => row.decidedBy ?? '—' },
    { key: 'from', title: t.from, cell: (row) => (row.from === null ? '—' : show.day(row.from)) },
  ]
  return (
    <Section flush>
      <Loaded query={useQuery(draftsQuery())} lines={4}>
        {({ items }) => (
          <DataTable
            label={t.drafts}
            list={listOf(items)}
            columns={columns}
            rowKey={(row) => row.id}
            to={(row) => `/programme-drafts/${row.id}`}
            empty={<Empty title={t.none} hint={t.noneHint} />}
          />
        )}
      </Loaded>
    </Section>
  )
}
