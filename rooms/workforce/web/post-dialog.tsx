import { useState } from 'react'
import type { Day } from '../../../kernel/day.ts'
import type { DivisionCode } from '../../../kernel/division.ts'
import type { Id } from '../../../kernel/id.ts'
import { Dialog } from '../../../platform/web/dialog.tsx'
import { ChoiceField, SelectField } from '../../../platform/web/form/choice-fields.tsx'
import { DayField } from '../../../platform/web/form/day-field.tsx'
import { FieldRow, Form, FormButtons } from '../../../platform/web/form/form.tsx'
import type { Found } from '../../../platform/web/form/picker-field.tsx'
import { TextField } from '../../../platform/web/form/text-fields.tsx'
import { useForm } from '../../../platform/web/form/use-form.ts'
import { newId } from '../../../platform/web/ids.ts'
import { useTexts } from '../../../platform/web/language.tsx'
import { DivisionField, StationField } from '../../regions/web/index.ts'
import type { EmployerKind, PostKind } from '../domain/codes.ts'
import { memberDialogTexts } from './dialogs-texts.ts'
import { type MemberDetail, workforceApi } from './queries.ts'
import { useWorkforceWords } from './words.ts'

/** Adds a post, or changes one: most often, that it ended. */
export function PostDialog(props: {
  member: Id
  post?: MemberDetail['allPosts'][number] | undefined
  close: () => void
}) {
  const { member, post, close } = props
  const t = useTexts(memberDialogTexts)
  const words = useWorkforceWords()
  const [postId] = useState(() => post?.id ?? newId())
  const form = useForm({
    initial: {
      kind: (post?.kind ?? 'social-worker') as PostKind | null,
      employerKind: (post?.employerKind ?? 'station') as EmployerKind | null,
      employer: post?.employer ?? '',
      // Both ids of a post that is there are kept as they are unless another place is chosen.
      division: (post ? { value: post.division, label: post.placeName } : null) as Found<DivisionCode> | null,
      station: (post?.station ? { value: post.station, label: post.placeName } : null) as Found<Id> | null,
      main: (post && !post.main ? 'no' : 'yes') as 'yes' | 'no' | null,
      from: (post?.from ?? null) as Day | null,
      to: (post?.to ?? null) as Day | null,
    },
    required: ['kind', 'employerKind', 'employer', 'division', 'from'],
    send: (values, id) =>
      workforceApi.put('/api/workforce/:id/posts', {
        params: { id: member },
        body: {
          id,
          post: {
            id: postId,
            station: values.station?.value ?? null,
            division: values.division?.value ?? 0,
            employerKind: values.employerKind ?? 'other',
            employer: values.employer,
            ...(post?.organisation ? { organisation: post.organisation } : {}),
            kind: values.kind ?? 'other',
            ...(post?.alsoPost ? { alsoPost: post.alsoPost } : {}),
            fullTime: post?.fullTime ?? true,
            main: values.main !== 'no',
            from: values.from ?? '',
            to: values.to,
          },
        },
      }),
    renews: [['workforce'], ['indicators']],
    done: close,
  })
  return (
    <Dialog title={post ? t.changePost : t.addPost} close={close}>
      <Form
        form={form}
        labels={{
          employer: t.employer,
          division: t.place,
          from: t.from,
          to: t.endBefore,
          station: t.station,
        }}
      >
        <SelectField label={t.post} options={words.postOptions} {...form.field('kind')} />
        <SelectField label={t.employerKind} options={words.employerOptions} {...form.field('employerKind')} />
        <TextField label={t.employer} maxLength={80} {...form.field('employer')} />
        <DivisionField label={t.place} hint={t.placeHint} {...form.field('division')} />
        <StationField label={t.station} optional {...form.field('station')} />
        <ChoiceField
          label={t.mainPost}
          options={[
            { value: 'yes' as const, label: t.mainYes },
            { value: 'no' as const, label: t.mainNo },
          ]}
          {...form.field('main')}
        />
        <FieldRow>
          <DayField label={t.from} lean="past" {...form.field('from')} />
          <DayField label={t.endBefore} optional {...form.field('to')} />
        </FieldRow>
        <FormButtons form={form} submit={t.save} />
      </Form>
    </Dialog>
  )
}
