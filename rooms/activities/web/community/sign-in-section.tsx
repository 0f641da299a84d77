import { Button } from 'antd'
import { useState } from 'react'
import { useConfirm } from '../../../../platform/web/confirm.tsx'
import { type Column, DataTable } from '../../../../platform/web/data-table.tsx'
import { fill } from '../../../../platform/web/fill.ts'
import { TickLine } from '../../../../platform/web/form/tick-line.tsx'
import { useTexts } from '../../../../platform/web/language.tsx'
import { FailureNotice } from '../../../../platform/web/notice.tsx'
import { Row, Section } from '../../../../platform/web/page.tsx'
import { useList } from '../../../../platform/web/queries.ts'
import { SearchBox } from '../../../../platform/web/search-box.tsx'
import { Empty } from '../../../../platform/web/states.tsx'
import { Tag } from '../../../../platform/web/tag.tsx'
import { useToast } from '../../../../platform/web/toast.tsx'
import { useCommand } from '../../../../platform/web/use-command.ts'
import { useDownload } from '../../../../platform/web/use-download.ts'
import { useSettled } from '../../../../platform/web/use-settled.ts'
import css from './community.module.css'
import { type ActivityDetail, communityApi, type SignInRow, signInList } from './queries.ts'
import { ReadSheetDialog } from './read-sheet-dialog.tsx'
import { type SearchPeople, SignInForm } from './sign-in-form.tsx'
import { communityTexts } from './texts.ts'
import { useActivityWords } from './words.ts'

const renews = [['activities'], ['indicators']]
const tones = { counts: 'good', 'to-confirm': 'warning', struck: 'plain' } as const

/** Signing in, and the list: confirm what came by code, strike what is wrong. */
export function SignInSection(props: {
  activity: ActivityDetail
  searchPeople: SearchPeople
  mayExport: boolean
}) {
  const { activity, searchPeople, mayExport } = props
  const t = useTexts(communityTexts)
  const tell = useToast()
  const [search, setSearch] = useState('')
  const [all, setAll] = useState(false)
  const [reading, read] = useState(false)
  const list = useList(signInList(activity.id, useSettled(search.trim(), 250), all))
  const download = useDownload(() =>
    communityApi.file('/api/activities/:id/sign-ins/export', { params: { id: activity.id } }),
  )
  const confirming = useConfirmLines(activity)
  const striking = useStrike(activity)
  const { toConfirm } = activity.signIns
  return (
    <Section
      title={t.signIn}
      flush
      actions={
        <>
          {toConfirm > 0 && activity.abilities.signIn && (
            <Button
              type="primary"
              loading={confirming.sending}
              onClick={() => void confirming.run(undefined)}
            >
              {fill(t.confirmAll, { count: toConfirm })}
            </Button>
          )}
          {activity.abilities.signIn && <Button onClick={() => read(true)}>{t.importSheet}</Button>}
          {mayExport && (
            <Button loading={download.running} onClick={download.run}>
              {t.export}
            </Button>
          )}
        </>
      }
    >
      <div className={`${css.above} not-printed`}>
        <FailureNotice failure={confirming.failure ?? striking.failure ?? download.failure} />
        {activity.abilities.signIn && (
          // On the day one signs in after the other; afterwards a late line is the exception.
          <details className={css.adding} open={activity.state === 'planned'}>
            <summary>{t.addSignIn}</summary>
            <SignInForm activity={activity.id} searchPeople={searchPeople} done={() => tell(t.signedIn)} />
          </details>
        )}
      </div>
      <DataTable
        label={t.signIn}
        list={list}
        columns={useColumns(activity, (row) => void confirming.run([row.id]), striking.ask)}
        rowKey={(row) => row.id}
        above={
          <Row>
            <SearchBox label={t.findLine} value={search} change={setSearch} />
            <TickLine label={t.showStruck} value={all} change={setAll} />
          </Row>
        }
        empty={<Empty title={t.nobodyIn} />}
      />
      {reading && <ReadSheetDialog activity={activity} close={() => read(false)} />}
    </Section>
  )
}

function useConfirmLines(activity: ActivityDetail) {
  const t = useTexts(communityTexts)
  const tell = useToast()
  return useCommand({
    send: (lines: readonly string[] | undefined, id) =>
      communityApi.post('/api/activities/:id/sign-ins/confirmation', {
        params: { id: activity.id },
        body: { id, ...(lines ? { lines: [...lines] } : {}) },
      }),
    renews,
    done: ({ confirmed }) => tell(fill(t.confirmed, { count: confirmed })),
  })
}

function useStrike(activity: ActivityDetail) {
  const t = useTexts(communityTexts)
  const tell = useToast()
  const confirm = useConfirm()
  const command = useCommand({
    send: ({ line, reason }: { line: string; reason: string }, id) =>
      communityApi.post('/api/activities/:id/sign-ins/:line/withdrawal', {
        params: { id: activity.id, line },
        body: { id, reason },
      }),
    renews,
    done: () => tell(t.struckDone),
  })
  const ask = async (row: SignInRow) => {
    const yes = await confirm({
      title: t.strikeTitle,
      body: t.strikeHint,
      action: t.strike,
      danger: true,
      reason: 'required',
    })
    if (yes) await command.run({ line: row.id, reason: yes.reason })
  }
  return { failure: command.failure, ask: (row: SignInRow) => void ask(row) }
}

function useColumns(
  activity: ActivityDetail,
  confirm: (row: SignInRow) => void,
  strike: (row: SignInRow) => void,
): readonly Column<SignInRow>[] {
  const t = useTexts(communityTexts)
  const words = useActivityWords()
  const days = activity.startsOn !== activity.endsOn
  const joint = activity.partnerStations.length > 0
  return [
    { key: 'name', title: t.name, onCard: 'title', cell: (row) => row.name ?? '***' },
    {
      key: 'about',
      title: t.age,
      onCard: 'bare',
      cell: (row) => [words.sex(row.sex), row.ageBand ? words.age(row.ageBand) : '—'].join(' · '),
    },
    {
      key: 'phone',
      title: t.phoneEnd,
      cell: (row) => <span className="number">{row.phoneEnd ?? '—'}</span>,
    },
    {
      key: 'marks',
      title: t.volunteer,
      onCard: 'bare',
      cell: (row) => (
        <>
          {row.volunteer && <Tag tone="accent">{t.volunteer}</Tag>} {row.firstTime && <Tag>{t.first}</Tag>}
        </>
      ),
    },
    ...(days ? [{ key: 'day', title: t.day, cell: (row: SignInRow) => row.on }] : []),
    ...(joint ? [{ key: 'station', title: t.signInBy, cell: (row: SignInRow) => row.station.name }] : []),
    { key: 'source', title: t.source, onCard: 'hidden', cell: (row) => t[row.source] },
    {
      key: 'state',
      title: t.state,
      cell: (row) => (
        <Tag tone={tones[row.state]}>{row.state === 'to-confirm' ? t.toConfirm : t[row.state]}</Tag>
      ),
    },
    {
      key: 'actions',
      title: t.confirm,
      quietTitle: true,
      onCard: 'bare',
      cell: (row) => (
        <Row>
          {row.abilities.confirm && (
            <Button size="small" onClick={() => confirm(row)}>
              {t.confirm}
            </Button>
          )}
          {row.abilities.strike && (
            <Button size="small" onClick={() => strike(row)}>
              {t.strike}
            </Button>
          )}
        </Row>
      ),
    },
  ]
}
