import { Button } from 'antd'
import { useState } from 'react'
import type { Day } from '../../../kernel/day.ts'
import type { DivisionCode } from '../../../kernel/division.ts'
import { DataTable } from '../../../platform/web/data-table.tsx'
import { Dialog } from '../../../platform/web/dialog.tsx'
import { Facts } from '../../../platform/web/facts.tsx'
import { fill } from '../../../platform/web/fill.ts'
import { ChoiceField, SelectField } from '../../../platform/web/form/choice-fields.tsx'
import { DayField } from '../../../platform/web/form/day-field.tsx'
import { Form, FormButtons } from '../../../platform/web/form/form.tsx'
import type { Found } from '../../../platform/web/form/picker-field.tsx'
import { missing } from '../../../platform/web/form/problems.ts'
import { LongTextField, NumberField, TextField } from '../../../platform/web/form/text-fields.tsx'
import { useForm } from '../../../platform/web/form/use-form.ts'
import { useSay, useTexts } from '../../../platform/web/language.tsx'
import { FailureNotice } from '../../../platform/web/notice.tsx'
import { Section } from '../../../platform/web/page.tsx'
import { ExportButton, PrintButton } from '../../../platform/web/page-buttons.tsx'
import { listOf, useList } from '../../../platform/web/queries.ts'
import { Empty } from '../../../platform/web/states.tsx'
import { Tag } from '../../../platform/web/tag.tsx'
import { useToast } from '../../../platform/web/toast.tsx'
import { today } from '../../../platform/web/today.ts'
import { useCommand } from '../../../platform/web/use-command.ts'
import { useDownload } from '../../../platform/web/use-download.ts'
import { useFormat } from '../../../platform/web/use-format.ts'
import { given, useOptions } from '../../../platform/web/use-options.ts'
import { DivisionField } from '../../regions/web/index.ts'
import { type Finding, findings, type LegalForm, legalForms } from '../domain/registry/codes.ts'
import { useSavedAnd } from './dialog-parts.tsx'
import { organisationsApi } from './queries.ts'
import { type DrawFile, type DrawLine, drawList } from './registry-queries.ts'
import { registryTexts } from './registry-texts.ts'

/** Draws for spot checks. */
export function DrawTable() {
  const t = useTexts(registryTexts)
  const show = useFormat()
  const [adding, add] = useState(false)
  return (
    <Section hint={t.drawHint} actions={<Button onClick={() => add(true)}>{t.newDraw}</Button>} flush>
      <DataTable<DrawLine>
        label={t.draws}
        list={useList(drawList)}
        rowKey={(row) => row.id}
        to={(row) => `/registry/draws/${row.id}`}
        empty={<Empty title={t.noDraws} />}
        columns={[
          { key: 'title', title: t.drawTitle, onCard: 'title', cell: (row) => row.title },
          { key: 'from', title: t.drawnFrom, cell: (row) => t[`from_${row.drawnFrom}`] },
          {
            key: 'wanted',
            title: t.wanted,
            align: 'end',
            cell: (row) => <HowMany of={row} />,
          },
          {
            key: 'proposed',
            title: t.proposedBy,
            cell: (row) => `${row.proposedName} ${show.day(row.proposedOn)}`,
          },
          {
            key: 'drawn',
            title: t.drawnBy,
            cell: (row) =>
              row.drawnOn ? (
                `${row.drawnName} ${show.day(row.drawnOn)}`
              ) : (
                <Tag tone="warning">{t.notDrawn}</Tag>
              ),
          },
        ]}
      />
      {adding && <DrawDialog close={() => add(false)} />}
    </Section>
  )
}

function HowMany({ of }: { of: Pick<DrawLine, 'wanted' | 'population' | 'sharePercent'> }) {
  const t = useTexts(registryTexts)
  const { wanted, population, sharePercent: share } = of
  return share === null
    ? fill(t.wantedOf, { wanted, population })
    : fill(t.shareOf, { share, wanted, population })
}

