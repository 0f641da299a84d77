import { Dialog } from '../../../../platform/web/dialog.tsx'
import { fill } from '../../../../platform/web/fill.ts'
import { SelectField } from '../../../../platform/web/form/choice-fields.tsx'
import { FieldRow, Form, FormButtons } from '../../../../platform/web/form/form.tsx'
import { LongTextField, TextField } from '../../../../platform/web/form/text-fields.tsx'
import { useForm } from '../../../../platform/web/form/use-form.ts'
import { useTexts } from '../../../../platform/web/language.tsx'
import { useToast } from '../../../../platform/web/toast.tsx'
import { given } from '../../../../platform/web/use-options.ts'
import { noticeCell } from '../../domain/judging/published-entry.ts'
import { noticeTexts } from './notice-texts.ts'
import { type BodyNotice, judgingApi, renewed } from './queries.ts'

/** An objection that came by letter or telephone, taken down by the body. */
export function TakeObjection({ notice, close }: { notice: BodyNotice; close: () => void }) {
  const t = useTexts(noticeTexts)
  const tell = useToast()
  const [first] = notice.columns
  const form = useForm({
    initial: { position: null as number | null, text: '', name: '', phone: '' },
    required: ['text'],
    send: ({ position, text, name, phone }, id, idFor) =>
      judgingApi.post('/api/applications/notices/:notice/objections', {
        params: { notice: notice.head.id },
        body: { id, objection: idFor('objection'), position, text, name: given(name), phone: given(phone) },
      }),
    renews: renewed,
    done: ({ code }) => {
      tell(fill(t.taken, { code }))
      close()
    },
  })
  return (
    <Dialog title={t.takeObjection} close={close}>
      <Form form={form} labels={{ position: t.about, text: t.text }}>
        <SelectField
          label={t.about}
          blank={t.aboutAll}
          options={notice.entries
            .filter(({ removedOn }) => removedOn === null)
            .map((entry) => ({
              value: entry.position,
              label: `${entry.position} ${first ? noticeCell(first, entry) : ''}`,
            }))}
          {...form.field('position')}
        />
        <LongTextField label={t.text} rows={4} maxLength={3000} {...form.field('text')} />
        <FieldRow>
          <TextField label={t.yourName} maxLength={60} {...form.field('name')} />
          <TextField label={t.yourPhone} keys="tel" maxLength={30} {...form.field('phone')} />
        </FieldRow>
        <FormButtons form={form} submit={t.takeObjection} />
      </Form>
    </Dialog>
  )
}
