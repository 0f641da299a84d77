import { useQuery } from '@tanstack/react-query'
import { useTexts } from '../../../platform/web/language.tsx'
import { useAddressQuery, useGo } from '../../../platform/web/link.tsx'
import { useMay } from '../../../platform/web/me.tsx'
import { Page, Section } from '../../../platform/web/page.tsx'
import { Loading } from '../../../platform/web/states.tsx'
import { GiveForm, tasksTexts } from '../../../rooms/intake/web/index.ts'
import { personNameQuery } from '../../../rooms/people/web/index.ts'

/** Hands out a task; from a person's page or a request the address says what it comes from. */
export function Component() {
  const t = useTexts(tasksTexts)
  const go = useGo()
  const may = useMay()
  const [{ person, room, source, urgency }] = useAddressQuery()
  const named = useQuery({
    ...personNameQuery(person ?? ''),
    enabled: person !== undefined && may('people.read'),
    retry: false,
  })
  const waiting = person !== undefined && named.isLoading
  return (
    <Page title={t.giveTask} crumbs={[{ title: t.tasks, to: '/tasks' }]} narrow>
      <Section>
        {waiting ? (
          <Loading lines={6} />
        ) : (
          <GiveForm
            from={{
              source: room && source ? { room, id: source } : undefined,
              urgency,
              person: person && named.data ? { value: person, label: named.data.name } : undefined,
            }}
            done={(task) => go(`/tasks/${task}`)}
          />
        )}
      </Section>
    </Page>
  )
}
