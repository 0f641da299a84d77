import { Button } from 'antd'
import { useState } from 'react'
import { ChoiceField, TickField } from '../../../../platform/web/form/choice-fields.tsx'
import { FieldGroup, Form, FormButtons } from '../../../../platform/web/form/form.tsx'
import { LongTextField, TextField } from '../../../../platform/web/form/text-fields.tsx'
import { TrapField } from '../../../../platform/web/form/trap-field.tsx'
import { useForm } from '../../../../platform/web/form/use-form.ts'
import { useLanguage, useTexts } from '../../../../platform/web/language.tsx'
import { PageLink } from '../../../../platform/web/link.tsx'
import { Notice } from '../../../../platform/web/notice.tsx'
import { Row } from '../../../../platform/web/page.tsx'
import type { ForWhom } from '../../domain/requests/codes.ts'
import { shownFollowCode } from '../../domain/requests/follow-code.ts'
import { askTexts } from './ask-texts.ts'
import css from './intake.module.css'
import { PlaceSteps } from './place-steps.tsx'
import { askApi } from './queries.ts'
import { useRequestWords } from './words.ts'

const blank = {
  text: '',
  division: null as number | null,
  forWhom: null as ForWhom | null,
  aboutName: '',
  contactName: '',
  phone: '',
  otherContact: '',
  consent: false,
  website: '',
}

/** What a resident fills in on the phone: the words and the place, the rest if wanted. */
export function AskForm({ start }: { start: number | null }) {
  const t = useTexts(askTexts)
  const words = useRequestWords()
  const { language } = useLanguage()
  const [code, setCode] = useState<string | null>(null)
  const initial = { ...blank, division: start }
  const form = useForm({
    initial,
    required: ['text', 'division'],
    guard: false,
    check: (values) =>
      values.consent
        ? []
        : [
            {
              code: 'value-missing',
              path: '/body/consent',
              messages: { zh: askTexts.consentNeeded.zh, en: askTexts.consentNeeded.en },
            },
          ],
    send: (values, id) =>
      askApi.post('/api/public/requests', {
        body: {
          id,
          text: values.text.trim(),
          division: values.division ?? 0,
          consent: true,
          language,
          ...(values.forWhom ? { forWhom: values.forWhom } : {}),
          ...Object.fromEntries(
            (['aboutName', 'contactName', 'phone', 'otherContact', 'website'] as const).flatMap((name) =>
              values[name].trim() ? [[name, values[name].trim()]] : [],
            ),
          ),
        },
      }),
    done: (answer) => {
      form.reset(initial)
      setCode(answer.code)
    },
  })
  if (code) return <Code code={code} again={() => setCode(null)} />
  const { values, change } = form
  return (
    <Form form={form} labels={{ text: t.what, division: t.place, phone: t.phone, consent: t.consentName }}>
      <LongTextField label={t.what} hint={t.whatHint} maxLength={4000} rows={5} {...form.field('text')} />
      <PlaceSteps field={form.field('division')} start={start} />
      <ChoiceField label={t.forWhom} optional options={words.forWhoms} {...form.field('forWhom')} />
      {values.forWhom !== null && values.forWhom !== 'self' && (
        <TextField label={t.aboutName} optional maxLength={60} {...form.field('aboutName')} />
      )}
      <FieldGroup title={t.contact} hint={t.contactHint}>
        <TextField label={t.contactName} optional maxLength={60} {...form.field('contactName')} />
        <TextField label={t.phone} optional keys="tel" maxLength={40} {...form.field('phone')} />
        <TextField label={t.otherContact} optional maxLength={100} {...form.field('otherContact')} />
      </FieldGroup>
      <TrapField value={values.website} change={(website) => change({ website })} />
      <TickField label={t.consent} {...form.field('consent')} />
      <FormButtons form={form} submit={t.send} />
    </Form>
  )
}

/** Shown once: whoever loses it asks at the station. */
function Code({ code, again }: { code: string; again: () => void }) {
  const t = useTexts(askTexts)
  const [copied, setCopied] = useState(false)
  const shown = shownFollowCode(code)
  return (
    <>
      <Notice tone="good" loud title={t.doneTitle}>
        <p>{t.doneCode}</p>
        <p className={css.code}>{shown}</p>
        <p>{t.doneHint}</p>
      </Notice>
      <Row>
        {/* A browser keeps its clipboard to itself where the page did not come over https. */}
        {'clipboard' in navigator && (
          <Button
            type="primary"
            onClick={() => void navigator.clipboard.writeText(shown).then(() => setCopied(true))}
          >
            {copied ? t.copied : t.copy}
          </Button>
        )}
        <Button onClick={again}>{t.askAgain}</Button>
        <PageLink to="/ask/follow">{t.toFollow}</PageLink>
      </Row>
    </>
  )
}
