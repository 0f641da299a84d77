import { Button } from 'antd'
import { useState } from 'react'
import { useConfirm } from '../../../../platform/web/confirm.tsx'
import { Dialog } from '../../../../platform/web/dialog.tsx'
import { fill } from '../../../../platform/web/fill.ts'
import { FieldGroup, Form, FormButtons } from '../../../../platform/web/form/form.tsx'
import { LongTextField } from '../../../../platform/web/form/text-fields.tsx'
import { useForm } from '../../../../platform/web/form/use-form.ts'
import { useSay, useTexts } from '../../../../platform/web/language.tsx'
import { FailureNotice } from '../../../../platform/web/notice.tsx'
import { Section } from '../../../../platform/web/page.tsx'
import { Tag, Tags } from '../../../../platform/web/tag.tsx'
import { useToast } from '../../../../platform/web/toast.tsx'
import { useCommand } from '../../../../platform/web/use-command.ts'
import { useFormat } from '../../../../platform/web/use-format.ts'
import { type RiskFile, renewedByRisk, riskFilesApi } from './queries.ts'
import css from './risk.module.css'
import { riskTexts } from './risk-texts.ts'

type Trigger = RiskFile['triggers'][number]

/** Triggers of a file: each stays until it is resolved with evidence and a supervisor signed that. */
export function Triggers({ file }: { file: RiskFile }) {
  const t = useTexts(riskTexts)
  return (
    <Section title={t.triggers}>
      {file.triggers.length === 0 ? (
        <p className="soft">{t.noTriggers}</p>
      ) : (
        file.triggers.map((trigger) => <One key={trigger.id} file={file} trigger={trigger} />)
      )}
    </Section>
  )
}

function One({ file, trigger }: { file: RiskFile; trigger: Trigger }) {
  const t = useTexts(riskTexts)
  const say = useSay()
  const show = useFormat()
  const [open, setOpen] = useState(false)
  const { evidence, resolvedByName, resolvedOn, signedName, signedAt, abilities } = trigger
  const state = signedName ? t.resolvedState : evidence ? t.evidenceGiven : t.stillOpen
  return (
    <div className={css.trigger}>
      <Tags>
        <strong>
          {trigger.code} {say(trigger.title)}
        </strong>
        <Tag tone={signedName ? 'good' : 'danger'}>{state}</Tag>
      </Tags>
      <p>{trigger.note}</p>
      <p className="soft">
        {fill(t.raisedOn, { day: show.day(trigger.raisedOn), name: trigger.raisedByName })}
      </p>
      {evidence && resolvedOn && (
        <p>
          {show.labelled(t.evidence, evidence)}{' '}
          <span className="soft">
            {fill(t.resolvedBy, { name: resolvedByName ?? '', day: show.day(resolvedOn) })}
          </span>
        </p>
      )}
      {signedName && signedAt && (
        <p className="soft">
          {fill(t.bySupervisor, { name: signedName })} {show.instant(signedAt)}
        </p>
      )}
      <Tags>
        {abilities.resolve && <Button onClick={() => setOpen(true)}>{t.resolve}</Button>}
        {abilities.sign && <SignTrigger file={file} trigger={trigger} />}
      </Tags>
      {open && <ResolveDialog file={file} trigger={trigger} close={() => setOpen(false)} />}
    </div>
  )
}

function SignTrigger({ file, trigger }: { file: RiskFile; trigger: Trigger }) {
  const t = useTexts(riskTexts)
  const confirm = useConfirm()
  const tell = useToast()
  const command = useCommand({
    send: (_: null, id) =>
      riskFilesApi.post('/api/risk-files/:id/triggers/:trigger/signature', {
        params: { id: file.id, trigger: trigger.id },
        body: { id, version: file.version },
      }),
    renews: [...renewedByRisk],
    done: () => tell(t.signed),
  })
  const ask = async () => {
    const yes = await confirm({
      title: t.signTriggerTitle,
      body: trigger.evidence ?? '',
      action: t.signTrigger,
    })
    if (yes) await command.run(null)
  }
  return (
    <>
      <FailureNotice failure={command.failure} />
      <Button type="primary" onClick={() => void ask()} loading={command.sending}>
        {t.signTrigger}
      </Button>
    </>
  )
}

function ResolveDialog({ file, trigger, close }: { file: RiskFile; trigger: Trigger; close: () => void }) {
  const t = useTexts(riskTexts)
  const tell = useToast()
  const form = useForm<{ readonly evidence: string }, unknown>({
    initial: { evidence: trigger.evidence ?? '' },
    required: ['evidence'],
    plain: true,
    send: ({ evidence }, id) =>
      riskFilesApi.post('/api/risk-files/:id/triggers/:trigger/resolution', {
        params: { id: file.id, trigger: trigger.id },
        body: { id, version: file.version, evidence },
      }),
    renews: [...renewedByRisk],
    done: () => {
      tell(t.noteSaved)
      close()
    },
  })
  return (
    <Dialog title={t.resolve} close={close}>
      <Form form={form} labels={{ evidence: t.evidence }}>
        <FieldGroup hint={t.resolveHint}>
          <LongTextField label={t.evidence} maxLength={1000} {...form.field('evidence')} />
        </FieldGroup>
        <FormButtons form={form} submit={t.resolve} />
      </Form>
    </Dialog>
  )
}
