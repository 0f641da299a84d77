import { useQueries } from '@tanstack/react-query'
import { fill } from '../../../../platform/web/fill.ts'
import { useSay, useTexts } from '../../../../platform/web/language.tsx'
import { useMe } from '../../../../platform/web/me.tsx'
import { Loading } from '../../../../platform/web/states.tsx'
import { today } from '../../../../platform/web/today.ts'
import { useFormat } from '../../../../platform/web/use-format.ts'
import { attendanceTerms } from '../../domain/groups/group-codes.ts'
import { Evaluation } from './evaluation.tsx'
import { GroupTiles } from './group-file.tsx'
import css from './groups.module.css'
import { groupsTexts } from './groups-texts.ts'
import { PlanView } from './plan-view.tsx'
import { type GroupFile, type GroupSession, groupSessionQuery } from './queries.ts'
import { ScaleResult } from './scores.tsx'
import { SessionView } from './session-view.tsx'

/** The whole file of a group on paper: plan, sign-in sheet, sessions, scores, evaluation. */
export function GroupPrint({ group }: { group: GroupFile }) {
  const t = useTexts(groupsTexts)
  const show = useFormat()
  const me = useMe()
  const sessions = useQueries({ queries: group.sessionList.map(({ id }) => groupSessionQuery(id)) })
  const read = sessions.flatMap(({ data }) => data ?? [])
  if (read.length < group.sessionList.length) return <Loading lines={8} />
  return (
    <div className={css.printed}>
      <p className="soft">{fill(t.printedOn, { day: show.day(today()), name: me.name })}</p>
      <GroupTiles group={group} />
      <PlanView group={group} />
      <h2>{t.attendance}</h2>
      <AttendanceSheet group={group} sessions={read} />
      {read.map((session) => (
        <section key={session.id}>
          <h2>{fill(t.nth, { number: session.number })}</h2>
          <SessionView session={session} />
        </section>
      ))}
      {group.scales.length > 0 && <h2>{t.scores}</h2>}
      {group.scales.map((scale) => (
        <ScaleResult key={scale.id} scale={scale} group={group} />
      ))}
      {group.evaluation && (
        <Evaluation group={{ ...group, abilities: { ...group.abilities, change: false } }} />
      )}
      <p className={css.text}>{t.signature}</p>
    </div>
  )
}

/** Members by sessions. */
function AttendanceSheet({ group, sessions }: { group: GroupFile; sessions: readonly GroupSession[] }) {
  const t = useTexts(groupsTexts)
  const say = useSay()
  const stateOf = (session: GroupSession, person: string) => {
    const state = session.attendance.find((one) => one.person === person)?.state
    return state ? say(attendanceTerms[state]) : ''
  }
  return (
    <div className={css.sheet}>
      <table>
        <thead>
          <tr>
            <th>{t.members}</th>
            {sessions.map(({ id, number }) => (
              <th key={id}>{number}</th>
            ))}
            <th>{t.attended}</th>
          </tr>
        </thead>
        <tbody>
          {group.memberList.map(({ person, name, present }) => (
            <tr key={person}>
              <td>{name ?? t.someone}</td>
              {sessions.map((session) => (
                <td key={session.id}>{stateOf(session, person)}</td>
              ))}
              <td>{present}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
