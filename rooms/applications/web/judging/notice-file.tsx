import { Button } from 'antd'
import { useState } from 'react'
import { useConfirm } from '../../../../platform/web/confirm.tsx'
import { Facts } from '../../../../platform/web/facts.tsx'
import { fill } from '../../../../platform/web/fill.ts'
import { useTexts } from '../../../../platform/web/language.tsx'
import { PageLink, useGo } from '../../../../platform/web/link.tsx'
import { FailureNotice, Notice } from '../../../../platform/web/notice.tsx'
import { Row, Section, Stack } from '../../../../platform/web/page.tsx'
import { Tag } from '../../../../platform/web/tag.tsx'
import { useToast } from '../../../../platform/web/toast.tsx'
import { useCommand } from '../../../../platform/web/use-command.ts'
import { useFormat } from '../../../../platform/web/use-format.ts'
import { NoticeStateTag } from './notice-state-tag.tsx'
import { NoticeTable } from './notice-table.tsx'
import { noticeTexts } from './notice-texts.ts'
import { ObjectionList } from './objection-list.tsx'
import { NoticeDays } from './public-notices.tsx'
import { type BodyNotice, judgingApi, renewed } from './queries.ts'
import { TakeObjection } from './take-objection.tsx'

/** A notice as its body handles it: what stands in public, who is held, what was objected, and the way on. */
export function NoticeFile({ notice }: { notice: BodyNotice }) {
  const t = useTexts(noticeTexts)
  const show = useFormat()
  const { head } = notice
  return (
    <Stack>
      <Section>
        <Facts
          items={[
            [t.state, <NoticeStateTag key="state" state={head.state} />],
            [t.period, <NoticeDays key="days" head={head} />],
            [t.body, head.bodyName],
            notice.contact ? [t.contact, notice.contact] : null,
            notice.downOn ? [t.takenDown, fill(t.isDown, { day: show.day(notice.downOn) })] : null,
          ]}
        />
        <Actions notice={notice} />
      </Section>
      <Section title={fill(t.entries, { count: head.entries })}>
        <NoticeTable
          columns={notice.columns}
          entries={notice.entries}
          label={head.title}
          asideTitle={t.state}
          aside={({ application, removedOn, held }) => (
            <>
              <PageLink to={`/applications/${application}`}>{t.openApplication}</PageLink>{' '}
              {removedOn && <Tag tone="warning">{t.removed}</Tag>}
              {held === 'objection-undecided' && <Tag tone="danger">{t.blocked}</Tag>}
            </>
          )}
        />
      </Section>
      {notice.round && notice.entries.some(({ removedOn }) => removedOn !== null) && (
        <Notice>
          {t.placeMayBeFree}{' '}
          <PageLink to={`/applications/rounds/${notice.round}`} query={{ tab: 'ranking' }}>
            {t.toRanking}
          </PageLink>
        </Notice>
      )}
      <ObjectionList notice={notice} />
    </Stack>
  )
}

function Actions({ notice }: { notice: BodyNotice }) {
  const t = useTexts(noticeTexts)
  const tell = useToast()
  const confirm = useConfirm()
  const go = useGo()
  const [taking, setTaking] = useState(false)
  const { abilities, head, version } = notice
  const params = { notice: head.id }
  const settling = useCommand({
    send: (_: null, id) =>
      judgingApi.post('/api/applications/notices/:notice/settling', { params, body: { id, version } }),
    renews: renewed,
    done: ({ moved }) => tell(fill(t.settledNow, { count: moved })),
  })
  const downing = useCommand({
    send: (_: null, id) =>
      judgingApi.post('/api/applications/notices/:notice/taking-down', { params, body: { id, version } }),
    renews: renewed,
    done: () => tell(t.takenDown),
  })
  const settle = async () => {
    if (await confirm({ title: t.settleTitle, body: t.settleBody, action: t.settle }))
      await settling.run(null)
  }
  const down = async () => {
    if (await confirm({ title: t.takeDownTitle, body: t.takeDownBody, action: t.takeDown, danger: true }))
      await downing.run(null)
  }
  return (
    <>
      <Row>
        {abilities.settle && (
          <Button type="primary" loading={settling.sending} onClick={() => void settle()}>
            {t.settle}
          </Button>
        )}
        {abilities.object && <Button onClick={() => setTaking(true)}>{t.takeObjection}</Button>}
        {notice.downOn === null && head.state !== 'coming' && (
          <Button onClick={() => go(`/notices/${head.id}`)}>{t.publicPage}</Button>
        )}
        {abilities.takeDown && (
          <Button loading={downing.sending} onClick={() => void down()}>
            {t.takeDown}
          </Button>
        )}
      </Row>
      <FailureNotice failure={settling.failure ?? downing.failure} />
      {taking && <TakeObjection notice={notice} close={() => setTaking(false)} />}
    </>
  )
}
