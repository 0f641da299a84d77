import { Button } from 'antd'
import { useState } from 'react'
import type { Day } from '../../../../kernel/day.ts'
import { useConfirm } from '../../../../platform/web/confirm.tsx'
import { DataTable } from '../../../../platform/web/data-table.tsx'
import { Drawer } from '../../../../platform/web/dialog.tsx'
import { SelectField } from '../../../../platform/web/form/choice-fields.tsx'
import { DayField } from '../../../../platform/web/form/day-field.tsx'
import { Form, FormButtons } from '../../../../platform/web/form/form.tsx'
import { DecimalField, TextField } from '../../../../platform/web/form/text-fields.tsx'
import { useForm } from '../../../../platform/web/form/use-form.ts'
import { useSay, useTexts } from '../../../../platform/web/language.tsx'
import { FailureNotice } from '../../../../platform/web/notice.tsx'
import { Row, Section } from '../../../../platform/web/page.tsx'
import { listOf } from '../../../../platform/web/queries.ts'
import { Tag, type Tone } from '../../../../platform/web/tag.tsx'
import { today } from '../../../../platform/web/today.ts'
import { useCommand } from '../../../../platform/web/use-command.ts'
import { useFormat } from '../../../../platform/web/use-format.ts'
import { type PenaltyKind, penaltyKinds } from '../../../organisations/index.ts'
import { applicationsApi, type FullApplication, renewed } from './queries.ts'
import { applicationsTexts } from './texts.ts'

type Consequence = FullApplication['consequences'][number]
const tones: Record<Consequence['state'], Tone> = { proposed: 'warning', decided: 'info', dropped: 'plain' }

/** What follows lateness: each proposed by the clock and decided by itself. */
export function ConsequencePart({ full }: { full: FullApplication }) {
  const t = useTexts(applicationsTexts)
  const say = useSay()
  const show = useFormat()
  const confirm = useConfirm()
  const [deciding, setDeciding] = useState<Consequence | null>(null)
  const dropping = useCommand({
    send: (input: { one: Consequence; reason: string }, id) =>
      applicationsApi.post('/api/applications/consequences/:id/dropping', {
        params: { id: input.one.id },
        body: { id, version: input.one.version, reason: input.reason },
      }),
    renews: renewed,
  })
  const drop = async (one: Consequence) => {
    const yes = await confirm({
      title: `${t.dropIt} · ${say(one.title)}`,
      action: t.dropIt,
      reason: 'required',
    })
    if (yes) await dropping.run({ one, reason: yes.reason })
  }
  const words = { proposed: t.proposed, decided: t.decided, dropped: t.droppedConsequence }
  return (
    <Section title={t.consequences} hint={t.consequencesHint} flush>
      <FailureNotice failure={dropping.failure} />
      <DataTable
        label={t.consequences}
        list={listOf(full.consequences)}
        rowKey={(one) => one.id}
        columns={[
          { key: 'title', title: t.consequences, onCard: 'title', cell: (one) => say(one.title) },
          {
            key: 'state',
            title: t.state,
            cell: (one) => <Tag tone={tones[one.state]}>{words[one.state]}</Tag>,
          },
          { key: 'source', title: t.legalBasis, prose: true, cell: (one) => one.source },
          {
            key: 'on',
            title: t.decisionDay,
            cell: (one) => (one.decidedOn ? `${show.day(one.decidedOn)} ${one.document ?? ''}` : '—'),
          },
          {
            key: 'acts',
            title: t.decideIt,
            quietTitle: true,
            onCard: 'bare',
            cell: (one) =>
              one.state === 'proposed' &&
              full.abilities.consequences && (
                <Row>
                  <Button size="small" type="primary" onClick={() => setDeciding(one)}>
                    {t.decideIt}
                  </Button>
                  <Button size="small" onClick={() => void drop(one)}>
                    {t.dropIt}
                  </Button>
                </Row>
              ),
          },
        ]}
      />
      {deciding && <DecideDrawer one={deciding} close={() => setDeciding(null)} />}
    </Section>
  )
}

function DecideDrawer({ one, close }: { one: Consequence; close: () => void }) {
  const t = useTexts(applicationsTexts)
  const say = useSay()
  const isPenalty = one.record === 'penalty'
  const form = useForm({
    initial: {
      decidedOn: today() as Day | null,
      document: '',
      legalBasis: one.source,
      penalty: (isPenalty ? 'warning' : null) as PenaltyKind | null,
      amount: null as number | null,
    },
    required: ['decidedOn', 'document', 'legalBasis'],
    send: (values, id) =>
      applicationsApi.post('/api/applications/consequences/:id/decision', {
        params: { id: one.id },
        body: {
          id,
          version: one.version,
          decidedOn: values.decidedOn as Day,
          document: values.document,
          legalBasis: values.legalBasis,
          ...(isPenalty && values.penalty ? { penalty: values.penalty } : {}),
          ...(isPenalty && values.amount !== null ? { amountFen: Math.round(values.amount * 100) } : {}),
        },
      }),
    renews: renewed,
    done: close,
  })
  const kinds = (Object.entries(penaltyKinds) as [PenaltyKind, { zh: string; en: string }][]).map(
    ([value, words]) => ({ value, label: say(words) }),
  )
  return (
    <Drawer title={say(one.title)} close={close}>
      <Form form={form} labels={{ decidedOn: t.decisionDay, document: t.document, legalBasis: t.legalBasis }}>
        <DayField label={t.decisionDay} lean="past" latest={today()} {...form.field('decidedOn')} />
        <TextField label={t.document} maxLength={100} {...form.field('document')} />
        <TextField label={t.legalBasis} maxLength={200} {...form.field('legalBasis')} />
        {isPenalty && <SelectField label={t.penalty} options={kinds} {...form.field('penalty')} />}
        {isPenalty && (form.values.penalty === 'fine' || form.values.penalty === 'confiscation') && (
          <DecimalField label={t.fineAmount} decimals={2} {...form.field('amount')} />
        )}
        <FormButtons form={form} submit={t.decideIt} />
      </Form>
    </Drawer>
  )
}
