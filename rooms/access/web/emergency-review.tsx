import { useState } from 'react'
import { Dialog } from '../../../platform/web/dialog.tsx'
import { Facts } from '../../../platform/web/facts.tsx'
import { fill } from '../../../platform/web/fill.ts'
import { ChoiceField } from '../../../platform/web/form/choice-fields.tsx'
import { Form, FormButtons } from '../../../platform/web/form/form.tsx'
import { SelectLine } from '../../../platform/web/form/select-line.tsx'
import { LongTextField } from '../../../platform/web/form/text-fields.tsx'
import { useForm } from '../../../platform/web/form/use-form.ts'
import { useTexts } from '../../../platform/web/language.tsx'
import { useList } from '../../../platform/web/queries.ts'
import { useToast } from '../../../platform/web/toast.tsx'
import { useFormat } from '../../../platform/web/use-format.ts'
import { type EmergencyState, type Opening, openingsToReview } from './emergency-queries.ts'
import { EmergencyTable } from './emergency-table.tsx'
import { emergencyTexts } from './emergency-texts.ts'
import { api } from './queries.ts'

type Verdict = 'justified' | 'not-justified'

/** The openings in the reader's scope, the ones that wait for a verdict first. */
export function EmergencyReview() {
  const t = useTexts(emergencyTexts)
  const [state, setState] = useState<EmergencyState | null>('open')
  const [reviewing, setReviewing] = useState<Opening | null>(null)
  const list = useList(openingsToReview(state))
  const words = { open: t.waiting, justified: t.justified, 'not-justified': t.notJustified }
  return (
    <>
      <EmergencyTable
        label={t.toReview}
        list={list}
        review={setReviewing}
        above={
          <SelectLine
            label={t.state}
            blank={t.anyState}
            value={state}
            change={setState}
            options={(Object.keys(words) as EmergencyState[]).map((value) => ({
              value,
              label: words[value],
            }))}
          />
        }
      />
      {reviewing && <ReviewDialog opening={reviewing} close={() => setReviewing(null)} />}
    </>
  )
}

function ReviewDialog({ opening, close }: { opening: Opening; close: () => void }) {
  const t = useTexts(emergencyTexts)
  const show = useFormat()
  const tell = useToast()
  const form = useForm({
    initial: { verdict: null as Verdict | null, note: '' },
    required: ['verdict', 'note'],
    guard: false,
    plain: true,
    send: ({ verdict, note }, id) =>
      api.post('/api/break-glass/:entry/review', {
        params: { entry: opening.id },
        body: { id, justified: verdict === 'justified', note },
      }),
    renews: [['access', 'emergency']],
    done: () => {
      tell(t.reviewed)
      close()
    },
  })
  return (
    <Dialog title={fill(t.reviewTitle, { name: opening.accountName })} close={close}>
      <Form form={form} labels={{ verdict: t.verdict, note: t.note }}>
        <Facts
          items={[
            [t.fileNumber, opening.fileNumber],
            [t.at, show.instant(opening.at)],
            [t.reason, opening.reason],
          ]}
        />
        <ChoiceField
          label={t.verdict}
          options={[
            { value: 'justified', label: t.justified },
            { value: 'not-justified', label: t.notJustified },
          ]}
          {...form.field('verdict')}
        />
        <LongTextField label={t.note} hint={t.noteHint} maxLength={500} {...form.field('note')} />
        <FormButtons form={form} submit={t.review} />
      </Form>
    </Dialog>
  )
}
