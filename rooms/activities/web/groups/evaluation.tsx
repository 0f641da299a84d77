import { Button } from 'antd'
import { useState } from 'react'
import type { Day } from '../../../../kernel/day.ts'
import { Dialog } from '../../../../platform/web/dialog.tsx'
import { Facts } from '../../../../platform/web/facts.tsx'
import type { ShownProblem } from '../../../../platform/web/failure.ts'
import { fill } from '../../../../platform/web/fill.ts'
import { ChoiceField } from '../../../../platform/web/form/choice-fields.tsx'
import { DayField } from '../../../../platform/web/form/day-field.tsx'
import { FieldRow, Form, FormButtons } from '../../../../platform/web/form/form.tsx'
import { LongTextField, NumberField, TextField } from '../../../../platform/web/form/text-fields.tsx'
import { useForm } from '../../../../platform/web/form/use-form.ts'
import { formatNumber, formatShare } from '../../../../platform/web/format.ts'
import { useTexts } from '../../../../platform/web/language.tsx'
import { Section } from '../../../../platform/web/page.tsx'
import { Empty } from '../../../../platform/web/states.tsx'
import { useToast } from '../../../../platform/web/toast.tsx'
import { today } from '../../../../platform/web/today.ts'
import { useFormat } from '../../../../platform/web/use-format.ts'
import type { GoalAttainment } from '../../domain/groups/group-codes.ts'
import { useGroupWords } from './group-words.ts'
import css from './groups.module.css'
import { groupsTexts } from './groups-texts.ts'
import { type GroupFile, groupsApi, renewedByGroups } from './queries.ts'
import { readYuan, yuanText } from './yuan.ts'

/** The evaluation report: what the records say, and what the worker concludes. */
export function Evaluation({ group }: { group: GroupFile }) {
  const t = useTexts(groupsTexts)
  const words = useGroupWords()
  const show = useFormat()
  const [closing, setClosing] = useState(false)
  const { evaluation } = group
  const button = group.abilities.change && group.state === 'running' && (
    <Button type="primary" onClick={() => setClosing(true)}>
      {t.close}
    </Button>
  )
  return (
    <Section title={t.closeTitle} actions={evaluation && button}>
      {evaluation ? (
        <Facts
          items={[
            [t.rate, group.attendanceRate === null ? '—' : formatShare(group.attendanceRate)],
            [t.attainment, words.attainment(evaluation.attainment)],
            [
              t.satisfaction,
              evaluation.answered === null
                ? '—'
                : [
                    fill(t.satisfactionOf, {
                      asked: evaluation.asked ?? 0,
                      answered: evaluation.answered,
                      satisfied: evaluation.satisfied ?? 0,
                    }),
                    evaluation.answered > 0
                      ? formatShare((evaluation.satisfied ?? 0) / evaluation.answered)
                      : null,
                  ]
                    .filter(Boolean)
                    .join(' · '),
            ],
            [t.cost, evaluation.cost === null ? '—' : formatNumber(evaluation.cost / 100, 2)],
            [t.summary, <Text key="summary" text={evaluation.summary} />],
            [t.advice, <Text key="advice" text={evaluation.advice} />],
            [t.evaluatedBy, evaluation.by],
            group.closedOn ? [t.closedOn, show.day(group.closedOn)] : null,
          ]}
        />
      ) : (
        <Empty title={t.notEvaluated} hint={t.notEvaluatedHint} action={button} />
      )}
      {closing && <CloseDialog group={group} close={() => setClosing(false)} />}
    </Section>
  )
}

const Text = ({ text }: { text: string | null }) => (text ? <span className={css.text}>{text}</span> : <>—</>)

type Values = {
  readonly closedOn: Day | null
  readonly attainment: GoalAttainment | null
  readonly asked: number | null
  readonly answered: number | null
  readonly satisfied: number | null
  readonly cost: string
  readonly summary: string
  readonly advice: string
}

const counted = <K extends string>(key: K, value: number | null): { [key in K]?: number } =>
  (value === null ? {} : { [key]: value }) as { [key in K]?: number }

function CloseDialog({ group, close }: { group: GroupFile; close: () => void }) {
  const t = useTexts(groupsTexts)
  const words = useGroupWords()
  const tell = useToast()
  const said = group.evaluation
  const last = group.sessionList.at(-1)?.heldOn ?? today()
  const form = useForm<Values, unknown>({
    initial: {
      closedOn: last as Day,
      attainment: said?.attainment ?? null,
      asked: said?.asked ?? null,
      answered: said?.answered ?? null,
      satisfied: said?.satisfied ?? null,
      cost: yuanText(said?.cost ?? null),
      summary: said?.summary ?? '',
      advice: said?.advice ?? '',
    },
    required: ['closedOn', 'attainment'],
    check: ({ cost }): readonly ShownProblem[] =>
      cost.trim() !== '' && readYuan(cost) === null
        ? [{ code: 'value-not-valid', path: '/body/cost', messages: groupsTexts.notYuan }]
        : [],
    send: (values, id) =>
      groupsApi.post('/api/groups/:id/closing', {
        params: { id: group.id },
        body: {
          id,
          version: group.version,
          closedOn: values.closedOn ?? today(),
          attainment: values.attainment ?? 'most',
          ...counted('asked', values.asked),
          ...counted('answered', values.answered),
          ...counted('satisfied', values.satisfied),
          ...counted('cost', readYuan(values.cost)),
          ...(values.summary.trim() ? { summary: values.summary.trim() } : {}),
          ...(values.advice.trim() ? { advice: values.advice.trim() } : {}),
        },
      }),
    renews: [...renewedByGroups],
    done: () => {
      tell(t.closed)
      close()
    },
  })
  return (
    <Dialog title={t.closeTitle} close={close}>
      <Form
        form={form}
        labels={{
          closedOn: t.closedOn,
          attainment: t.attainment,
          answered: t.answered,
          satisfied: t.satisfied,
          cost: t.cost,
        }}
      >
        <p className="soft">{t.closeHint}</p>
        <DayField label={t.closedOn} lean="past" latest={today()} {...form.field('closedOn')} />
        <ChoiceField label={t.attainment} options={words.attainments} {...form.field('attainment')} />
        <FieldRow>
          <NumberField label={t.asked} maximumDigits={4} {...form.field('asked')} />
          <NumberField label={t.answered} maximumDigits={4} {...form.field('answered')} />
          <NumberField label={t.satisfied} maximumDigits={4} {...form.field('satisfied')} />
        </FieldRow>
        <TextField label={t.cost} keys="decimal" width="medium" {...form.field('cost')} />
        <LongTextField label={t.summary} maxLength={4000} rows={3} {...form.field('summary')} />
        <LongTextField label={t.advice} maxLength={4000} rows={2} {...form.field('advice')} />
        <FormButtons form={form} submit={t.close} />
      </Form>
    </Dialog>
  )
}
