import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import type { Day } from '../../../../kernel/day.ts'
import { contains, type DivisionCode } from '../../../../kernel/division.ts'
import { DataTable } from '../../../../platform/web/data-table.tsx'
import { Drawer } from '../../../../platform/web/dialog.tsx'
import { Facts } from '../../../../platform/web/facts.tsx'
import { fill } from '../../../../platform/web/fill.ts'
import { Fingerprint } from '../../../../platform/web/fingerprint.tsx'
import { ChoiceField, SelectField } from '../../../../platform/web/form/choice-fields.tsx'
import { DayField } from '../../../../platform/web/form/day-field.tsx'
import { FieldRow, Form, FormButtons } from '../../../../platform/web/form/form.tsx'
import type { Found } from '../../../../platform/web/form/picker-field.tsx'
import { LongTextField, NumberField, TextField } from '../../../../platform/web/form/text-fields.tsx'
import { useForm } from '../../../../platform/web/form/use-form.ts'
import { newId } from '../../../../platform/web/ids.ts'
import { useSay, useTexts } from '../../../../platform/web/language.tsx'
import { PageLink } from '../../../../platform/web/link.tsx'
import { useMay, useMe } from '../../../../platform/web/me.tsx'
import { Section, Stack } from '../../../../platform/web/page.tsx'
import { listOf, useList } from '../../../../platform/web/queries.ts'
import { Empty } from '../../../../platform/web/states.tsx'
import { Tag, type Tone } from '../../../../platform/web/tag.tsx'
import { useToast } from '../../../../platform/web/toast.tsx'
import { today } from '../../../../platform/web/today.ts'
import { useFormat } from '../../../../platform/web/use-format.ts'
import { given, useOptions } from '../../../../platform/web/use-options.ts'
import { yuan } from '../../../funds/web/index.ts'
import { programmesQuery } from '../../../programmes/web/index.ts'
import { DivisionField } from '../../../regions/web/index.ts'
import { type SampleOutcome, sampleOutcomes } from '../../domain/paying/kinds.ts'
import { payingApi, renewed, type SampleFile, sampleList } from './queries.ts'
import { watchTexts } from './watch-texts.ts'

/** Samples for audit, the latest first. */
export function SampleTable({ opened }: { opened: (sample: string) => void }) {
  const w = useTexts(watchTexts)
  const say = useSay()
  const show = useFormat()
  const may = useMay()
  const [drawing, draw] = useState(false)
  return (
    <Section
      hint={w.drawHint}
      flush
      actions={
        may('applications.sanction') && (
          <Button type="primary" onClick={() => draw(true)}>
            {w.draw}
          </Button>
        )
      }
    >
      <DataTable
        label={w.samples}
        list={useList(sampleList)}
        rowKey={(row) => row.id}
        to={(row) => `/applications/samples/${row.id}`}
        empty={<Empty title={w.noSamples} hint={w.noSamplesHint} />}
        columns={[
          { key: 'title', title: w.sampleTitle, onCard: 'title', cell: (row) => row.title },
          { key: 'programme', title: w.programme, prose: true, cell: (row) => say(row.programmeTitle) },
          {
            key: 'time',
            title: w.time,
            cell: (row) => fill(w.days, { from: show.day(row.fromOn), to: show.day(row.toOn) }),
          },
          {
            key: 'wanted',
            title: w.wanted,
            align: 'end',
            cell: (row) => fill(w.wantedOf, { wanted: row.wanted, population: row.population }),
          },
          {
            key: 'checked',
            title: w.checked,
            cell: (row) => fill(w.checkedOf, { checked: row.checked, wanted: row.wanted, wrong: row.wrong }),
          },
          { key: 'drawn', title: w.drawnBy, cell: (row) => `${row.drawnName} ${show.day(row.drawnOn)}` },
        ]}
      />
      {drawing && <DrawDrawer close={() => draw(false)} done={opened} />}
    </Section>
  )
}

function DrawDrawer({ close, done }: { close: () => void; done: (sample: string) => void }) {
  const w = useTexts(watchTexts)
  const say = useSay()
  const tell = useToast()
  const [sample] = useState(newId)
  const reach = useMe().abilities['applications.read']?.divisions ?? []
  // What other places pay is none of this body's samples.
  const programmes = (useQuery(programmesQuery('staff', undefined)).data?.items ?? []).filter(
    ({ division }) => reach.some((place) => contains(place, division as DivisionCode)),
  )
  const form = useForm({
    initial: {
      title: '',
      programme: null as string | null,
      division: null as Found<DivisionCode> | null,
      from: `${today().slice(0, 4)}-01-01` as Day | null,
      to: today() as Day | null,
      wanted: null as number | null,
    },
    required: ['title', 'programme', 'division', 'from', 'to', 'wanted'],
    plain: true,
    send: (values, id) =>
      payingApi.post('/api/applications/samples', {
        body: {
          id,
          sample,
          title: values.title,
          programme: values.programme ?? '',
          division: values.division?.value ?? 0,
          from: values.from as Day,
          to: values.to as Day,
          wanted: values.wanted ?? 1,
        },
      }),
    renews: renewed,
    done: () => {
      tell(w.drawDone)
      done(sample)
    },
  })
  return (
    <Drawer title={w.draw} close={close}>
      <Form
        form={form}
        labels={{
          title: w.sampleTitle,
          programme: w.programme,
          division: w.place,
          from: w.from,
          to: w.to,
          wanted: w.wanted,
        }}
      >
        <TextField label={w.sampleTitle} maxLength={80} {...form.field('title')} />
        <SelectField
          label={w.programme}
          options={programmes.map(({ code, title }) => ({ value: code, label: say(title) }))}
          {...form.field('programme')}
        />
        <DivisionField label={w.place} {...form.field('division')} />
        <FieldRow>
          <DayField label={w.from} lean="past" {...form.field('from')} />
          <DayField label={w.to} lean="past" {...form.field('to')} />
        </FieldRow>
        <NumberField label={w.wanted} maximumDigits={4} {...form.field('wanted')} />
        <FormButtons form={form} submit={w.draw} />
      </Form>
    </Drawer>
  )
}

