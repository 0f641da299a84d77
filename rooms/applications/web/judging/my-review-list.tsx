import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { type Column, DataTable } from '../../../../platform/web/data-table.tsx'
import { fill } from '../../../../platform/web/fill.ts'
import { useSay, useTexts } from '../../../../platform/web/language.tsx'
import { useGo } from '../../../../platform/web/link.tsx'
import { Loaded } from '../../../../platform/web/loaded.tsx'
import { Notice } from '../../../../platform/web/notice.tsx'
import { Row, Section, Stack } from '../../../../platform/web/page.tsx'
import { listOf } from '../../../../platform/web/queries.ts'
import { Empty } from '../../../../platform/web/states.tsx'
import { Tag } from '../../../../platform/web/tag.tsx'
import { useFormat } from '../../../../platform/web/use-format.ts'
import { pointsShown } from './assignments-section.tsx'
import { type MyReviews, myReviewsQuery } from './queries.ts'
import { reviewTexts } from './review-texts.ts'

type Line = MyReviews['items'][number]

/** What the account has to judge, the open ones first; one button goes from one to the next. */
export function MyReviewList() {
  const t = useTexts(reviewTexts)
  const go = useGo()
  return (
    <Loaded query={useQuery(myReviewsQuery)} lines={5}>
      {(mine) => {
        const first = mine.items.find(({ state }) => state === 'assigned')
        return (
          <Stack>
            {mine.items.length > 0 && (
              <Row>
                <Tag tone="info">{fill(t.openCount, { count: mine.open })}</Tag>
                <Tag tone="good">{fill(t.doneCount, { count: mine.done })}</Tag>
                {first && (
                  <Button type="primary" onClick={() => go(`/applications/reviews/${first.id}`)}>
                    {mine.done > 0 ? t.goOn : t.start}
                  </Button>
                )}
              </Row>
            )}
            {mine.items.length > 0 && !first && <Notice tone="good">{t.allDone}</Notice>}
            <Section flush>
              <ReviewTable items={mine.items} />
            </Section>
          </Stack>
        )
      }}
    </Loaded>
  )
}

function ReviewTable({ items }: { items: readonly Line[] }) {
  const t = useTexts(reviewTexts)
  const say = useSay()
  const show = useFormat()
  const columns: readonly Column<Line>[] = [
    {
      key: 'number',
      title: t.work,
      onCard: 'title',
      prose: true,
      cell: (row) => `${fill(t.numberOf, { number: row.position })}${row.title ? ` · ${row.title}` : ''}`,
    },
    {
      key: 'round',
      title: t.round,
      prose: true,
      cell: (row) => (
        <>
          {row.roundTitle} <span className="soft">{say(row.programmeTitle)}</span>
        </>
      ),
    },
    {
      key: 'state',
      title: t.state,
      cell: (row) => (
        <Tag tone={row.state === 'assigned' ? 'info' : 'good'}>
          {row.state === 'assigned' ? t.assignedState : t.handedIn}
        </Tag>
      ),
    },
    {
      key: 'points',
      title: t.mine,
      align: 'end',
      cell: (row) => (row.points === null ? '—' : pointsShown(row.points)),
    },
    { key: 'due', title: t.dueOn, cell: (row) => (row.dueOn ? show.day(row.dueOn) : '—') },
  ]
  return (
    <DataTable
      label={t.myReviews}
      list={listOf(items)}
      columns={columns}
      rowKey={(row) => row.id}
      to={(row) => `/applications/reviews/${row.id}`}
      empty={<Empty title={t.nothingMine} hint={t.nothingMineHint} />}
    />
  )
}
