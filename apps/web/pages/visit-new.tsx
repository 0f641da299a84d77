import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Day } from '../../../kernel/day.ts'
import { useSay, useTexts } from '../../../platform/web/language.tsx'
import { useAddressQuery, useGo } from '../../../platform/web/link.tsx'
import { Notice } from '../../../platform/web/notice.tsx'
import { Page, Section, Stack } from '../../../platform/web/page.tsx'
import { Loading } from '../../../platform/web/states.tsx'
import { useToast } from '../../../platform/web/toast.tsx'
import { visitWarnings } from '../../../rooms/activities/index.ts'
import { activitiesTexts, VisitForm } from '../../../rooms/activities/web/index.ts'
import { personQuery, useSearchPeople } from '../../../rooms/people/web/index.ts'

type Warning = keyof typeof visitWarnings

/** Records a visit; opened from a person or a duty it already knows whom. */
export function Component() {
  const t = useTexts(activitiesTexts)
  const [{ person }] = useAddressQuery()
  return (
    <Page title={t.record} narrow>
      {person ? <ForPerson key={person} id={person} /> : <Record key="none" />}
    </Page>
  )
}

function ForPerson({ id }: { id: string }) {
  const { data, isError } = useQuery(personQuery(id))
  if (isError) return <Record />
  if (!data) return <Loading />
  return <Record start={{ value: data.id, label: data.name, detail: data.place.name }} />
}

/** What comes after a saved visit on this page: remarks to look at, and the day for the next one. */
type Before = { readonly round: number; readonly day: Day | null; readonly warnings: readonly Warning[] }

function Record({ start }: { start?: { value: string; label: string; detail: string } }) {
  const t = useTexts(activitiesTexts)
  const tell = useToast()
  const go = useGo()
  const searchPeople = useSearchPeople()
  const [{ duty }] = useAddressQuery()
  const [before, setBefore] = useState<Before>({ round: 0, day: null, warnings: [] })
  const first = before.round === 0
  return (
    <Stack>
      <Remarks codes={before.warnings} />
      <Section>
        <VisitForm
          key={before.round}
          searchPeople={searchPeople}
          {...(start && first ? { start } : {})}
          {...(duty && first ? { fulfils: duty } : {})}
          {...(before.day ? { day: before.day } : {})}
          done={(answer, values, again) => {
            tell(answer.duty ? t.savedFollow : t.saved)
            const warnings = [...new Set(answer.warnings.map(({ code }) => code))]
            if (!again && warnings.length === 0) return go(start && first ? `/people/${start.value}` : '/')
            // The next visit is to somebody else, and settles no duty of the one before.
            setBefore({ round: before.round + 1, day: values.visitedOn, warnings })
          }}
        />
      </Section>
    </Stack>
  )
}

function Remarks({ codes }: { codes: readonly Warning[] }) {
  const t = useTexts(activitiesTexts)
  const say = useSay()
  if (codes.length === 0) return null
  return (
    <Notice tone="warning" title={t.warnings} loud>
      {codes.map((code) => (
        <p key={code}>{say(visitWarnings[code])}</p>
      ))}
    </Notice>
  )
}
