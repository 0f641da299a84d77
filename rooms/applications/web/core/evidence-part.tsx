import { Button } from 'antd'
import type { Id } from '../../../../kernel/id.ts'
import { SelectField } from '../../../../platform/web/form/choice-fields.tsx'
import { FileField } from '../../../../platform/web/form/file-field.tsx'
import { Form, FormButtons } from '../../../../platform/web/form/form.tsx'
import { TextField } from '../../../../platform/web/form/text-fields.tsx'
import { useForm } from '../../../../platform/web/form/use-form.ts'
import { useSay, useTexts } from '../../../../platform/web/language.tsx'
import { FailureNotice } from '../../../../platform/web/notice.tsx'
import { Section, Stack } from '../../../../platform/web/page.tsx'
import { ExportButton } from '../../../../platform/web/page-buttons.tsx'
import type { ReceivedFile } from '../../../../platform/web/request.ts'
import { useToast } from '../../../../platform/web/toast.tsx'
import { useCommand } from '../../../../platform/web/use-command.ts'
import { useDownload } from '../../../../platform/web/use-download.ts'
import { useFormat } from '../../../../platform/web/use-format.ts'
import type { Programme } from '../../../programmes/index.ts'
import css from './applications.module.css'
import type { Means } from './means.ts'
import type { OwnApplication } from './queries.ts'
import { applicationsTexts } from './texts.ts'

export const acceptedFiles = 'image/jpeg,image/png,image/webp,application/pdf,.docx,.xlsx'

/** The files of an application; while it is open, adding and taking out. */
export function EvidencePart(props: { own: OwnApplication; programme: Programme; means: Means }) {
  const { own, programme, means } = props
  const t = useTexts(applicationsTexts)
  const tell = useToast()
  const dropping = useCommand({
    send: (evidence: Id, id) => means.drop(id, evidence),
    renews: means.renews,
    done: () => tell(t.saved),
  })
  return (
    <Section title={t.evidence} hint={own.abilities.prove ? t.evidenceHint : undefined}>
      <Stack>
        <FailureNotice failure={dropping.failure} />
        <EvidenceList
          programme={programme}
          evidence={own.evidence}
          file={means.file}
          drop={own.abilities.prove ? (id) => void dropping.run(id) : undefined}
          since={own.abilities.change ? undefined : own.line.stageSince}
        />
        {own.abilities.prove && <AddFile own={own} programme={programme} means={means} />}
      </Stack>
    </Section>
  )
}

export function EvidenceList(props: {
  programme: Programme
  evidence: OwnApplication['evidence']
  file: ((evidence: Id) => Promise<ReceivedFile>) | null
  drop?: ((id: Id) => void) | undefined
  /** Only what was added from this day on is taken out again. */
  since?: string | undefined
}) {
  const { programme, evidence, file, drop, since = '' } = props
  const t = useTexts(applicationsTexts)
  const say = useSay()
  const show = useFormat()
  if (evidence.length === 0) return <p className="soft">{t.noEvidence}</p>
  return (
    <ul className={css.facts}>
      {evidence.map((one) => {
        const proves =
          programme.facts[one.fact]?.evidence ?? programme.stages.find(({ code }) => code === one.fact)?.title
        return (
          <li key={one.id}>
            <strong>{one.title}</strong>
            <span className="soft">
              {proves ? say(proves) : t.evidenceOther} · {show.day(one.addedAt.slice(0, 10))}
            </span>
            {file && <TakeFile title={one.title} take={() => file(one.id)} />}
            {drop && one.addedAt.slice(0, 10) >= since && (
              <Button
                type="link"
                size="small"
                aria-label={`${t.remove} ${one.title}`}
                onClick={() => drop(one.id)}
              >
                {t.remove}
              </Button>
            )}
          </li>
        )
      })}
    </ul>
  )
}

function TakeFile({ title, take }: { title: string; take: () => Promise<ReceivedFile> }) {
  const t = useTexts(applicationsTexts)
  const download = useDownload(take)
  return (
    <>
      <ExportButton type="link" size="small" aria-label={`${t.download} ${title}`} download={download}>
        {t.download}
      </ExportButton>
      <FailureNotice failure={download.failure} />
    </>
  )
}

/** Adds one file: which fact it proves is offered from what the programme wants proved. */
function AddFile(props: { own: OwnApplication; programme: Programme; means: Means }) {
  const { own, programme, means } = props
  const t = useTexts(applicationsTexts)
  const say = useSay()
  const tell = useToast()
  const facts = Object.entries(programme.facts).flatMap(([value, { evidence }]) =>
    evidence ? [{ value, label: say(evidence) }] : [],
  )
  const stage = programme.stages.find(({ code }) => code === own.line.stage.code)
  // While a stage asks for a paper (an agreement, a report), it is that paper which is added.
  const proved = own.abilities.change || !stage ? facts : [{ value: stage.code, label: say(stage.title) }]
  const options = [...proved, { value: 'other', label: t.evidenceOther }]
  const form = useForm({
    initial: {
      file: null as File | null,
      fact: (own.missing.evidence[0] ?? options[0]?.value ?? 'other') as string | null,
      title: '',
    },
    required: ['file', 'fact'],
    guard: false,
    send: ({ file, fact, title }, id) => {
      const chosen = file as File
      const named = title.trim() || chosen.name.replace(/\.[^.]*$/, '')
      return means.prove(id, chosen, fact ?? 'other', named.slice(0, 100))
    },
    renews: means.renews,
    done: (_, sent) => {
      // The next paper that is wanted, so that nobody has to look for it.
      const next = own.missing.evidence.find((name) => name !== sent.fact)
      form.reset({ file: null, fact: next ?? 'other', title: '' })
      tell(t.added)
    },
  })
  return (
    <Form form={form} labels={{ file: t.file, fact: t.evidenceFor, title: t.fileTitle }}>
      <SelectField label={t.evidenceFor} options={options} {...form.field('fact')} />
      <FileField label={t.file} accept={acceptedFiles} {...form.field('file')} />
      <TextField label={t.fileTitle} maxLength={100} optional {...form.field('title')} />
      <FormButtons form={form} submit={t.addEvidence} />
    </Form>
  )
}
