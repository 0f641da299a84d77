import { Button } from 'antd'
import { useState } from 'react'
import type { Day } from '../../../kernel/day.ts'
import type { Id } from '../../../kernel/id.ts'
import { DataTable } from '../../../platform/web/data-table.tsx'
import { Dialog } from '../../../platform/web/dialog.tsx'
import { type Failure, failureOf } from '../../../platform/web/failure.ts'
import { DayField } from '../../../platform/web/form/day-field.tsx'
import { FieldRow, Form, FormButtons } from '../../../platform/web/form/form.tsx'
import { useForm } from '../../../platform/web/form/use-form.ts'
import { useSay, useTexts } from '../../../platform/web/language.tsx'
import { FailureNotice } from '../../../platform/web/notice.tsx'
import { Row } from '../../../platform/web/page.tsx'
import { listOf } from '../../../platform/web/queries.ts'
import { saveFile } from '../../../platform/web/save-file.ts'
import { Empty } from '../../../platform/web/states.tsx'
import { Tag } from '../../../platform/web/tag.tsx'
import { useToast } from '../../../platform/web/toast.tsx'
import { today } from '../../../platform/web/today.ts'
import { useFormat } from '../../../platform/web/use-format.ts'
import type { PlacementFile } from './practicum-queries.ts'
import { practicumTexts } from './practicum-texts.ts'
import { workforceApi } from './queries.ts'

type Certificate = PlacementFile['certificates'][number]

/** Certificates of hours, each as docx and PDF. */
export function HourCertificates(props: { certificates: readonly Certificate[]; own: boolean }) {
  const { certificates, own } = props
  const t = useTexts(practicumTexts)
  const say = useSay()
  const show = useFormat()
  const [failure, setFailure] = useState<Failure | null>(null)
  const take = async (id: Id, format: 'docx' | 'pdf') => {
    setFailure(null)
    const asked = { params: { id }, query: { format } }
    try {
      saveFile(
        await (own
          ? workforceApi.file('/api/practicum/mine/certificates/:id/file', asked)
          : workforceApi.file('/api/practicum/certificates/:id/file', asked)),
      )
    } catch (thrown) {
      setFailure(failureOf(thrown))
    }
  }
  return (
    <>
      <FailureNotice failure={failure} />
      <DataTable<Certificate>
        label={t.certificates}
        list={listOf(certificates)}
        rowKey={(row) => row.id}
        empty={<Empty title={t.noCertificates} />}
        columns={[
          { key: 'number', title: t.number, onCard: 'title', cell: (row) => row.number },
          { key: 'period', title: t.period, cell: (row) => `${show.day(row.from)} – ${show.day(row.to)}` },
          { key: 'hours', title: t.duration, align: 'end', cell: (row) => show.minutes(row.minutes) },
          { key: 'issued', title: t.issuedOn, cell: (row) => show.day(row.issuedOn) },
          {
            key: 'state',
            title: t.state,
            cell: (row) =>
              row.withdrawnOn ? (
                <>
                  <Tag tone="danger">{t.withdrawn}</Tag>{' '}
                  {row.withdrawnReason && (
                    <span className="soft">
                      {say({ zh: row.withdrawnReason, en: row.withdrawnReasonEn ?? row.withdrawnReason })}
                    </span>
                  )}
                </>
              ) : (
                <Tag tone="good">{t.valid}</Tag>
              ),
          },
          {
            key: 'take',
            title: t.download,
            quietTitle: true,
            onCard: 'bare',
            cell: (row) => (
              <Row>
                <Button
                  size="small"
                  aria-label={`PDF ${row.number}`}
                  onClick={() => void take(row.id, 'pdf')}
                >
                  PDF
                </Button>
                <Button
                  size="small"
                  aria-label={`Word ${row.number}`}
                  onClick={() => void take(row.id, 'docx')}
                >
                  Word
                </Button>
              </Row>
            ),
          },
        ]}
      />
    </>
  )
}

/** Certifies the signed hours of a period. */
export function CertifyDialog({ placement, close }: { placement: PlacementFile; close: () => void }) {
  const t = useTexts(practicumTexts)
  const tell = useToast()
  const form = useForm({
    initial: { from: placement.from as Day | null, to: (placement.to ?? today()) as Day | null },
    required: ['from', 'to'],
    plain: true,
    send: (values, id) =>
      workforceApi.post('/api/practicum/placements/:id/certificates', {
        params: { id: placement.id },
        body: { id, from: values.from ?? '', to: values.to ?? '' },
      }),
    renews: [['practicum']],
    done: ({ number }) => {
      tell(number)
      close()
    },
  })
  return (
    <Dialog title={t.issue} close={close}>
      <Form form={form} labels={{ from: t.from, to: t.to }}>
        <FieldRow>
          <DayField label={t.from} {...form.field('from')} />
          <DayField label={t.to} {...form.field('to')} />
        </FieldRow>
        <FormButtons form={form} submit={t.issue} />
      </Form>
    </Dialog>
  )
}
