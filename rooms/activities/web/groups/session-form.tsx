import { useState } from 'react'
import type { Day } from '../../../../kernel/day.ts'
import { fill } from '../../../../platform/web/fill.ts'
import { DayField } from '../../../../platform/web/form/day-field.tsx'
import { FieldGroup, FieldRow, Form, FormButtons } from '../../../../platform/web/form/form.tsx'
import { LongTextField, NumberField, TextField } from '../../../../platform/web/form/text-fields.tsx'
import { useForm } from '../../../../platform/web/form/use-form.ts'
import { newId } from '../../../../platform/web/ids.ts'
import { useTexts } from '../../../../platform/web/language.tsx'
import { today } from '../../../../platform/web/today.ts'
import type { AttendanceState } from '../../domain/groups/group-codes.ts'
import { isMemberOn } from '../../domain/groups/held-session.ts'
import { readTypedTime } from '../visit-values.ts'
import { AttendanceField, type Marks } from './attendance-field.tsx'
import css from './groups.module.css'
import { groupsTexts } from './groups-texts.ts'
import { type GroupFile, type GroupSession, groupsApi, renewedByGroups } from './queries.ts'

type Values = {
  readonly number: number | null
  readonly heldOn: Day | null
  readonly startedAt: string
  readonly endedAt: string
  readonly place: string
  readonly title: string
  readonly marks: Marks
  readonly notes: Readonly<Record<string, string>>
  readonly aims: string
  readonly process: string
  readonly dynamics: string
  readonly reflection: string
  readonly coWorkers: string
  readonly reason: string
}

/** The next session of the plan that has no record, with what the plan says of it. */
function blank(group: GroupFile): Values {
  const planned = group.plan.find(({ session }) => session === null)
  const number = planned?.number ?? Math.max(0, ...group.sessionList.map((one) => one.number)) + 1
  const on = planned?.plannedOn && planned.plannedOn <= today() ? planned.plannedOn : today()
  return {
    number,
    heldOn: on as Day,
    startedAt: planned?.startedAt ?? '',
    endedAt: planned?.endedAt ?? '',
    place: group.place ?? '',
    title: planned?.title ?? '',
    marks: {},
    notes: {},
    aims: planned?.content ?? '',
    process: '',
    dynamics: '',
    reflection: '',
    coWorkers: group.coWorkers ?? '',
    reason: '',
  }
}

const valuesOf = (session: GroupSession): Values => ({
  number: session.number,
  heldOn: session.heldOn as Day,
  startedAt: session.startedAt ?? '',
  endedAt: session.endedAt ?? '',
  place: session.place ?? '',
  title: session.title ?? '',
  marks: Object.fromEntries(session.attendance.map(({ person, state }) => [person, state])),
  notes: Object.fromEntries(session.attendance.map(({ person, note }) => [person, note ?? ''])),
  aims: session.aims ?? '',
  process: session.process ?? '',
  dynamics: session.sensitive?.dynamics ?? '',
  reflection: session.sensitive?.reflection ?? '',
  coWorkers: session.coWorkers ?? '',
  reason: '',
})

const filled = <K extends string>(key: K, text: string): { [key in K]?: string } =>
  (text.trim() ? { [key]: text.trim() } : {}) as { [key in K]?: string }

function sessionOf(values: Values, persons: readonly string[]) {
  const { startedAt, endedAt, marks, notes } = values
  return {
    ...(values.number ? { number: values.number } : {}),
    heldOn: values.heldOn ?? today(),
    ...filled('startedAt', startedAt.trim() && readTypedTime(startedAt)),
    ...filled('endedAt', endedAt.trim() && readTypedTime(endedAt)),
    ...filled('place', values.place),
    ...filled('title', values.title),
    ...filled('aims', values.aims),
    ...filled('process', values.process),
    ...filled('dynamics', values.dynamics),
    ...filled('reflection', values.reflection),
    ...filled('coWorkers', values.coWorkers),
    attendance: persons.map((person) => ({
      person,
      state: (marks[person] ?? 'present') as AttendanceState,
      ...filled('note', notes[person] ?? ''),
    })),
  }
}

