import { Button } from 'antd'
import { useState } from 'react'
import { useConfirm } from '../../../platform/web/confirm.tsx'
import { Dialog } from '../../../platform/web/dialog.tsx'
import { Form, FormButtons } from '../../../platform/web/form/form.tsx'
import { type Found, PickerField } from '../../../platform/web/form/picker-field.tsx'
import { useForm } from '../../../platform/web/form/use-form.ts'
import { AddIcon } from '../../../platform/web/icons.ts'
import { useTexts } from '../../../platform/web/language.tsx'
import { FailureNotice } from '../../../platform/web/notice.tsx'
import { ExportButton } from '../../../platform/web/page-buttons.tsx'
import { useToast } from '../../../platform/web/toast.tsx'
import { useCommand } from '../../../platform/web/use-command.ts'
import { useDownload } from '../../../platform/web/use-download.ts'
import { useSearchPeople } from '../../people/web/index.ts'
import { renewed, type Survey, surveysApi } from './queries.ts'
import { surveysTexts } from './texts.ts'

/** What can be done with a survey as a whole. */
export function SurveyActions({ survey }: { survey: Survey }) {
  const t = useTexts(surveysTexts)
  const tell = useToast()
  const confirm = useConfirm()
  const [adding, add] = useState(false)
  const file = useDownload(() => surveysApi.file('/api/surveys/:id/xlsx', { params: { id: survey.id } }))
  const closing = useCommand({
    send: (_: null, id) =>
      surveysApi.post('/api/surveys/:id/closing', {
        params: { id: survey.id },
        body: { id, version: survey.version },
      }),
    renews: renewed,
    done: () => tell(t.closedNow),
  })
  const ask = async () => {
    if (await confirm({ title: t.closeTitle, body: t.closeBody, action: t.close })) await closing.run(null)
  }
  const write = survey.abilities.write && survey.state === 'open'
  return (
    <>
      {write && (
        <Button icon={<AddIcon aria-hidden />} onClick={() => add(true)}>
          {t.add}
        </Button>
      )}
      <ExportButton download={file}>{t.export}</ExportButton>
      {write && (
        <Button loading={closing.sending} onClick={() => void ask()}>
          {t.close}
        </Button>
      )}
      <FailureNotice failure={closing.failure ?? file.failure} />
      {adding && <AddDialog survey={survey.id} close={() => add(false)} />}
    </>
  )
}

function AddDialog({ survey, close }: { survey: string; close: () => void }) {
  const t = useTexts(surveysTexts)
  const tell = useToast()
  const search = useSearchPeople()
  const form = useForm({
    initial: { person: null as Found<string> | null },
    required: ['person'],
    plain: true,
    send: ({ person }, id) =>
      surveysApi.post('/api/surveys/:id/households', {
        params: { id: survey },
        body: { id, person: person?.value ?? '' },
      }),
    renews: renewed,
    done: () => {
      tell(t.added)
      close()
    },
  })
  return (
    <Dialog title={t.add} close={close}>
      <Form form={form} labels={{ person: t.addWho }}>
        <PickerField
          label={t.addWho}
          searchKey={['people', 'search']}
          search={search}
          {...form.field('person')}
        />
        <FormButtons form={form} submit={t.add} />
      </Form>
    </Dialog>
  )
}