const tones: Readonly<Record<SampleOutcome, Tone>> = { 'in-order': 'good', minor: 'warning', wrong: 'danger' }

type Drawn = SampleFile['drawn'][number]

/** One sample: who, the seed with which anybody can draw again, and what the checks found. */
export function SampleParts({ file }: { file: SampleFile }) {
  const w = useTexts(watchTexts)
  const say = useSay()
  const show = useFormat()
  const [checking, check] = useState<Drawn | null>(null)
  return (
    <Stack>
      <Section hint={w.drawHint}>
        <Facts
          items={[
            [w.programme, say(file.programmeTitle)],
            [w.time, fill(w.days, { from: show.day(file.fromOn), to: show.day(file.toOn) })],
            [w.wanted, fill(w.wantedOf, { wanted: file.wanted, population: file.population })],
            [w.drawnBy, `${file.drawnName} ${show.day(file.drawnOn)}`],
            [
              w.seed,
              <span key="seed">
                <span className="number">{file.seed}</span>{' '}
                <Tag tone={file.repeats ? 'good' : 'danger'}>{file.repeats ? w.repeats : w.differs}</Tag>
              </span>,
            ],
            [w.listDigest, <Fingerprint key="digest" value={file.listDigest} />],
          ]}
        />
      </Section>
      <Section title={w.drawn} flush>
        <DataTable<Drawn>
          label={w.drawn}
          list={listOf(file.drawn)}
          rowKey={(row) => row.application}
          to={(row) => `/applications/${row.application}`}
          columns={[
            { key: 'rank', title: w.rank, align: 'end', cell: (row) => row.rank },
            { key: 'name', title: w.name, onCard: 'title', cell: (row) => row.name },
            { key: 'number', title: w.number, cell: (row) => row.number },
            { key: 'sum', title: w.sum, align: 'end', cell: (row) => yuan(row.amount) },
            {
              key: 'outcome',
              title: w.outcome,
              cell: (row) =>
                row.outcome ? <Tag tone={tones[row.outcome]}>{say(sampleOutcomes[row.outcome])}</Tag> : '—',
            },
            { key: 'remark', title: w.remark, prose: true, cell: (row) => row.remark ?? '—' },
            {
              key: 'checked',
              title: w.checkedOn,
              cell: (row) => (row.checkedOn ? `${show.day(row.checkedOn)} · ${row.checkedName}` : '—'),
            },
            {
              key: 'do',
              title: w.addResult,
              quietTitle: true,
              onCard: 'bare',
              cell: (row) =>
                row.finding ? (
                  <PageLink to={`/applications/findings/${row.finding}`}>{w.finding}</PageLink>
                ) : file.abilities.check && row.outcome === null ? (
                  <Button size="small" aria-label={`${w.addResult} ${row.name}`} onClick={() => check(row)}>
                    {w.addResult}
                  </Button>
                ) : null,
            },
          ]}
        />
      </Section>
      {file.others.length > 0 && (
        <Section title={w.others}>
          <p className="number soft">{file.others.join('  ')}</p>
        </Section>
      )}
      {checking && <ResultDrawer sample={file.id} one={checking} close={() => check(null)} />}
    </Stack>
  )
}

function ResultDrawer({ sample, one, close }: { sample: string; one: Drawn; close: () => void }) {
  const w = useTexts(watchTexts)
  const tell = useToast()
  const form = useForm({
    initial: {
      outcome: null as SampleOutcome | null,
      remark: '',
      checkedOn: today() as Day | null,
    },
    required: ['outcome', 'checkedOn'],
    send: ({ outcome, remark, checkedOn }, id) =>
      payingApi.post('/api/applications/samples/:id/results', {
        params: { id: sample },
        body: {
          id,
          application: one.application,
          outcome: outcome ?? 'in-order',
          remark: given(remark),
          checkedOn: checkedOn as Day,
        },
      }),
    renews: renewed,
    done: () => {
      tell(w.resultSaved)
      close()
    },
  })
  return (
    <Drawer title={`${w.addResult} ${one.name}`} close={close}>
      <Form form={form} labels={{ outcome: w.outcome, remark: w.remark, checkedOn: w.checkedOn }}>
        <ChoiceField label={w.outcome} options={useOptions(sampleOutcomes)} {...form.field('outcome')} />
        <LongTextField
          label={w.remark}
          hint={w.remarkHint}
          rows={3}
          maxLength={500}
          optional={form.values.outcome === 'in-order'}
          {...form.field('remark')}
        />
        <DayField label={w.checkedOn} lean="past" latest={today()} {...form.field('checkedOn')} />
        <FormButtons form={form} submit={w.addResult} />
      </Form>
    </Drawer>
  )
}
