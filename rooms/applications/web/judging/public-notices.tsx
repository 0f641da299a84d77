import { Button } from 'antd'
import { useState } from 'react'
import { fill } from '../../../../platform/web/fill.ts'
import { SelectLine } from '../../../../platform/web/form/select-line.tsx'
import { useSay, useTexts } from '../../../../platform/web/language.tsx'
import { PageLink } from '../../../../platform/web/link.tsx'
import { Notice } from '../../../../platform/web/notice.tsx'
import { Row, Stack } from '../../../../platform/web/page.tsx'
import { PrintButton } from '../../../../platform/web/page-buttons.tsx'
import { useList } from '../../../../platform/web/queries.ts'
import { SearchBox } from '../../../../platform/web/search-box.tsx'
import { Empty, Failed, Loading } from '../../../../platform/web/states.tsx'
import { kitTexts } from '../../../../platform/web/texts.ts'
import { useFormat } from '../../../../platform/web/use-format.ts'
import { useSettled } from '../../../../platform/web/use-settled.ts'
import { sourceWords } from '../../../programmes/web/index.ts'
import css from './judging.module.css'
import { NoticeStateTag } from './notice-state-tag.tsx'
import { NoticeTable } from './notice-table.tsx'
import { noticeTexts } from './notice-texts.ts'
import { judgingApi, type PublicNotice, publicNoticesList } from './queries.ts'

type State = 'running' | 'over' | 'all'

/** Notices of a place or of everywhere, for everybody. */
export function PublicNotices({ at }: { at: string | undefined }) {
  const t = useTexts(noticeTexts)
  const kit = useTexts(kitTexts)
  const [typed, setTyped] = useState('')
  const [state, setState] = useState<State>('all')
  const q = useSettled(typed.trim(), 300)
  const list = useList(publicNoticesList({ state, ...(at ? { at } : {}), ...(q ? { q } : {}) }))
  const states = [
    { value: 'running' as const, label: t.running },
    { value: 'over' as const, label: t.over },
  ]
  return (
    <Stack>
      <Row>
        <SearchBox label={t.search} value={typed} change={setTyped} />
        <SelectLine
          label={t.state}
          blank={t.stateAll}
          options={states}
          value={state === 'all' ? null : state}
          change={(chosen) => setState(chosen ?? 'all')}
        />
      </Row>
      {list.state === 'loading' && <Loading lines={5} />}
      {list.state === 'failed' && <Failed failure={list.failure} retry={list.retry} />}
      {list.state === 'ready' && list.rows.length === 0 && <Empty title={t.none} />}
      <ul className={css.lines}>
        {list.rows.map((one) => (
          <li key={one.id} className={css.line}>
            <div className={css.words}>
              <PageLink to={`/notices/${one.id}`}>{one.title}</PageLink>
              <div className="soft">
                {one.bodyName} · {one.place} · {fill(t.entries, { count: one.entries })}
              </div>
              <NoticeDays head={one} />
            </div>
            <NoticeStateTag state={one.state} />
          </li>
        ))}
      </ul>
      {list.more && (
        <Button loading={list.loadingMore} onClick={list.more}>
          {kit.more}
        </Button>
      )}
    </Stack>
  )
}

type Head = PublicNotice['head']

export function NoticeDays({ head }: { head: Head }) {
  const t = useTexts(noticeTexts)
  const show = useFormat()
  return (
    <div className="soft">
      {fill(t.days, { from: show.day(head.fromOn), to: show.day(head.lastOn), count: head.workdays })}
      {head.provisional && ` · ${t.provisional}`}
    </div>
  )
}

/** One notice as everybody reads it. */
export function PublicNoticeFile({ notice }: { notice: PublicNotice }) {
  const t = useTexts(noticeTexts)
  const say = useSay()
  const show = useFormat()
  const { head } = notice
  const params = { notice: head.id }
  return (
    <Stack>
      <div className={css.head}>
        <NoticeStateTag state={head.state} />
        <NoticeDays head={head} />
      </div>
      <div>
        {show.labelled(t.body, head.bodyName)}
        <div className="soft">
          {show.labelled(t.basis, `${say(head.programmeTitle)} · ${sourceWords(notice.law)}`)}
        </div>
        {notice.contact && <div>{show.labelled(t.contact, notice.contact)}</div>}
      </div>
      <NoticeTable columns={notice.columns} entries={notice.entries} label={head.title} />
      {notice.removed > 0 && <Notice tone="info">{fill(t.removedCount, { count: notice.removed })}</Notice>}
      <div className="not-printed">
        <Row>
          <PrintButton>{t.print}</PrintButton>
          <Button href={judgingApi.address('/api/public/notices/:notice/docx', { params })}>{t.word}</Button>
          <Button href={judgingApi.address('/api/public/notices/:notice/pdf', { params })}>{t.pdf}</Button>
          <Button href={judgingApi.address('/api/public/notices/:notice/xlsx', { params })}>{t.sheet}</Button>
        </Row>
      </div>
    </Stack>
  )
}
