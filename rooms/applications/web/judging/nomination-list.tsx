import { useQuery } from '@tanstack/react-query'
import { type Column, DataTable } from '../../../../platform/web/data-table.tsx'
import { useSay, useTexts } from '../../../../platform/web/language.tsx'
import { Loaded } from '../../../../platform/web/loaded.tsx'
import { Section } from '../../../../platform/web/page.tsx'
import { listOf } from '../../../../platform/web/queries.ts'
import { Empty } from '../../../../platform/web/states.tsx'
import { useFormat } from '../../../../platform/web/use-format.ts'
import { nominationRoundsQuery } from './queries.ts'
import { roundTexts } from './round-texts.ts'

type Line = Awaited<ReturnType<NonNullable<(typeof nominationRoundsQuery)['queryFn']>>>['items'][number]

/** Rounds into which the reader may put somebody forward. */
export function NominationRounds() {
  const t = useTexts(roundTexts)
  const say = useSay()
  const show = useFormat()
  const columns: readonly Column<Line>[] = [
    { key: 'title', title: t.roundTitle, onCard: 'title', prose: true, cell: (row) => row.title },
    { key: 'programme', title: t.programme, prose: true, cell: (row) => say(row.programmeTitle) },
    { key: 'place', title: t.place, cell: (row) => row.place },
    {
      key: 'closes',
      title: t.closesOn,
      cell: (row) => (row.closesOn ? show.day(row.closesOn) : t.noLimit),
    },
    { key: 'mine', title: t.mine, align: 'end', cell: (row) => row.mine },
  ]
  return (
    <Section flush>
      <Loaded query={useQuery(nominationRoundsQuery)} lines={4}>
        {({ items }) => (
          <DataTable
            label={t.nominations}
            list={listOf(items)}
            columns={columns}
            rowKey={(row) => row.id}
            to={(row) => `/applications/rounds/${row.id}/nominate`}
            empty={<Empty title={t.noneOpen} hint={t.noneOpenHint} />}
          />
        )}
      </Loaded>
    </Section>
  )
}
