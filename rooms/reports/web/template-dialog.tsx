import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { Dialog } from '../../../platform/web/dialog.tsx'
import { fill } from '../../../platform/web/fill.ts'
import { FileField } from '../../../platform/web/form/file-field.tsx'
import { Form, FormButtons } from '../../../platform/web/form/form.tsx'
import { useForm } from '../../../platform/web/form/use-form.ts'
import { DownloadIcon } from '../../../platform/web/icons.ts'
import { useSay, useTexts } from '../../../platform/web/language.tsx'
import { Loaded } from '../../../platform/web/loaded.tsx'
import { FailureNotice } from '../../../platform/web/notice.tsx'
import { useToast } from '../../../platform/web/toast.tsx'
import { useDownload } from '../../../platform/web/use-download.ts'
import { useFormat } from '../../../platform/web/use-format.ts'
import { reportsApi, templatesQuery } from './queries.ts'
import css from './reports.module.css'
import { reportsTexts } from './texts.ts'

type Template = Awaited<
  ReturnType<NonNullable<ReturnType<typeof templatesQuery>['queryFn']>>
>['items'][number]

/** The Word template of a bureau: fetch it, see what it may name, put another into force. */
export function TemplateDialog({ node, close }: { node: string; close: () => void }) {
  const t = useTexts(reportsTexts)
  return (
    <Dialog title={t.templateTitle} close={close}>
      <Loaded query={useQuery(templatesQuery(node))} lines={4}>
        {({ items }) =>
          items.map((template) => <One key={template.definition} node={node} template={template} />)
        }
      </Loaded>
    </Dialog>
  )
}

function One({ node, template }: { node: string; template: Template }) {
  const t = useTexts(reportsTexts)
  const say = useSay()
  const show = useFormat()
  const tell = useToast()
  const { definition, fileName, by, at } = template
  const download = useDownload(() =>
    reportsApi.file('/api/reports/templates/:definition', { params: { definition }, query: { node } }),
  )
  const form = useForm({
    initial: { file: null as File | null },
    required: ['file'],
    plain: true,
    send: ({ file }, id) =>
      reportsApi.post('/api/reports/templates/:definition', {
        params: { definition },
        body: { id, node },
        file: file as File,
      }),
    renews: [['reports', 'templates']],
    done: () => {
      tell(t.templateReplaced)
      form.reset({ file: null })
    },
  })
  return (
    <>
      <p>
        {fileName && by && at
          ? fill(t.templateOwn, { file: fileName, by, at: show.instant(at) })
          : t.templateShipped}
      </p>
      <Button icon={<DownloadIcon aria-hidden />} loading={download.running} onClick={download.run}>
        {t.templateFetch}
      </Button>
      <FailureNotice failure={download.failure} />
      {template.mayReplace && (
        <Form form={form} labels={{ file: t.templateFile }}>
          <p className="soft">{t.templateHint}</p>
          <FileField label={t.templateFile} accept=".docx" {...form.field('file')} />
          <FormButtons form={form} submit={t.templateReplace} />
        </Form>
      )}
      <h3>{t.templateNames}</h3>
      <table className={css.table}>
        <thead>
          <tr>
            <th scope="col">{t.templateName}</th>
            <th scope="col">{t.templateMeaning}</th>
          </tr>
        </thead>
        <tbody>
          {template.placeholders.map((one) => (
            <tr key={one.name}>
              <td>
                <code>{one.name}</code>
              </td>
              <td>{say(one)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  )
}
