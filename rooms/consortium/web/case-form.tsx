import { useState } from 'react'
import type { Id } from '../../../kernel/id.ts'
import { ChoiceField, SelectField } from '../../../platform/web/form/choice-fields.tsx'
import { Form, FormButtons } from '../../../platform/web/form/form.tsx'
import { problemsIn } from '../../../platform/web/form/problems.ts'
import { LongTextField, TextField } from '../../../platform/web/form/text-fields.tsx'
import { useForm } from '../../../platform/web/form/use-form.ts'
import { newId } from '../../../platform/web/ids.ts'
import { useTexts } from '../../../platform/web/language.tsx'
import { useList } from '../../../platform/web/queries.ts'
import { useToast } from '../../../platform/web/toast.tsx'
import { given, useOptions } from '../../../platform/web/use-options.ts'
import { type CaseMethod, caseMethods } from '../domain/case-collection.ts'
import { forumTexts } from './forum-texts.ts'
import { Passages } from './passages.tsx'
import { consortiumApi, forumList } from './queries.ts'

/** Under which a half-written case is kept; the page of the collection puts one there that was returned. */
export const caseDraft = 'forum-case'

export type CaseValues = {
  readonly forum: Id | null
  readonly caseNumber: string
  readonly title: string
  readonly method: CaseMethod | null
  readonly abstract: string
  readonly confirmed: string
}

/** Hands in a case; the server checks that its text tells nobody who it is. */
export function CaseForm({ done }: { done: () => void }) {
  const t = useTexts(forumTexts)
  const tell = useToast()
  const [entry] = useState(newId)
  const methods = useOptions(caseMethods)
  const forums = useList(forumList)
  const form = useForm({
    keep: caseDraft,
    initial: {
      forum: null,
      caseNumber: '',
      title: '',
      method: 'casework',
      abstract: '',
      confirmed: '',
    } as CaseValues,
    required: ['caseNumber', 'title', 'method', 'abstract'],
    send: (values, id) =>
      consortiumApi.post('/api/forum-cases', {
        body: {
          id,
          case: entry,
          forum: values.forum,
          caseNumber: values.caseNumber,
          title: values.title,
          method: values.method ?? 'casework',
          abstract: values.abstract,
          confirmed: given(values.confirmed),
        },
      }),
    renews: [['consortium']],
    done: () => {
      tell(t.submitted)
      done()
    },
  })
  const labels = {
    forum: t.ofForum,
    caseNumber: t.caseNumber,
    title: t.caseTitle,
    method: t.method,
    abstract: t.abstract,
    confirmed: t.confirmed,
  }
  const told = problemsIn(form.failure).filter(({ code }) => code.startsWith('abstract-'))
  const inDoubt = told.some(({ code }) => code.startsWith('abstract-may-tell-'))
  return (
    <Form form={form} labels={labels}>
      <TextField label={t.caseNumber} hint={t.caseNumberHint} maxLength={40} {...form.field('caseNumber')} />
      <TextField label={t.caseTitle} maxLength={80} {...form.field('title')} />
      <ChoiceField label={t.method} options={methods} {...form.field('method')} />
      <LongTextField
        label={t.abstract}
        hint={t.abstractHint}
        rows={10}
        maxLength={5000}
        {...form.field('abstract')}
      />
      {told.length > 0 && <Passages values={form.values} problems={told} />}
      {(inDoubt || form.values.confirmed !== '') && (
        <LongTextField
          label={t.confirmed}
          hint={t.confirmedHint}
          rows={2}
          maxLength={300}
          {...form.field('confirmed')}
        />
      )}
      <SelectField
        label={t.ofForum}
        blank={t.noForum}
        options={(forums.state === 'ready' ? forums.rows : []).map(({ id, title }) => ({
          value: id,
          label: title,
        }))}
        {...form.field('forum')}
      />
      <FormButtons form={form} submit={t.submit} />
    </Form>
  )
}
