import { Button } from 'antd'
import { useState } from 'react'
import type { Day } from '../../../../kernel/day.ts'
import { useConfirm } from '../../../../platform/web/confirm.tsx'
import { type Column, DataTable } from '../../../../platform/web/data-table.tsx'
import { Dialog } from '../../../../platform/web/dialog.tsx'
import { fill } from '../../../../platform/web/fill.ts'
import { DayField } from '../../../../platform/web/form/day-field.tsx'
import { Form, FormButtons } from '../../../../platform/web/form/form.tsx'
import { type Found, PickerField } from '../../../../platform/web/form/picker-field.tsx'
import { TextField } from '../../../../platform/web/form/text-fields.tsx'
import { useForm } from '../../../../platform/web/form/use-form.ts'
import { AddIcon } from '../../../../platform/web/icons.ts'
import { useTexts } from '../../../../platform/web/language.tsx'
import { PageLink } from '../../../../platform/web/link.tsx'
import { useMay } from '../../../../platform/web/me.tsx'
import { FailureNotice } from '../../../../platform/web/notice.tsx'
import { Row, Section, Stack } from '../../../../platform/web/page.tsx'
import { listOf } from '../../../../platform/web/queries.ts'
import { Empty } from '../../../../platform/web/states.tsx'
import { Tag, Tags } from '../../../../platform/web/tag.tsx'
import { useToast } from '../../../../platform/web/toast.tsx'
import { today } from '../../../../platform/web/today.ts'
import { useCommand } from '../../../../platform/web/use-command.ts'
import { useFormat } from '../../../../platform/web/use-format.ts'
import { useSearchPeople } from '../../../people/web/index.ts'
import { groupsTexts } from './groups-texts.ts'
import { type GroupFile, groupsApi, renewedByGroups } from './queries.ts'

type Member = GroupFile['memberList'][number]

/** Who is in the group, since when and with what consent. */
export function Members({ group }: { group: GroupFile }) {
  const t = useTexts(groupsTexts)
  const [changing, setChanging] = useState<Member | 'new' | null>(null)
  const columns = useColumns(group, setChanging)
  const close = () => setChanging(null)
  const add = group.abilities.change && (
    <Button type="primary" icon={<AddIcon aria-hidden />} onClick={() => setChanging('new')}>
      {t.addMember}
    </Button>
  )
  return (
    <Section title={t.members} actions={group.memberList.length > 0 && add} flush>
      <DataTable
        label={t.members}
        list={listOf(group.memberList)}
        columns={columns}
        rowKey={(row) => row.person}
        empty={<Empty title={t.noMembers} hint={t.noMembersHint} action={add} />}
      />
      {changing === 'new' && <AddMember group={group} close={close} />}
      {changing && changing !== 'new' && <ChangeMember group={group} member={changing} close={close} />}
    </Section>
  )
}

function useColumns(group: GroupFile, change: (member: Member) => void): readonly Column<Member>[] {
  const t = useTexts(groupsTexts)
  const show = useFormat()
  const may = useMay()
  return [
    {
      key: 'name',
      title: t.whom,
      onCard: 'title',
      cell: ({ person, name }) => {
        if (!name) return <span className="soft">{t.someone}</span>
        return may('people.read') ? <PageLink to={`/people/${person}`}>{name}</PageLink> : name
      },
    },
    { key: 'joined', title: t.joinedOn, cell: ({ joinedOn }) => show.day(joinedOn) },
    {
      key: 'attended',
      title: t.attended,
      cell: ({ present, expected }) => fill(t.came, { present, expected }),
    },
    {
      key: 'consent',
      title: t.consentOn,
      cell: ({ consentOn }) => (consentOn ? show.day(consentOn) : <Tag tone="warning">{t.noConsent}</Tag>),
    },
    {
      key: 'left',
      title: t.leftOn,
      cell: ({ leftOn, leavingReason }) =>
        leftOn ? (
          <Tags>
            {show.day(leftOn)}
            {leavingReason && <span className="soft">{leavingReason}</span>}
          </Tags>
        ) : (
          '—'
        ),
    },
    ...(group.abilities.change
      ? [
          {
            key: 'change',
            title: t.change,
            quietTitle: true,
            onCard: 'bare' as const,
            cell: (member: Member) => <Button onClick={() => change(member)}>{t.change}</Button>,
          },
        ]
      : []),
  ]
}

