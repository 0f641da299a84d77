import { useQuery } from '@tanstack/react-query'
import { Facts } from '../../../platform/web/facts.tsx'
import { useSay, useTexts } from '../../../platform/web/language.tsx'
import { PageLink, useGo, usePathPart } from '../../../platform/web/link.tsx'
import { Loaded } from '../../../platform/web/loaded.tsx'
import { Page, Section, Stack } from '../../../platform/web/page.tsx'
import { Tag } from '../../../platform/web/tag.tsx'
import { useToast } from '../../../platform/web/toast.tsx'
import { useFormat } from '../../../platform/web/use-format.ts'
import { placeKinds } from '../../../rooms/organisations/index.ts'
import { organisationsTexts, PlaceForm, placeQuery } from '../../../rooms/organisations/web/index.ts'

/** One place; who answers for it changes it here. */
export function Component() {
  const t = useTexts(organisationsTexts)
  const say = useSay()
  const show = useFormat()
  const go = useGo()
  const tell = useToast()
  const id = usePathPart('id')
  return (
    <Loaded query={useQuery(placeQuery(id))}>
      {(place) => (
        <Page title={place.name} crumbs={[{ title: t.places, to: '/places' }]}>
          <Stack>
            <Section title={t.basics}>
              <Facts
                items={[
                  [
                    t.state,
                    place.closedOn ? (
                      <Tag key="s">{t.closed}</Tag>
                    ) : (
                      <Tag key="s" tone="good">
                        {t.open}
                      </Tag>
                    ),
                  ],
                  [t.kind, say(placeKinds[place.kind])],
                  [t.placeDivision, place.place.path],
                  [t.address, place.address ?? t.unknown],
                  [
                    t.runBy,
                    place.organisation ? (
                      <PageLink key="run" to={`/organisations/${place.organisation}`}>
                        {place.organisationName ?? t.organisation}
                      </PageLink>
                    ) : (
                      t.unknown
                    ),
                  ],
                  place.stationName ? [t.placeStation, place.stationName] : null,
                  place.kind === 'youth-home'
                    ? [
                        t.youthWorkers,
                        place.gap ? (
                          <Tag key="gap" tone="danger">
                            {t.gap}
                          </Tag>
                        ) : (
                          (place.youthWorkers ?? t.unknown)
                        ),
                      ]
                    : null,
                  [t.openedOn, show.day(place.openedOn)],
                  place.closedOn ? [t.closedOn, show.day(place.closedOn)] : null,
                ]}
              />
            </Section>
            {place.abilities.change && (
              <Section title={t.editPlace}>
                <PlaceForm
                  key={place.version}
                  place={place}
                  done={() => {
                    tell(t.changed)
                    go('/places')
                  }}
                />
              </Section>
            )}
          </Stack>
        </Page>
      )}
    </Loaded>
  )
}
