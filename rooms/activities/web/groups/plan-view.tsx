import { Facts } from '../../../../platform/web/facts.tsx'
import { fill } from '../../../../platform/web/fill.ts'
import { formatNumber } from '../../../../platform/web/format.ts'
import { useTexts } from '../../../../platform/web/language.tsx'
import { PageLink } from '../../../../platform/web/link.tsx'
import { Section, Stack } from '../../../../platform/web/page.tsx'
import { useFormat } from '../../../../platform/web/use-format.ts'
import { StationName } from '../../../regions/web/index.ts'
import { useGroupWords } from './group-words.ts'
import css from './groups.module.css'
import { groupsTexts } from './groups-texts.ts'
import type { GroupFile } from './queries.ts'

/** The plan as it stands (小组计划书). */
export function PlanView({ group }: { group: GroupFile }) {
  const t = useTexts(groupsTexts)
  const words = useGroupWords()
  const show = useFormat()
  const text = (value: string | null) => (value ? <span className={css.text}>{value}</span> : '—')
  return (
    <Stack>
      <Section title={t.basics}>
        <Facts
          items={[
            [t.station, <StationName key="station" station={group.station} division={group.division} />],
            [t.type, words.kind(group.type)],
            [t.field, words.field(group.field)],
            [t.serviceType, group.serviceType ? words.serviceType(group.serviceType) : '—'],
            [t.phase, words.phase(group.phase)],
            [t.lead, group.leadName],
            [t.coWorkers, group.coWorkers ?? '—'],
            [t.place, group.place ?? '—'],
            [t.startsOn, show.day(group.startsOn)],
            group.openedOn ? [t.openedOn, show.day(group.openedOn)] : null,
            group.closedOn ? [t.closedOn, show.day(group.closedOn)] : null,
            [t.plannedSessions, formatNumber(group.plannedSessions)],
            [t.budget, group.budget === null ? '—' : formatNumber(group.budget / 100, 2)],
            group.cancelReason ? [t.cancel, group.cancelReason] : null,
          ]}
        />
      </Section>
      <Section title={t.design}>
        <Facts
          items={[
            [t.rationale, text(group.rationale)],
            [t.goals, text(group.goals)],
            [t.theory, text(group.theory)],
            [t.memberCriteria, text(group.memberCriteria)],
            [t.recruitment, text(group.recruitment)],
            [t.evaluationMethod, text(group.evaluationMethod)],
            [t.risks, text(group.risks)],
          ]}
        />
      </Section>
      {group.plan.length > 0 && (
        <Section title={t.planned}>
          <Facts
            items={group.plan.map(({ number, plannedOn, title, content, session }) => [
              fill(t.nth, { number }),
              <span key={number} className={css.text}>
                {[plannedOn ? show.day(plannedOn) : null, title, content].filter(Boolean).join(' · ') || '—'}{' '}
                {session && <PageLink to={`/groups/sessions/${session}`}>{t.session}</PageLink>}
              </span>,
            ])}
          />
        </Section>
      )}
    </Stack>
  )
}