function AddMember({ group, close }: { group: GroupFile; close: () => void }) {
  const t = useTexts(groupsTexts)
  const tell = useToast()
  const search = useSearchPeople()
  const form = useForm({
    initial: {
      person: null as Found<string> | null,
      joinedOn: (group.openedOn ?? group.startsOn) as Day | null,
      consentOn: null as Day | null,
    },
    required: ['person', 'joinedOn'],
    send: (values, id) =>
      groupsApi.post('/api/groups/:id/members', {
        params: { id: group.id },
        body: {
          id,
          members: [
            {
              person: values.person?.value ?? '',
              joinedOn: values.joinedOn ?? today(),
              ...(values.consentOn ? { consentOn: values.consentOn } : {}),
            },
          ],
        },
      }),
    renews: [...renewedByGroups],
    done: (_, { joinedOn, consentOn }) => {
      tell(t.saved)
      // Members are mostly added one after the other; the next one joined the same day.
      form.reset({ person: null, joinedOn, consentOn })
      requestAnimationFrame(() => document.getElementById(form.field('person').id)?.focus())
    },
  })
  return (
    <Dialog title={t.addMember} close={close}>
      <Form form={form} labels={{ person: t.whom, joinedOn: t.joinedOn, consentOn: t.consentOn }}>
        <PickerField
          label={t.whom}
          placeholder={t.searchHint}
          searchKey={['people', 'pick']}
          search={search}
          {...form.field('person')}
        />
        <DayField label={t.joinedOn} {...form.field('joinedOn')} />
        <DayField label={t.consentOn} lean="past" latest={today()} {...form.field('consentOn')} />
        <FormButtons form={form} submit={t.addMember} />
      </Form>
    </Dialog>
  )
}

function ChangeMember({ group, member, close }: { group: GroupFile; member: Member; close: () => void }) {
  const t = useTexts(groupsTexts)
  const tell = useToast()
  const confirm = useConfirm()
  const params = { id: group.id, person: member.person }
  const form = useForm({
    initial: {
      joinedOn: member.joinedOn as Day | null,
      leftOn: member.leftOn as Day | null,
      leavingReason: member.leavingReason ?? '',
      consentOn: member.consentOn as Day | null,
    },
    required: ['joinedOn'],
    send: (values, id) =>
      groupsApi.put('/api/groups/:id/members/:person', {
        params,
        body: {
          id,
          joinedOn: values.joinedOn ?? (member.joinedOn as Day),
          ...(values.leftOn ? { leftOn: values.leftOn } : {}),
          ...(values.leavingReason.trim() ? { leavingReason: values.leavingReason.trim() } : {}),
          ...(values.consentOn ? { consentOn: values.consentOn } : {}),
        },
      }),
    renews: [...renewedByGroups],
    done: () => {
      tell(t.saved)
      close()
    },
  })
  const removal = useCommand({
    send: (reason: string, id) =>
      groupsApi.post('/api/groups/:id/members/:person/removal', { params, body: { id, reason } }),
    renews: [...renewedByGroups],
    done: () => {
      tell(t.removed)
      close()
    },
  })
  const remove = async () => {
    const yes = await confirm({
      title: t.removeTitle,
      body: t.removeHint,
      action: t.remove,
      danger: true,
      reason: 'required',
    })
    if (yes) await removal.run(yes.reason)
  }
  return (
    <Dialog title={member.name ?? t.changeMember} close={close}>
      <Stack>
        <FailureNotice failure={removal.failure} />
        <Form
          form={form}
          labels={{
            joinedOn: t.joinedOn,
            leftOn: t.leftOn,
            leavingReason: t.leavingReason,
            consentOn: t.consentOn,
          }}
        >
          <DayField label={t.joinedOn} {...form.field('joinedOn')} />
          <DayField label={t.consentOn} lean="past" latest={today()} {...form.field('consentOn')} />
          <DayField label={t.leftOn} {...form.field('leftOn')} />
          <TextField label={t.leavingReason} maxLength={200} {...form.field('leavingReason')} />
          <FormButtons form={form} submit={t.save}>
            <Row>
              <Button danger onClick={() => void remove()} loading={removal.sending}>
                {t.remove}
              </Button>
            </Row>
          </FormButtons>
        </Form>
      </Stack>
    </Dialog>
  )
}
