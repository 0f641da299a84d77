import { useQuery } from '@tanstack/react-query'
import { fill } from '../../../platform/web/fill.ts'
import { useTexts } from '../../../platform/web/language.tsx'
import { useGo, usePathPart } from '../../../platform/web/link.tsx'
import { Loaded } from '../../../platform/web/loaded.tsx'
import { Notice } from '../../../platform/web/notice.tsx'
import { Page, Section, Stack } from '../../../platform/web/page.tsx'
import { useFormat } from '../../../platform/web/use-format.ts'
import { DoorForm, doorQuery, surveysTexts } from '../../../rooms/surveys/web/index.ts'

/** One door of a survey, filled in while one stands at it. */
export function Component() {
  const t = useTexts(surveysTexts)
  const show = useFormat()
  const go = useGo()
  const [id, household] = [usePathPart('id'), usePathPart('household')]
  return (
    <Loaded query={useQuery(doorQuery(id, household))} lines={8}>
      {(door) => {
        const list = `/surveys/${id}/villages/${door.division}`
        const others = door.members.filter((member) => member.id !== door.person)
        return (
          <Page
            title={door.name ?? t.nameHidden}
            windowTitle={t.surveys}
            hint={
              others.length > 0
                ? show.labelled(t.members, show.words(others.map(({ name }) => name)))
                : door.title
            }
            crumbs={[{ title: door.place, to: list }]}
            narrow
          >
            <Stack>
              {door.current && (
                <Notice
                  tone="info"
                  title={fill(t.filledOn, { day: show.day(door.current.on), name: door.current.by })}
                >
                  {t.again}
                </Notice>
              )}
              <Section>
                <DoorForm
                  key={`${door.household} ${door.version}`}
                  door={door}
                  done={(next) => go(next ? `/surveys/${id}/households/${next}` : list)}
                />
              </Section>
            </Stack>
          </Page>
        )
      }}
    </Loaded>
  )
}
