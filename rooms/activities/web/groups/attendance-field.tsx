import { Button } from 'antd'
import { fill } from '../../../../platform/web/fill.ts'
import { Field } from '../../../../platform/web/form/field.tsx'
import type { FieldOf } from '../../../../platform/web/form/use-form.ts'
import { useSay, useTexts } from '../../../../platform/web/language.tsx'
import { Row } from '../../../../platform/web/page.tsx'
import { type AttendanceState, attendanceStates, attendanceTerms } from '../../domain/groups/group-codes.ts'
import css from './groups.module.css'
import { groupsTexts } from './groups-texts.ts'

export type Marks = Readonly<Record<string, AttendanceState>>

const next = (state: AttendanceState): AttendanceState =>
  attendanceStates[(attendanceStates.indexOf(state) + 1) % attendanceStates.length] ?? 'present'

/** Who came: everybody unless told, one tap a member changes it (到 → 迟到 → 缺席). */
export function AttendanceField(props: {
  field: FieldOf<Marks>
  members: readonly { readonly person: string; readonly name: string }[]
}) {
  const { field, members } = props
  const { value, change } = field
  const t = useTexts(groupsTexts)
  const say = useSay()
  const stateOf = (person: string): AttendanceState => value[person] ?? 'present'
  const present = members.filter(({ person }) => stateOf(person) !== 'absent').length
  return (
    <Field {...field} label={t.attendance} hint={t.attendanceHint} group>
      <Row>
        <span role="status">{fill(t.presentCount, { present, expected: members.length })}</span>
        <Button
          onClick={() =>
            change(Object.fromEntries(members.map(({ person }) => [person, 'present' as const])))
          }
        >
          {t.allPresent}
        </Button>
      </Row>
      <div className={css.attendance}>
        {members.map(({ person, name }) => {
          const state = stateOf(person)
          return (
            <button
              key={person}
              type="button"
              className={`${css.mark} ${css[state]}`}
              aria-label={fill(t.tapped, { name, state: say(attendanceTerms[state]) })}
              onClick={() => change({ ...value, [person]: next(state) })}
            >
              <span>{name}</span>
              <span className={css.markState}>{say(attendanceTerms[state])}</span>
            </button>
          )
        })}
      </div>
    </Field>
  )
}
