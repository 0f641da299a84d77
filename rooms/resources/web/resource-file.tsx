import { Button } from 'antd'
import { useConfirm } from '../../../platform/web/confirm.tsx'
import { DataTable } from '../../../platform/web/data-table.tsx'
import { Facts } from '../../../platform/web/facts.tsx'
import { fill } from '../../../platform/web/fill.ts'
import { useLanguage, useSay, useTexts } from '../../../platform/web/language.tsx'
import { PageLink } from '../../../platform/web/link.tsx'
import { MaskedValue } from '../../../platform/web/masked-value.tsx'
import { FailureNotice } from '../../../platform/web/notice.tsx'
import { Section } from '../../../platform/web/page.tsx'
import { listOf } from '../../../platform/web/queries.ts'
import { Empty } from '../../../platform/web/states.tsx'
import { Tag } from '../../../platform/web/tag.tsx'
import { useToast } from '../../../platform/web/toast.tsx'
import { useCommand } from '../../../platform/web/use-command.ts'
import { useFormat } from '../../../platform/web/use-format.ts'
import { useOptions } from '../../../platform/web/use-options.ts'
import { bases, type ContactPurpose, contactPurposes, resourceKinds, sourceKinds } from '../domain/kinds.ts'
import { formatQuantity, moneyInWords } from '../domain/money-words.ts'
import { type ResourceFile, resourcesApi } from './queries.ts'
import { resourcesTexts } from './texts.ts'

type Delivery = ResourceFile['deliveries'][number]

/** One linked resource: what, from whom, worth what, to whom it went, and how it was corrected. */
export function ResourceFacts({ file }: { file: ResourceFile }) {
  const t = useTexts(resourcesTexts)
  const say = useSay()
  const show = useFormat()
  const { language } = useLanguage()
  const purposes = useOptions(contactPurposes)
  const quantity = (value: number | null) =>
    value === null ? t.unknown : `${formatQuantity(value)} ${file.unit ?? ''}`
  const reveal = async (purpose: string) => {
    const params = { id: file.id }
    const body = { purpose: purpose as ContactPurpose }
    return (await resourcesApi.post('/api/resources/:id/contact', { params, body })).phone ?? '—'
  }
  const source = file.organisation ? (
    <PageLink key="source" to={`/organisations/${file.organisation}`}>
      {file.sourceName}
    </PageLink>
  ) : (
    file.sourceName
  )
  return (
    <>
      <Section title={t.basics}>
        <Facts
          items={[
            [t.state, <State key="state" file={file} />],
            [t.day, show.day(file.linkedOn)],
            [t.station, file.stationName ?? '—'],
            [t.kind, say(resourceKinds[file.kind])],
            [t.name, [file.name, file.specification].filter(Boolean).join(' ')],
            file.kind === 'money' ? null : [t.quantity, quantity(file.quantity)],
            file.unitPrice === null || file.kind === 'money'
              ? null
              : [t.unitPrice, moneyInWords(file.unitPrice, language)],
            [
              file.kind === 'money' ? t.money : t.value,
              file.basis === 'none'
                ? say(bases.none)
                : `${moneyInWords(file.amount, language)} · ${say(bases[file.basis])}`,
            ],
            file.basisNote ? [t.basisNote, file.basisNote] : null,
            [t.delivered, quantity(file.delivered)],
            [t.remaining, quantity(file.remaining)],
            [t.promisedOn, file.promisedOn ? show.day(file.promisedOn) : t.unknown],
            [t.source, source],
            [t.sourceKind, say(sourceKinds[file.sourceKind])],
            file.creditCode
              ? [
                  t.creditCode,
                  <span key="code" className="number">
                    {file.creditCode}
                  </span>,
                ]
              : null,
            [t.contactName, file.contactName ?? t.unknown],
            file.contactPhone
              ? [
                  t.contactPhone,
                  <MaskedValue
                    key="phone"
                    name={t.contactPhone}
                    masked={file.contactPhone}
                    may={file.abilities.unmask}
                    purposes={purposes}
                    reveal={reveal}
                  />,
                ]
              : null,
            [t.restriction, file.restriction ?? t.unknown],
            [
              t.beneficiaries,
              file.beneficiaries === null ? t.unknown : fill(t.people, { count: file.beneficiaries }),
            ],
            [t.handler, file.handler ?? t.unknown],
            [t.voucher, file.voucher ?? t.unknown],
            file.feedback ? [t.feedback, file.feedback] : null,
            file.noticeOn
              ? [t.notice, [show.day(file.noticeOn), file.notice].filter(Boolean).join(' ')]
              : null,
            [t.recordedBy, `${file.recordedName} · ${show.instant(file.recordedAt)}`],
          ]}
        />
      </Section>
      <Deliveries file={file} />
      <Chain file={file} />
    </>
  )
}

