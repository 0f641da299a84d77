import { Button } from 'antd'
import { useState } from 'react'
import { SelectField } from '../../../../platform/web/form/choice-fields.tsx'
import { FieldRow, Form, FormButtons } from '../../../../platform/web/form/form.tsx'
import { LongTextField, TextField } from '../../../../platform/web/form/text-fields.tsx'
import { useForm } from '../../../../platform/web/form/use-form.ts'
import { useTexts } from '../../../../platform/web/language.tsx'
import { Notice } from '../../../../platform/web/notice.tsx'
import { given } from '../../../../platform/web/use-options.ts'
import { noticeCell } from '../../domain/judging/published-entry.ts'
import css from './judging.module.css'
import { noticeTexts } from './notice-texts.ts'
import { judgingApi, type PublicNotice } from './queries.ts'

const blank = { position: null as number | null, text: '', name: '', phone: '', website: '' }

/** Objecting to a notice: to an entry or to all of it, with or without a name; answered with a code, once. */
export function ObjectForm({ notice }: { notice: PublicNotice }) {
  const t = useTexts(noticeTexts)
  const [open, setOpen] = useState(false)
  const [code, setCode] = useState<string | null>(null)
  const form = useForm({
    initial: blank,
    required: ['text'],
    guard: false,
    send: ({ position, text, name, phone, website }, id) =>
      judgingApi.post('/api/public/notices/:notice/objections', {
        params: { notice: notice.head.id },
        body: {
          id,
          position,
          text,
          name: given(name),
          phone: given(phone),
          ...(website ? { website } : {}),
        },
      }),
    done: (answer) => {
      form.reset(blank)
      setCode(answer.code)
    },
  })
  if (!notice.takesObjections)
    return (
      <p className="soft">
        {notice.head.state === 'running' ? t.notYetForObjections : t.closedForObjections}
      </p>
    )
  if (code !== null)
    return (
      <Notice tone="good" title={t.objected} loud>
        <p className={css.code}>{code}</p>
        <p>{t.keepCode}</p>
      </Notice>
    )
  if (!open) return <Button onClick={() => setOpen(true)}>{t.object}</Button>
  const [first] = notice.columns
  return (
    <section aria-label={t.object}>
      <h2>{t.object}</h2>
      <p className="soft">{t.objectHint}</p>
      <Form form={form} labels={{ text: t.text }}>
        <SelectField
          label={t.about}
          blank={t.aboutAll}
          options={notice.entries.map((entry, at) => ({
            value: entry.position,
            label: `${at + 1} ${first ? noticeCell(first, entry) : ''}`,
          }))}
          {...form.field('position')}
        />
        <LongTextField label={t.text} rows={5} maxLength={3000} {...form.field('text')} />
        <FieldRow>
          <TextField label={t.yourName} maxLength={60} autoComplete="name" {...form.field('name')} />
          <TextField
            label={t.yourPhone}
            keys="tel"
            maxLength={30}
            autoComplete="tel"
            {...form.field('phone')}
          />
        </FieldRow>
        <div hidden aria-hidden>
          <input
            tabIndex={-1}
            autoComplete="off"
            name="website"
            aria-label={t.website}
            value={form.values.website}
            onChange={(event) => form.change({ website: event.target.value })}
          />
        </div>
        <FormButtons form={form} submit={t.sendObjection} />
      </Form>
    </section>
  )
}
