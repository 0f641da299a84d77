import { useState } from 'react'
import type { Day } from '../../../../kernel/day.ts'
import { Dialog } from '../../../../platform/web/dialog.tsx'
import { DayField } from '../../../../platform/web/form/day-field.tsx'
import { Form, FormButtons } from '../../../../platform/web/form/form.tsx'
import { missing } from '../../../../platform/web/form/problems.ts'
import { LongTextField } from '../../../../platform/web/form/text-fields.tsx'
import { useForm } from '../../../../platform/web/form/use-form.ts'
import { newId } from '../../../../platform/web/ids.ts'
import { useTexts } from '../../../../platform/web/language.tsx'
import { useGo } from '../../../../platform/web/link.tsx'
import { useToast } from '../../../../platform/web/toast.tsx'
import { today } from '../../../../platform/web/today.ts'
import { BodyFields, type BodyValues, bodyOf, missingBody, noBody } from './body-fields.tsx'
import { type GivenTask, renewed, tasksApi } from './queries.ts'
import { tasksTexts } from './texts.ts'

type Values = BodyValues & { dueOn: Day | null; reason: string }

/** The same work for another body; leads to the new task. */
export function GiveAgainDialog({ task, close }: { task: GivenTask; close: () => void }) {
  const t = useTexts(tasksTexts)
  const tell = useToast()
  const go = useGo()
  const [next] = useState(newId)
  const form = useForm({
    initial: { ...noBody, dueOn: null, reason: '' } as Values,
    required: ['reason'],
    check: (values) => {
      const empty = missingBody(values)
      return empty ? [missing(`/body/${empty}`)] : []
    },
    send: (values: Values, id) =>
      tasksApi.post('/api/tasks/:id/giving-again', {
        params: { id: task.id },
        body: {
          id,
          task: next,
          version: task.version,
          body: bodyOf(values) as NonNullable<ReturnType<typeof bodyOf>>,
          reason: values.reason,
          ...(values.dueOn ? { dueOn: values.dueOn } : {}),
        },
      }),
    renews: [...renewed],
    done: () => {
      tell(t.gave)
      close()
      go(`/tasks/${next}`)
    },
  })
  return (
    <Dialog title={t.giveAgain} close={close}>
      <p className="soft">{t.giveAgainHint}</p>
      <Form
        form={form}
        labels={{ organisation: t.body, toStation: t.toStation, account: t.adviser, reason: t.reason }}
      >
        <BodyFields form={form} station={task.station} />
        <DayField
          label={t.dueOn}
          hint={t.dueHint}
          lean="future"
          earliest={today()}
          {...form.field('dueOn')}
        />
        <LongTextField label={t.reason} rows={2} maxLength={500} {...form.field('reason')} />
        <FormButtons form={form} submit={t.giveAgain} />
      </Form>
    </Dialog>
  )
}
