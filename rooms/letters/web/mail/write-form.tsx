import { Button } from 'antd'
import { useState } from 'react'
import { fill } from '../../../../platform/web/fill.ts'
import { ChoiceField } from '../../../../platform/web/form/choice-fields.tsx'
import { Form, FormButtons } from '../../../../platform/web/form/form.tsx'
import { LongTextField, TextField } from '../../../../platform/web/form/text-fields.tsx'
import { TrapField } from '../../../../platform/web/form/trap-field.tsx'
import { useForm } from '../../../../platform/web/form/use-form.ts'
import { CopyIcon } from '../../../../platform/web/icons.ts'
import { newId } from '../../../../platform/web/ids.ts'
import { useTexts } from '../../../../platform/web/language.tsx'
import { PageLink } from '../../../../platform/web/link.tsx'
import { Notice } from '../../../../platform/web/notice.tsx'
import { PrintButton } from '../../../../platform/web/page-buttons.tsx'
import { useFormat } from '../../../../platform/web/use-format.ts'
import type { GradeBand } from '../../domain/letter-codes.ts'
import { newSecret, publicApi } from '../queries.ts'
import { useLetterWords } from '../words.ts'
import css from './mail.module.css'
import { mailTexts } from './texts.ts'

type Sent = { readonly code: string; readonly answerBy: string }

/** What a child fills in. Nothing of it is kept on the device, and the code is shown once. */
export function WriteForm({ address }: { address: string }) {
  const t = useTexts(mailTexts)
  const words = useLetterWords()
  // Drawn once for this letter: a second try after a lost answer is told the same code.
  const [drawn] = useState(() => ({ thread: newId(), secret: newSecret() }))
  const [sent, setSent] = useState<Sent | null>(null)
  const form = useForm({
    initial: { codeName: '', gradeBand: null as GradeBand | null, text: '', website: '' },
    required: ['codeName', 'gradeBand', 'text'],
    guard: false,
    plain: true,
    send: (values, id) =>
      publicApi.post('/api/public/letters', {
        body: {
          id,
          ...drawn,
          address,
          codeName: values.codeName.trim(),
          gradeBand: values.gradeBand ?? 'unknown',
          text: values.text.trim(),
          ...(values.website ? { website: values.website } : {}),
        },
      }),
    done: setSent,
  })
  if (sent) return <CodeShown sent={sent} />
  return (
    <Form form={form} labels={{ codeName: t.codeName, gradeBand: t.grade, text: t.text }}>
      <TextField label={t.codeName} hint={t.codeNameHint} maxLength={20} {...form.field('codeName')} />
      <ChoiceField
        label={t.grade}
        options={words.band.options.map((band) =>
          band.value === 'unknown' ? { ...band, label: t.gradeUnsaid } : band,
        )}
        {...form.field('gradeBand')}
      />
      <LongTextField label={t.text} hint={t.textHint} maxLength={4000} rows={8} {...form.field('text')} />
      <TrapField value={form.values.website} change={(website) => form.change({ website })} />
      <FormButtons form={form} submit={t.send} />
    </Form>
  )
}

function CodeShown({ sent: { code, answerBy } }: { sent: Sent }) {
  const t = useTexts(mailTexts)
  const show = useFormat()
  const [copied, setCopied] = useState(false)
  const copy = async () => {
    await navigator.clipboard?.writeText(code)
    setCopied(true)
  }
  return (
    <div className={css.sheet}>
      <Notice tone="good" loud>
        {t.sent}
      </Notice>
      <h2>{t.codeTitle}</h2>
      <p className={css.code}>
        {code.split(' ').map((group, at) => (
          <span key={`${at}-${group}`}>{group}</span>
        ))}
      </p>
      <p>{t.codeHint}</p>
      <p>
        <strong>{fill(t.answerBy, { day: show.day(answerBy) })}</strong>
      </p>
      <p className="soft">{`${location.origin}/mail`}</p>
      <div className={`${css.buttons} not-printed`}>
        <Button size="large" icon={<CopyIcon aria-hidden />} onClick={() => void copy()}>
          {copied ? t.copied : t.copy}
        </Button>
        <PrintButton size="large">{t.print}</PrintButton>
      </div>
      <p className="not-printed">
        <PageLink to="/mail">{t.toRead}</PageLink>
      </p>
      <p className="soft not-printed">{t.shared}</p>
    </div>
  )
}
