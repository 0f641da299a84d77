import { useState } from 'react'
import { Facts } from '../../../../platform/web/facts.tsx'
import { Form, FormButtons } from '../../../../platform/web/form/form.tsx'
import { TextField } from '../../../../platform/web/form/text-fields.tsx'
import { useForm } from '../../../../platform/web/form/use-form.ts'
import { useTexts } from '../../../../platform/web/language.tsx'
import { Stack } from '../../../../platform/web/page.tsx'
import { Tag } from '../../../../platform/web/tag.tsx'
import { useFormat } from '../../../../platform/web/use-format.ts'
import { noticeTexts } from './notice-texts.ts'
import { judgingApi } from './queries.ts'

type Found = Awaited<ReturnType<typeof ask>>

const ask = (code: string) => judgingApi.post('/api/public/objections', { body: { code } })

const tones = { open: 'info', upheld: 'good', dismissed: 'plain' } as const

/** What became of an objection, for whoever has its code. */
export function FollowObjection() {
  const t = useTexts(noticeTexts)
  const show = useFormat()
  const [found, setFound] = useState<Found | null>(null)
  const form = useForm({
    initial: { code: '' },
    required: ['code'],
    plain: true,
    guard: false,
    send: ({ code }) => ask(code),
    done: setFound,
  })
  const words = { open: t.stateOpen, upheld: t.upheld, dismissed: t.dismissed }
  return (
    <Stack>
      <Form form={form} labels={{ code: t.code }}>
        <TextField label={t.code} maxLength={60} width="medium" {...form.field('code')} />
        <FormButtons form={form} submit={t.look} />
      </Form>
      {found && (
        <section aria-label={t.follow} aria-live="polite">
          <h2>{found.title}</h2>
          <Facts
            items={[
              [
                t.state,
                <Tag key="state" tone={tones[found.state]}>
                  {words[found.state]}
                </Tag>,
              ],
              [t.filedOn, show.day(found.filedOn)],
              found.decidedOn ? [t.decidedOn, show.day(found.decidedOn)] : null,
              found.reason ? [t.reason, found.reason] : null,
            ]}
          />
        </section>
      )}
    </Stack>
  )
}