function DrawDialog({ close }: { close: () => void }) {
  const t = useTexts(registryTexts)
  const form = useForm({
    initial: {
      title: '',
      authority: null as Found<DivisionCode> | null,
      drawnFrom: 'all' as 'all' | 'spot-check' | 'abnormal' | null,
      legalForm: null as LegalForm | null,
      by: 'number' as 'number' | 'share' | null,
      wanted: null as number | null,
      sharePercent: null as number | null,
    },
    required: ['title', 'authority', 'drawnFrom', 'by'],
    check: ({ by, wanted, sharePercent }) =>
      by === 'share'
        ? sharePercent === null
          ? [missing('/body/sharePercent')]
          : []
        : wanted === null
          ? [missing('/body/wanted')]
          : [],
    send: (values, id) =>
      organisationsApi.post('/api/registry-draws', {
        body: {
          id,
          title: values.title,
          authority: values.authority?.value ?? 0,
          drawnFrom: values.drawnFrom ?? 'all',
          legalForm: values.legalForm,
          ...(values.by === 'share' ? { sharePercent: values.sharePercent } : { wanted: values.wanted }),
        },
      }),
    renews: [['organisations']],
    done: useSavedAnd(close),
  })
  const sources = (['all', 'spot-check', 'abnormal'] as const).map((value) => ({
    value,
    label: t[`from_${value}`],
  }))
  return (
    <Dialog title={t.newDraw} close={close}>
      <Form
        form={form}
        labels={{
          title: t.drawTitle,
          authority: t.authority,
          drawnFrom: t.drawnFrom,
          legalForm: t.legalForm,
          by: t.by,
          wanted: t.wanted,
          sharePercent: t.share,
        }}
      >
        <TextField label={t.drawTitle} maxLength={80} {...form.field('title')} />
        <DivisionField label={t.authority} hint={t.authorityHint} {...form.field('authority')} />
        <ChoiceField label={t.drawnFrom} options={sources} {...form.field('drawnFrom')} />
        <SelectField
          label={t.legalForm}
          blank={t.allForms}
          options={useOptions(legalForms)}
          {...form.field('legalForm')}
        />
        <ChoiceField
          label={t.by}
          options={(['number', 'share'] as const).map((value) => ({ value, label: t[`by_${value}`] }))}
          {...form.field('by')}
        />
        {form.values.by === 'share' ? (
          <NumberField
            label={t.share}
            hint={t.shareHint}
            maximumDigits={3}
            {...form.field('sharePercent')}
            required
            marked
          />
        ) : (
          <NumberField label={t.wanted} maximumDigits={5} {...form.field('wanted')} required marked />
        )}
        <FormButtons form={form} submit={t.save} />
      </Form>
    </Dialog>
  )
}

type Drawn = DrawFile['drawn'][number]

