import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { VisitIcon } from '../../../platform/web/icons.ts'
import { useSay, useTexts } from '../../../platform/web/language.tsx'
import { PageLink, useGo } from '../../../platform/web/link.tsx'
import { useMay, useMe } from '../../../platform/web/me.tsx'
import { Page, Row, Section, Stack } from '../../../platform/web/page.tsx'
import { Empty } from '../../../platform/web/states.tsx'
import { Tabs } from '../../../platform/web/tabs.tsx'
import { Tag, Tags } from '../../../platform/web/tag.tsx'
import { today } from '../../../platform/web/today.ts'
import { useFormat } from '../../../platform/web/use-format.ts'
import { meQuery } from '../../../rooms/access/web/index.ts'
import { activitiesTexts, MySummary, VisitTable } from '../../../rooms/activities/web/index.ts'
import { WaitingTransfers } from '../../../rooms/casework/web/index.ts'
import { DutyBoard, type DutyLine, dutiesTexts, type Whose } from '../../../rooms/duties/web/index.ts'
import { ReceivedTasks, tasksTexts, WaitingRequests } from '../../../rooms/intake/web/index.ts'
import { BodyTasks, JuvenileToday } from '../../../rooms/juvenile/web/index.ts'
import { PeopleTable, peopleTexts } from '../../../rooms/people/web/index.ts'
import { WaitingReports } from '../../../rooms/protection/web/index.ts'
import { dutyPage, isForVisit } from '../parts/duty-pages.ts'
import { PersonName } from '../parts/person-name.tsx'
import { shellTexts } from '../texts.ts'

const atOnce = 8

/** The workbench: what is due, who is in my care, what I did, and the way to record a visit. */
export function Component() {
  const t = useTexts(shellTexts)
  const show = useFormat()
  const me = useMe()
  const may = useMay()
  const day = today()
  const works = may('activities.record')
  // A partner body comes for its tasks and nothing else; an adviser finds them above the day's duties.
  const handed = may('tasks.act') && !may('tasks.give')
  const partner = handed && !may('people.read')
  // A member body signs in for what was handed to it and for nothing else.
  const isBody = (me.abilities['tasks.read']?.organisations.length ?? 0) > 0
  return (
    <Page
      title={me.name}
      windowTitle={t.today}
      hint={`${show.day(day)} ${show.weekday(day)}`}
      actions={works && <RecordVisit />}
    >
      <Stack>
        <MyRoles />
        {may('protection.report') && <WaitingReports />}
        {may('casework.record') && <WaitingTransfers />}
        {isBody && <BodyTasks quiet />}
        {may('juvenile.read') && <JuvenileToday />}
        {works && <MySummary />}
        {may('intake.read') && <WaitingRequests atOnce={5} />}
        {handed && <HandedToUs />}
        {may('duties.read') && !partner && <Duties />}
        {works && may('people.read') && <MyPeople />}
        {works && <MyVisits />}
        {!may('duties.read') && !works && !handed && (
          <p className="soft">{Object.keys(me.abilities).length === 0 ? t.noGrant : t.useTheMenu}</p>
        )}
      </Stack>
    </Page>
  )
}

/** Several roles on one account, all of them here: what each of them owes stands on this one board (S16.1). */
function MyRoles() {
  const t = useTexts(shellTexts)
  const say = useSay()
  const { data } = useQuery(meQuery)
  const titles = [...new Set((data?.grants ?? []).map(({ title }) => say(title)))]
  if (titles.length < 2) return null
  return (
    <Row>
      <span className="soft">{t.myRoles}</span>
      <Tags>
        {titles.map((title) => (
          <Tag key={title} tone="accent">
            {title}
          </Tag>
        ))}
      </Tags>
    </Row>
  )
}

function RecordVisit() {
  const t = useTexts(activitiesTexts)
  const go = useGo()
  return (
    <Button type="primary" icon={<VisitIcon aria-hidden />} onClick={() => go('/visits/new')}>
      {t.record}
    </Button>
  )
}

function Duties() {
  const t = useTexts(dutiesTexts)
  const visits = useTexts(activitiesTexts)
  const say = useSay()
  const may = useMay()
  const go = useGo()
  const [whose, setWhose] = useState<Whose>(may('activities.record') ? 'mine' : 'station')
  const action = (duty: DutyLine) => {
    const at = dutyPage(duty, may)
    if (at) return <Button onClick={() => go(at.page, at.query)}>{say(at.says)}</Button>
    const { id, person } = duty
    if (!person || !isForVisit(duty) || !may('activities.record')) return null
    // What its own record answers is not settled by being entered for it: the visit itself says whether it counts.
    const fulfils = duty.abilities.settle ? { duty: id } : {}
    return <Button onClick={() => go('/visits/new', { person, ...fulfils })}>{visits.record}</Button>
  }
  const board = () => (
    <DutyBoard key={whose} whose={whose} person={(id) => <PersonName id={id} />} action={action} />
  )
  return (
    <Section title={t.duties}>
      <Tabs
        label={t.whose}
        open={whose}
        choose={(key) => setWhose(key as Whose)}
        tabs={[
          { key: 'mine', title: t.mine, content: board },
          { key: 'station', title: t.station, content: board },
        ]}
      />
    </Section>
  )
}

function HandedToUs() {
  const t = useTexts(tasksTexts)
  return (
    <Section title={t.tasks} flush>
      <ReceivedTasks />
    </Section>
  )
}

function MyPeople() {
  const t = useTexts(peopleTexts)
  const me = useMe()
  return (
    <Section title={t.myPeople} actions={<PageLink to="/people">{t.toAll}</PageLink>} flush>
      <PeopleTable
        question={{ state: 'on-register', responsible: me.account }}
        atOnce={atOnce}
        empty={<Empty title={t.noneMine} hint={t.noneMineHint} />}
      />
    </Section>
  )
}

function MyVisits() {
  const t = useTexts(activitiesTexts)
  return (
    <Section title={t.myVisits} actions={<PageLink to="/visits">{t.allVisits}</PageLink>} flush>
      <VisitTable question={{ mine: 'true' }} atOnce={atOnce} />
    </Section>
  )
}
