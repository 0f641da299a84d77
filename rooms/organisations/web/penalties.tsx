import { Button } from 'antd'
import { useState } from 'react'
import type { Day } from '../../../kernel/day.ts'
import type { Id } from '../../../kernel/id.ts'
import { useConfirm } from '../../../platform/web/confirm.tsx'
import { DataTable } from '../../../platform/web/data-table.tsx'
import { Dialog } from '../../../platform/web/dialog.tsx'
import { fill } from '../../../platform/web/fill.ts'
import { SelectField } from '../../../platform/web/form/choice-fields.tsx'
import { FieldRow, Form, FormButtons } from '../../../platform/web/form/form.tsx'
import { DecimalField, TextField } from '../../../platform/web/form/text-fields.tsx'
import { useForm } from '../../../platform/web/form/use-form.ts'
import { formatNumber } from '../../../platform/web/format.ts'
import { useSay, useTexts } from '../../../platform/web/language.tsx'
import { FailureNotice } from '../../../platform/web/notice.tsx'
import { Row, Section } from '../../../platform/web/page.tsx'
import { listOf } from '../../../platform/web/queries.ts'
import { Empty } from '../../../platform/web/states.tsx'
import { Tag } from '../../../platform/web/tag.tsx'
import { useToast } from '../../../platform/web/toast.tsx'
import { today } from '../../../platform/web/today.ts'
import { useCommand } from '../../../platform/web/use-command.ts'
import { useFormat } from '../../../platform/web/use-format.ts'
import { useOptions } from '../../../platform/web/use-options.ts'
import { type Fault, faults, type PenaltyKind, penaltyKinds } from '../domain/registry/codes.ts'
import { longest } from '../domain/registry/limits.ts'
import { CreditState, useCreditEntry } from './credit-state.tsx'
import { DecisionRow, FaultRow, useSavedAnd } from './dialog-parts.tsx'
import { useBasis } from './listing-dialogs.tsx'
import { organisationsApi } from './queries.ts'
import type { Penalty, RegistryFile } from './registry-queries.ts'
import { registryTexts } from './registry-texts.ts'

/** Administrative penalties; each has its decision, and was fulfilled or taken back. */
export function PenaltySection({ organisation, file }: { organisation: Id; file: RegistryFile }) {
  const t = useTexts(registryTexts)
  const say = useSay()
  const show = useFormat()
  const credit = useCreditEntry()
  const settling = useSettling()
  const [adding, add] = useState(false)
  const mayWrite = file.abilities.write
  return (
    <Section
      title={t.penalties}
      actions={mayWrite && <Button onClick={() => add(true)}>{t.addPenalty}</Button>}
      flush
    >
      <FailureNotice failure={credit.failure ?? settling.failure} />
      <DataTable<Penalty>
        label={t.penalties}
        list={listOf(file.penalties)}
        rowKey={(row) => row.id}
        empty={<Empty title={t.noPenalties} />}
        columns={[
          {
            key: 'kind',
            title: t.penaltyKind,
            onCard: 'title',
            cell: (row) =>
              [
                say(penaltyKinds[row.kind]),
                row.amountFen === null ? null : `${formatNumber(row.amountFen / 100)} ${t.yuan}`,
              ]
                .filter(Boolean)
                .join(' '),
          },
          {
            key: 'fault',
            title: t.fault,
            prose: true,
            cell: (row) =>
              [say(faults[row.fault]), row.faultYear ? fill(t.yearOf, { year: row.faultYear }) : null]
                .filter(Boolean)
                .join(' · '),
          },
          { key: 'day', title: t.decidedOn, cell: (row) => show.day(row.decidedOn) },
          {
            key: 'document',
            title: t.document,
            cell: (row) => <span title={row.legalBasis}>{row.document}</span>,
          },
          {
            key: 'state',
            title: t.state,
            cell: (row) =>
              row.revokedOn ? (
                <span title={row.revokedReason ?? ''}>
                  <Tag>{t.revoked}</Tag>
                </span>
              ) : row.fulfilledOn ? (
                <Tag tone="good">{t.fulfilled}</Tag>
              ) : (
                <Tag tone="warning">{t.open}</Tag>
              ),
          },
          {
            key: 'credit',
            title: t.credit,
            cell: (row) => (
              <CreditState
                dueOn={row.creditDueOn}
                enteredOn={row.creditEnteredOn}
                enter={mayWrite ? () => void credit.ask(row.id, 'penalty') : undefined}
              />
            ),
          },
          {
            key: 'do',
            title: t.fulfilled,
            quietTitle: true,
            onCard: 'bare',
            cell: (row) =>
              mayWrite &&
              row.revokedOn === null && (
                <Row>
                  {row.fulfilledOn === null && (
                    <Button size="small" onClick={() => void settling.ask(row.id, 'fulfilled')}>
                      {t.fulfilled}
                    </Button>
                  )}
                  <Button size="small" onClick={() => void settling.ask(row.id, 'revoked')}>
                    {t.revoke}
                  </Button>
                </Row>
              ),
          },
        ]}
      />
      {adding && <PenaltyDialog organisation={organisation} file={file} close={() => add(false)} />}
    </Section>
  )
}

