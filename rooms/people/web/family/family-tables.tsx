import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { useConfirm } from '../../../../platform/web/confirm.tsx'
import { type Column, DataTable } from '../../../../platform/web/data-table.tsx'
import { fill } from '../../../../platform/web/fill.ts'
import { useSay, useTexts } from '../../../../platform/web/language.tsx'
import { PageLink } from '../../../../platform/web/link.tsx'
import { Loaded } from '../../../../platform/web/loaded.tsx'
import { FailureNotice } from '../../../../platform/web/notice.tsx'
import { Section, Stack } from '../../../../platform/web/page.tsx'
import { listOf } from '../../../../platform/web/queries.ts'
import { Empty } from '../../../../platform/web/states.tsx'
import { Tag } from '../../../../platform/web/tag.tsx'
import { useToast } from '../../../../platform/web/toast.tsx'
import { useCommand } from '../../../../platform/web/use-command.ts'
import { useFormat } from '../../../../platform/web/use-format.ts'
import { qualityTerms, tieSourceTerms, tieTerms } from '../../domain/family/ties.ts'
import { peopleApi } from '../queries.ts'
import { usePeopleWords } from '../words.ts'
import css from './family.module.css'
import {
  type Family,
  type FamilyMember,
  type FamilyTie,
  relationHistoryQuery,
  renewedByFamily,
} from './queries.ts'
import { RelativeDialog } from './relative-dialog.tsx'
import { familyTexts } from './texts.ts'
import { TieDialog } from './tie-dialog.tsx'

/** The same family in words: who belongs to it and how they are tied, with what may be done about it. */
export function FamilyTables({ family }: { family: Family }) {
  return (
    <Stack>
      <Members family={family} />
      <Ties family={family} />
      {family.sensitive && <History family={family} />}
    </Stack>
  )
}

/** Takes something out that was recorded by mistake, after asking why. */
function useRemoval(title: string, send: (reason: string, id: string) => Promise<unknown>) {
  const t = useTexts(familyTexts)
  const tell = useToast()
  const confirm = useConfirm()
  const command = useCommand({ send, renews: [...renewedByFamily], done: () => tell(t.saved) })
  const ask = async () => {
    const yes = await confirm({
      title,
      body: t.removeHint,
      action: t.remove,
      danger: true,
      reason: 'required',
    })
    if (yes) await command.run(yes.reason)
  }
  return { ask, failure: command.failure, sending: command.sending }
}

function Members({ family }: { family: Family }) {
  const t = useTexts(familyTexts)
  const words = usePeopleWords()
  const [changing, change] = useState<FamilyMember | null>(null)
  const columns: Column<FamilyMember>[] = [
    {
      key: 'name',
      title: t.name,
      onCard: 'title',
      cell: (row) =>
        row.person && row.key !== family.client ? (
          <PageLink to={`/people/${row.person}`}>{row.name}</PageLink>
        ) : (
          row.name
        ),
    },
    { key: 'sex', title: t.sex, cell: (row) => words.sex(row.sex) },
    {
      key: 'years',
      title: t.birthYear,
      cell: (row) =>
        row.deceased ? `${row.birthYear ?? '?'}–${row.deathYear ?? '?'}` : String(row.birthYear ?? '—'),
    },
    {
      key: 'marks',
      title: t.livesAlong,
      cell: (row) =>
        [row.household && t.livesAlong, row.deceased && t.deceased, row.relative && t.noFile]
          .filter(Boolean)
          .join(' · ') || '—',
    },
    {
      key: 'details',
      title: t.details,
      prose: true,
      cell: (row) =>
        [row.details?.work, row.details?.health, row.details?.phone, row.details?.note]
          .filter(Boolean)
          .join(' · ') || '—',
    },
    ...(family.abilities.change
      ? [
          {
            key: 'actions',
            title: t.actions,
            quietTitle: true,
            cell: (row: FamilyMember) =>
              row.relative ? (
                <RelativeButtons family={family} member={row} change={() => change(row)} />
              ) : null,
          },
        ]
      : []),
  ]
  return (
    <Section title={t.members} flush>
      <DataTable
        label={t.members}
        list={listOf(family.members)}
        columns={columns}
        rowKey={(row) => row.key}
      />
      {changing && <RelativeDialog family={family} member={changing} close={() => change(null)} />}
    </Section>
  )
}

function RelativeButtons(props: { family: Family; member: FamilyMember; change: () => void }) {
  const { family, member, change } = props
  const t = useTexts(familyTexts)
  const show = useFormat()
  const removal = useRemoval(t.removeRelative, (reason, id) =>
    peopleApi.post('/api/people/:id/relatives/:relative/withdrawal', {
      params: { id: family.person, relative: member.relative ?? '' },
      body: { id, reason },
    }),
  )
  return (
    <span className={css.buttons}>
      {family.sensitive && (
        <Button size="small" aria-label={show.labelled(t.correct, member.name)} onClick={change}>
          {t.correct}
        </Button>
      )}
      <Button
        size="small"
        aria-label={show.labelled(t.remove, member.name)}
        loading={removal.sending}
        onClick={() => void removal.ask()}
      >
        {t.remove}
      </Button>
      <FailureNotice failure={removal.failure} />
    </span>
  )
}

