import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { Dialog } from '../../../../platform/web/dialog.tsx'
import { fill } from '../../../../platform/web/fill.ts'
import { FileField } from '../../../../platform/web/form/file-field.tsx'
import { Form, FormButtons } from '../../../../platform/web/form/form.tsx'
import { useForm } from '../../../../platform/web/form/use-form.ts'
import { DownloadIcon } from '../../../../platform/web/icons.ts'
import { useSay, useTexts } from '../../../../platform/web/language.tsx'
import { Loaded } from '../../../../platform/web/loaded.tsx'
import { FailureNotice } from '../../../../platform/web/notice.tsx'
import { useToast } from '../../../../platform/web/toast.tsx'
import { useDownload } from '../../../../platform/web/use-download.ts'
import { tasksApi, templateQuery } from './queries.ts'
import { tasksTexts } from './texts.ts'

/** The Word template of the letter: which is in force, what it may name, and one's own in its place. */
export function LetterTemplateDialog({ division, close }: { division: number; close: () => void }) {
  const t = useTexts(tasksTexts)
  const say = useSay()
  const query = useQuery(templateQuery(division))
  const download = useDownload(() =>
    tasksApi.file('/api/tasks/letter-template/docx', { query: { division } }),
  )
  return (
    <Dialog title={t.template} close={close}>
      <Loaded query={query}>
        {(template) => (
          <>
            <p>
              {template.fileName
                ? fill(t.templateOwn, { name: template.fileName, by: template.by ?? '' })
                : t.templateShipped}
            </p>
            <FailureNotice failure={download.failure} />
            <Button icon={<DownloadIcon aria-hidden />} loading={download.running} onClick={download.run}>
              {t.templateGet}
            </Button>
            <h3 style={{ marginTop: 16 }}>{t.templatePlaceholders}</h3>
            <ul>
              {template.placeholders.map((one) => (
                <li key={one.name}>
                  <code>{`{${one.name}}`}</code> {say(one)}
                </li>
              ))}
            </ul>
            {template.mayReplace && <Replace division={division} close={close} />}
          </>
        )}
      </Loaded>
    </Dialog>
  )
}

function Replace({ division, close }: { division: number; close: () => void }) {
  const t = useTexts(tasksTexts)
  const tell = useToast()
  const form = useForm({
    initial: { file: null as File | null },
    required: ['file'],
    plain: true,
    send: ({ file }: { file: File | null }, id) =>
      tasksApi.post('/api/tasks/letter-template', { body: { id, division }, file: file as File }),
    renews: [['intake', 'tasks', 'template']],
    done: () => {
      tell(t.templateChanged)
      close()
    },
  })
  return (
    <Form form={form} labels={{ file: t.wordFile }}>
      <FileField label={t.wordFile} accept=".docx" {...form.field('file')} />
      <FormButtons form={form} submit={t.templatePut} />
    </Form>
  )
}
