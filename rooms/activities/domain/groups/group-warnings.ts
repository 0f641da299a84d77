import type { Words } from '../../../../kernel/contract.ts'
import type { Day } from '../../../../kernel/day.ts'
import type { Id } from '../../../../kernel/id.ts'
import { type Attendance, isMemberOn } from './held-session.ts'

/** What is odd about a group or a session that was taken all the same (2.2: usual size, number and length). */
export const groupWarnings = {
  'group-small': {
    zh: '组员少于 6 人，常规小组为 6 至 12 人',
    en: 'Fewer than 6 members; 6 to 12 are usual',
  },
  'group-large': {
    zh: '组员多于 12 人，常规小组为 6 至 12 人',
    en: 'More than 12 members; 6 to 12 are usual',
  },
  'group-over-limit': { zh: '组员超过 20 人，请考虑分组', en: 'More than 20 members; consider two groups' },
  'sessions-unusual': {
    zh: '节数不在常规的 4 至 8 节内',
    en: 'The number of sessions is not within the usual 4 to 8',
  },
  'session-length-unusual': {
    zh: '本节时长不在常规的 60 至 90 分钟内',
    en: 'The session was not within the usual 60 to 90 minutes',
  },
  'session-before-joining': {
    zh: '有出席者在这一天之前还没有入组',
    en: 'Someone who attended had not joined by that day',
  },
  'session-after-leaving': {
    zh: '有出席者在这一天之前已经退组',
    en: 'Someone who attended had left before that day',
  },
  'session-same-day': {
    zh: '这个小组当天已有一节记录，请确认不是重复录入',
    en: 'The group already has a session on that day; make sure it is not entered twice',
  },
  'session-without-anyone': { zh: '本节没有人出席', en: 'Nobody attended this session' },
  'consent-missing': { zh: '有组员没有登记知情同意', en: 'Consent is not noted for some members' },
  'scores-missing': { zh: '没有前后测得分', en: 'There are no scores before and after' },
  'station-not-open-that-day': {
    zh: '日期不在该站点的运行期内',
    en: 'The station was not in operation on that day',
  },
} as const satisfies Record<string, Words>

export type GroupWarning = keyof typeof groupWarnings

export const groupWarningCodes = Object.keys(groupWarnings) as [GroupWarning, ...GroupWarning[]]

type Member = {
  readonly person: Id
  readonly joinedOn: Day
  readonly leftOn: Day | null
  readonly consentOn: Day | null
}

/** About the group as a whole. Size is told once it has members: an empty plan is only not yet filled. */
export function warningsOfGroup(group: {
  readonly plannedSessions: number
  readonly members: readonly Member[]
}): GroupWarning[] {
  const size = group.members.filter(({ leftOn }) => leftOn === null).length
  const found: GroupWarning[] = []
  if (size > 20) found.push('group-over-limit')
  else if (size > 12) found.push('group-large')
  else if (size > 0 && size < 6) found.push('group-small')
  if (group.plannedSessions < 4 || group.plannedSessions > 8) found.push('sessions-unusual')
  if (group.members.some(({ consentOn }) => consentOn === null)) found.push('consent-missing')
  return found
}

/** About one session, as it is recorded. */
export function warningsOfSession(session: {
  readonly heldOn: Day
  readonly minutes: number | null
  readonly attendance: readonly Attendance[]
  readonly members: readonly Member[]
  readonly otherDays: readonly Day[]
  readonly stationOpen: boolean
}): GroupWarning[] {
  const { heldOn, minutes, members } = session
  const came = session.attendance.filter(({ state }) => state !== 'absent')
  const memberOf = new Map(members.map((member) => [member.person, member]))
  const stays = came.flatMap(({ person }) => memberOf.get(person) ?? [])
  const outside = stays.filter((member) => !isMemberOn(member, heldOn))
  const found: GroupWarning[] = []
  if (minutes !== null && (minutes < 60 || minutes > 90)) found.push('session-length-unusual')
  if (outside.some(({ joinedOn }) => joinedOn > heldOn)) found.push('session-before-joining')
  if (outside.some(({ joinedOn }) => joinedOn <= heldOn)) found.push('session-after-leaving')
  if (session.otherDays.includes(heldOn)) found.push('session-same-day')
  if (came.length === 0) found.push('session-without-anyone')
  if (!session.stationOpen) found.push('station-not-open-that-day')
  return found
}
