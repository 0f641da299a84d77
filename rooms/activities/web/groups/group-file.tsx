import { fill } from '../../../../platform/web/fill.ts'
import { formatNumber, formatShare } from '../../../../platform/web/format.ts'
import { useTexts } from '../../../../platform/web/language.tsx'
import { useAddressQuery } from '../../../../platform/web/link.tsx'
import { Stack } from '../../../../platform/web/page.tsx'
import { StatTile, StatTiles } from '../../../../platform/web/stat-tile.tsx'
import { Tabs } from '../../../../platform/web/tabs.tsx'
import { useFormat } from '../../../../platform/web/use-format.ts'
import { Evaluation } from './evaluation.tsx'
import { groupsTexts } from './groups-texts.ts'
import { Members } from './members.tsx'
import { PlanView } from './plan-view.tsx'
import type { GroupFile as File } from './queries.ts'
import { Scores } from './scores.tsx'
import { GroupRemarks } from './session-view.tsx'
import { Sessions } from './sessions.tsx'

/** A group's figures at a glance, and its file in five parts. */
export function GroupFile({ group }: { group: File }) {
  const t = useTexts(groupsTexts)
  const [{ part = group.state === 'planned' ? 'plan' : 'sessions' }, ask] = useAddressQuery()
  return (
    <Stack>
      <GroupTiles group={group} />
      <GroupRemarks codes={group.state === 'cancelled' ? [] : group.warnings} />
      <Tabs
        label={t.parts}
        open={part}
        choose={(part) => ask({ part })}
        tabs={[
          { key: 'plan', title: t.plan, content: () => <PlanView group={group} /> },
          { key: 'members', title: t.members, content: () => <Members group={group} /> },
          { key: 'sessions', title: t.sessions, content: () => <Sessions group={group} /> },
          { key: 'scores', title: t.scores, content: () => <Scores group={group} /> },
          { key: 'evaluation', title: t.evaluation, content: () => <Evaluation group={group} /> },
        ]}
      />
    </Stack>
  )
}

export function GroupTiles({ group }: { group: File }) {
  const t = useTexts(groupsTexts)
  const show = useFormat()
  return (
    <StatTiles>
      <StatTile name={t.memberCount} value={formatNumber(group.members)} />
      <StatTile
        name={t.sessionCount}
        value={formatNumber(group.sessions)}
        note={fill(t.ofPlanned, { count: group.plannedSessions })}
      />
      <StatTile name={t.attendances} value={formatNumber(group.attendances)} />
      <StatTile
        name={t.rate}
        value={group.attendanceRate === null ? '—' : formatShare(group.attendanceRate)}
      />
      <StatTile name={t.hours} value={group.minutes === 0 ? '—' : show.minutes(group.minutes)} />
    </StatTiles>
  )
}
