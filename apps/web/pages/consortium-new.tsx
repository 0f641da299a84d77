import { useQuery } from '@tanstack/react-query'
import { useTexts } from '../../../platform/web/language.tsx'
import { useAddressQuery, useGo } from '../../../platform/web/link.tsx'
import { Loaded } from '../../../platform/web/loaded.tsx'
import { Page, Section } from '../../../platform/web/page.tsx'
import { consortiumTexts, ScreeningForm } from '../../../rooms/consortium/web/index.ts'
import { personNameQuery } from '../../../rooms/people/web/index.ts'

/** Screens a person, one that was chosen before or one to be found. */
export function Component() {
  const t = useTexts(consortiumTexts)
  const go = useGo()
  const [{ person }] = useAddressQuery()
  const named = useQuery({ ...personNameQuery(person ?? ''), enabled: person !== undefined })
  const done = (id: string) => go(`/consortium/clients/${id}`)
  return (
    <Page title={t.screening} crumbs={[{ title: t.consortium, to: '/consortium' }]} narrow>
      <Section>
        {person === undefined ? (
          <ScreeningForm person={null} done={done} />
        ) : (
          <Loaded query={named}>
            {({ id, name }) => <ScreeningForm person={{ value: id, label: name }} done={done} />}
          </Loaded>
        )}
      </Section>
    </Page>
  )
}