type Recorded = {
  readonly id: string
  readonly number: number
  readonly present: number
  readonly warnings: readonly string[]
}

/**
 * Records a session, or corrects one with `session`: day and time are filled in from the plan and everybody is there, so
 * that most need a tap for whoever was missing and the save button.
 */
export function SessionForm(props: {
  group: GroupFile
  session?: GroupSession | undefined
  done: (answer: Recorded) => void
}) {
  const { group, session, done } = props
  const t = useTexts(groupsTexts)
  const [replacement] = useState(newId)
  const form = useForm<Values, Recorded>({
    initial: session ? valuesOf(session) : blank(group),
    required: session ? ['heldOn', 'number', 'reason'] : ['heldOn', 'number'],
    ...(session ? {} : { keep: `groups.session.${group.id}` }),
    send: (values, id) => {
      const body = sessionOf(
        values,
        membersShown(group, values, session).map(({ person }) => person),
      )
      return session
        ? groupsApi.post('/api/group-sessions/:id/correction', {
            params: { id: session.id },
            body: { id, reason: values.reason.trim(), replacement: { id: replacement, ...body } },
          })
        : groupsApi.post('/api/groups/:id/sessions', { params: { id: group.id }, body: { id, ...body } })
    },
    renews: [...renewedByGroups],
    done: (answer) => done(answer),
  })
  const { values } = form
  const members = membersShown(group, values, session).map(({ person, name }) => ({
    person,
    name: name ?? t.someone,
  }))
  const long = (name: 'aims' | 'process' | 'dynamics' | 'reflection') => (
    <LongTextField label={t[name]} maxLength={4000} rows={2} {...form.field(name)} />
  )
  return (
    <Form
      form={form}
      labels={{
        number: t.number,
        heldOn: t.day,
        startedAt: t.from,
        endedAt: t.to,
        marks: t.attendance,
        reason: t.reason,
      }}
    >
      <FieldGroup>
        <FieldRow>
          <DayField label={t.day} lean="past" latest={today()} {...form.field('heldOn')} />
          <div className={css.times}>
            <TextField label={t.from} placeholder={t.timeHint} width="short" {...form.field('startedAt')} />
            <TextField label={t.to} placeholder={t.timeHint} width="short" {...form.field('endedAt')} />
            <NumberField label={t.number} maximumDigits={2} {...form.field('number')} />
          </div>
        </FieldRow>
        <AttendanceField field={form.field('marks')} members={members} />
        <TextField label={t.sessionTitle} maxLength={80} {...form.field('title')} />
        <TextField label={t.place} maxLength={200} {...form.field('place')} />
      </FieldGroup>
      <details open={session !== undefined}>
        <summary>{t.more}</summary>
        <FieldGroup>
          {long('aims')}
          {long('process')}
          {(!session || session.sensitive) && long('dynamics')}
          {(!session || session.sensitive) && long('reflection')}
          <TextField label={t.coWorkers} maxLength={200} {...form.field('coWorkers')} />
          {(!session || session.sensitive) &&
            members.map(({ person, name }) => (
              <TextField
                key={person}
                id={`${form.id}note${person}`}
                label={fill(t.memberNote, { name })}
                maxLength={500}
                value={values.notes[person] ?? ''}
                change={(note) => form.change({ notes: { ...values.notes, [person]: note } })}
                problems={[]}
                required={false}
                marked={false}
              />
            ))}
        </FieldGroup>
      </details>
      {session && <TextField label={t.reason} maxLength={200} {...form.field('reason')} />}
      <FormButtons form={form} submit={session ? t.correct : t.save} />
    </Form>
  )
}

/** Members of the chosen day; in a correction also whoever the old record names. */
function membersShown(group: GroupFile, { heldOn }: Values, session: GroupSession | undefined) {
  const named = new Set(session?.attendance.map(({ person }) => person))
  return group.memberList.filter(
    (member) =>
      named.has(member.person) ||
      heldOn === null ||
      isMemberOn(
        { ...member, joinedOn: member.joinedOn as Day, leftOn: member.leftOn as Day | null },
        heldOn,
      ),
  )
}
