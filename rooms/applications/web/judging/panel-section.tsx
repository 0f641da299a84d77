import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { useConfirm } from '../../../../platform/web/confirm.tsx'
import { Dialog } from '../../../../platform/web/dialog.tsx'
import { fill } from '../../../../platform/web/fill.ts'
import { SelectField } from '../../../../platform/web/form/choice-fields.tsx'
import { Form, FormButtons } from '../../../../platform/web/form/form.tsx'
import { TextField } from '../../../../platform/web/form/text-fields.tsx'
import { useForm } from '../../../../platform/web/form/use-form.ts'
import { AddIcon } from '../../../../platform/web/icons.ts'
import { useTexts } from '../../../../platform/web/language.tsx'
import { Loaded } from '../../../../platform/web/loaded.tsx'
import { FailureNotice, Notice } from '../../../../platform/web/notice.tsx'
import { Section } from '../../../../platform/web/page.tsx'
import { Empty } from '../../../../platform/web/states.tsx'
import { Tag } from '../../../../platform/web/tag.tsx'
import { useToast } from '../../../../platform/web/toast.tsx'
import { useCommand } from '../../../../platform/web/use-command.ts'
import { useFormat } from '../../../../platform/web/use-format.ts'
import { given } from '../../../../platform/web/use-options.ts'
import css from './judging.module.css'
import { judgingApi, type Panel, panelQuery, renewed } from './queries.ts'
import { reviewTexts } from './review-texts.ts'

/** Who judges in a round, and how far each is. */
export function PanelSection({ round }: { round: string }) {
  const t = useTexts(reviewTexts)
  const [naming, setNaming] = useState(false)
  const query = useQuery(panelQuery(round))
  return (
    <Section
      title={t.panel}
      actions={
        <Button icon={<AddIcon aria-hidden />} onClick={() => setNaming(true)}>
          {t.nameReviewer}
        </Button>
      }
    >
      <Loaded query={query} lines={3}>
        {(panel) => (
          <>
            {panel.items.length === 0 ? (
              <Empty title={t.noPanel} hint={t.noPanelHint} />
            ) : (
              <Members panel={panel} />
            )}
            {naming && <NameReviewer round={round} panel={panel} close={() => setNaming(false)} />}
          </>
        )}
      </Loaded>
    </Section>
  )
}

function Members({ panel }: { panel: Panel }) {
  const t = useTexts(reviewTexts)
  const show = useFormat()
  const tell = useToast()
  const confirm = useConfirm()
  const leaving = useCommand({
    send: ({ member, reason }: { member: string; reason: string }, id) =>
      judgingApi.post('/api/applications/panel/:member/leaving', {
        params: { member },
        body: { id, reason },
      }),
    renews: renewed,
    done: () => tell(t.done),
  })
  const ask = async (member: string, name: string) => {
    const yes = await confirm({
      title: fill(t.leaveTitle, { name }),
      body: t.leaveBody,
      action: t.leave,
      danger: true,
      reason: 'required',
    })
    if (yes) await leaving.run({ member, reason: yes.reason })
  }
  return (
    <>
      <FailureNotice failure={leaving.failure} />
      <ul className={css.lines}>
        {panel.items.map((one) => (
          <li key={one.id} className={css.line}>
            <div className={css.words}>
              <strong>{one.name}</strong> {one.unit && <span className="soft">{one.unit}</span>}
              <div className="soft">
                {fill(t.progress, { done: one.handedIn, all: one.assigned })}
                {one.leftOn &&
                  ` · ${fill(t.leftSince, { day: show.day(one.leftOn), reason: one.leftReason ?? '' })}`}
              </div>
            </div>
            {one.leftOn ? (
              <Tag>{t.left}</Tag>
            ) : (
              <Button onClick={() => void ask(one.id, one.name)}>{t.leave}</Button>
            )}
          </li>
        ))}
      </ul>
    </>
  )
}

function NameReviewer({ round, panel, close }: { round: string; panel: Panel; close: () => void }) {
  const t = useTexts(reviewTexts)
  const tell = useToast()
  const form = useForm({
    initial: { account: null as string | null, unit: '' },
    required: ['account'],
    send: ({ account, unit }, id, idFor) =>
      judgingApi.post('/api/applications/rounds/:round/panel', {
        params: { round },
        body: { id, member: idFor('member'), account: account ?? '', unit: given(unit) },
      }),
    renews: renewed,
    done: () => {
      tell(t.named)
      close()
    },
  })
  return (
    <Dialog title={t.nameReviewer} close={close}>
      {panel.candidates.length === 0 ? (
        <Notice tone="info">{t.nobodyLeft}</Notice>
      ) : (
        <Form form={form} labels={{ account: t.reviewer, unit: t.unit }}>
          <SelectField
            label={t.reviewer}
            options={panel.candidates.map(({ account, name }) => ({ value: account, label: name }))}
            {...form.field('account')}
          />
          <TextField label={t.unit} hint={t.unitHint} maxLength={120} {...form.field('unit')} />
          <FormButtons form={form} submit={t.nameReviewer} />
        </Form>
      )}
    </Dialog>
  )
}
