import { Button } from 'antd'
import { useState } from 'react'
import { DataTable } from '../../../platform/web/data-table.tsx'
import { Facts } from '../../../platform/web/facts.tsx'
import { fill } from '../../../platform/web/fill.ts'
import { formatNumber } from '../../../platform/web/format.ts'
import { useSay, useTexts } from '../../../platform/web/language.tsx'
import { Section } from '../../../platform/web/page.tsx'
import { listOf } from '../../../platform/web/queries.ts'
import { StatTile, StatTiles } from '../../../platform/web/stat-tile.tsx'
import { Empty } from '../../../platform/web/states.tsx'
import { useFormat } from '../../../platform/web/use-format.ts'
import { isBody, partRoleCodes, partRoles } from '../domain/programme.ts'
import { AttendanceDialog } from './attendance-dialog.tsx'
import { Conflicts } from './conflicts.tsx'
import { forumTexts } from './forum-texts.ts'
import type { ForumFile, ForumPart } from './queries.ts'

/** One forum: what stands against it, its programme in order and by district, and who came. */
export function ForumFacts({ forum }: { forum: ForumFile }) {
  const t = useTexts(forumTexts)
  const show = useFormat()
  const say = useSay()
  const named = (role: 'host' | 'organiser') =>
    show.words(forum.parts.filter((part) => part.role === role).map((part) => part.organisationName ?? ''))
  return (
    <>
      <Conflicts conflicts={forum.conflicts} />
      <Section title={t.about}>
        <Facts
          items={[
            [say(partRoles.host), named('host') || '—'],
            [say(partRoles.organiser), named('organiser') || '—'],
            forum.theme ? [t.theme, forum.theme] : null,
            [
              t.heldOn,
              forum.heldOn === forum.endsOn
                ? show.day(forum.heldOn)
                : `${show.day(forum.heldOn)} – ${show.day(forum.endsOn)}`,
            ],
            [t.venue, forum.place ?? '—'],
            [t.division, forum.divisionName],
          ]}
        />
      </Section>
      <StatTiles>
        {partRoleCodes.map((role) => (
          <StatTile
            key={role}
            name={say(partRoles[role])}
            value={formatNumber(forum.counts[role])}
            {...(role === 'talk' && forum.counts.unnamedTalks > 0
              ? { note: fill(t.unnamedOf, { count: forum.counts.unnamedTalks }) }
              : {})}
          />
        ))}
      </StatTiles>
      <Programme forum={forum} />
      <ByDistrict forum={forum} />
      <Attendance forum={forum} />
    </>
  )
}

function Programme({ forum }: { forum: ForumFile }) {
  const t = useTexts(forumTexts)
  const say = useSay()
  return (
    <Section title={t.programme} flush>
      <DataTable<ForumPart>
        label={t.programme}
        list={listOf(forum.parts.filter(({ role }) => !isBody(role)))}
        rowKey={(row) => String(row.number)}
        columns={[
          { key: 'role', title: t.role, cell: (row) => say(partRoles[row.role]) },
          {
            key: 'topic',
            title: t.topic,
            onCard: 'title',
            prose: true,
            cell: (row) => row.topic ?? say(partRoles[row.role]),
          },
          { key: 'speaker', title: t.speaker, cell: (row) => row.speaker ?? t.unnamed },
          {
            key: 'affiliation',
            title: t.affiliation,
            prose: true,
            cell: (row) => row.organisationName ?? '—',
          },
          { key: 'post', title: t.post, cell: (row) => row.post ?? '—' },
          {
            key: 'district',
            title: t.district,
            cell: (row) => row.districtName ?? (row.role === 'talk' ? t.agency : '—'),
          },
          { key: 'remarks', title: t.remarks, prose: true, cell: (row) => row.remarks ?? '' },
        ]}
      />
    </Section>
  )
}

function ByDistrict({ forum }: { forum: ForumFile }) {
  const t = useTexts(forumTexts)
  return (
    <Section title={t.byDistrict}>
      <Facts
        items={forum.districts.map(({ district, name, talks }) => [
          name ?? t.agency,
          <ul key={district ?? 'agency'}>
            {talks.map((talk) => (
              <li key={talk.number}>
                {talk.topic} <span className="soft">{talk.speaker ?? t.unnamed}</span>
              </li>
            ))}
          </ul>,
        ])}
      />
    </Section>
  )
}

function Attendance({ forum }: { forum: ForumFile }) {
  const t = useTexts(forumTexts)
  const [open, setOpen] = useState(false)
  return (
    <Section
      title={t.attendance}
      actions={forum.mayChange && <Button onClick={() => setOpen(true)}>{t.recordAttendance}</Button>}
      flush
    >
      <DataTable
        label={t.attendance}
        list={listOf(forum.attendance)}
        rowKey={(row) => String(row.district)}
        empty={<Empty title={t.noAttendance} />}
        columns={[
          { key: 'district', title: t.district, onCard: 'title', cell: (row) => row.name },
          {
            key: 'heads',
            title: t.stationHeads,
            align: 'end',
            cell: (row) => formatNumber(row.stationHeads),
          },
          {
            key: 'organisations',
            title: t.organisationHeads,
            align: 'end',
            cell: (row) => formatNumber(row.organisationHeads),
          },
          { key: 'relief', title: t.reliefStaff, align: 'end', cell: (row) => formatNumber(row.reliefStaff) },
          { key: 'others', title: t.others, align: 'end', cell: (row) => formatNumber(row.others) },
          { key: 'all', title: t.all, align: 'end', cell: (row) => formatNumber(row.all) },
        ]}
      />
      {open && <AttendanceDialog forum={forum} close={() => setOpen(false)} />}
    </Section>
  )
}
