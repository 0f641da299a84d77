import { Button } from 'antd'
import { useState } from 'react'
import { useConfirm } from '../../../platform/web/confirm.tsx'
import { Facts } from '../../../platform/web/facts.tsx'
import { fill } from '../../../platform/web/fill.ts'
import { useSay, useTexts } from '../../../platform/web/language.tsx'
import { FailureNotice } from '../../../platform/web/notice.tsx'
import { Row, Section } from '../../../platform/web/page.tsx'
import { useToast } from '../../../platform/web/toast.tsx'
import { useCommand } from '../../../platform/web/use-command.ts'
import { useFormat } from '../../../platform/web/use-format.ts'
import { needItems, needKinds, outcomeWords } from '../domain/needs.ts'
import { closings, performers, type Step, tierAbove, tiers } from '../domain/pipeline.ts'
import { stepReasonSaid } from '../domain/step-reasons.ts'
import { ClosingDialog, DeliveryDialog, FeedbackDialog, MatchDialog, TaskDialog } from './need-dialogs.tsx'
import { type ClientNeed, consortiumApi } from './queries.ts'
import { NeedStateTag, UrgencyTag } from './state-tag.tsx'
import { consortiumTexts } from './texts.ts'

const dialogs = {
  match: MatchDialog,
  task: TaskDialog,
  deliver: DeliveryDialog,
  feedback: FeedbackDialog,
  close: ClosingDialog,
} as const

/** One need of a client: how it stands, what may be done with it now, and what was done. */
export function NeedCard({ need, mayWrite }: { need: ClientNeed; mayWrite: boolean }) {
  const t = useTexts(consortiumTexts)
  const say = useSay()
  const show = useFormat()
  const [open, setOpen] = useState<keyof typeof dialogs | null>(null)
  const asking = useAskedSteps(need)
  const Opened = open && dialogs[open]
  const act = (step: Step) =>
    step === 'unmatch' || step === 'escalate' ? void asking[step]() : setOpen(step)
  return (
    <Section
      title={`${say(needKinds[need.kind])} · ${say(needItems[need.item])}`}
      actions={
        mayWrite && (
          <Row>
            {need.steps.map((step, at) => (
              <Button key={step} type={at === 0 ? 'primary' : 'default'} onClick={() => act(step)}>
                {t[step]}
              </Button>
            ))}
          </Row>
        )
      }
    >
      <FailureNotice failure={asking.failure} />
      <Facts
        items={[
          [t.state, <NeedStateTag key="state" state={need.state} />],
          [t.urgency, <UrgencyTag key="urgency" urgency={need.urgency} />],
          [t.tier, say(tiers[need.tier])],
          need.note ? [t.note, need.note] : null,
          [t.offer, need.offer ?? '—'],
          need.performer
            ? [
                t.performer,
                [say(performers[need.performer]), need.performerName, need.dueOn && show.day(need.dueOn)]
                  .filter(Boolean)
                  .join(' · '),
              ]
            : null,
          need.deliveredOn
            ? [t.deliveredOn, [show.day(need.deliveredOn), need.deliveryNote].filter(Boolean).join(' · ')]
            : null,
          need.satisfaction ? [t.satisfaction, t[`s${need.satisfaction}` as 's1']] : null,
          need.outcomes.length > 0
            ? [t.outcomes, show.words(need.outcomes.map((one) => say(outcomeWords[one])))]
            : null,
          need.feedback ? [t.feedbackText, need.feedback] : null,
          need.closeReason ? [t.reason, say(closings[need.closeReason])] : null,
        ]}
      />
      <details>
        <summary>{t.history}</summary>
        <ol>
          {(need.history ?? []).map((one, at) => (
            <li key={at}>
              {t[`step_${one.step}` as 'step_found']} · {say(tiers[one.tier])}
              {one.reason && ` · ${say(stepReasonSaid(one.reason))}`}{' '}
              <span className="soft">{fill(t.by, { name: show.doer(one.by), day: show.day(one.on) })}</span>
            </li>
          ))}
        </ol>
      </details>
      {Opened && <Opened need={need} close={() => setOpen(null)} />}
    </Section>
  )
}

/** Steps that take a reason and nothing else. */
function useAskedSteps(need: ClientNeed) {
  const t = useTexts(consortiumTexts)
  const say = useSay()
  const confirm = useConfirm()
  const tell = useToast()
  const renews = [['consortium'], ['duties']]
  const params = { need: need.id }
  const unmatch = useCommand({
    send: (reason: string, id) =>
      consortiumApi.post('/api/screening-needs/:need/unmatch', {
        params,
        body: { id, version: need.version, reason },
      }),
    renews,
  })
  const escalate = useCommand({
    send: (reason: string, id) =>
      consortiumApi.post('/api/screening-needs/:need/escalation', {
        params,
        body: { id, version: need.version, reason },
      }),
    renews,
    done: () => tell(t.escalated),
  })
  return {
    failure: unmatch.failure ?? escalate.failure,
    unmatch: async () => {
      const question = {
        title: t.unmatchTitle,
        body: t.unmatchHint,
        action: t.unmatch,
        reason: 'required',
      } as const
      const yes = await confirm(question)
      if (yes) await unmatch.run(yes.reason.slice(0, 200))
    },
    escalate: async () => {
      const above = tierAbove(need.tier)
      if (above === null) return
      const yes = await confirm({
        title: fill(t.escalateTitle, { tier: say(tiers[above]) }),
        body: t.escalateHint,
        action: t.escalate,
        reason: 'required',
      })
      if (yes) await escalate.run(yes.reason.slice(0, 200))
    },
  }
}