function useSettling() {
  const t = useTexts(registryTexts)
  const tell = useToast()
  const confirm = useConfirm()
  const command = useCommand({
    send: (
      { penalty, outcome, reason }: { penalty: Id; outcome: 'fulfilled' | 'revoked'; reason: string | null },
      id,
    ) =>
      organisationsApi.post('/api/registry/penalties/:id/settlement', {
        params: { id: penalty },
        body: { id, outcome, on: today(), reason },
      }),
    renews: [['organisations']],
    done: () => tell(t.saved),
  })
  const ask = async (penalty: Id, outcome: 'fulfilled' | 'revoked') => {
    const revoked = outcome === 'revoked'
    const yes = await confirm({
      title: revoked ? t.sureRevoke : t.sureFulfilled,
      body: t.penalties,
      action: revoked ? t.revoke : t.fulfilled,
      ...(revoked ? { danger: true, reason: 'required' as const, reasonMost: longest.reason } : {}),
    })
    if (yes) await command.run({ penalty, outcome, reason: revoked ? yes.reason : null })
  }
  return { ask, failure: command.failure }
}

function PenaltyDialog(props: { organisation: Id; file: RegistryFile; close: () => void }) {
  const { organisation, file, close } = props
  const t = useTexts(registryTexts)
  const form = useForm({
    initial: {
      kind: null as PenaltyKind | null,
      amountFen: null as number | null,
      fault: 'report-not-filed' as Fault | null,
      faultYear: null as number | null,
      decidedOn: today() as Day | null,
      document: '',
      legalBasis: '',
    },
    required: ['kind', 'fault', 'decidedOn', 'document', 'legalBasis'],
    send: (values, id) =>
      organisationsApi.post('/api/registry/:id/penalties', {
        params: { id: organisation },
        body: {
          id,
          kind: values.kind ?? 'warning',
          amountFen: values.amountFen === null ? null : Math.round(values.amountFen * 100),
          fault: values.fault ?? 'other',
          faultYear: values.faultYear,
          decidedOn: values.decidedOn ?? '',
          document: values.document,
          legalBasis: values.legalBasis,
        },
      }),
    renews: [['organisations'], ['duties']],
    done: useSavedAnd(close),
  })
  useBasis(file.bases?.penalty ?? null, (legalBasis) => form.change({ legalBasis }))
  return (
    <Dialog title={t.addPenalty} close={close}>
      <Form
        form={form}
        labels={{
          kind: t.penaltyKind,
          amountFen: t.amount,
          fault: t.fault,
          faultYear: t.faultYear,
          decidedOn: t.decidedOn,
          document: t.document,
          legalBasis: t.legalBasis,
        }}
      >
        <FieldRow>
          <SelectField label={t.penaltyKind} options={useOptions(penaltyKinds)} {...form.field('kind')} />
          <DecimalField label={t.amount} optional {...form.field('amountFen')} />
        </FieldRow>
        <FaultRow fault={form.field('fault')} year={form.field('faultYear')} />
        <DecisionRow label={t.decidedOn} day={form.field('decidedOn')} document={form.field('document')} />
        <TextField label={t.legalBasis} maxLength={longest.legalBasis} {...form.field('legalBasis')} />
        <FormButtons form={form} submit={t.save} />
      </Form>
    </Dialog>
  )
}