const roleCodes = {
  parent: 'parent',
  grandparent: 'grandparent',
  guardian: 'guardian',
  spouse: 'spouse',
  divorced: 'divorced',
  sibling: 'sibling',
  other: 'other',
} as const

function Ties({ family }: { family: Family }) {
  const t = useTexts(familyTexts)
  const say = useSay()
  const show = useFormat()
  const [correcting, correct] = useState<FamilyTie | null>(null)
  const nameOf = (key: string) => family.members.find((member) => member.key === key)?.name ?? '—'
  const columns: Column<FamilyTie>[] = [
    {
      key: 'pair',
      title: t.members,
      onCard: 'title',
      cell: (row) => `${nameOf(row.from)} — ${nameOf(row.to)}`,
    },
    { key: 'kind', title: t.kind, cell: (row) => say(tieTerms[row.kind]) },
    {
      key: 'quality',
      title: t.quality,
      cell: (row) => (row.quality ? say(qualityTerms[row.quality]) : '—'),
    },
    {
      key: 'period',
      title: t.period,
      cell: (row) =>
        row.fromOn || row.toOn
          ? `${row.fromOn ? show.day(row.fromOn) : '?'} – ${row.toOn ? show.day(row.toOn) : ''}`
          : '—',
    },
    {
      key: 'source',
      title: t.source,
      prose: true,
      cell: (row) =>
        [
          row.recordedOn && row.byName
            ? fill(t.recorded, { name: row.byName, day: show.day(row.recordedOn) })
            : say(tieSourceTerms[row.source]),
          row.note,
        ]
          .filter(Boolean)
          .join(' · '),
    },
    ...(family.abilities.change
      ? [
          {
            key: 'actions',
            title: t.actions,
            quietTitle: true,
            cell: (row: FamilyTie) => (
              <TieButtons
                family={family}
                tie={row}
                name={`${nameOf(row.from)} ${nameOf(row.to)}`}
                correct={() => correct(row)}
              />
            ),
          },
        ]
      : []),
  ]
  return (
    <Section title={t.ties} flush>
      <DataTable
        label={t.ties}
        list={listOf(family.ties)}
        columns={columns}
        rowKey={(row) => row.id ?? `${row.from}${row.to}${row.kind}`}
        empty={<Empty title={t.noTies} hint={t.noTiesHint} />}
      />
      {correcting && (
        <TieDialog
          family={family}
          {...(correcting.id
            ? { tie: correcting }
            : {
                begin: {
                  first: correcting.from,
                  second: correcting.to,
                  role: roleCodes[correcting.kind],
                },
              })}
          close={() => correct(null)}
        />
      )}
    </Section>
  )
}

function TieButtons(props: { family: Family; tie: FamilyTie; name: string; correct: () => void }) {
  const { family, tie, name, correct } = props
  const t = useTexts(familyTexts)
  const show = useFormat()
  const removal = useRemoval(t.removeTie, (reason, id) =>
    peopleApi.post('/api/people/:id/relations/:relation/withdrawal', {
      params: { id: family.person, relation: tie.id ?? '' },
      body: { id, reason },
    }),
  )
  // Without sensitive fields a correction would wipe out a note that one does not see.
  if (tie.id && !family.sensitive) return null
  return (
    <span className={css.buttons}>
      <Button size="small" aria-label={show.labelled(tie.id ? t.correct : t.relate, name)} onClick={correct}>
        {tie.id ? t.correct : t.relate}
      </Button>
      {tie.id && (
        <Button
          size="small"
          aria-label={show.labelled(t.remove, name)}
          loading={removal.sending}
          onClick={() => void removal.ask()}
        >
          {t.remove}
        </Button>
      )}
      <FailureNotice failure={removal.failure} />
    </span>
  )
}

function History({ family }: { family: Family }) {
  const t = useTexts(familyTexts)
  const say = useSay()
  const show = useFormat()
  const [open, setOpen] = useState(false)
  const history = useQuery({ ...relationHistoryQuery(family.person), enabled: open })
  type Row = NonNullable<typeof history.data>['items'][number]
  const columns: Column<Row>[] = [
    {
      key: 'pair',
      title: t.members,
      onCard: 'title',
      cell: (row) => `${row.fromName} — ${row.toName}`,
    },
    {
      key: 'kind',
      title: t.kind,
      cell: (row) =>
        [say(tieTerms[row.kind]), row.quality && say(qualityTerms[row.quality])].filter(Boolean).join(' · '),
    },
    {
      key: 'recorded',
      title: t.source,
      cell: (row) => `${show.instant(row.recordedAt)} ${row.byName}`,
    },
    {
      key: 'state',
      title: t.history,
      prose: true,
      cell: (row) => (
        <>
          <Tag tone={row.state === 'holds' ? 'good' : 'plain'}>{t[row.state]}</Tag>{' '}
          {[row.removedByName, row.removedReason].filter(Boolean).join(' · ')}
        </>
      ),
    },
  ]
  return (
    <details className="not-printed" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{t.history}</summary>
      {open && (
        <Loaded query={history} lines={3}>
          {({ items }) => (
            <Section flush>
              <DataTable
                label={t.history}
                list={listOf(items)}
                columns={columns}
                rowKey={(row) => row.id}
                empty={<Empty title={t.noHistory} />}
              />
            </Section>
          )}
        </Loaded>
      )}
    </details>
  )
}
