import { useQuery } from '@tanstack/react-query'
import { useTexts } from '../../../platform/web/language.tsx'
import { useAddressQuery, useGo } from '../../../platform/web/link.tsx'
import { Page, Section } from '../../../platform/web/page.tsx'
import { Loading } from '../../../platform/web/states.tsx'
import { caseworkTexts, NewCaseForm } from '../../../rooms/casework/web/index.ts'
import { personQuery } from '../../../rooms/people/web/index.ts'

/** Opens a case; opened from a person or a closed case it already knows whose. */
export function Component() {
  const t = useTexts(caseworkTexts)
  const [{ person }] = useAddressQuery()
  return (
    <Page title={t.newCase} crumbs={[{ title: t.cases, to: '/cases' }]} narrow>
      <Section>{person ? <ForPerson key={person} id={person} /> : <Open />}</Section>
    </Page>
  )
}

function ForPerson({ id }: { id: string }) {
  const { data, isError } = useQuery(personQuery(id))
  if (isError) return <Open />
  if (!data) return <Loading />
  return <Open start={{ value: data.id, label: data.name, detail: data.place.name }} />
}

function Open({ start }: { start?: { value: string; label: string; detail: string } }) {
  const go = useGo()
  const [{ reopens, request }] = useAddressQuery()
  return (
    <NewCaseForm
      {...(start ? { start } : {})}
      {...(start && reopens ? { reopens } : {})}
      {...(start && request ? { request } : {})}
      done={(id) => go(`/cases/${id}`)}
    />
  )
}
