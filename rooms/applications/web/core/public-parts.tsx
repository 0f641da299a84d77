import { Button } from 'antd'
import { useState } from 'react'
import type { Words } from '../../../../kernel/contract.ts'
import { Form, FormButtons } from '../../../../platform/web/form/form.tsx'
import { TextField } from '../../../../platform/web/form/text-fields.tsx'
import { TickLine } from '../../../../platform/web/form/tick-line.tsx'
import { useForm } from '../../../../platform/web/form/use-form.ts'
import { useTexts } from '../../../../platform/web/language.tsx'
import { FailureNotice, Notice } from '../../../../platform/web/notice.tsx'
import { Row, Section, Stack } from '../../../../platform/web/page.tsx'
import { useCommand } from '../../../../platform/web/use-command.ts'
import css from './applications.module.css'
import { meansOfCode } from './means.ts'
import { OwnApplication } from './own-application.tsx'
import { applicationsApi } from './queries.ts'
import { applicationsTexts } from './texts.ts'

/** Begins an application without an account; then the code is shown once, and the application stands below it. */
export function PublicApply({ programme }: { programme: string }) {
  const t = useTexts(applicationsTexts)
  const [agreed, setAgreed] = useState(false)
  const [website, setWebsite] = useState('')
  const [code, setCode] = useState<string | null>(null)
  const command = useCommand({
    send: (_: null, id) =>
      applicationsApi.post('/api/public/applications', {
        body: { id, programme, consent: true, ...(website ? { website } : {}) },
      }),
    done: (answer) => setCode(answer.code),
  })
  if (code !== null)
    return (
      <Stack>
        <Section title={t.resumeCode}>
          <p className={css.code}>{code}</p>
          <p>{t.resumeCodeHint}</p>
        </Section>
        <OwnApplication means={meansOfCode(code)} gone={() => setCode(null)} />
      </Stack>
    )
  return (
    <Stack>
      <FailureNotice failure={command.failure} />
      <TickLine label={t.publicConsent} value={agreed} change={setAgreed} />
      <label className={css.trap} aria-hidden>
        {t.leaveEmpty}
        <input
          tabIndex={-1}
          autoComplete="off"
          value={website}
          onChange={(event) => setWebsite(event.target.value)}
        />
      </label>
      <Row>
        <Button
          type="primary"
          disabled={!agreed}
          loading={command.sending}
          onClick={() => void command.run(null)}
        >
          {t.publicBegin}
        </Button>
      </Row>
    </Stack>
  )
}

/** Comes back with the code; `opened` is told of which programme it is. */
export function PublicResume({ opened }: { opened: (programme: Words) => void }) {
  const t = useTexts(applicationsTexts)
  const [code, setCode] = useState<string | null>(null)
  const form = useForm({
    initial: { code: '' },
    required: ['code'],
    plain: true,
    guard: false,
    send: async ({ code: typed }) => {
      const { line } = await applicationsApi.post('/api/public/applications/state', { body: { code: typed } })
      return { typed, programme: line.programmeTitle }
    },
    done: ({ typed, programme }) => {
      opened(programme)
      setCode(typed)
    },
  })
  if (code !== null) return <OwnApplication means={meansOfCode(code)} gone={() => setCode(null)} />
  return (
    <Stack>
      <Notice>{t.publicResumeHint}</Notice>
      <Form form={form} labels={{ code: t.resumeCode }}>
        <TextField label={t.resumeCode} maxLength={60} width="medium" {...form.field('code')} />
        <FormButtons form={form} submit={t.publicOpen} />
      </Form>
    </Stack>
  )
}
