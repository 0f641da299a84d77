import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useTexts } from '../../../platform/web/language.tsx'
import { useGo, usePathPart } from '../../../platform/web/link.tsx'
import { Loaded } from '../../../platform/web/loaded.tsx'
import { Page } from '../../../platform/web/page.tsx'
import { ClientNeeds, clientQuery, consortiumTexts } from '../../../rooms/consortium/web/index.ts'

/** One client of the consortium: needs on their way, and the notes of the two sides. */
export function Component() {
  const t = useTexts(consortiumTexts)
  const go = useGo()
  const person = usePathPart('person')
  return (
    <Loaded query={useQuery(clientQuery(person))}>
      {(client) => (
        <Page
          title={client.personName ?? t.someone}
          windowTitle={t.client}
          hint={[client.place, client.stationName].filter(Boolean).join(' · ')}
          crumbs={[{ title: t.consortium, to: '/consortium' }]}
          actions={
            <>
              <Button onClick={() => go(`/people/${person}`)}>{t.personFile}</Button>
              {client.abilities.write && (
                <Button onClick={() => go('/consortium/new', { person })}>{t.screenAgain}</Button>
              )}
            </>
          }
        >
          <ClientNeeds client={client} />
        </Page>
      )}
    </Loaded>
  )
}
