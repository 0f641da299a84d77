import { Button } from 'antd'
import { useState } from 'react'
import { Dialog } from '../../../platform/web/dialog.tsx'
import { fill } from '../../../platform/web/fill.ts'
import { FileField } from '../../../platform/web/form/file-field.tsx'
import { Form, FormButtons } from '../../../platform/web/form/form.tsx'
import { useForm } from '../../../platform/web/form/use-form.ts'
import { useSay, useTexts } from '../../../platform/web/language.tsx'
import { FailureNotice } from '../../../platform/web/notice.tsx'
import { Row } from '../../../platform/web/page.tsx'
import { ExportButton } from '../../../platform/web/page-buttons.tsx'
import type { ReceivedFile } from '../../../platform/web/request.ts'
import { useToast } from '../../../platform/web/toast.tsx'
import { useDownload } from '../../../platform/web/use-download.ts'
import { useFormat } from '../../../platform/web/use-format.ts'
import css from './template-line.module.css'
import { templateTexts } from './texts.ts'

type Name = {
  readonly name: string
  readonly zh: string
  readonly en: string
  readonly loop?: string | null | undefined
}

export type ShownTemplate = {
  readonly fileName: string | null
  readonly by: string | null
  readonly at: string | null
  readonly placeholders: readonly Name[]
  readonly mayReplace: boolean
}

/** One template: which is in force, what it may name, and another in its place. */
export function TemplateLine(props: {
  title: string
  template: ShownTemplate
  fetchFile: () => Promise<ReceivedFile>
  put: (file: File, id: string) => Promise<unknown>
  renews: readonly (readonly string[])[]
}) {
  const { title, template, fetchFile } = props
  const t = useTexts(templateTexts)
  const show = useFormat()
  const download = useDownload(fetchFile)
  const [open, setOpen] = useState<'names' | 'replace' | null>(null)
  const close = () => setOpen(null)
  const { fileName, by, at } = template
  return (
    <div className={css.line}>
      <div className={css.words}>
        <h3>{title}</h3>
        <p className="soft">
          {fileName && by && at ? fill(t.own, { file: fileName, by, at: show.instant(at) }) : t.shipped}
        </p>
        <FailureNotice failure={download.failure} />
      </div>
      <Row>
        <ExportButton aria-label={fill(t.fetchNamed, { name: title })} download={download}>
          {t.fetch}
        </ExportButton>
        <Button aria-label={fill(t.namesNamed, { name: title })} onClick={() => setOpen('names')}>
          {t.names}
        </Button>
        {template.mayReplace && (
          <Button aria-label={fill(t.replaceNamed, { name: title })} onClick={() => setOpen('replace')}>
            {t.replace}
          </Button>
        )}
      </Row>
      {open === 'names' && <NamesDialog title={title} names={template.placeholders} close={close} />}
      {open === 'replace' && <ReplaceDialog {...props} close={close} />}
    </div>
  )
}

function NamesDialog({ title, names, close }: { title: string; names: readonly Name[]; close: () => void }) {
  const t = useTexts(templateTexts)
  const say = useSay()
  return (
    <Dialog title={fill(t.namesOf, { name: title })} close={close} side>
      <p className="soft">{t.loopHint}</p>
      <table className={css.names}>
        <thead>
          <tr>
            <th scope="col">{t.name}</th>
            <th scope="col">{t.meaning}</th>
          </tr>
        </thead>
        <tbody>
          {names.map((one) => (
            <tr key={`${one.loop ?? ''}/${one.name}`}>
              <td>
                <code>{`{${one.name}}`}</code>
              </td>
              <td>
                {say(one)}
                {one.loop && <span className="soft"> {fill(t.inLoop, { loop: one.loop })}</span>}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Dialog>
  )
}

function ReplaceDialog(props: {
  title: string
  put: (file: File, id: string) => Promise<unknown>
  renews: readonly (readonly string[])[]
  close: () => void
}) {
  const { title, put, renews, close } = props
  const t = useTexts(templateTexts)
  const tell = useToast()
  const form = useForm({
    initial: { file: null as File | null },
    required: ['file'],
    plain: true,
    send: ({ file }: { file: File | null }, id) => put(file as File, id),
    renews: renews.map((key) => [...key]),
    done: () => {
      tell(t.replaced)
      close()
    },
  })
  return (
    <Dialog title={fill(t.replaceNamed, { name: title })} close={close}>
      <Form form={form} labels={{ file: t.file }}>
        <p className="soft">{t.hint}</p>
        <FileField label={t.file} accept=".docx" {...form.field('file')} />
        <FormButtons form={form} submit={t.putIntoForce} />
      </Form>
    </Dialog>
  )
}
