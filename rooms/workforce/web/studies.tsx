import { Button } from 'antd'
import { useState } from 'react'
import type { Id } from '../../../kernel/id.ts'
import { useConfirm } from '../../../platform/web/confirm.tsx'
import { Facts } from '../../../platform/web/facts.tsx'
import { fill } from '../../../platform/web/fill.ts'
import { formatNumber } from '../../../platform/web/format.ts'
import { useSay, useTexts } from '../../../platform/web/language.tsx'
import { FailureNotice } from '../../../platform/web/notice.tsx'
import { Row, Section, Stack } from '../../../platform/web/page.tsx'
import { Empty } from '../../../platform/web/states.tsx'
import { Tag } from '../../../platform/web/tag.tsx'
import { useCommand } from '../../../platform/web/use-command.ts'
import { useFormat } from '../../../platform/web/use-format.ts'
import { degrees, studyModes } from '../domain/qualifications.ts'
import type { Study } from './qualification-queries.ts'
import { qualificationTexts } from './qualification-texts.ts'
import { workforceApi } from './queries.ts'
import { InvoiceDialog, StudyDialog } from './study-dialogs.tsx'

/** Study for a degree with its diploma and invoices (S6.7). */
export function Studies(props: { member: Id; studies: readonly Study[]; mayWrite: boolean }) {
  const { member, studies, mayWrite } = props
  const t = useTexts(qualificationTexts)
  const [open, setOpen] = useState<Study | 'new' | null>(null)
  const [invoiceOf, setInvoiceOf] = useState<Study | null>(null)
  return (
    <Section
      title={t.studies}
      hint={t.studiesHint}
      actions={mayWrite && <Button onClick={() => setOpen('new')}>{t.addStudy}</Button>}
    >
      {studies.length === 0 && <Empty title={t.noStudies} />}
      <Stack>
        {studies.map((study) => (
          <OneStudy
            key={study.id}
            member={member}
            study={study}
            mayWrite={mayWrite}
            change={() => setOpen(study)}
            addInvoice={() => setInvoiceOf(study)}
          />
        ))}
      </Stack>
      {open && (
        <StudyDialog member={member} study={open === 'new' ? null : open} close={() => setOpen(null)} />
      )}
      {invoiceOf && <InvoiceDialog member={member} study={invoiceOf.id} close={() => setInvoiceOf(null)} />}
    </Section>
  )
}

function OneStudy(props: {
  member: Id
  study: Study
  mayWrite: boolean
  change: () => void
  addInvoice: () => void
}) {
  const { member, study, mayWrite, change, addInvoice } = props
  const t = useTexts(qualificationTexts)
  const say = useSay()
  const show = useFormat()
  const withdrawal = useInvoiceWithdrawal(member)
  const yuan = (fen: number) => formatNumber(fen / 100)
  return (
    <Stack>
      <Facts
        items={[
          [t.school, `${study.school} · ${study.major}`],
          [t.degree, `${say(degrees[study.degree])} · ${say(studyModes[study.mode])}`],
          [t.began, `${show.day(study.from)} – ${study.to ? show.day(study.to) : ''}`],
          [
            t.diploma,
            study.diplomaOn ? (
              <span key="diploma">
                {show.day(study.diplomaOn)} · {study.diplomaNumber}{' '}
                {study.credited && <Tag tone="good">{t.credited}</Tag>}
              </span>
            ) : (
              t.noDiploma
            ),
          ],
          [
            t.invoices,
            <span key="invoices">
              {fill(t.sum, { yuan: yuan(study.invoicedFen) })}
              {study.invoices.map((one) => (
                <span key={one.id} style={{ display: 'block' }}>
                  {show.day(one.issuedOn)} · {one.number} · {yuan(one.amountFen)} {t.yuan}{' '}
                  {one.withdrawn ? (
                    <Tag>{t.withdrawn}</Tag>
                  ) : (
                    mayWrite && (
                      <Button
                        size="small"
                        aria-label={`${t.withdraw} ${one.number}`}
                        onClick={() => void withdrawal.ask(one.id)}
                      >
                        {t.withdraw}
                      </Button>
                    )
                  )}
                </span>
              ))}
            </span>,
          ],
        ]}
      />
      <FailureNotice failure={withdrawal.failure} />
      {mayWrite && (
        <Row>
          <Button size="small" aria-label={`${t.changeStudy} ${study.school}`} onClick={change}>
            {t.changeStudy}
          </Button>
          <Button size="small" aria-label={`${t.addInvoice} ${study.school}`} onClick={addInvoice}>
            {t.addInvoice}
          </Button>
        </Row>
      )}
    </Stack>
  )
}

function useInvoiceWithdrawal(member: Id) {
  const t = useTexts(qualificationTexts)
  const confirm = useConfirm()
  const command = useCommand({
    send: ({ invoice, reason }: { invoice: Id; reason: string }, id) =>
      workforceApi.post('/api/workforce/:id/invoices/:invoice/withdrawal', {
        params: { id: member, invoice },
        body: { id, reason },
      }),
    renews: [['workforce']],
  })
  const ask = async (invoice: Id) => {
    const yes = await confirm({
      title: t.withdrawTitle,
      body: t.withdrawHint,
      action: t.withdraw,
      danger: true,
      reason: 'required',
      reasonMost: 200,
    })
    if (yes) await command.run({ invoice, reason: yes.reason })
  }
  return { ask, failure: command.failure }
}
