import { Button } from 'antd'
import type { DivisionCode } from '../../../../kernel/division.ts'
import type { Id } from '../../../../kernel/id.ts'
import { DataTable } from '../../../../platform/web/data-table.tsx'
import { Drawer } from '../../../../platform/web/dialog.tsx'
import { fill } from '../../../../platform/web/fill.ts'
import { ChoiceField } from '../../../../platform/web/form/choice-fields.tsx'
import { FileField } from '../../../../platform/web/form/file-field.tsx'
import { Form, FormButtons } from '../../../../platform/web/form/form.tsx'
import type { Found } from '../../../../platform/web/form/picker-field.tsx'
import { useForm } from '../../../../platform/web/form/use-form.ts'
import { useLanguage, useTexts } from '../../../../platform/web/language.tsx'
import { FailureNotice } from '../../../../platform/web/notice.tsx'
import { Row, Section } from '../../../../platform/web/page.tsx'
import { useList } from '../../../../platform/web/queries.ts'
import { SearchBox } from '../../../../platform/web/search-box.tsx'
import { Empty } from '../../../../platform/web/states.tsx'
import { Tag } from '../../../../platform/web/tag.tsx'
import { useToast } from '../../../../platform/web/toast.tsx'
import { useDownload } from '../../../../platform/web/use-download.ts'
import { useFilters } from '../../../../platform/web/use-filters.ts'
import { useFormat } from '../../../../platform/web/use-format.ts'
import { yuan } from '../../../funds/web/index.ts'
import { DivisionField } from '../../../regions/web/index.ts'
import { awardPlaceholders } from '../../domain/paying/award-letter.ts'
import { orderPlaceholders } from '../../domain/paying/order-letter.ts'
import { type AwardRow, awardList, payingApi } from './queries.ts'
import { payingTexts } from './texts.ts'

export const useAskedAwards = () => useFilters('applications.awards', { search: '' })

/** Letters of award, the latest first, each as Word and PDF. */
export function AwardTable({ asked }: { asked: ReturnType<typeof useAskedAwards> }) {
  const t = useTexts(payingTexts)
  const show = useFormat()
  return (
    <Section flush>
      <DataTable<AwardRow>
        label={t.awards}
        list={useList(awardList(asked.question))}
        rowKey={(row) => row.id}
        to={(row) => `/applications/${row.application}`}
        empty={<Empty title={t.noAwards} hint={t.noAwardsHint} />}
        above={<SearchBox label={t.searchAwards} placeholder={t.searchHint} {...asked.filter('search')} />}
        columns={[
          { key: 'name', title: t.name, onCard: 'title', cell: (row) => row.name },
          { key: 'title', title: t.programme, prose: true, cell: (row) => row.title },
          { key: 'organisation', title: t.organisation, cell: (row) => row.organisationName || '—' },
          {
            key: 'amount',
            title: t.amount,
            align: 'end',
            cell: (row) => (row.amount === null ? t.noMoney : yuan(row.amount)),
          },
          { key: 'on', title: t.givenOn, cell: (row) => show.day(row.givenOn) },
          {
            key: 'number',
            title: t.letter,
            cell: (row) =>
              row.withdrawnOn ? <Tag tone="danger">{`${row.number} ${t.letterWithdrawn}`}</Tag> : row.number,
          },
          {
            key: 'files',
            title: t.letter,
            quietTitle: true,
            onCard: 'bare',
            cell: (row) => <LetterFiles letter={row.id} name={row.name} />,
          },
        ]}
      />
    </Section>
  )
}

/** A letter as Word and as PDF, in the language of the screen. */
export function LetterFiles({ letter, name }: { letter: Id; name: string }) {
  const t = useTexts(payingTexts)
  const { language } = useLanguage()
  const file = (as: 'docx' | 'pdf') => () =>
    payingApi.file('/api/applications/awards/:id/file', { params: { id: letter }, query: { as, language } })
  const word = useDownload(file('docx'))
  const pdf = useDownload(file('pdf'))
  return (
    <>
      <Row>
        <Button size="small" loading={pdf.running} aria-label={`${t.letter} PDF ${name}`} onClick={pdf.run}>
          {t.pdf}
        </Button>
        <Button
          size="small"
          loading={word.running}
          aria-label={`${t.letter} Word ${name}`}
          onClick={word.run}
        >
          {t.word}
        </Button>
      </Row>
      <FailureNotice failure={word.failure ?? pdf.failure} />
    </>
  )
}

const codes = ['award-letter', 'sanction-order'] as const

/** Puts a Word template of one's own into force. */
export function PaperTemplateDrawer({ close }: { close: () => void }) {
  const t = useTexts(payingTexts)
  const tell = useToast()
  const form = useForm({
    initial: {
      code: 'award-letter' as (typeof codes)[number] | null,
      division: null as Found<DivisionCode> | null,
      file: null as File | null,
    },
    required: ['code', 'division', 'file'],
    plain: true,
    guard: false,
    send: ({ code, division, file }, id) =>
      payingApi.post('/api/applications/templates/:code', {
        params: { code: code ?? 'award-letter' },
        body: { id, division: division?.value ?? 0 },
        file: file as File,
      }),
    done: () => {
      tell(t.templateSaved)
      close()
    },
  })
  const names = Object.keys(form.values.code === 'sanction-order' ? orderPlaceholders : awardPlaceholders)
  return (
    <Drawer title={t.template} close={close}>
      <Form form={form} labels={{ code: t.templateOf, division: t.templatePlace, file: t.templateFile }}>
        <ChoiceField
          label={t.templateOf}
          options={codes.map((value) => ({ value, label: t[value] }))}
          {...form.field('code')}
        />
        <p className="soft">{fill(t.templateHint, { names: names.map((name) => `{${name}}`).join(' ') })}</p>
        <DivisionField label={t.templatePlace} {...form.field('division')} />
        <FileField label={t.templateFile} accept=".docx" {...form.field('file')} />
        <FormButtons form={form} submit={t.save} />
      </Form>
    </Drawer>
  )
}
