import { useState } from 'react'
import { addDays, type Day } from '../../../../kernel/day.ts'
import { Drawer } from '../../../../platform/web/dialog.tsx'
import { fill } from '../../../../platform/web/fill.ts'
import { ChoiceField, ChoicesField } from '../../../../platform/web/form/choice-fields.tsx'
import { DayField } from '../../../../platform/web/form/day-field.tsx'
import { Form, FormButtons } from '../../../../platform/web/form/form.tsx'
import { DecimalField, LongTextField } from '../../../../platform/web/form/text-fields.tsx'
import { useForm } from '../../../../platform/web/form/use-form.ts'
import { newId } from '../../../../platform/web/ids.ts'
import { useSay, useTexts } from '../../../../platform/web/language.tsx'
import { Notice } from '../../../../platform/web/notice.tsx'
import { useToast } from '../../../../platform/web/toast.tsx'
import { today } from '../../../../platform/web/today.ts'
import { useFormat } from '../../../../platform/web/use-format.ts'
import { yuan } from '../../../funds/web/index.ts'
import { sourceWords } from '../../../programmes/web/index.ts'
import { type SanctionKind, sanctionKinds } from '../../domain/paying/kinds.ts'
import { type FindingFile, payingApi, renewed } from './queries.ts'
import { watchTexts } from './watch-texts.ts'

type Choice = FindingFile['choices'][number]

/** Proposes what follows, as the programme declares it; what is proposed or ordered already is not offered again. */
export function ProposalDrawer({ file, close }: { file: FindingFile; close: () => void }) {
  const w = useTexts(watchTexts)
  const say = useSay()
  const show = useFormat()
  const tell = useToast()
  const [ids] = useState(() => ({ revocation: newId(), recovery: newId(), bar: newId() }))
  const standing = new Set(
    file.sanctions.filter(({ state }) => state === 'proposed' || state === 'ordered').map(({ kind }) => kind),
  )
  const offered = (choice: Choice | undefined) =>
    choice?.consequences.filter(({ kind }) => !standing.has(kind)) ?? []
  const first = file.choices.find(({ code }) => code === file.sanctionCode) ?? file.choices[0]
  const form = useForm({
    initial: {
      code: (first?.code ?? null) as string | null,
      proposals: offered(first).map(({ kind }) => kind) as readonly SanctionKind[],
      amount: null as number | null,
      dueOn: addDays(today(), 30) as Day | null,
      reason: file.facts.slice(0, 500),
    },
    required: ['code', 'reason'],
    check: ({ proposals }) =>
      proposals.length > 0
        ? []
        : [
            {
              code: 'value-missing',
              path: '/body/proposals',
              messages: { zh: '至少选择一项', en: 'Choose at least one' },
            },
          ],
    send: ({ code, proposals, amount, dueOn, reason }, id) =>
      payingApi.post('/api/applications/findings/:id/proposals', {
        params: { id: file.id },
        body: {
          id,
          sanctionCode: code ?? '',
          proposals: proposals.map((kind) => ({
            sanction: ids[kind],
            kind,
            reason,
            amountFen: kind === 'recovery' && amount !== null ? Math.round(amount * 100) : null,
            dueOn: kind === 'recovery' ? dueOn : null,
          })),
        },
      }),
    renews: renewed,
    done: () => {
      tell(w.proposed)
      close()
    },
  })
  const chosen = file.choices.find(({ code }) => code === form.values.code)
  const recovery = offered(chosen).find(({ kind }) => kind === 'recovery')
  const hint = ({ kind, amount, ask, untilOn }: Choice['consequences'][number]) =>
    kind === 'recovery'
      ? amount === null
        ? ask.length > 0
          ? fill(w.askFirst, { facts: show.words(ask.map(say)) })
          : undefined
        : `${yuan(amount)} ${w.yuan}`
      : kind === 'bar'
        ? untilOn
          ? `${w.untilOn} ${show.day(untilOn)}`
          : w.forEver
        : undefined
  const recovers = form.values.proposals.includes('recovery')
  return (
    <Drawer title={w.propose} close={close}>
      <Form
        form={form}
        labels={{
          code: w.sanction,
          amount: w.amount,
          dueOn: w.dueOn,
          reason: w.reason,
          proposals: w.consequences,
        }}
      >
        <ChoiceField
          label={w.sanction}
          options={file.choices.map(({ code, title, source }) => ({
            value: code,
            label: say(title),
            hint: sourceWords(source),
          }))}
          {...form.field('code')}
        />
        <ChoicesField
          label={w.consequences}
          options={offered(chosen).map((one) => ({
            value: one.kind,
            label: say(sanctionKinds[one.kind]),
            hint: hint(one),
          }))}
          {...form.field('proposals')}
        />
        {recovers && recovery?.amount === null && recovery.ask.length === 0 && (
          <DecimalField label={w.amount} unit={w.yuan} {...form.field('amount')} />
        )}
        {recovers && <DayField label={w.dueOn} earliest={today()} {...form.field('dueOn')} />}
        {chosen && chosen.also.length > 0 && <Notice>{show.words(chosen.also.map(say))}</Notice>}
        <LongTextField label={w.reason} rows={4} maxLength={500} {...form.field('reason')} />
        <FormButtons form={form} submit={w.propose} danger />
      </Form>
    </Drawer>
  )
}
