import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { Facts } from '../../../platform/web/facts.tsx'
import { fill } from '../../../platform/web/fill.ts'
import { useTexts } from '../../../platform/web/language.tsx'
import { useGo, usePathPart } from '../../../platform/web/link.tsx'
import { Loaded } from '../../../platform/web/loaded.tsx'
import { useMay } from '../../../platform/web/me.tsx'
import { FailureNotice } from '../../../platform/web/notice.tsx'
import { Page, Section, Stack } from '../../../platform/web/page.tsx'
import { ExportButton, PrintButton } from '../../../platform/web/page-buttons.tsx'
import { useDownload } from '../../../platform/web/use-download.ts'
import { useFormat } from '../../../platform/web/use-format.ts'
import {
  ChildrenSection,
  type ClassDetail,
  classesApi,
  classesTexts,
  classQuery,
  SessionsSection,
  useWeekdays,
} from '../../../rooms/activities/web/index.ts'
import { useSearchPeople } from '../../../rooms/people/web/index.ts'

/** One class: its children, who may fetch them, and its sessions. */
export function Component() {
  const id = usePathPart('id')
  return <Loaded query={useQuery(classQuery(id))}>{(series) => <Series series={series} />}</Loaded>
}

function Series({ series }: { series: ClassDetail }) {
  const t = useTexts(classesTexts)
  const show = useFormat()
  const go = useGo()
  const may = useMay()
  const weekdays = useWeekdays()
  const searchPeople = useSearchPeople()
  const download = useDownload(() =>
    classesApi.file('/api/classes/:id/export', { params: { id: series.id } }),
  )
  return (
    <Page
      title={series.title}
      hint={`${weekdays.say(series.weekdays)} ${series.startsAt}–${series.endsAt}`}
      crumbs={[{ title: t.classes, to: '/classes' }]}
      actions={
        <>
          {may('people.export') && <ExportButton download={download}>{t.export}</ExportButton>}
          <PrintButton>{t.print}</PrintButton>
          <Button onClick={() => go('/classes/today')}>{t.board}</Button>
          {series.abilities.edit && (
            <Button onClick={() => go(`/classes/${series.id}/edit`)}>{t.edit}</Button>
          )}
        </>
      }
    >
      <Stack>
        <FailureNotice failure={download.failure} />
        <Section>
          <Facts
            items={[
              [t.station, series.station.name],
              [t.place, series.place],
              [t.fromOn, `${show.day(series.fromOn)} – ${show.day(series.toOn)}`],
              [t.sessions, fill(t.held, { held: series.sessionsHeld, planned: series.sessionsPlanned })],
              [t.attendances, String(series.attendances)],
              [t.grace, String(series.grace)],
              [t.responsible, series.responsibleName],
              series.content ? [t.content, series.content] : null,
            ]}
          />
        </Section>
        <ChildrenSection series={series} searchPeople={searchPeople} />
        <SessionsSection series={series} />
      </Stack>
    </Page>
  )
}
