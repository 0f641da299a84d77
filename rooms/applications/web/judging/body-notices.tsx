import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { type Column, DataTable } from '../../../../platform/web/data-table.tsx'
import { fill } from '../../../../platform/web/fill.ts'
import { useSay, useTexts } from '../../../../platform/web/language.tsx'
import { useGo } from '../../../../platform/web/link.tsx'
import { Loaded } from '../../../../platform/web/loaded.tsx'
import { useMay } from '../../../../platform/web/me.tsx'
import { Section, Stack } from '../../../../platform/web/page.tsx'
import { listOf } from '../../../../platform/web/queries.ts'
import { Empty } from '../../../../platform/web/states.tsx'
import { Tag } from '../../../../platform/web/tag.tsx'
import { useFormat } from '../../../../platform/web/use-format.ts'
import css from './judging.module.css'
import { NoticeStateTag } from './notice-state-tag.tsx'
import { noticeTexts } from './notice-texts.ts'
import { bodyNoticesQuery } from './queries.ts'

type Answer = Awaited<ReturnType<NonNullable<(typeof bodyNoticesQuery)['queryFn']>>>
type Line = Answer['items'][number]

/** Notices of the body, and who waits to be published. */
export function BodyNotices() {
  const t = useTexts(noticeTexts)
  const say = useSay()
  const show = useFormat()
  const columns: readonly Column<Line>[] = [
    { key: 'title', title: t.noticeTitle, onCard: 'title', prose: true, cell: (row) => row.title },
    { key: 'programme', title: t.programme, prose: true, cell: (row) => say(row.programmeTitle) },
    { key: 'place', title: t.place, extra: true, cell: (row) => row.place },
    { key: 'from', title: t.from, cell: (row) => show.day(row.fromOn) },
    { key: 'until', title: t.until, cell: (row) => show.day(row.lastOn) },
    { key: 'state', title: t.state, cell: (row) => <NoticeStateTag state={row.state} /> },
    {
      key: 'objections',
      title: t.openObjections,
      align: 'end',
      cell: (row) =>
        row.openObjections > 0 ? (
          <Tag tone="danger">{row.openObjections}</Tag>
        ) : (
          <span className="soft">0</span>
        ),
    },
  ]
  return (
    <Loaded query={useQuery(bodyNoticesQuery)} lines={6}>
      {({ items, waiting }) => (
        <Stack>
          <Waiting waiting={waiting} />
          <Section flush>
            <DataTable
              label={t.notices}
              list={listOf(items)}
              columns={columns}
              rowKey={(row) => row.id}
              to={(row) => `/applications/notices/${row.id}`}
              remember="application-notices"
              empty={<Empty title={t.none} hint={t.noneHint} />}
            />
          </Section>
        </Stack>
      )}
    </Loaded>
  )
}

function Waiting({ waiting }: { waiting: Answer['waiting'] }) {
  const t = useTexts(noticeTexts)
  const say = useSay()
  const go = useGo()
  const may = useMay()
  if (waiting.length === 0) return null
  return (
    <Section title={t.waiting}>
      <ul className={css.lines}>
        {waiting.map(({ programme, programmeTitle, round, roundTitle, count }) => (
          <li key={`${programme}${round ?? ''}`} className={css.line}>
            <div className={css.words}>
              <strong>{roundTitle ?? say(programmeTitle)}</strong>
              <div className="soft">{fill(t.waitingLine, { count })}</div>
            </div>
            {may('applications.notice') && (
              <Button
                type="primary"
                onClick={() => go('/applications/notices/new', { programme, ...(round ? { round } : {}) })}
              >
                {t.prepare}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </Section>
  )
}
