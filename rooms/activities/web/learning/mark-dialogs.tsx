import { Dialog } from '../../../../platform/web/dialog.tsx'
import { fill } from '../../../../platform/web/fill.ts'
import { ChoiceField } from '../../../../platform/web/form/choice-fields.tsx'
import { Form, FormButtons } from '../../../../platform/web/form/form.tsx'
import { LongTextField, TextField } from '../../../../platform/web/form/text-fields.tsx'
import { useForm } from '../../../../platform/web/form/use-form.ts'
import { useTexts } from '../../../../platform/web/language.tsx'
import { useMe } from '../../../../platform/web/me.tsx'
import { useToast } from '../../../../platform/web/toast.tsx'
import { activitiesApi } from '../queries.ts'
import { type followUpStates, useLearningWords } from './learning-words.ts'
import { renewedByLearning, type Supervision } from './queries.ts'
import { supervisionTexts } from './supervision-texts.ts'
import { filled } from './typed-numbers.ts'

export type SignatureKind = 'supervisor-signature' | 'supervisee-signature'

/** How far the plan of action has been carried out, said at some time after the supervision. */
export function FollowUpDialog({ supervision, close }: { supervision: string; close: () => void }) {
  const t = useTexts(supervisionTexts)
  const words = useLearningWords()
  const tell = useToast()
  const form = useForm({
    initial: { state: null as (typeof followUpStates)[number] | null, note: '' },
    required: ['state'],
    send: (values, id) =>
      activitiesApi.post('/api/supervisions/:id/marks', {
        params: { id: supervision },
        body: { id, kind: 'follow-up', state: values.state ?? 'open', ...filled('note', values.note) },
      }),
    renews: [...renewedByLearning],
    done: () => {
      tell(t.saved)
      close()
    },
  })
  return (
    <Dialog title={t.addFollowUp} close={close}>
      <Form form={form} labels={{ state: t.followUp }}>
        <ChoiceField label={t.followUp} options={words.followUp.options} {...form.field('state')} />
        <LongTextField label={t.followUpNote} maxLength={500} rows={3} {...form.field('note')} />
        <FormButtons form={form} submit={t.save} />
      </Form>
    </Dialog>
  )
}

/** A signature of one side: one's own by account, anybody's from the paper that is kept on file. */
export function SignDialog(props: { supervision: Supervision; kind: SignatureKind; close: () => void }) {
  const { supervision, kind, close } = props
  const t = useTexts(supervisionTexts)
  const me = useMe()
  const tell = useToast()
  const named = (side: SignatureKind) =>
    side === 'supervisor-signature' ? supervision.supervisorName : (supervision.supervisees[0] ?? '')
  const form = useForm({
    initial: {
      side: kind as SignatureKind | null,
      way: 'account' as 'account' | 'paper' | null,
      name: named(kind),
    },
    required: ['side', 'way', 'name'],
    guard: false,
    send: ({ side, way, name }, id) =>
      activitiesApi.post('/api/supervisions/:id/marks', {
        params: { id: supervision.id },
        body: {
          id,
          kind: side ?? kind,
          way: way ?? 'account',
          name: way === 'paper' ? name.trim() : me.name,
        },
      }),
    renews: [...renewedByLearning],
    done: () => {
      tell(t.signed)
      close()
    },
  })
  const side = form.field('side')
  return (
    <Dialog title={t.sign} close={close}>
      <Form form={form} labels={{ side: t.side, way: t.way, name: t.signer }}>
        <ChoiceField
          label={t.side}
          options={(['supervisor-signature', 'supervisee-signature'] as const).map((value) => ({
            value,
            label: t[value],
          }))}
          {...side}
          change={(value) => form.change({ side: value, ...(value ? { name: named(value) } : {}) })}
        />
        <ChoiceField
          label={t.way}
          options={[
            { value: 'account' as const, label: t.account },
            { value: 'paper' as const, label: t.paper },
          ]}
          {...form.field('way')}
        />
        {form.values.way === 'paper' ? (
          <TextField label={t.signer} maxLength={40} {...form.field('name')} />
        ) : (
          <p className="soft">{fill(t.signerHint, { name: me.name })}</p>
        )}
        <FormButtons form={form} submit={t.sign} />
      </Form>
    </Dialog>
  )
}
