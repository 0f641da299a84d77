import { useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { fill } from '../../../platform/web/fill.ts'
import { useTexts } from '../../../platform/web/language.tsx'
import { Loaded } from '../../../platform/web/loaded.tsx'
import { useFormat } from '../../../platform/web/use-format.ts'
import { type VisitSeen, visitSeen } from '../domain/visit-codes.ts'
import { visitDefaults } from './queries.ts'
import css from './served-field.module.css'
import { activitiesTexts } from './texts.ts'

type Served = Readonly<Record<string, VisitSeen>>

/** The household of the person visited: a tick for each who was served, and who was seen (7.2). */
export function ServedField(props: {
  person: string
  value: Served
  change: (value: Served) => void
  /** Hears of the station that keeps the file, which the record is written for. */
  found: (station: string) => void
}) {
  const { person, value, change, found } = props
  const t = useTexts(activitiesTexts)
  const query = useQuery(visitDefaults(person))
  const station = query.data?.station
  useEffect(() => {
    if (station) found(station)
  }, [station, found])
  const turn = (id: string) => {
    const { [id]: was, ...rest } = value
    change(was ? rest : { ...value, [id]: 'person' })
  }
  return (
    <fieldset className={css.field}>
      <legend className={css.legend}>{t.served}</legend>
      <p className="soft">{t.servedHint}</p>
      <Loaded query={query} lines={2}>
        {({ members }) => (
          <ul className={css.members}>
            {members.map((member) => (
              <li key={member.person} className={css.member}>
                <label className={css.name}>
                  <input
                    type="checkbox"
                    checked={member.person in value}
                    onChange={() => turn(member.person)}
                  />
                  <span>
                    {member.name}
                    <LastVisit on={member.lastVisitOn} registered={member.registered} />
                  </span>
                </label>
                {member.person in value && (
                  <select
                    className={css.seen}
                    aria-label={fill(t.seenOf, { name: member.name })}
                    value={value[member.person]}
                    onChange={(event) =>
                      change({ ...value, [member.person]: event.target.value as VisitSeen })
                    }
                  >
                    {visitSeen.map((seen) => (
                      <option key={seen} value={seen}>
                        {t[seen]}
                      </option>
                    ))}
                  </select>
                )}
              </li>
            ))}
          </ul>
        )}
      </Loaded>
    </fieldset>
  )
}

function LastVisit({ on, registered }: { on: string | null; registered: boolean }) {
  const t = useTexts(activitiesTexts)
  const show = useFormat()
  const words = [
    registered ? null : t.notRegistered,
    on ? fill(t.lastVisit, { day: show.day(on) }) : t.neverVisited,
  ]
  return <span className={css.last}>{words.filter(Boolean).join(' · ')}</span>
}
