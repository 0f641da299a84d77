import { Button } from 'antd'
import { useState } from 'react'
import type { Id } from '../../../../kernel/id.ts'
import { useConfirm } from '../../../../platform/web/confirm.tsx'
import { type Column, DataTable } from '../../../../platform/web/data-table.tsx'
import { fill } from '../../../../platform/web/fill.ts'
import { useTexts } from '../../../../platform/web/language.tsx'
import { useMay } from '../../../../platform/web/me.tsx'
import { FailureNotice } from '../../../../platform/web/notice.tsx'
import { Row, Section } from '../../../../platform/web/page.tsx'
import { listOf } from '../../../../platform/web/queries.ts'
import { Empty } from '../../../../platform/web/states.tsx'
import { Tag } from '../../../../platform/web/tag.tsx'
import { today } from '../../../../platform/web/today.ts'
import { useCommand } from '../../../../platform/web/use-command.ts'
import { useFormat } from '../../../../platform/web/use-format.ts'
import type { SearchPeople } from '../community/sign-in-form.tsx'
import { EnrolDialog } from './enrol-dialog.tsx'
import { type ClassDetail, classesApi } from './queries.ts'
import { classesTexts } from './texts.ts'

type Child = ClassDetail['enrolled'][number]
const renews = [['activities']]

/** The children of a class with their guardians and who may fetch them. */
export function ChildrenSection({
  series,
  searchPeople,
}: {
  series: ClassDetail
  searchPeople: SearchPeople
}) {
  const t = useTexts(classesTexts)
  const [enrolling, enrol] = useState(false)
  const acts = useActs(series)
  return (
    <Section
      title={t.children}
      flush
      hint={series.capacity === null ? undefined : `${series.childCount} / ${series.capacity}`}
      actions={
        series.abilities.edit && (
          <Button type="primary" onClick={() => enrol(true)}>
            {t.enrol}
          </Button>
        )
      }
    >
      <FailureNotice failure={acts.failure} />
      <DataTable
        label={t.children}
        list={listOf(series.enrolled)}
        columns={useColumns(series, acts)}
        rowKey={(child) => child.id}
        empty={<Empty title={t.noChildren} />}
      />
      {enrolling && <EnrolDialog series={series.id} searchPeople={searchPeople} close={() => enrol(false)} />}
    </Section>
  )
}

function useActs(series: ClassDetail) {
  const t = useTexts(classesTexts)
  const confirm = useConfirm()
  const [numbers, setNumbers] = useState<ReadonlyMap<Id, string>>(new Map())
  const params = { id: series.id }
  const leave = useCommand({
    send: (child: Id, id) =>
      classesApi.post('/api/classes/:id/children/:child/leaving', {
        params: { ...params, child },
        body: { id, on: today() },
      }),
    renews,
  })
  const end = useCommand({
    send: (pickUp: Id, id) =>
      classesApi.post('/api/classes/:id/pick-ups/:pickUp/end', {
        params: { ...params, pickUp },
        body: { id },
      }),
    renews,
  })
  const contact = useCommand({
    send: ({ child, purpose }: { child: Id; purpose: string }) =>
      classesApi.post('/api/classes/:id/children/:child/contact', {
        params: { ...params, child },
        body: { purpose },
      }),
    done: (answer, { child }) =>
      setNumbers(
        new Map([
          ...numbers,
          [child, answer.guardianPhone],
          ...answer.pickUps.map(({ id, phone }): [Id, string] => [id, phone]),
        ]),
      ),
  })
  return {
    numbers,
    failure: leave.failure ?? end.failure ?? contact.failure,
    leave: async (child: Child) => {
      if (await confirm({ title: t.leaveTitle, action: t.leave, danger: true })) await leave.run(child.id)
    },
    end: async (pickUp: Id) => {
      const yes = await confirm({ title: t.endTitle, body: t.endHint, action: t.end, danger: true })
      if (yes) await end.run(pickUp)
    },
    contact: async (child: Child) => {
      const yes = await confirm({
        title: t.contactTitle,
        body: t.contactHint,
        action: t.contact,
        reason: 'required',
      })
      if (yes) await contact.run({ child: child.id, purpose: yes.reason })
    },
  }
}

function useColumns(series: ClassDetail, acts: ReturnType<typeof useActs>): readonly Column<Child>[] {
  const t = useTexts(classesTexts)
  const show = useFormat()
  const may = useMay()
  return [
    {
      key: 'name',
      title: t.name,
      onCard: 'title',
      cell: (child) => (
        <>
          {child.name} {child.leftOn && <Tag>{t.left}</Tag>}
        </>
      ),
    },
    {
      key: 'guardian',
      title: t.guardian,
      prose: true,
      cell: (child) => (
        <>
          {child.guardianName}{' '}
          <span className="number">{acts.numbers.get(child.id) ?? child.guardianPhone}</span>
          {child.remarks && <p className="soft">{child.remarks}</p>}
        </>
      ),
    },
    {
      key: 'pickUps',
      title: t.pickUps,
      prose: true,
      cell: (child) =>
        child.pickUps.map((adult) => (
          <p key={adult.id}>
            {adult.name} · {adult.relation}{' '}
            <span className="number">{acts.numbers.get(adult.id) ?? adult.phone}</span>{' '}
            {adult.endedOn ? (
              <span className="soft">{fill(t.ended, { day: show.day(adult.endedOn) })}</span>
            ) : (
              series.abilities.edit && (
                <Button size="small" onClick={() => void acts.end(adult.id)}>
                  {t.end}
                </Button>
              )
            )}
          </p>
        )),
    },
    {
      key: 'actions',
      title: t.leave,
      quietTitle: true,
      onCard: 'bare',
      cell: (child) => (
        <Row>
          {may('people.unmask') && !acts.numbers.has(child.id) && (
            <Button size="small" onClick={() => void acts.contact(child)}>
              {t.contact}
            </Button>
          )}
          {series.abilities.edit && !child.leftOn && (
            <Button size="small" onClick={() => void acts.leave(child)}>
              {t.leave}
            </Button>
          )}
        </Row>
      ),
    },
  ]
}