/** One draw: who, the seed with which anybody can draw again, what the checks found. */
export function DrawParts({ file }: { file: DrawFile }) {
  const t = useTexts(registryTexts)
  const say = useSay()
  const show = useFormat()
  const tell = useToast()
  const [checking, check] = useState<Drawn | null>(null)
  const drawing = useCommand({
    send: (_: null, id) =>
      organisationsApi.post('/api/registry-draws/:id/drawing', { params: { id: file.id }, body: { id } }),
    renews: [['organisations']],
    done: () => tell(t.saved),
  })
  const download = useDownload(() =>
    organisationsApi.file('/api/registry-draws/:id/export', { params: { id: file.id } }),
  )
  return (
    <>
      <FailureNotice failure={drawing.failure ?? download.failure} />
      <Section
        title={t.draws}
        hint={t.drawHint}
        actions={
          <>
            <ExportButton download={download}>{t.exportDraw}</ExportButton>
            <PrintButton>{t.printDraw}</PrintButton>
            {file.abilities.draw && (
              <Button type="primary" loading={drawing.sending} onClick={() => void drawing.run(null)}>
                {t.drawNow}
              </Button>
            )}
          </>
        }
      >
        <Facts
          items={[
            [t.authority, say(file.authorityName)],
            [t.drawnFrom, t[`from_${file.drawnFrom}`]],
            [t.wanted, <HowMany key="wanted" of={file} />],
            [t.proposedBy, `${file.proposedName} ${show.day(file.proposedOn)}`],
            [t.drawnBy, file.drawnOn ? `${file.drawnName} ${show.day(file.drawnOn)}` : t.notDrawn],
            file.seed
              ? [
                  t.seed,
                  <span key="seed">
                    <span className="number">{file.seed}</span>{' '}
                    <Tag tone={file.repeats ? 'good' : 'danger'}>{file.repeats ? t.repeats : t.differs}</Tag>
                  </span>,
                ]
              : null,
          ]}
        />
      </Section>
      <Section title={t.drawn} flush>
        <DataTable<Drawn>
          label={t.drawn}
          list={listOf(file.drawn)}
          rowKey={(row) => row.organisation}
          to={(row) => `/organisations/${row.organisation}`}
          empty={<Empty title={t.notDrawn} />}
          columns={[
            { key: 'rank', title: t.rank, align: 'end', cell: (row) => row.rank },
            { key: 'name', title: t.name, onCard: 'title', cell: (row) => row.name },
            {
              key: 'finding',
              title: t.finding,
              cell: (row) => (row.finding ? say(findings[row.finding]) : '—'),
            },
            {
              key: 'checked',
              title: t.checkedOn,
              cell: (row) => (row.checkedOn ? show.day(row.checkedOn) : '—'),
            },
            { key: 'note', title: t.remark, prose: true, cell: (row) => row.note ?? '—' },
            {
              key: 'do',
              title: t.addFinding,
              quietTitle: true,
              onCard: 'bare',
              cell: (row) =>
                file.abilities.check && (
                  <Button size="small" aria-label={`${t.addFinding} ${row.name}`} onClick={() => check(row)}>
                    {t.addFinding}
                  </Button>
                ),
            },
          ]}
        />
      </Section>
      {file.others.length > 0 && (
        <Section title={file.seed === null ? t.drawnFrom : t.undrawn} flush>
          <DataTable<DrawFile['others'][number]>
            label={file.seed === null ? t.drawnFrom : t.undrawn}
            list={listOf(file.others)}
            rowKey={(row) => row.organisation}
            to={(row) => `/organisations/${row.organisation}`}
            columns={[{ key: 'name', title: t.name, onCard: 'title', cell: (row) => row.name }]}
          />
        </Section>
      )}
      {checking && <FindingDialog draw={file.id} drawn={checking} close={() => check(null)} />}
    </>
  )
}

function FindingDialog({ draw, drawn, close }: { draw: string; drawn: Drawn; close: () => void }) {
  const t = useTexts(registryTexts)
  const form = useForm({
    initial: {
      finding: drawn.finding as Finding | null,
      checkedOn: (drawn.checkedOn ?? today()) as Day | null,
      note: drawn.note ?? '',
    },
    required: ['finding', 'checkedOn'],
    send: (values, id) =>
      organisationsApi.post('/api/registry-draws/:id/findings', {
        params: { id: draw },
        body: {
          id,
          organisation: drawn.organisation,
          checkedOn: values.checkedOn ?? '',
          finding: values.finding ?? 'nothing-found',
          note: given(values.note),
        },
      }),
    renews: [['organisations']],
    done: useSavedAnd(close),
  })
  return (
    <Dialog title={drawn.name} close={close}>
      <Form form={form} labels={{ finding: t.finding, checkedOn: t.checkedOn, note: t.remark }}>
        <ChoiceField label={t.finding} options={useOptions(findings)} {...form.field('finding')} />
        <DayField label={t.checkedOn} lean="past" latest={today()} {...form.field('checkedOn')} />
        <LongTextField label={t.remark} optional maxLength={500} {...form.field('note')} />
        <FormButtons form={form} submit={t.save} />
      </Form>
    </Dialog>
  )
}
