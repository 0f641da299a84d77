import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import type { Day } from '../../../../kernel/day.ts'
import type { Id } from '../../../../kernel/id.ts'
import { DataTable } from '../../../../platform/web/data-table.tsx'
import { Drawer } from '../../../../platform/web/dialog.tsx'
import { Facts } from '../../../../platform/web/facts.tsx'
import { DayField } from '../../../../platform/web/form/day-field.tsx'
import { Form, FormButtons } from '../../../../platform/web/form/form.tsx'
import { LongTextField } from '../../../../platform/web/form/text-fields.tsx'
import { useForm } from '../../../../platform/web/form/use-form.ts'
import { newId } from '../../../../platform/web/ids.ts'
import { useSay, useTexts } from '../../../../platform/web/language.tsx'
import { PageLink, useGo } from '../../../../platform/web/link.tsx'
import { FailureNotice } from '../../../../platform/web/notice.tsx'
import { Row, Section, Stack } from '../../../../platform/web/page.tsx'
import { listOf } from '../../../../platform/web/queries.ts'
import { Empty } from '../../../../platform/web/states.tsx'
import { Tag } from '../../../../platform/web/tag.tsx'
import { useToast } from '../../../../platform/web/toast.tsx'
import { today } from '../../../../platform/web/today.ts'
import { useCommand } from '../../../../platform/web/use-command.ts'
import { useFormat } from '../../../../platform/web/use-format.ts'
import { useWithdrawal } from '../../../../platform/web/use-withdrawal.ts'
import { yuan } from '../../../funds/web/index.ts'
import { findingStates, itemKinds } from '../../domain/paying/kinds.ts'
import { PayeeDrawer } from './account-drawer.tsx'
import { LetterFiles } from './awards.tsx'
import { useItemReason } from './item-reason.ts'
import { ItemStateTag } from './item-table.tsx'
import { type MoneyFile, moneyQuery, payingApi, renewed } from './queries.ts'
import { payingTexts } from './texts.ts'
import { watchTexts } from './watch-texts.ts'

/** On the page of an application: what was paid, the letter, and what was found. */
export function ApplicationMoney({ application, name }: { application: Id; name: string }) {
  const { data } = useQuery(moneyQuery(application))
  return data ? <Parts money={data} application={application} name={name} /> : null
}

type Of = { readonly money: MoneyFile; readonly application: Id; readonly name: string }

function Parts({ money, application, name }: Of) {
  const t = useTexts(payingTexts)
  const w = useTexts(watchTexts)
  const say = useSay()
  const show = useFormat()
  const [open, setOpen] = useState<'account' | 'finding' | null>(null)
  const { abilities, account, inMoney, letter, items, findings } = money
  if (items.length === 0 && !letter && findings.length === 0 && !abilities.letter && !abilities.sanction)
    return null
  return (
    <Stack>
      {(inMoney || account !== null || money.barred) && (
        <Section
          title={t.money}
          actions={
            abilities.pay &&
            inMoney && (
              <Button onClick={() => setOpen('account')}>{account ? t.changeAccount : t.keepAccount}</Button>
            )
          }
        >
          <Facts
            items={[
              // Where nothing is paid in money nobody is asked for a bank account.
              inMoney || account !== null
                ? [t.account, account ? `${account.holder} ${account.number} ${account.bank}` : t.noAccount]
                : null,
              money.barred
                ? [
                    w.bars,
                    <Tag key="bar" tone="danger">
                      {t.barred}
                    </Tag>,
                  ]
                : null,
            ]}
          />
        </Section>
      )}
      {items.length > 0 && <Items {...{ money, application, name }} />}
      <Letter {...{ money, application, name }} />
      {(findings.length > 0 || abilities.sanction) && (
        <Section
          title={w.findings}
          flush
          actions={abilities.sanction && <Button onClick={() => setOpen('finding')}>{w.record}</Button>}
        >
          <DataTable
            label={w.findings}
            list={listOf(findings)}
            rowKey={(one) => one.id}
            to={(one) => `/applications/findings/${one.id}`}
            empty={<Empty title={w.noFindings} />}
            columns={[
              {
                key: 'facts',
                title: w.facts,
                prose: true,
                onCard: 'title',
                cell: (one) => say({ zh: one.facts, en: one.factsEn ?? one.facts }),
              },
              { key: 'on', title: w.foundOn, cell: (one) => show.day(one.foundOn) },
              {
                key: 'state',
                title: w.state,
                cell: (one) => say(findingStates[one.state as keyof typeof findingStates]),
              },
            ]}
          />
        </Section>
      )}
      {open === 'account' && (
        <PayeeDrawer application={application} name={name} close={() => setOpen(null)} />
      )}
      {open === 'finding' && <FindingDrawer application={application} close={() => setOpen(null)} />}
    </Stack>
  )
}

