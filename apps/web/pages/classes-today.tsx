import { useQuery } from '@tanstack/react-query'
import { useTexts } from '../../../platform/web/language.tsx'
import { PageLink } from '../../../platform/web/link.tsx'
import { Loaded } from '../../../platform/web/loaded.tsx'
import { Page, Section, Stack } from '../../../platform/web/page.tsx'
import { Empty } from '../../../platform/web/states.tsx'
import { useFormat } from '../../../platform/web/use-format.ts'
import { boardQuery, classesTexts, SessionSheetTable } from '../../../rooms/activities/web/index.ts'

/** All sessions of today: who is here, who was fetched and by whom, who is unclaimed. */
export function Component() {
  const t = useTexts(classesTexts)
  const show = useFormat()
  return (
    <Page title={t.board} crumbs={[{ title: t.classes, to: '/classes' }]}>
      <Loaded query={useQuery(boardQuery)}>
        {({ on, sessions }) => (
          <Stack>
            <p className="soft">{show.day(on)}</p>
            {sessions.length === 0 && <Empty title={t.noSessionsToday} />}
            {sessions.map((session) => (
              <Section
                key={session.id}
                flush
                title={<PageLink to={`/classes/sessions/${session.id}`}>{session.title}</PageLink>}
                hint={`${session.startsAt}–${session.endsAt} · ${session.station.name} · ${session.place}`}
              >
                <SessionSheetTable session={session} />
              </Section>
            ))}
          </Stack>
        )}
      </Loaded>
    </Page>
  )
}
