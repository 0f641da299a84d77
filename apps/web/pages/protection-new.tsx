import { useQuery } from '@tanstack/react-query'
import { useTexts } from '../../../platform/web/language.tsx'
import { useAddressQuery, useGo } from '../../../platform/web/link.tsx'
import { Page, Section } from '../../../platform/web/page.tsx'
import { Loading } from '../../../platform/web/states.tsx'
import { personQuery } from '../../../rooms/people/web/index.ts'
import { type FoundIn, protectionTexts, ReportForm } from '../../../rooms/protection/web/index.ts'

const sources = ['visit', 'request', 'letter', 'assessment'] as const

/** Starts a report; opened from a visit, a request, a letter or a person it already knows from where and whose. */
export function Component() {
  const t = useTexts(protectionTexts)
  const [{ person }] = useAddressQuery()
  return (
    <Page title={t.start} hint={t.startHint} crumbs={[{ title: t.reports, to: '/protection' }]} narrow>
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
  const [query] = useAddressQuery()
  const kind = sources.find((name) => query[name])
  const source: FoundIn | undefined = kind ? { kind, id: query[kind] ?? '' } : undefined
  return (
    <ReportForm
      {...(start ? { start } : {})}
      {...(source ? { source } : {})}
      done={(id) => go(`/protection/${id}`)}
    />
  )
}