function State({ file }: { file: ResourceFile }) {
  const t = useTexts(resourcesTexts)
  if (file.overdue) return <Tag tone="danger">{t.overdue}</Tag>
  return file.standing ? <Tag tone="good">{t.standing}</Tag> : <Tag tone="warning">{t.reversed}</Tag>
}

function Deliveries({ file }: { file: ResourceFile }) {
  const t = useTexts(resourcesTexts)
  const show = useFormat()
  const tell = useToast()
  const confirm = useConfirm()
  const withdrawal = useCommand({
    send: ({ delivery, reason }: { delivery: string; reason: string }, id) =>
      resourcesApi.post('/api/resource-deliveries/:id/withdrawal', {
        params: { id: delivery },
        body: { id, reason },
      }),
    renews: [['resources'], ['indicators'], ['duties']],
    done: () => tell(t.withdrawn),
  })
  const withdraw = async (delivery: Delivery) => {
    const yes = await confirm({
      title: t.withdrawDeliveryTitle,
      body: t.withdrawHint,
      action: t.withdraw,
      danger: true,
      reason: 'required',
    })
    if (yes) await withdrawal.run({ delivery: delivery.id, reason: yes.reason })
  }
  const names = ({ persons, others }: Delivery) =>
    show.words([
      ...persons.map(({ name }) => name ?? t.hidden),
      ...(others > 0 ? [fill(t.people, { count: others })] : []),
    ])
  return (
    <Section title={t.deliveries} flush>
      <FailureNotice failure={withdrawal.failure} />
      <DataTable
        label={t.deliveries}
        list={listOf(file.deliveries)}
        rowKey={(one) => one.id}
        empty={<Empty title={t.noDeliveries} />}
        columns={[
          { key: 'on', title: t.deliveredOn, onCard: 'title', cell: (one) => show.day(one.deliveredOn) },
          {
            key: 'quantity',
            title: t.quantity,
            align: 'end',
            cell: (one) =>
              one.quantity === null ? '—' : `${formatQuantity(one.quantity)} ${file.unit ?? ''}`,
          },
          { key: 'persons', title: t.receivers, prose: true, cell: names },
          { key: 'handler', title: t.handler, cell: (one) => one.handler ?? '—' },
          { key: 'voucher', title: t.voucher, cell: (one) => one.voucher ?? '—' },
          {
            key: 'state',
            title: t.state,
            cell: (one) =>
              one.standing ? (
                file.abilities.correct ? (
                  <Button size="small" onClick={() => void withdraw(one)}>
                    {t.withdraw}
                  </Button>
                ) : (
                  <Tag tone="good">{t.standing}</Tag>
                )
              ) : (
                <span title={one.reason ?? ''}>
                  <Tag tone="warning">{t.withdrawn}</Tag>
                </span>
              ),
          },
        ]}
      />
    </Section>
  )
}

function Chain({ file }: { file: ResourceFile }) {
  const t = useTexts(resourcesTexts)
  const show = useFormat()
  const { language } = useLanguage()
  if (file.chain.length < 2 && file.standing) return null
  return (
    <Section title={t.chain}>
      <ol>
        {file.chain.map((one) => {
          const text = `${show.instant(one.recordedAt)} · ${one.recordedName} · ${moneyInWords(one.amount, language)}`
          return (
            <li key={one.id}>
              {one.id === file.id ? text : <PageLink to={`/resources/${one.id}`}>{text}</PageLink>}{' '}
              {one.standing ? (
                <Tag tone="good">{t.latest}</Tag>
              ) : (
                <span className="soft">
                  {show.words([one.reason ?? '', one.byName ?? ''].filter(Boolean))}
                </span>
              )}
            </li>
          )
        })}
      </ol>
    </Section>
  )
}
