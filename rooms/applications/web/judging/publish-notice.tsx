import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import type { Day } from '../../../../kernel/day.ts'
import { useConfirm } from '../../../../platform/web/confirm.tsx'
import { fill } from '../../../../platform/web/fill.ts'
import { DayField } from '../../../../platform/web/form/day-field.tsx'
import { Form, FormButtons } from '../../../../platform/web/form/form.tsx'
import { TextField } from '../../../../platform/web/form/text-fields.tsx'
import { useForm } from '../../../../platform/web/form/use-form.ts'
import { useTexts } from '../../../../platform/web/language.tsx'
import { useGo } from '../../../../platform/web/link.tsx'
import { Section, Stack } from '../../../../platform/web/page.tsx'
import { Empty } from '../../../../platform/web/states.tsx'
import { useToast } from '../../../../platform/web/toast.tsx'
import { useFormat } from '../../../../platform/web/use-format.ts'
import { given } from '../../../../platform/web/use-options.ts'
import css from './judging.module.css'
import { NoticeTable } from './notice-table.tsx'
import { noticeTexts } from './notice-texts.ts'
import { judgingApi, type NoticeDraft, noticeDraftQuery, renewed } from './queries.ts'

/** A notice before it is published: what everybody will see, in the order that the body gives it. */
export function PublishNotice({ draft }: { draft: NoticeDraft }) {
  const t = useTexts(noticeTexts)
  const show = useFormat()
  const tell = useToast()
  const go = useGo()
  const confirm = useConfirm()
  const [order, setOrder] = useState(() => draft.entries.map(({ application }) => application))
  const entries = order.flatMap((id) => draft.entries.find(({ application }) => application === id) ?? [])
  const form = useForm({
    initial: {
      title: draft.title,
      bodyName: draft.bodyName,
      contact: '',
      fromOn: draft.fromOn as Day | null,
    },
    required: ['title', 'bodyName', 'fromOn'],
    send: ({ title, bodyName, contact, fromOn }, id, idFor) =>
      judgingApi.post('/api/applications/notices', {
        body: {
          id,
          notice: idFor('notice'),
          programme: draft.programme,
          round: draft.round,
          title,
          bodyName,
          contact: given(contact),
          fromOn: fromOn as Day,
          applications: order,
        },
      }),
    renews: renewed,
    done: ({ id }) => {
      tell(t.published)
      go(`/applications/notices/${id}`)
    },
  })
  // Another first day has another last day, which only the working calendar knows.
  const { fromOn } = form.values
  const days = useQuery({
    ...noticeDraftQuery(draft.programme, draft.round ?? undefined, fromOn ?? undefined),
    ...(fromOn === draft.fromOn ? { initialData: draft } : {}),
  }).data
  const asked = {
    ...form,
    submit: () => {
      void confirm({
        title: t.publishTitle,
        ...(days ? { body: fill(t.publishBody, { day: show.day(days.lastOn) }) } : {}),
        action: t.publish,
      }).then((yes) => yes && form.submit())
    },
  }
  if (draft.entries.length === 0) return <Empty title={t.none} hint={t.noneHint} />
  return (
    <Stack>
      <Section title={t.seenAs} hint={t.seenHint}>
        <NoticeTable
          columns={draft.columns}
          entries={entries}
          label={t.seenAs}
          asideTitle={t.state}
          aside={({ application }) => (
            <Order at={order.indexOf(application)} order={order} change={setOrder} />
          )}
        />
      </Section>
      <Section>
        <Form
          form={asked}
          labels={{ title: t.noticeTitle, bodyName: t.body, contact: t.contact, fromOn: t.fromOn }}
        >
          <TextField label={t.noticeTitle} maxLength={160} {...form.field('title')} />
          <TextField label={t.body} maxLength={120} {...form.field('bodyName')} />
          <TextField label={t.contact} hint={t.contactHint} maxLength={200} {...form.field('contact')} />
          <DayField
            label={t.fromOn}
            lean="future"
            hint={
              days && fromOn
                ? fill(t.days, {
                    from: show.day(days.fromOn),
                    to: show.day(days.lastOn),
                    count: days.workdays,
                  })
                : undefined
            }
            {...form.field('fromOn')}
          />
          <FormButtons form={asked} submit={t.publish} />
        </Form>
      </Section>
    </Stack>
  )
}

function Order(props: { at: number; order: readonly string[]; change: (order: string[]) => void }) {
  const { at, order, change } = props
  const t = useTexts(noticeTexts)
  const swap = (to: number) => {
    const next = [...order]
    const [moved] = next.splice(at, 1)
    if (moved) next.splice(to, 0, moved)
    change(next)
  }
  const number = at + 1
  return (
    <span className={css.move}>
      <Button
        size="small"
        aria-label={fill(t.up, { number })}
        disabled={at === 0}
        onClick={() => swap(at - 1)}
      >
        ↑
      </Button>
      <Button
        size="small"
        aria-label={fill(t.down, { number })}
        disabled={at === order.length - 1}
        onClick={() => swap(at + 1)}
      >
        ↓
      </Button>
      <Button
        size="small"
        aria-label={fill(t.leaveOut, { number })}
        disabled={order.length === 1}
        onClick={() => change(order.filter((_, i) => i !== at))}
      >
        ×
      </Button>
    </span>
  )
}
