import { Button } from 'antd'
import type { Day } from '../../../../kernel/day.ts'
import { fill } from '../../../../platform/web/fill.ts'
import { DayField } from '../../../../platform/web/form/day-field.tsx'
import { Field } from '../../../../platform/web/form/field.tsx'
import { FieldRow } from '../../../../platform/web/form/form.tsx'
import { notOfCells, ofCell } from '../../../../platform/web/form/problems.ts'
import { TextField } from '../../../../platform/web/form/text-fields.tsx'
import type { Form } from '../../../../platform/web/form/use-form.ts'
import { useNewRow } from '../../../../platform/web/form/use-new-row.ts'
import { AddIcon, CloseIcon } from '../../../../platform/web/icons.ts'
import { useTexts } from '../../../../platform/web/language.tsx'
import { Row } from '../../../../platform/web/page.tsx'
import css from './groups.module.css'
import { groupsTexts } from './groups-texts.ts'
import { blankSession, type PlannedValue, type PlanValues, weekly } from './plan-values.ts'

const plain = { required: false, marked: false }

/** The sessions of a plan one by one: when, and what is to happen. */
export function PlannedField({ form }: { form: Form<PlanValues> }) {
  const t = useTexts(groupsTexts)
  const field = form.field('sessions')
  const { value, change } = field
  const place = useNewRow<HTMLDivElement>(value.length)
  const { startsOn, plannedSessions } = form.values
  const turn = (at: number, changes: Partial<PlannedValue>) =>
    change(value.map((one, place) => (place === at ? { ...one, ...changes } : one)))
  return (
    <Field
      {...field}
      problems={notOfCells(field.problems, ['plannedOn', 'title', 'content'])}
      label={t.planned}
      hint={t.plannedHint}
      group
    >
      <div ref={place}>
        {value.map((session, at) => {
          const number = at + 1
          const id = `${field.id}-${number}`
          return (
            <div key={number} data-row className={css.planned}>
              <div className={css.plannedHead}>
                <h3>{fill(t.nth, { number })}</h3>
                <Button
                  type="text"
                  icon={<CloseIcon aria-hidden />}
                  aria-label={fill(t.removePlanned, { number })}
                  onClick={() => change(value.filter((_, place) => place !== at))}
                />
              </div>
              <FieldRow>
                <DayField
                  {...plain}
                  id={`${id}-day`}
                  problems={ofCell(field.problems, at, 'plannedOn')}
                  label={t.day}
                  value={session.plannedOn}
                  change={(plannedOn: Day | null) => turn(at, { plannedOn })}
                />
                <TextField
                  {...plain}
                  id={`${id}-title`}
                  problems={ofCell(field.problems, at, 'title')}
                  label={t.sessionTitle}
                  maxLength={80}
                  value={session.title}
                  change={(title) => turn(at, { title })}
                />
              </FieldRow>
              <TextField
                {...plain}
                id={`${id}-content`}
                problems={ofCell(field.problems, at, 'content')}
                label={t.content}
                maxLength={4000}
                value={session.content}
                change={(content) => turn(at, { content })}
              />
            </div>
          )
        })}
      </div>
      <Row>
        <Button icon={<AddIcon aria-hidden />} onClick={() => change([...value, blankSession])}>
          {t.addPlanned}
        </Button>
        {startsOn && (plannedSessions ?? 0) > 0 && (
          <Button onClick={() => change(weekly(form.values, startsOn))}>{t.fillPlanned}</Button>
        )}
      </Row>
    </Field>
  )
}
