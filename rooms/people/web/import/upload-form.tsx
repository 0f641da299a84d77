import { useState } from 'react'
import type { Day } from '../../../../kernel/day.ts'
import type { Id } from '../../../../kernel/id.ts'
import { DayField } from '../../../../platform/web/form/day-field.tsx'
import { FileField } from '../../../../platform/web/form/file-field.tsx'
import { Form, FormButtons } from '../../../../platform/web/form/form.tsx'
import type { Found } from '../../../../platform/web/form/picker-field.tsx'
import { useForm } from '../../../../platform/web/form/use-form.ts'
import { useTexts } from '../../../../platform/web/language.tsx'
import { ProgressBar } from '../../../../platform/web/progress-bar.tsx'
import { today } from '../../../../platform/web/today.ts'
import { StationField, useOwnStation } from '../../../regions/web/index.ts'
import { peopleApi } from '../queries.ts'
import { importTexts } from './texts.ts'

/** The first step: whose ledger it is, and the file. The server looks at what is inside and may refuse it. */
export function UploadForm({ done }: { done: (id: Id) => void }) {
  const t = useTexts(importTexts)
  const [share, setShare] = useState<number | null>(null)
  const form = useForm({
    initial: { station: null as Found<Id> | null, file: null as File | null, asOf: null as Day | null },
    required: ['station', 'file'],
    // A station filled in by itself is no work to lose, and the file is still on the disk.
    guard: false,
    send: async (values, id) => {
      if (!values.file) throw new Error('sent without a file')
      setShare(0)
      try {
        return await peopleApi.post('/api/people/imports', {
          file: values.file,
          progress: setShare,
          body: { id, station: values.station?.value ?? '', ...(values.asOf ? { asOf: values.asOf } : {}) },
        })
      } finally {
        setShare(null)
      }
    },
    renews: [['people', 'imports']],
    done: (answer) => done(answer.id),
  })
  useOwnStation('people.import', form.field('station'))
  return (
    <Form form={form} labels={{ station: t.station, file: t.file, asOf: t.asOf }}>
      <StationField label={t.station} hint={t.stationHint} {...form.field('station')} />
      <FileField label={t.file} hint={t.fileHint} accept=".xlsx,.csv" {...form.field('file')} />
      <DayField
        label={t.asOf}
        hint={t.asOfHint}
        optional
        lean="past"
        latest={today()}
        {...form.field('asOf')}
      />
      {share !== null && <ProgressBar share={share} label={t.uploading} />}
      <FormButtons form={form} submit={t.upload} />
    </Form>
  )
}
