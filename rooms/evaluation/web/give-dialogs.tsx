import type { Day } from '../../../kernel/day.ts'
import { Dialog } from '../../../platform/web/dialog.tsx'
import { fill } from '../../../platform/web/fill.ts'
import { ChoiceField } from '../../../platform/web/form/choice-fields.tsx'
import { DayField } from '../../../platform/web/form/day-field.tsx'
import { FileField } from '../../../platform/web/form/file-field.tsx'
import { Form, FormButtons } from '../../../platform/web/form/form.tsx'
import { TextField } from '../../../platform/web/form/text-fields.tsx'
import { useForm } from '../../../platform/web/form/use-form.ts'
import { useSay, useTexts } from '../../../platform/web/language.tsx'
import { useToast } from '../../../platform/web/toast.tsx'
import type { ScoreKind } from '../domain/standard.ts'
import { evaluationApi, renewed, type ScoredIndicator, type StationEvaluation } from './queries.ts'
import { evaluationTexts } from './texts.ts'

type Props = { evaluation: StationEvaluation; indicator: ScoredIndicator; close: () => void }

/** Points for an indicator: the station's own, or those of the third party and the purchaser. */
export function ScoreDialog({ evaluation, indicator, close }: Props) {
  const t = useTexts(evaluationTexts)
  const say = useSay()
  const tell = useToast()
  const { abilities, round, station } = evaluation
  const kinds: ScoreKind[] = [
    ...(abilities.scoreSelf ? (['self'] as const) : []),
    ...(abilities.score ? (['third-party', 'purchaser'] as const) : []),
  ]
  const form = useForm({
    initial: { kind: (kinds.length === 1 ? kinds[0] : null) as ScoreKind | null, points: '', remark: '' },
    required: ['kind', 'points'],
    plain: true,
    check: ({ points }) =>
      points !== '' && !/^\d+(\.\d)?$/.test(points)
        ? [{ code: 'value-not-valid', path: '/body/points', messages: evaluationTexts.noNumber }]
        : [],
    send: ({ kind, points, remark }, id) => {
      const params = { id: round.id }
      const body = {
        id,
        station,
        indicator: indicator.code,
        points: Number(points),
        ...(remark.trim() ? { remark: remark.trim() } : {}),
      }
      return kind === 'third-party' || kind === 'purchaser'
        ? evaluationApi.post('/api/evaluations/:id/scores', { params, body: { ...body, kind } })
        : evaluationApi.post('/api/evaluations/:id/self-scores', { params, body })
    },
    renews: renewed,
    done: () => {
      tell(t.saved)
      close()
    },
  })
  const howMany = fill(t.howMany, { most: indicator.most })
  return (
    <Dialog title={say(indicator.title)} close={close}>
      <Form form={form} labels={{ kind: t.kind, points: howMany, remark: t.remark }}>
        <ChoiceField
          label={t.kind}
          options={kinds.map((kind) => ({ value: kind, label: t[kind] }))}
          {...form.field('kind')}
        />
        <TextField label={howMany} keys="decimal" width="short" {...form.field('points')} />
        <TextField label={t.remark} maxLength={500} {...form.field('remark')} />
        <FormButtons form={form} submit={t.save} />
      </Form>
    </Dialog>
  )
}

/** A document, a link, or only its name: what points rest on may lie on paper in the station. */
export function EvidenceDialog({ evaluation, indicator, close }: Props) {
  const t = useTexts(evaluationTexts)
  const tell = useToast()
  const { round, station } = evaluation
  const form = useForm({
    initial: { file: null as File | null, title: '', link: '' },
    required: ['title'],
    plain: true,
    send: ({ file, title, link }, id) => {
      const params = { id: round.id }
      const body = {
        id,
        station,
        indicator: indicator.code,
        title,
        ...(link.trim() ? { link: link.trim() } : {}),
      }
      return file
        ? evaluationApi.post('/api/evaluations/:id/evidence/documents', { params, body, file })
        : evaluationApi.post('/api/evaluations/:id/evidence', { params, body })
    },
    renews: renewed,
    done: () => {
      tell(t.saved)
      close()
    },
  })
  // The name of the file is offered as the title, until somebody writes one.
  const nameOf = (file: File | null) => file?.name.replace(/\.[^.]*$/, '').slice(0, 200) ?? ''
  const choose = (file: File | null) => {
    const { values } = form
    const offered = values.title.trim() === '' || values.title === nameOf(values.file)
    form.change({ file, ...(offered ? { title: nameOf(file) } : {}) })
  }
  return (
    <Dialog title={t.giveEvidence} close={close}>
      <Form form={form} labels={{ file: t.evidenceFile, title: t.evidenceTitle, link: t.evidenceLink }}>
        <FileField
          label={t.evidenceFile}
          hint={t.evidenceFileHint}
          accept=".pdf,.docx,.xlsx,image/jpeg,image/png,image/webp"
          optional
          {...form.field('file')}
          change={choose}
        />
        <TextField label={t.evidenceTitle} maxLength={200} {...form.field('title')} />
        <TextField label={t.evidenceLink} maxLength={500} optional {...form.field('link')} />
        <FormButtons form={form} submit={t.save} />
      </Form>
    </Dialog>
  )
}

/** A duty for the station, from what the evaluation found. */
export function ImproveDialog({ evaluation, close }: { evaluation: StationEvaluation; close: () => void }) {
  const t = useTexts(evaluationTexts)
  const tell = useToast()
  const form = useForm({
    initial: { title: '', dueOn: null as Day | null },
    required: ['title', 'dueOn'],
    plain: true,
    send: ({ title, dueOn }, id) =>
      evaluationApi.post('/api/evaluations/:id/improvements', {
        params: { id: evaluation.round.id },
        body: { id, station: evaluation.station, title, dueOn: dueOn as Day },
      }),
    renews: renewed,
    done: () => {
      tell(t.improved)
      close()
    },
  })
  return (
    <Dialog title={t.improve} close={close}>
      <Form form={form} labels={{ title: t.improveWhat, dueOn: t.improveBy }}>
        <TextField label={t.improveWhat} maxLength={180} {...form.field('title')} />
        <DayField label={t.improveBy} lean="future" {...form.field('dueOn')} />
        <FormButtons form={form} submit={t.improve} />
      </Form>
    </Dialog>
  )
}
