import { Button } from 'antd'
import { useId } from 'react'
import { DayField } from '../../../../platform/web/form/day-field.tsx'
import { FieldGroup, FieldRow } from '../../../../platform/web/form/form.tsx'
import { DecimalField } from '../../../../platform/web/form/text-fields.tsx'
import type { FieldOf } from '../../../../platform/web/form/use-form.ts'
import { AddIcon } from '../../../../platform/web/icons.ts'
import { useSay, useTexts } from '../../../../platform/web/language.tsx'
import { Row } from '../../../../platform/web/page.tsx'
import css from './milestone-fields.module.css'
import type { Step } from './quarter-steps.ts'
import { targetTexts } from './target-texts.ts'

const most = 19

/** What is to be reached on the way: quarters or years before the last day, written one by one or filled in evenly. */
export function MilestoneFields(props: {
  field: FieldOf<readonly Step[]>
  decimals: number
  percent: boolean
  /** The quarters of an even way; none while number and day are not written. */
  quarters: readonly Step[]
}) {
  const { field, decimals, percent, quarters } = props
  const { value: steps, change, problems } = field
  const t = useTexts(targetTexts)
  const say = useSay()
  const id = useId()
  const one = { problems: [], required: false, marked: false }
  const put = (i: number, step: Partial<Step>) =>
    change(steps.map((before, at) => (at === i ? { ...before, ...step } : before)))
  return (
    <FieldGroup title={t.steps} hint={t.stepsHint}>
      <div id={field.id} className={css.steps}>
        {problems.map((problem) => (
          <p key={`${problem.path}${problem.code}`} className={css.problem}>
            {say(problem.messages)}
          </p>
        ))}
        {steps.map((step, i) => (
          <FieldRow key={i}>
            <DecimalField
              {...one}
              id={`${id}number${i}`}
              label={percent ? t.percent : t.number}
              decimals={decimals}
              value={step.number}
              change={(number) => put(i, { number })}
            />
            <div className={css.day}>
              <DayField
                {...one}
                id={`${id}by${i}`}
                label={t.by}
                lean="future"
                value={step.by}
                change={(by) => put(i, { by })}
              />
              <Button onClick={() => change(steps.filter((_, at) => at !== i))}>{t.stepRemove}</Button>
            </div>
          </FieldRow>
        ))}
        <Row>
          <Button
            icon={<AddIcon aria-hidden />}
            disabled={steps.length >= most}
            onClick={() => change([...steps, { number: null, by: null }])}
          >
            {t.stepAdd}
          </Button>
          <Button disabled={quarters.length === 0 || quarters.length > most} onClick={() => change(quarters)}>
            {t.stepsByQuarter}
          </Button>
        </Row>
      </div>
    </FieldGroup>
  )
}
