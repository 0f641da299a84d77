import { useQuery } from '@tanstack/react-query'
import type { Day } from '../../../kernel/day.ts'
import type { DivisionCode } from '../../../kernel/division.ts'
import { useConfirm } from '../../../platform/web/confirm.tsx'
import { Facts } from '../../../platform/web/facts.tsx'
import { fill } from '../../../platform/web/fill.ts'
import { DayField } from '../../../platform/web/form/day-field.tsx'
import { Form, FormButtons } from '../../../platform/web/form/form.tsx'
import type { Found } from '../../../platform/web/form/picker-field.tsx'
import { useForm } from '../../../platform/web/form/use-form.ts'
import { formatNumber } from '../../../platform/web/format.ts'
import { useSay, useTexts } from '../../../platform/web/language.tsx'
import { Loaded } from '../../../platform/web/loaded.tsx'
import { Columns, Section } from '../../../platform/web/page.tsx'
import { useToast } from '../../../platform/web/toast.tsx'
import { today } from '../../../platform/web/today.ts'
import { useFormat } from '../../../platform/web/use-format.ts'
import { DivisionField } from './division-field.tsx'
import { mergerTexts } from './merger-texts.ts'
import { mergerPreview, regionsApi } from './queries.ts'

type Values = {
  old: Found<DivisionCode> | null
  into: Found<DivisionCode> | null
  from: Day | null
}

/** Takes one division into another, after showing what that would move. */
export function MergerForm() {
  const t = useTexts(mergerTexts)
  const tell = useToast()
  const confirm = useConfirm()
  const show = useFormat()
  const form = useForm({
    initial: { old: null, into: null, from: today() } as Values,
    required: ['old', 'into', 'from'],
    send: ({ old, into, from }: Values, id) =>
      regionsApi.post('/api/divisions/:code/merger', {
        params: { code: old?.value ?? 0 },
        body: { id, into: into?.value ?? 0, from: from ?? today() },
      }),
    renews: [['regions'], ['indicators'], ['people']],
    done: () => {
      tell(t.merged)
      form.reset()
    },
  })
  const { old, into, from } = form.values
  const ask = async () => {
    if (!old || !into || !from) return form.submit()
    const yes = await confirm({
      title: fill(t.sure, { old: old.label, into: into.label }),
      body: fill(t.sureBody, { day: show.day(from) }),
      action: t.merge,
      danger: true,
    })
    if (yes) form.submit()
  }
  return (
    <Columns>
      <Section title={t.title} hint={t.hint}>
        <Form
          form={{ ...form, submit: () => void ask() }}
          labels={{ old: t.old, into: t.into, from: t.from }}
        >
          <DivisionField label={t.old} {...form.field('old')} />
          <DivisionField label={t.into} {...form.field('into')} />
          <DayField label={t.from} lean="past" {...form.field('from')} />
          <FormButtons form={form} submit={t.merge} />
        </Form>
      </Section>
      <Section title={t.preview}>
        {old && into && from ? (
          <Preview code={old.value} into={into.value} from={from} />
        ) : (
          <p className="soft">{t.fillIn}</p>
        )}
      </Section>
    </Columns>
  )
}

function Preview(props: { code: DivisionCode; into: DivisionCode; from: Day }) {
  const t = useTexts(mergerTexts)
  const say = useSay()
  const counted = (count: number | null) =>
    count === null ? t.hidden : fill(t.count, { count: formatNumber(count) })
  return (
    <Loaded query={useQuery(mergerPreview(props))}>
      {({ moves, stays }) => (
        <>
          <Facts items={moves.map(({ title, count }) => [say(title), counted(count)])} />
          {stays.length > 0 && (
            <>
              <h3>{t.stays}</h3>
              <Facts items={stays.map(({ title, count }) => [say(title), counted(count)])} />
            </>
          )}
        </>
      )}
    </Loaded>
  )
}
