import { Button } from 'antd'
import { useState } from 'react'
import type { Day } from '../../../kernel/day.ts'
import { Dialog } from '../../../platform/web/dialog.tsx'
import { fill } from '../../../platform/web/fill.ts'
import { ChoiceField } from '../../../platform/web/form/choice-fields.tsx'
import { DayField } from '../../../platform/web/form/day-field.tsx'
import { Form, FormButtons } from '../../../platform/web/form/form.tsx'
import { missing, type SortedProblems } from '../../../platform/web/form/problems.ts'
import { LongTextField } from '../../../platform/web/form/text-fields.tsx'
import { useForm } from '../../../platform/web/form/use-form.ts'
import { newId } from '../../../platform/web/ids.ts'
import { useTexts } from '../../../platform/web/language.tsx'
import { FailureNotice, Notice } from '../../../platform/web/notice.tsx'
import { Row, Stack } from '../../../platform/web/page.tsx'
import { useToast } from '../../../platform/web/toast.tsx'
import { today } from '../../../platform/web/today.ts'
import { useCommand } from '../../../platform/web/use-command.ts'
import { useFormat } from '../../../platform/web/use-format.ts'
import { type Door, renewed, surveysApi } from './queries.ts'
import { QuestionField } from './question-field.tsx'
import { surveysTexts } from './texts.ts'

const reasons = ['nobody-home', 'moved-away', 'died', 'refused', 'other'] as const

/** What a form holds for a question: a value, null for not known, undefined while nothing is chosen. */
type Values = Readonly<Record<string, number | null | undefined>>
type Body = Parameters<typeof surveysApi.post<'/api/surveys/:id/households/:household/records'>>[1]['body']

/** One door: nothing changed in one press, the questions as large as a thumb, or why nobody was met. */
export function DoorForm({ door, done }: { door: Door; done: (next: string | null) => void }) {
  const t = useTexts(surveysTexts)
  const show = useFormat()
  const tell = useToast()
  const [notMet, askNotMet] = useState(false)
  const [fresh] = useState(newId)
  const send = (body: Omit<Body, 'record' | 'version'>) =>
    surveysApi.post('/api/surveys/:id/households/:household/records', {
      params: { id: door.survey, household: door.household },
      body: { ...body, record: fresh, version: door.version },
    })
  const finish = ({ differences, next }: { differences: number; next: string | null }) => {
    tell(differences > 0 ? fill(t.savedWith, { count: differences }) : t.saved)
    done(next)
  }
  const same = useCommand({
    send: (_: null, id) => send({ id, on: today(), outcome: 'unchanged' }),
    renews: renewed,
    done: finish,
  })
  const form = useForm({
    initial: {
      values: (door.current?.values ?? {}) as Values,
      on: today() as Day | null,
      need: door.current?.need ?? '',
    },
    required: ['on'],
    plain: true,
    check: ({ values }) =>
      door.questions.flatMap(({ code, title }) =>
        values[code] === undefined
          ? [{ code: 'value-missing', path: `/body/values/${code}`, messages: title }]
          : [],
      ),
    send: ({ values, on, need }, id) =>
      send({
        id,
        on: on as Day,
        outcome: 'filled',
        values: values as Record<string, number | null>,
        ...(need.trim() ? { need: need.trim() } : {}),
      }),
    renews: renewed,
    done: finish,
  })
  if (!door.open) return <Notice tone="info">{t.notOpen}</Notice>
  return (
    <Stack>
      <Row>
        {door.last && (
          <Button type="primary" size="large" loading={same.sending} onClick={() => void same.run(null)}>
            {t.unchanged}
          </Button>
        )}
        <Button size="large" onClick={() => askNotMet(true)}>
          {t.notMet}
        </Button>
        <span className="soft">
          {door.last ? fill(t.lastTime, { day: show.day(door.last.on) }) : t.noLastTime}
        </span>
      </Row>
      <FailureNotice failure={same.failure} />
      <Form form={form} labels={{ on: t.day, need: t.need }}>
        {door.questions.map((question) => (
          <QuestionField
            key={question.code}
            id={`${form.id}${question.code}`}
            question={question}
            last={door.last?.values[question.code]}
            value={form.values.values[question.code]}
            problems={problemsOf(form, question.code)}
            change={(value) => form.change({ values: { ...form.values.values, [question.code]: value } })}
          />
        ))}
        <LongTextField label={t.need} optional rows={2} maxLength={180} {...form.field('need')} />
        <DayField label={t.day} lean="past" {...form.field('on')} />
        <FormButtons form={form} submit={door.next ? t.saveNext : t.save} />
      </Form>
      {notMet && <NotMetDialog send={send} finish={finish} close={() => askNotMet(false)} />}
    </Stack>
  )
}

/** What is wrong with the answer to a question, under it; what was answered meanwhile is not scolded any more. */
const problemsOf = (form: { sorted: SortedProblems; values: { values: Values } }, code: string) =>
  form.sorted.rest
    .filter(({ path }) => path === `/body/values/${code}`)
    .flatMap((one) =>
      one.code !== 'value-missing'
        ? [one]
        : form.values.values[code] === undefined
          ? [missing(`/body/values/${code}`)]
          : [],
    )

function NotMetDialog(props: {
  send: (body: Omit<Body, 'record' | 'version'>) => Promise<{ differences: number; next: string | null }>
  finish: (answer: { differences: number; next: string | null }) => void
  close: () => void
}) {
  const { send, finish, close } = props
  const t = useTexts(surveysTexts)
  const form = useForm({
    initial: { reason: null as (typeof reasons)[number] | null },
    required: ['reason'],
    plain: true,
    send: ({ reason }, id) => send({ id, on: today(), outcome: 'unmet', reason: reason ?? 'other' }),
    renews: renewed,
    done: (answer) => {
      close()
      finish(answer)
    },
  })
  return (
    <Dialog title={t.notMet} close={close}>
      <Form form={form} labels={{ reason: t.whyNotMet }}>
        <ChoiceField
          label={t.whyNotMet}
          options={reasons.map((reason) => ({ value: reason, label: t[reason] }))}
          {...form.field('reason')}
        />
        <FormButtons form={form} submit={t.save} />
      </Form>
    </Dialog>
  )
}
