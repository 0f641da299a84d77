import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import type { Id } from '../../../kernel/id.ts'
import { fill } from '../../../platform/web/fill.ts'
import { Field } from '../../../platform/web/form/field.tsx'
import type { FieldOf } from '../../../platform/web/form/use-form.ts'
import { useTexts } from '../../../platform/web/language.tsx'
import { Loaded } from '../../../platform/web/loaded.tsx'
import { useFormat } from '../../../platform/web/use-format.ts'
import { type VisitSeen, visitSeen } from '../domain/visit-codes.ts'
import { type VisitDefaults, visitDefaults } from './queries.ts'
import css from './served-field.module.css'
import { activitiesTexts } from './texts.ts'

type Served = Readonly<Record<string, VisitSeen>>

/** The household of the person visited: a tick for each who was served, and who was seen (7.2). */
export function ServedField(props: {
  field: FieldOf<Served>
  person: Id
  /** The person was just chosen on this page: the cursor goes on to here. */
  takesFocus: boolean
  /** Hears where the record belongs and how such a visit usually is. */
  found: (defaults: VisitDefaults) => void
}) {
  const { field, person, takesFocus, found } = props
  const { value, change } = field
  const t = useTexts(activitiesTexts)
  const query = useQuery(visitDefaults(person))
  const list = useRef<HTMLUListElement>(null)
  const { data } = query
  useEffect(() => {
    if (!data) return
    found(data)
    if (takesFocus) list.current?.querySelector<HTMLElement>('input:checked')?.focus()
  }, [data, takesFocus, found])
  const turn = (id: string) => {
    const { [id]: was, ...rest } = value
    change(was ? rest : { ...value, [id]: 'person' })
  }
  return (
    <Field {...field} label={t.served} hint={t.servedHint} group>
      <Loaded query={query} lines={2}>
        {({ members }) => (
          <ul className={css.members} ref={list}>
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
    </Field>
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
