import { useQuery } from '@tanstack/react-query'
import type { Day } from '../../../kernel/day.ts'
import { fill } from '../../../platform/web/fill.ts'
import { useTexts } from '../../../platform/web/language.tsx'
import { PageLink, useAddressQuery, useGo } from '../../../platform/web/link.tsx'
import { useMay } from '../../../platform/web/me.tsx'
import { Notice } from '../../../platform/web/notice.tsx'
import { Page, Section, Stack } from '../../../platform/web/page.tsx'
import { Loading } from '../../../platform/web/states.tsx'
import { caseQuery, caseworkTexts, NewCaseForm } from '../../../rooms/casework/web/index.ts'
import { letterQuery } from '../../../rooms/letters/web/index.ts'
import { personQuery } from '../../../rooms/people/web/index.ts'

/** Opens a case; opened from a person, a closed case or a letter it already knows whose. */
export function Component() {
  const t = useTexts(caseworkTexts)
  const [{ person, letter }] = useAddressQuery()
  return (
    <Page title={t.newCase} crumbs={[{ title: t.cases, to: '/cases' }]} narrow>
      <Section>{letter ? <ForLetter key={letter} id={letter} /> : <ForAnybody person={person} />}</Section>
    </Page>
  )
}

type Letter = { readonly id: string; readonly urgent: boolean; readonly receivedOn: Day }

function ForLetter({ id }: { id: string }) {
  const { data, isError } = useQuery(letterQuery(id))
  if (isError) return <Open />
  if (!data) return <Loading />
  const letter = { id, urgent: data.urgent, receivedOn: data.receivedOn as Day }
  return <ForAnybody person={data.pupil?.person ?? undefined} letter={letter} />
}

function ForAnybody({ person, letter }: { person?: string | undefined; letter?: Letter }) {
  return person ? <ForPerson key={person} id={person} letter={letter} /> : <Open letter={letter} />
}

function ForPerson({ id, letter }: { id: string; letter?: Letter | undefined }) {
  const { data, isError } = useQuery(personQuery(id))
  if (isError) return <Open letter={letter} />
  if (!data) return <Loading />
  return <Open start={{ value: data.id, label: data.name, detail: data.place.name }} letter={letter} />
}

type Start = { value: string; label: string; detail: string }

function Open({ start, letter }: { start?: Start; letter?: Letter | undefined }) {
  const t = useTexts(caseworkTexts)
  const go = useGo()
  const may = useMay()
  const [{ reopens, request }] = useAddressQuery()
  return (
    <Stack>
      {start && reopens && <Reopening id={reopens} />}
      {/* Who writes to a mailbox under a code name is seldom in the register. */}
      {!start && may('people.write') && (
        <p className="soft">
          {t.notRegistered}
          <PageLink to="/people/new">{t.registerFirst}</PageLink>
        </p>
      )}
      <NewCaseForm
        {...(start ? { start } : {})}
        {...(start && reopens ? { reopens } : {})}
        {...(start && request ? { request } : {})}
        letter={letter}
        done={(id) => go(`/cases/${id}`)}
      />
    </Stack>
  )
}

/** Which closed case is taken up again: the form is the one of any other case. */
function Reopening({ id }: { id: string }) {
  const t = useTexts(caseworkTexts)
  const { data } = useQuery(caseQuery(id))
  return data ? <Notice>{fill(t.reopening, { number: data.number })}</Notice> : null
}
