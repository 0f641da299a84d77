import type { Day } from '../../../kernel/day.ts'
import { Dialog } from '../../../platform/web/dialog.tsx'
import { DayField } from '../../../platform/web/form/day-field.tsx'
import { Form, FormButtons } from '../../../platform/web/form/form.tsx'
import { TextField } from '../../../platform/web/form/text-fields.tsx'
import { useForm } from '../../../platform/web/form/use-form.ts'
import { useTexts } from '../../../platform/web/language.tsx'
import { useToast } from '../../../platform/web/toast.tsx'
import { today } from '../../../platform/web/today.ts'
import { type VolunteerFile, volunteersApi } from './queries.ts'
import { volunteersTexts } from './texts.ts'

/** A volunteer leaves on a day, for a reason. */
export function LeaveDialog({ file, close }: { file: VolunteerFile; close: () => void }) {
  const t = useTexts(volunteersTexts)
  const tell = useToast()
  const form = useForm({
    initial: { leftOn: today() as Day | null, reason: '' },
    required: ['leftOn', 'reason'],
    plain: true,
    send: (values: { leftOn: Day | null; reason: string }, id) =>
      volunteersApi.post('/api/volunteers/:id/leave', {
        params: { id: file.id },
        body: { id, version: file.version, leftOn: values.leftOn ?? today(), reason: values.reason },
      }),
    renews: [['volunteers'], ['indicators']],
    done: () => {
      tell(t.leaveDone)
      close()
    },
  })
  return (
    <Dialog title={t.leaveTitle} close={close}>
      <Form form={form} labels={{ leftOn: t.leftOn, reason: t.reason }}>
        <DayField label={t.leftOn} hint={t.leftHint} lean="past" latest={today()} {...form.field('leftOn')} />
        <TextField label={t.reason} maxLength={200} {...form.field('reason')} />
        <FormButtons form={form} submit={t.leave} />
      </Form>
    </Dialog>
  )
}
