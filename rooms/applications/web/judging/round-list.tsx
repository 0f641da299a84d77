import { useQuery } from '@tanstack/react-query'
import { type Column, DataTable } from '../../../../platform/web/data-table.tsx'
import { fill } from '../../../../platform/web/fill.ts'
import { useSay, useTexts } from '../../../../platform/web/language.tsx'
import { Loaded } from '../../../../platform/web/loaded.tsx'
import { Section } from '../../../../platform/web/page.tsx'
import { listOf } from '../../../../platform/web/queries.ts'
import { Empty } from '../../../../platform/web/states.tsx'
import { Tag, Tags } from '../../../../platform/web/tag.tsx'
import { useFormat } from '../../../../platform/web/use-format.ts'
import { type RoundLine, roundsQuery } from './queries.ts'
import { roundTexts } from './round-texts.ts'

export function RoundState({ closed }: { closed: boolean }) {
  const t = useTexts(roundTexts)
  return <Tag tone={closed ? 'plain' : 'good'}>{closed ? t.stateClosed : t.stateOpen}</Tag>
}

/** Where the applications of a round stand: stages that hold somebody, in the order of the programme. */
export function StageCounts({ line }: { line: RoundLine }) {
  const t = useTexts(roundTexts)
  const say = useSay()
  const held = line.stages.filter(({ count }) => count > 0)
  if (held.length === 0) return <span className="soft">{t.noneYet}</span>
  return (
    <Tags>
      {held.map(({ stage, title, count, ends }) => (
        <Tag key={stage} tone={ends === null ? 'info' : ends === 'granted' ? 'good' : 'plain'}>
          {say(title)} {count}
        </Tag>
      ))}
    </Tags>
  )
}

/** Rounds of the reader's bodies, the newest first. */
export function RoundList() {
  const t = useTexts(roundTexts)
  const say = useSay()
  const show = useFormat()
  const columns: readonly Column<RoundLine>[] = [
    { key: 'title', title: t.roundTitle, onCard: 'title', prose: true, cell: (row) => row.title },
    {
      key: 'programme',
      title: t.programme,
      prose: true,
      extra: true,
      cell: (row) => say(row.programmeTitle),
    },
    { key: 'place', title: t.place, extra: true, cell: (row) => row.place },
    {
      key: 'season',
      title: t.season,
      cell: (row) => (
        <>
          <div>{fill(t.seasonFrom, { day: show.day(row.openedOn) })}</div>
          <div className="soft">
            {row.closesOn ? fill(t.seasonTo, { day: show.day(row.closesOn) }) : t.noLimit}
          </div>
        </>
      ),
    },
    { key: 'state', title: t.state, cell: (row) => <RoundState closed={row.closed} /> },
    {
      key: 'standing',
      title: t.standing,
      prose: true,
      cell: (row) => (
        <>
          <div className="soft">{fill(t.total, { count: row.applications })}</div>
          <StageCounts line={row} />
        </>
      ),
    },
  ]
  return (
    <Section flush>
      <Loaded query={useQuery(roundsQuery)} lines={5}>
        {({ items }) => (
          <DataTable
            label={t.rounds}
            list={listOf(items)}
            columns={columns}
            rowKey={(row) => row.id}
            to={(row) => `/applications/rounds/${row.id}`}
            remember="application-rounds"
            empty={<Empty title={t.noRounds} hint={t.noRoundsHint} />}
          />
        )}
      </Loaded>
    </Section>
  )
}
