import { type Column, DataTable } from '../../../../platform/web/data-table.tsx'
import { Facts } from '../../../../platform/web/facts.tsx'
import { useTexts } from '../../../../platform/web/language.tsx'
import { Section } from '../../../../platform/web/page.tsx'
import { useList } from '../../../../platform/web/queries.ts'
import { Empty } from '../../../../platform/web/states.tsx'
import { Tag } from '../../../../platform/web/tag.tsx'
import { useFormat } from '../../../../platform/web/use-format.ts'
import { DivisionName } from '../../../regions/web/index.ts'
import css from './intake.module.css'
import { type FiledLine, filedList, type filedQuery } from './queries.ts'
import { intakeTexts } from './texts.ts'
import { stateTones, useRequestWords } from './words.ts'

/** What one took down oneself, and how far it is. */
export function FiledTable() {
  const t = useTexts(intakeTexts)
  const words = useRequestWords()
  const show = useFormat()
  const list = useList(filedList())
  const columns: readonly Column<FiledLine>[] = [
    { key: 'about', title: t.about, onCard: 'title', cell: (row) => row.aboutName ?? t.notTold },
    {
      key: 'state',
      title: t.state,
      onCard: 'bare',
      cell: (row) => <Tag tone={stateTones[row.state]}>{words.state(row.state)}</Tag>,
    },
    { key: 'place', title: t.place, cell: (row) => <DivisionName code={row.division} /> },
    { key: 'source', title: t.source, cell: (row) => words.source(row.source) },
    { key: 'received', title: t.receivedAt, cell: (row) => show.instant(row.receivedAt) },
    { key: 'number', title: t.number, cell: (row) => <span className="number">{row.number}</span> },
  ]
  return (
    <DataTable
      label={t.filed}
      list={list}
      columns={columns}
      rowKey={(row) => row.id}
      to={(row) => `/intake/filed/${row.id}`}
      empty={<Empty title={t.filedNone} hint={t.filedHint} />}
    />
  )
}

type FiledOne = Awaited<ReturnType<NonNullable<ReturnType<typeof filedQuery>['queryFn']>>>

/** One of them: what was written, and what was said about it to whoever asked. */
export function FiledFile({ one }: { one: FiledOne }) {
  const t = useTexts(intakeTexts)
  const words = useRequestWords()
  const show = useFormat()
  return (
    <>
      <Section title={t.progress}>
        <Facts
          items={[
            [
              t.state,
              <Tag key="state" tone={stateTones[one.state]}>
                {words.state(one.state)}
              </Tag>,
            ],
            [t.saidToRequester, one.words ?? '—'],
            one.settledAt ? [t.settled, show.instant(one.settledAt)] : null,
          ]}
        />
      </Section>
      <Section title={t.facts}>
        <Facts
          items={[
            [
              t.what,
              <span key="what" className={css.said}>
                {one.text}
              </span>,
            ],
            [t.about, one.aboutName ?? t.notTold],
            [t.place, <DivisionName key="place" code={one.division} />],
            [t.source, words.source(one.source)],
            [t.receivedAt, show.instant(one.receivedAt)],
          ]}
        />
      </Section>
    </>
  )
}
