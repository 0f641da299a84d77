import { Facts } from '../../../../platform/web/facts.tsx'
import { fill } from '../../../../platform/web/fill.ts'
import { useSay, useTexts } from '../../../../platform/web/language.tsx'
import { PageLink } from '../../../../platform/web/link.tsx'
import { Notice } from '../../../../platform/web/notice.tsx'
import { Section, Stack } from '../../../../platform/web/page.tsx'
import { useFormat } from '../../../../platform/web/use-format.ts'
import { attendanceTerms } from '../../domain/groups/group-codes.ts'
import { groupWarnings } from '../../domain/groups/group-warnings.ts'
import css from './groups.module.css'
import { groupsTexts } from './groups-texts.ts'
import type { GroupSession } from './queries.ts'

/** What is odd about a group or a session, each in a sentence. */
export function GroupRemarks({
  codes,
  title,
}: {
  codes: readonly (keyof typeof groupWarnings)[]
  title?: string
}) {
  const t = useTexts(groupsTexts)
  const say = useSay()
  if (codes.length === 0) return null
  return (
    <Notice tone="warning" title={title ?? t.remarks}>
      {codes.map((code) => (
        <p key={code}>{say(groupWarnings[code])}</p>
      ))}
    </Notice>
  )
}

/** One session: what happened, and who was there. */
export function SessionView({ session }: { session: GroupSession }) {
  const t = useTexts(groupsTexts)
  const say = useSay()
  const show = useFormat()
  const text = (value: string | null) => (value ? <span className={css.text}>{value}</span> : '—')
  const { reversal, sensitive } = session
  return (
    <Stack>
      {reversal && (
        <Notice
          tone="danger"
          title={t.reversed}
          action={
            reversal.replacement && (
              <PageLink to={`/groups/sessions/${reversal.replacement}`}>{t.replacement}</PageLink>
            )
          }
        >
          {fill(t.reversedBy, { name: reversal.byName, reason: reversal.reason })}
        </Notice>
      )}
      <GroupRemarks codes={session.warnings} />
      <Section>
        <Facts
          items={[
            [t.day, show.day(session.heldOn)],
            [
              t.hours,
              session.minutes === null
                ? '—'
                : `${session.startedAt}–${session.endedAt} (${show.minutes(session.minutes)})`,
            ],
            [t.place, session.place ?? '—'],
            [t.worker, session.workerName],
            [t.coWorkers, session.coWorkers ?? '—'],
            [t.sessionTitle, session.title ?? '—'],
            [t.aims, text(session.aims)],
            [t.process, text(session.process)],
            [t.dynamics, sensitive ? text(sensitive.dynamics) : t.hidden],
            [t.reflection, sensitive ? text(sensitive.reflection) : t.hidden],
            [t.recordedAt, show.instant(session.recordedAt)],
          ]}
        />
      </Section>
      <Section
        title={t.attendance}
        hint={fill(t.presentCount, { present: session.present, expected: session.expected })}
      >
        <Facts
          items={session.attendance.map((one) => [
            one.personName ?? t.someone,
            [say(attendanceTerms[one.state]), one.note].filter(Boolean).join(' · '),
          ])}
        />
      </Section>
    </Stack>
  )
}
