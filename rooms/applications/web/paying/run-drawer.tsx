import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Day } from '../../../../kernel/day.ts'
import { Drawer } from '../../../../platform/web/dialog.tsx'
import { fill } from '../../../../platform/web/fill.ts'
import { DayField } from '../../../../platform/web/form/day-field.tsx'
import { Form, FormButtons } from '../../../../platform/web/form/form.tsx'
import { TextField } from '../../../../platform/web/form/text-fields.tsx'
import { useForm } from '../../../../platform/web/form/use-form.ts'
import { newId } from '../../../../platform/web/ids.ts'
import { useSay, useTexts } from '../../../../platform/web/language.tsx'
import { Loaded } from '../../../../platform/web/loaded.tsx'
import { Notice } from '../../../../platform/web/notice.tsx'
import { useToast } from '../../../../platform/web/toast.tsx'
import { today } from '../../../../platform/web/today.ts'
import { useFormat } from '../../../../platform/web/use-format.ts'
import { yuan } from '../../../funds/web/index.ts'
import { type ItemQuestion, type ItemRow, payingApi, renewed, waitingItems } from './queries.ts'
import { payingTexts } from './texts.ts'

/** Puts all that waits of what is listed into one payment run. */
export function ItemRunDrawer(props: {
  question: ItemQuestion
  close: () => void
  done: (run: string) => void
}) {
  const { question, close, done } = props
  const t = useTexts(payingTexts)
  const waiting = useQuery(waitingItems(question))
  return (
    <Drawer title={t.run} close={close}>
      <Loaded query={waiting} lines={4}>
        {(rows) =>
          rows.length === 0 ? <Notice>{t.runNone}</Notice> : <RunOf rows={rows} done={done} close={close} />
        }
      </Loaded>
    </Drawer>
  )
}

function RunOf(props: { rows: readonly ItemRow[]; done: (run: string) => void; close: () => void }) {
  const { rows, done, close } = props
  const t = useTexts(payingTexts)
  const say = useSay()
  const tell = useToast()
  const show = useFormat()
  const [run] = useState(newId)
  const [first] = rows
  const form = useForm({
    initial: {
      title: fill(t.runDefault, {
        programme: first ? say(first.programmeTitle) : '',
        day: show.day(today()),
      }).slice(0, 60),
      day: today() as Day | null,
    },
    required: ['title', 'day'],
    plain: true,
    send: ({ title, day }, id) =>
      payingApi.post('/api/applications/payments/run', {
        body: { id, run, title, day: day as Day, payments: rows.map((row) => row.id) },
      }),
    renews: renewed,
    done: ({ lines, held }) => {
      if (held > 0) tell(fill(t.payHeld, { held }))
      if (lines > 0) done(run)
      else close()
    },
  })
  const total = rows.reduce((sum, { amount }) => sum + amount, 0)
  return (
    <Form form={form} labels={{ title: t.runTitle, day: t.runDay }}>
      <p className="soft">{fill(t.runHint, { count: rows.length, amount: yuan(total) })}</p>
      <TextField label={t.runTitle} maxLength={60} {...form.field('title')} />
      <DayField label={t.runDay} {...form.field('day')} />
      <FormButtons form={form} submit={t.run} />
    </Form>
  )
}
