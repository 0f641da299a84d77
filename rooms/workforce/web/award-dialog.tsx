import { useState } from 'react'
import type { Day } from '../../../kernel/day.ts'
import type { Id } from '../../../kernel/id.ts'
import { Dialog } from '../../../platform/web/dialog.tsx'
import { SelectField } from '../../../platform/web/form/choice-fields.tsx'
import { DayField } from '../../../platform/web/form/day-field.tsx'
import { FieldRow, Form, FormButtons } from '../../../platform/web/form/form.tsx'
import { TextField } from '../../../platform/web/form/text-fields.tsx'
import { useForm } from '../../../platform/web/form/use-form.ts'
import { newId } from '../../../platform/web/ids.ts'
import { useTexts } from '../../../platform/web/language.tsx'
import { useToast } from '../../../platform/web/toast.tsx'
import { today } from '../../../platform/web/today.ts'
import { given, useOptions } from '../../../platform/web/use-options.ts'
import { type AwardLevel, awardLevels } from '../domain/qualifications.ts'
import type { Award } from './qualification-queries.ts'
import { qualificationTexts } from './qualification-texts.ts'
import { workforceApi } from './queries.ts'

/** Records an award, or that it was withdrawn. */
export function AwardDialog({
  member,
  award: old,
  close,
}: {
  member: Id
  award: Award | null
  close: () => void
}) {
  const t = useTexts(qualificationTexts)
  const tell = useToast()
  const levels = useOptions(awardLevels)
  const [award] = useState(() => old?.id ?? newId())
  const form = useForm({
    initial: {
      title: old?.title ?? '',
      giver: old?.giver ?? '',
      level: (old?.level ?? null) as AwardLevel | null,
      givenOn: (old?.givenOn ?? null) as Day | null,
      document: old?.document ?? '',
      withdrawnOn: (old?.withdrawnOn ?? null) as Day | null,
      withdrawnReason: old?.withdrawnReason ?? '',
    },
    required: ['title', 'giver', 'level', 'givenOn'],
    send: (values, id) =>
      workforceApi.put('/api/workforce/:id/awards', {
        params: { id: member },
        body: {
          id,
          award: {
            id: award,
            title: values.title,
            giver: values.giver,
            level: values.level ?? 'other',
            givenOn: values.givenOn ?? '',
            document: given(values.document),
            withdrawnOn: values.withdrawnOn,
            withdrawnReason: given(values.withdrawnReason),
          },
        },
      }),
    renews: [['workforce']],
    done: () => {
      tell(t.saved)
      close()
    },
  })
  return (
    <Dialog title={old ? t.changeStudy : t.addAward} close={close}>
      <Form
        form={form}
        labels={{
          title: t.awardTitle,
          giver: t.giver,
          level: t.level,
          givenOn: t.givenOn,
          document: t.document,
          withdrawnOn: t.withdrawnOn,
          withdrawnReason: t.withdrawnReason,
        }}
      >
        <TextField label={t.awardTitle} maxLength={80} {...form.field('title')} />
        <TextField label={t.giver} maxLength={80} {...form.field('giver')} />
        <SelectField label={t.level} options={levels} {...form.field('level')} />
        <FieldRow>
          <DayField label={t.givenOn} lean="past" latest={today()} {...form.field('givenOn')} />
          <TextField label={t.document} optional maxLength={120} {...form.field('document')} />
        </FieldRow>
        {old && (
          <FieldRow>
            <DayField label={t.withdrawnOn} optional {...form.field('withdrawnOn')} />
            <TextField
              label={t.withdrawnReason}
              optional
              maxLength={200}
              {...form.field('withdrawnReason')}
            />
          </FieldRow>
        )}
        <FormButtons form={form} submit={t.save} />
      </Form>
    </Dialog>
  )
}