function Items({ money }: Of) {
  const t = useTexts(payingTexts)
  const say = useSay()
  const show = useFormat()
  const why = useItemReason()
  return (
    <Section flush>
      <DataTable
        label={t.money}
        list={listOf(money.items)}
        rowKey={(item) => item.id}
        columns={[
          {
            key: 'period',
            title: t.period,
            onCard: 'title',
            cell: (item) => (item.kind === 'roll' ? show.periodOf(item.period) : say(itemKinds[item.kind])),
          },
          {
            key: 'amount',
            title: t.amount,
            align: 'end',
            cell: (item) => (item.kind === 'none' ? t.noMoney : yuan(item.amount)),
          },
          { key: 'state', title: t.state, cell: (item) => <ItemStateTag state={item.state} /> },
          { key: 'paidOn', title: t.paidOn, cell: (item) => (item.paidOn ? show.day(item.paidOn) : '—') },
          {
            key: 'why',
            title: t.failure,
            prose: true,
            cell: why,
          },
          {
            key: 'recovered',
            title: t.recovered,
            align: 'end',
            cell: (item) => (item.recovered > 0 ? yuan(item.recovered) : '—'),
          },
          {
            key: 'links',
            title: t.payment,
            quietTitle: true,
            onCard: 'bare',
            cell: (item) => (
              <Row>
                {money.abilities.funds && item.payment && (
                  <PageLink to={`/payments/${item.payment}`}>{t.payment}</PageLink>
                )}
                {money.abilities.funds && item.run && (
                  <PageLink to={`/payment-runs/${item.run}`}>{t.paymentRun}</PageLink>
                )}
                {money.abilities.pay && (item.state === 'owed' || item.state === 'failed') && !item.run && (
                  <TakeBack item={item.id} />
                )}
              </Row>
            ),
          },
        ]}
      />
    </Section>
  )
}

function TakeBack({ item }: { item: Id }) {
  const t = useTexts(payingTexts)
  const { ask, sending, failure } = useWithdrawal({
    words: t,
    send: (reason, id) =>
      payingApi.post('/api/applications/payments/:id/withdrawal', {
        params: { id: item },
        body: { id, reason },
      }),
    renews: renewed,
  })
  return (
    <>
      <Button size="small" loading={sending} onClick={() => void ask()}>
        {t.withdraw}
      </Button>
      <FailureNotice failure={failure} />
    </>
  )
}

function Letter({ money, application, name }: Of) {
  const t = useTexts(payingTexts)
  const show = useFormat()
  const tell = useToast()
  const [made] = useState(newId)
  const issuing = useCommand({
    send: (_: null, id) =>
      payingApi.post('/api/applications/:id/award', {
        params: { id: application },
        body: { id, letter: made, givenOn: today() },
      }),
    renews: renewed,
    done: () => tell(t.letterIssued),
  })
  const { letter, abilities } = money
  if (!letter && !abilities.letter) return null
  return (
    <Section
      title={t.letter}
      actions={
        abilities.letter && (
          <Button loading={issuing.sending} onClick={() => void issuing.run(null)}>
            {t.issueLetter}
          </Button>
        )
      }
    >
      <FailureNotice failure={issuing.failure} />
      {letter && (
        <Row>
          <span>{`${letter.number} · ${show.day(letter.givenOn)}`}</span>
          {letter.withdrawnOn && <Tag tone="danger">{t.letterWithdrawn}</Tag>}
          <LetterFiles letter={letter.id} name={name} />
        </Row>
      )}
    </Section>
  )
}

/** Records what was found of an application, and opens its file. */
function FindingDrawer({ application, close }: { application: Id; close: () => void }) {
  const w = useTexts(watchTexts)
  const go = useGo()
  const [finding] = useState(newId)
  const form = useForm({
    initial: { foundOn: today() as Day | null, facts: '' },
    required: ['foundOn', 'facts'],
    plain: true,
    send: ({ foundOn, facts }, id) =>
      payingApi.post('/api/applications/:id/findings', {
        params: { id: application },
        body: { id, finding, foundOn: foundOn as Day, facts },
      }),
    renews: renewed,
    done: () => {
      close()
      go(`/applications/findings/${finding}`)
    },
  })
  return (
    <Drawer title={w.record} close={close}>
      <Form form={form} labels={{ foundOn: w.foundOn, facts: w.facts }}>
        <DayField label={w.foundOn} lean="past" latest={today()} {...form.field('foundOn')} />
        <LongTextField label={w.facts} rows={4} maxLength={2000} {...form.field('facts')} />
        <FormButtons form={form} submit={w.record} />
      </Form>
    </Drawer>
  )
}
