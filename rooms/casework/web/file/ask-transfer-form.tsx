import { useQuery } from '@tanstack/react-query'
import { SelectField } from '../../../../platform/web/form/choice-fields.tsx'
import { FieldGroup, Form, FormButtons } from '../../../../platform/web/form/form.tsx'
import { type Found, PickerField } from '../../../../platform/web/form/picker-field.tsx'
import { LongTextField } from '../../../../platform/web/form/text-fields.tsx'
import { type FieldOf, useForm } from '../../../../platform/web/form/use-form.ts'
import { useSay, useTexts } from '../../../../platform/web/language.tsx'
import { Loaded } from '../../../../platform/web/loaded.tsx'
import { Notice } from '../../../../platform/web/notice.tsx'
import { useToast } from '../../../../platform/web/toast.tsx'
import { given } from '../../../../platform/web/use-options.ts'
import { DataFields, type DataValues, dataOf, noData, tasksTexts } from '../../../intake/web/index.ts'
import { DivisionName } from '../../../regions/web/index.ts'
import { type CaseFile, renewedByCases } from '../queries.ts'
import { caseTransferApi, transferChoicesQuery } from './queries.ts'
import { transferTexts } from './transfer-texts.ts'

type Values = DataValues & {
  station: Found<string> | null
  reason: string
  summary: string
  next: string
  risks: string
  papers: string
  legalBasis: string | null
  basisNote: string
}

type Choices = Awaited<ReturnType<NonNullable<ReturnType<typeof transferChoicesQuery>['queryFn']>>>

/** The name goes along anyway; needs, situation and appointments stand in the note. */
const told = ['name', 'needs', 'situation', 'appointment'] as const

/** Asks another station to take the case over: why, what the colleague has to know, which data go along on which ground. */
export function AskTransferForm({ one, done }: { one: CaseFile; done: () => void }) {
  return (
    <Loaded query={useQuery(transferChoicesQuery(one.id))}>
      {(choices) => <Filled one={one} choices={choices} done={done} />}
    </Loaded>
  )
}

function Filled({ one, choices, done }: { one: CaseFile; choices: Choices; done: () => void }) {
  const t = useTexts(transferTexts)
  const tasks = useTexts(tasksTexts)
  const say = useSay()
  const tell = useToast()
  const form = useForm({
    keep: `transfer-${one.id}`,
    initial: {
      ...noData,
      station: null,
      reason: '',
      summary: '',
      next: '',
      risks: '',
      papers: '',
      legalBasis: null,
      basisNote: '',
    } as Values,
    required: ['station', 'reason', 'summary', 'next', 'legalBasis'],
    send: (values: Values, id) =>
      caseTransferApi.post('/api/cases/:id/transfers', {
        params: { id: one.id },
        body: {
          id,
          version: one.version,
          station: values.station?.value ?? '',
          reason: values.reason.trim(),
          handOver: {
            summary: values.summary.trim(),
            next: values.next.trim(),
            risks: given(values.risks),
            papers: given(values.papers),
            data: dataOf(values, choices.copies),
            legalBasis: values.legalBasis ?? '',
            basisNote: given(values.basisNote),
          },
        },
      }),
    renews: [...renewedByCases],
    done: () => {
      tell(t.transferSent)
      done()
    },
  })
  const basis = choices.legalBases.find(({ code }) => code === form.values.legalBasis)
  return (
    <Form
      form={form}
      labels={{
        station: t.transferTo,
        reason: t.transferReason,
        summary: t.summary,
        next: t.next,
        legalBasis: tasks.legalBasis,
        basisNote: tasks.basisNote,
        data: t.data,
      }}
    >
      <FieldGroup>
        <StationPicker one={one} {...form.field('station')} />
        <LongTextField
          label={t.transferReason}
          hint={t.transferReasonHint}
          maxLength={500}
          rows={2}
          {...form.field('reason')}
        />
      </FieldGroup>
      <FieldGroup title={t.note}>
        <p className="soft">{t.noteHint}</p>
        <LongTextField label={t.summary} maxLength={1000} rows={4} {...form.field('summary')} />
        <LongTextField label={t.next} maxLength={1000} rows={3} {...form.field('next')} />
        <LongTextField label={t.risks} maxLength={500} rows={2} {...form.field('risks')} />
        <LongTextField label={t.papers} maxLength={500} rows={1} {...form.field('papers')} />
      </FieldGroup>
      <FieldGroup title={t.data}>
        <p className="soft">{t.dataHint}</p>
        <DataFields form={form} copies={choices.copies} without={told} hint={t.nameGoes} />
        <SelectField
          label={tasks.legalBasis}
          options={choices.legalBases.map(({ code, title }) => ({ value: code, label: say(title) }))}
          hint={basis ? `《${basis.law}》${basis.article} · ${say(basis.hint)}` : undefined}
          {...form.field('legalBasis')}
        />
        {basis?.kind === 'consent' && <Consent choices={choices} />}
        <LongTextField
          label={tasks.basisNote}
          hint={tasks.basisNoteHint}
          rows={2}
          maxLength={500}
          {...form.field('basisNote')}
        />
      </FieldGroup>
      <FormButtons form={form} submit={t.transferAsk} />
    </Form>
  )
}

function StationPicker({ one, ...field }: { one: CaseFile } & FieldOf<Found<string> | null>) {
  const t = useTexts(transferTexts)
  return (
    <PickerField
      {...field}
      label={t.transferTo}
      placeholder={t.transferFind}
      searchKey={['casework', 'stations', one.id]}
      search={async (text, signal) => {
        const { items } = await caseTransferApi.get('/api/cases/:id/stations', {
          params: { id: one.id },
          query: { text },
          signal,
        })
        return items.map(({ id, name, division }) => ({
          value: id,
          label: name,
          detail: <DivisionName code={division} />,
        }))
      }}
      fewest={0}
    />
  )
}

/** How the consent on file stands, before somebody chooses it as the ground and is refused. */
function Consent({ choices: { consent } }: { choices: Choices }) {
  const t = useTexts(transferTexts)
  if (!consent) return <Notice>{t.consentElsewhere}</Notice>
  if (consent.state === 'given') return <Notice tone="good">{t.consentGiven}</Notice>
  return <Notice tone="warning">{t.consentMissing}</Notice>
}
