import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { DataTable } from '../../../platform/web/data-table.tsx'
import { fill } from '../../../platform/web/fill.ts'
import { useSay, useTexts } from '../../../platform/web/language.tsx'
import { Loaded } from '../../../platform/web/loaded.tsx'
import { Section } from '../../../platform/web/page.tsx'
import { listOf } from '../../../platform/web/queries.ts'
import { Empty } from '../../../platform/web/states.tsx'
import { Tag } from '../../../platform/web/tag.tsx'
import { useFormat } from '../../../platform/web/use-format.ts'
import { awardLevels, type RegistrationState, registrationStates } from '../domain/qualifications.ts'
import { AwardDialog } from './award-dialog.tsx'
import {
  type Award,
  type Qualifications,
  qualificationsQuery,
  type Registration,
} from './qualification-queries.ts'
import { qualificationTexts } from './qualification-texts.ts'
import type { MemberDetail } from './queries.ts'
import { RegistrationDialog } from './registration-dialog.tsx'
import { Studies } from './studies.tsx'
import { workforceTexts } from './texts.ts'

const tones: Readonly<Record<RegistrationState, 'good' | 'warning' | 'danger' | 'plain'>> = {
  registered: 'good',
  expiring: 'warning',
  lapsed: 'danger',
  due: 'warning',
  overdue: 'danger',
  withdrawn: 'plain',
}

/** Registrations, study and awards of a worker. */
export function QualificationParts({ member }: { member: MemberDetail }) {
  return (
    <Loaded query={useQuery(qualificationsQuery(member.id))} lines={4}>
      {(found) => (
        <>
          <Registrations member={member} found={found} />
          <Studies member={member.id} studies={found.studies} mayWrite={found.abilities.write} />
          <Awards member={member.id} awards={found.awards} mayWrite={found.abilities.write} />
        </>
      )}
    </Loaded>
  )
}

function Registrations({ member, found }: { member: MemberDetail; found: Qualifications }) {
  const t = useTexts(qualificationTexts)
  const levels = useTexts(workforceTexts)
  const say = useSay()
  const show = useFormat()
  const [open, setOpen] = useState<Registration | 'new' | null>(null)
  const mayWrite = found.abilities.write
  const levelOf = (certificate: string) => {
    const one = member.certificates.find(({ id }) => id === certificate)
    return one ? levels[one.level] : '—'
  }
  return (
    <Section
      title={t.registrations}
      hint={t.registrationsHint}
      actions={
        mayWrite &&
        member.certificates.length > 0 && <Button onClick={() => setOpen('new')}>{t.register}</Button>
      }
      flush
    >
      <DataTable<Registration>
        label={t.registrations}
        list={listOf(found.registrations)}
        rowKey={(row) => row.id}
        empty={<Empty title={t.noRegistrations} />}
        above={found.standings.map(({ certificate, state, until }) => (
          <span key={certificate}>
            {levelOf(certificate)} <Tag tone={tones[state]}>{say(registrationStates[state])}</Tag>{' '}
            {until && <span className="soft">{fill(t.untilDay, { day: show.day(until) })}</span>}
          </span>
        ))}
        columns={[
          {
            key: 'certificate',
            title: t.certificate,
            onCard: 'title',
            cell: (row) => levelOf(row.certificate),
          },
          { key: 'kind', title: t.kind, cell: (row) => (row.renewal ? t.renewal : t.first) },
          { key: 'number', title: t.registrationNumber, cell: (row) => row.number ?? '—' },
          { key: 'days', title: t.from, cell: (row) => `${show.day(row.from)} – ${show.day(row.to)}` },
          {
            key: 'hours',
            title: t.hours,
            align: 'end',
            cell: (row) => fill(t.hoursOf, { have: row.haveTenths / 10, need: row.needTenths / 10 }),
          },
          {
            key: 'change',
            title: t.changeRegistration,
            quietTitle: true,
            onCard: 'bare',
            cell: (row) =>
              mayWrite && (
                <Button
                  size="small"
                  aria-label={`${t.changeRegistration} ${show.day(row.from)}`}
                  onClick={() => setOpen(row)}
                >
                  {t.changeRegistration}
                </Button>
              ),
          },
        ]}
      />
      {open && (
        <RegistrationDialog
          member={member}
          registration={open === 'new' ? null : open}
          close={() => setOpen(null)}
        />
      )}
    </Section>
  )
}

function Awards(props: { member: string; awards: Qualifications['awards']; mayWrite: boolean }) {
  const { member, awards, mayWrite } = props
  const t = useTexts(qualificationTexts)
  const say = useSay()
  const show = useFormat()
  const [open, setOpen] = useState<Award | 'new' | null>(null)
  return (
    <Section
      title={t.awards}
      actions={mayWrite && <Button onClick={() => setOpen('new')}>{t.addAward}</Button>}
      flush
    >
      <DataTable<Award>
        label={t.awards}
        list={listOf(awards)}
        rowKey={(row) => row.id}
        empty={<Empty title={t.noAwards} />}
        columns={[
          { key: 'title', title: t.awardTitle, onCard: 'title', prose: true, cell: (row) => row.title },
          { key: 'level', title: t.level, cell: (row) => say(awardLevels[row.level]) },
          { key: 'giver', title: t.giver, cell: (row) => row.giver },
          { key: 'day', title: t.givenOn, cell: (row) => show.day(row.givenOn) },
          { key: 'document', title: t.document, cell: (row) => row.document ?? '—' },
          {
            key: 'state',
            title: t.state,
            cell: (row) =>
              row.withdrawnOn ? (
                <>
                  <Tag tone="warning">{t.withdrawn}</Tag>{' '}
                  {row.withdrawnReason && <span className="soft">{row.withdrawnReason}</span>}
                </>
              ) : (
                <Tag tone="good">{t.standing}</Tag>
              ),
          },
          {
            key: 'change',
            title: t.changeStudy,
            quietTitle: true,
            onCard: 'bare',
            cell: (row) =>
              mayWrite && (
                <Button
                  size="small"
                  aria-label={`${t.changeStudy} ${row.title}`}
                  onClick={() => setOpen(row)}
                >
                  {t.changeStudy}
                </Button>
              ),
          },
        ]}
      />
      {open && (
        <AwardDialog member={member} award={open === 'new' ? null : open} close={() => setOpen(null)} />
      )}
    </Section>
  )
}
