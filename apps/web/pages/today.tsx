import { Button } from 'antd'
import { useState } from 'react'
import { VisitIcon } from '../../../platform/web/icons.ts'
import { useTexts } from '../../../platform/web/language.tsx'
import { PageLink, useGo } from '../../../platform/web/link.tsx'
import { useMay, useMe } from '../../../platform/web/me.tsx'
import { Page, Section, Stack } from '../../../platform/web/page.tsx'
import { Tabs } from '../../../platform/web/tabs.tsx'
import { today } from '../../../platform/web/today.ts'
import { useFormat } from '../../../platform/web/use-format.ts'
import { activitiesTexts, MySummary, VisitTable } from '../../../rooms/activities/web/index.ts'
import { DutyBoard, type DutyLine, dutiesTexts, type Whose } from '../../../rooms/duties/web/index.ts'
import { PersonName } from '../parts/person-name.tsx'
import { shellTexts } from '../texts.ts'

/** The workbench: what is due today, what I did, and the way to record a visit. */
export function Component() {
  const t = useTexts(shellTexts)
  const show = useFormat()
  const me = useMe()
  const may = useMay()
  const day = today()
  return (
    <Page
      title={me.name}
      windowTitle={t.today}
      hint={`${show.day(day)} ${show.weekday(day)}`}
      actions={may('activities.record') && <RecordVisit />}
    >
      <Stack>
        {may('activities.record') && <MySummary />}
        {may('duties.read') && <Duties />}
        {may('activities.record') && <MyVisits />}
        {!may('duties.read') && !may('activities.record') && <p className="soft">{t.useTheMenu}</p>}
      </Stack>
    </Page>
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
  const may = useMay()
  const [whose, setWhose] = useState<Whose>(may('activities.record') ? 'mine' : 'station')
  const board = () => (
    <DutyBoard
      whose={whose}
      person={(id) => <PersonName id={id} />}
      action={(duty: DutyLine) =>
        may('activities.record') &&
        duty.person && (
          <PageLink to="/visits/new" query={{ person: duty.person, duty: duty.id }}>
            {visits.record}
          </PageLink>
        )
      }
    />
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

function MyVisits() {
  const t = useTexts(activitiesTexts)
  return (
    <Section title={t.myVisits} flush>
      <VisitTable question={{ mine: 'true' }} />
    </Section>
  )
}
