import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import type { Id } from '../../../../kernel/id.ts'
import { type Column, DataTable } from '../../../../platform/web/data-table.tsx'
import { Dialog } from '../../../../platform/web/dialog.tsx'
import { Form, FormButtons } from '../../../../platform/web/form/form.tsx'
import { type Found, PickerField } from '../../../../platform/web/form/picker-field.tsx'
import { TextField } from '../../../../platform/web/form/text-fields.tsx'
import { useForm } from '../../../../platform/web/form/use-form.ts'
import { useTexts } from '../../../../platform/web/language.tsx'
import { Loaded } from '../../../../platform/web/loaded.tsx'
import { FailureNotice } from '../../../../platform/web/notice.tsx'
import { Row, Section } from '../../../../platform/web/page.tsx'
import { listOf } from '../../../../platform/web/queries.ts'
import { Empty } from '../../../../platform/web/states.tsx'
import { Tag } from '../../../../platform/web/tag.tsx'
import { useToast } from '../../../../platform/web/toast.tsx'
import { useCommand } from '../../../../platform/web/use-command.ts'
import { type ActivityDetail, communityApi, signUpsQuery } from './queries.ts'
import type { SearchPeople } from './sign-in-form.tsx'
import { communityTexts } from './texts.ts'

const tones = { going: 'good', waiting: 'warning', withdrawn: 'plain' } as const
const renews = [['activities'], ['indicators']]

/** Who comes, who waits; on the day a tick signs in. */
export function SignUpSection(props: { activity: ActivityDetail; searchPeople: SearchPeople }) {
  const { activity, searchPeople } = props
  const t = useTexts(communityTexts)
  const [adding, add] = useState(false)
  const query = useQuery(signUpsQuery(activity.id))
  const { going, waiting } = activity.signedUp
  if (!activity.abilities.edit && going + waiting === 0) return null
  return (
    <Section
      title={t.signUp}
      hint={activity.capacity === null ? undefined : `${going} / ${activity.capacity}`}
      flush
      actions={activity.abilities.edit && <Button onClick={() => add(true)}>{t.addSignUp}</Button>}
    >
      <Loaded query={query}>{({ items }) => <SignUps activity={activity} items={items} />}</Loaded>
      {adding && <SignUpDialog activity={activity.id} searchPeople={searchPeople} close={() => add(false)} />}
    </Section>
  )
}

type Item = Awaited<ReturnType<NonNullable<ReturnType<typeof signUpsQuery>['queryFn']>>>['items'][number]

function SignUps({ activity, items }: { activity: ActivityDetail; items: readonly Item[] }) {
  const t = useTexts(communityTexts)
  const tell = useToast()
  const withdraw = useCommand({
    send: (signUp: Id, id) =>
      communityApi.post('/api/activities/:id/sign-ups/:signUp/withdrawal', {
        params: { id: activity.id, signUp },
        body: { id },
      }),
    renews,
  })
  const tick = useCommand({
    send: (item: Item, id, idFor) =>
      communityApi.post('/api/activities/:id/sign-ins', {
        params: { id: activity.id },
        body: {
          id,
          evenSo: true,
          lines: [
            {
              id: idFor('line'),
              signUp: item.id,
              ...(item.person ? { person: item.person } : { name: item.name ?? '' }),
              ...(item.sex === 1 || item.sex === 2 ? { sex: item.sex } : {}),
              ...(item.ageBand ? { ageBand: item.ageBand } : {}),
              ...(item.phone ? { phoneEnd: item.phone.slice(-4) } : {}),
            },
          ],
        },
      }),
    renews,
    done: () => tell(t.signedIn),
  })
  const columns: readonly Column<Item>[] = [
    { key: 'name', title: t.name, onCard: 'title', cell: (item) => item.name ?? '***' },
    { key: 'phone', title: t.phone, cell: (item) => <span className="number">{item.phone ?? '—'}</span> },
    { key: 'by', title: t.source, cell: (item) => (item.bySelf ? t.bySelf : t.byStaff) },
    { key: 'note', title: t.note, prose: true, cell: (item) => item.note ?? '—' },
    {
      key: 'state',
      title: t.state,
      cell: (item) =>
        item.signedIn ? (
          <Tag tone="good">{t.signedIn}</Tag>
        ) : (
          <Tag tone={tones[item.state]}>{t[item.state]}</Tag>
        ),
    },
    {
      key: 'actions',
      title: t.tick,
      quietTitle: true,
      onCard: 'bare',
      cell: (item) => (
        <Row>
          {activity.abilities.signIn && !item.signedIn && item.state !== 'withdrawn' && (
            <Button size="small" type="primary" onClick={() => void tick.run(item)}>
              {t.tick}
            </Button>
          )}
          {activity.abilities.edit && !item.signedIn && item.state !== 'withdrawn' && (
            <Button size="small" onClick={() => void withdraw.run(item.id)}>
              {t.withdraw}
            </Button>
          )}
        </Row>
      ),
    },
  ]
  return (
    <>
      <FailureNotice failure={tick.failure ?? withdraw.failure} />
      <DataTable
        label={t.signUp}
        list={listOf(items)}
        columns={columns}
        rowKey={(item) => item.id}
        empty={<Empty title={t.nobodyUp} />}
      />
    </>
  )
}

function SignUpDialog(props: { activity: Id; searchPeople: SearchPeople; close: () => void }) {
  const { activity, searchPeople, close } = props
  const t = useTexts(communityTexts)
  const tell = useToast()
  const form = useForm({
    initial: { person: null as Found<Id> | null, name: '', phone: '', note: '' },
    send: (values, id) =>
      communityApi.post('/api/activities/:id/sign-ups', {
        params: { id: activity },
        body: {
          id,
          ...(values.person ? { person: values.person.value } : {}),
          ...(!values.person && values.name.trim() ? { name: values.name.trim() } : {}),
          ...(values.phone.trim() ? { phone: values.phone.trim() } : {}),
          ...(values.note.trim() ? { note: values.note.trim() } : {}),
        },
      }),
    renews,
    done: ({ state }) => {
      tell(state === 'going' ? t.signedUp : t.nowWaiting)
      close()
    },
  })
  return (
    <Dialog title={t.addSignUp} close={close}>
      <Form form={form} labels={{ person: t.person, name: t.name, phone: t.phone }}>
        <PickerField
          label={t.person}
          placeholder={t.personHint}
          searchKey={['people', 'pick']}
          search={searchPeople}
          {...form.field('person')}
        />
        {!form.values.person && <TextField label={t.orName} maxLength={40} {...form.field('name')} />}
        <TextField label={t.phone} keys="tel" maxLength={30} {...form.field('phone')} />
        <TextField label={t.note} maxLength={200} {...form.field('note')} />
        <FormButtons form={form} submit={t.addSignUp} />
      </Form>
    </Dialog>
  )
}
