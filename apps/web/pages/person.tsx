import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { VisitIcon } from '../../../platform/web/icons.ts'
import { useTexts } from '../../../platform/web/language.tsx'
import { useGo, usePathPart } from '../../../platform/web/link.tsx'
import { Loaded } from '../../../platform/web/loaded.tsx'
import { useMay } from '../../../platform/web/me.tsx'
import { Notice } from '../../../platform/web/notice.tsx'
import { Columns, Page, Section, Stack } from '../../../platform/web/page.tsx'
import { PrintButton } from '../../../platform/web/page-buttons.tsx'
import { activitiesTexts, GroupTable, groupsTexts, VisitTable } from '../../../rooms/activities/web/index.ts'
import { PersonRisk, riskTexts } from '../../../rooms/assessment/web/index.ts'
import { CaseTable, caseworkTexts } from '../../../rooms/casework/web/index.ts'
import { TasksList, tasksTexts } from '../../../rooms/intake/web/index.ts'
import {
  Basics,
  Categories,
  Circumstances,
  Consents,
  Contact,
  editTexts,
  familyTexts,
  Household,
  type PersonFile,
  PrintHead,
  peopleTexts,
  personQuery,
  StateDialog,
  TransferDialog,
  timelineTexts,
} from '../../../rooms/people/web/index.ts'
import { protectionTexts } from '../../../rooms/protection/web/index.ts'

/** One person's file over all rooms that the viewer may see. */
export function Component() {
  const id = usePathPart('id')
  return <Loaded query={useQuery(personQuery(id))}>{(person) => <File person={person} />}</Loaded>
}

function File({ person }: { person: PersonFile }) {
  const t = useTexts(peopleTexts)
  const visits = useTexts(activitiesTexts)
  const groups = useTexts(groupsTexts)
  const cases = useTexts(caseworkTexts)
  const tasks = useTexts(tasksTexts)
  const may = useMay()
  const go = useGo()
  return (
    <Page
      title={person.name}
      windowTitle={t.person}
      crumbs={[{ title: t.people, to: '/people' }]}
      actions={<Actions person={person} />}
    >
      <Stack>
        <PrintHead person={person} />
        {person.mergedFrom && <Notice>{t.mergedFrom}</Notice>}
        <Columns>
          <Stack>
            <Basics person={person} />
            <div className="not-printed">
              <Contact person={person} />
            </div>
            <Consents person={person} />
          </Stack>
          <Stack>
            <Categories person={person} />
            <Circumstances person={person} />
            <Household person={person} />
          </Stack>
        </Columns>
        {may('assessment.read') && <PersonRisk person={person.id} />}
        {may('activities.read') && (
          <Section title={visits.visits} flush>
            <VisitTable question={{ person: person.id }} withPerson={false} />
          </Section>
        )}
        {may('casework.read') && (
          <Section title={cases.cases} flush>
            <CaseTable question={{ person: person.id }} withPerson={false} />
          </Section>
        )}
        {may('tasks.give') && (
          <Section
            title={tasks.tasks}
            actions={
              <Button onClick={() => go('/tasks/new', { person: person.id })}>{tasks.giveTask}</Button>
            }
            flush
          >
            <TasksList question={{ person: person.id }} />
          </Section>
        )}
        {may('activities.read') && (
          <Section title={groups.groups} flush>
            <GroupTable question={{ person: person.id }} />
          </Section>
        )}
      </Stack>
    </Page>
  )
}

function Actions({ person }: { person: PersonFile }) {
  const t = useTexts(peopleTexts)
  const edit = useTexts(editTexts)
  const visits = useTexts(activitiesTexts)
  const risk = useTexts(riskTexts)
  const alarm = useTexts(protectionTexts)
  const timeline = useTexts(timelineTexts)
  const family = useTexts(familyTexts)
  const may = useMay()
  const go = useGo()
  const [open, setOpen] = useState<'state' | 'transfer' | null>(null)
  const close = () => setOpen(null)
  return (
    <>
      <PrintButton>{edit.print}</PrintButton>
      <Button onClick={() => go(`/people/${person.id}/timeline`)}>{timeline.timeline}</Button>
      <Button onClick={() => go(`/people/${person.id}/family`)}>{family.genogram}</Button>
      {may('protection.report') && (
        <Button danger onClick={() => go('/protection/new', { person: person.id })}>
          {alarm.report}
        </Button>
      )}
      {person.abilities.change && (
        <>
          <Button onClick={() => setOpen('transfer')}>{edit.transfer}</Button>
          <Button onClick={() => setOpen('state')}>{t.changeState}</Button>
        </>
      )}
      {may('assessment.record') && (
        <Button onClick={() => go('/risk/assess', { person: person.id })}>{risk.assess}</Button>
      )}
      {may('activities.record') && (
        <Button
          type="primary"
          icon={<VisitIcon aria-hidden />}
          onClick={() => go('/visits/new', { person: person.id })}
        >
          {visits.record}
        </Button>
      )}
      {open === 'state' && <StateDialog person={person} close={close} />}
      {open === 'transfer' && <TransferDialog person={person} close={close} />}
    </>
  )
}
