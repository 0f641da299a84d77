import { useState } from 'react'
import type { Day } from '../../../kernel/day.ts'
import { Dialog } from '../../../platform/web/dialog.tsx'
import { ChoiceField } from '../../../platform/web/form/choice-fields.tsx'
import { DayField } from '../../../platform/web/form/day-field.tsx'
import { Form, FormButtons } from '../../../platform/web/form/form.tsx'
import { TextField } from '../../../platform/web/form/text-fields.tsx'
import { useForm } from '../../../platform/web/form/use-form.ts'
import { newId } from '../../../platform/web/ids.ts'
import { useTexts } from '../../../platform/web/language.tsx'
import { useToast } from '../../../platform/web/toast.tsx'
import { today } from '../../../platform/web/today.ts'
import { type Have, haveCodes } from '../domain/five-haves.ts'
import { regionsApi, type StationFile } from './queries.ts'
import { regionsTexts } from './texts.ts'

/** Records evidence of one of the five haves. */
export function EvidenceDialog({ station, close }: { station: StationFile; close: () => void }) {
  const t = useTexts(regionsTexts)
  const tell = useToast()
  const [evidence] = useState(newId)
  const form = useForm({
    initial: {
      have: (station.fiveHaves.missing[0] ?? null) as Have | null,
      description: '',
      heldOn: today() as Day | null,
    },
    required: ['have', 'description', 'heldOn'],
    guard: false,
    send: (values, id) =>
      regionsApi.post('/api/stations/:station/evidence', {
        params: { station: station.id },
        body: {
          id,
          evidence,
          have: values.have ?? 'sign',
          description: values.description,
          heldOn: values.heldOn ?? today(),
        },
      }),
    renews: [['regions']],
    done: () => {
      tell(t.saved)
      close()
    },
  })
  return (
    <Dialog title={t.addEvidence} close={close}>
      <Form form={form} labels={{ have: t.evidenceFor, description: t.description, heldOn: t.heldOn }}>
        <ChoiceField
          label={t.evidenceFor}
          options={haveCodes.map((have) => ({ value: have, label: t[have] }))}
          {...form.field('have')}
        />
        <TextField label={t.description} maxLength={300} {...form.field('description')} />
        <DayField label={t.heldOn} lean="past" latest={today()} {...form.field('heldOn')} />
        <FormButtons form={form} submit={t.addEvidence} />
      </Form>
    </Dialog>
  )
}
