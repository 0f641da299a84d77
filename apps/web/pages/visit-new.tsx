import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useSay, useTexts } from '../../../platform/web/language.tsx'
import { PageLink, useAddressQuery, useGo } from '../../../platform/web/link.tsx'
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

function Record({ start }: { start?: { value: string; label: string; detail: string } }) {
  const t = useTexts(activitiesTexts)
  const say = useSay()
  const tell = useToast()
  const go = useGo()
  const searchPeople = useSearchPeople()
  const [{ duty }] = useAddressQuery()
  const [warnings, warn] = useState<readonly Warning[]>([])
  const [round, setRound] = useState(0)
  return (
    <Stack>
      {warnings.length > 0 && (
        <Notice tone="warning" title={t.warnings} loud>
          {warnings.map((code) => (
            <p key={code}>{say(visitWarnings[code])}</p>
          ))}
        </Notice>
      )}
      <Section>
        <VisitForm
          key={round}
          searchPeople={searchPeople}
          {...(start ? { start } : {})}
          {...(duty ? { fulfils: duty } : {})}
          done={(answer) => {
            tell(answer.duty ? t.savedFollow : t.saved)
            if (answer.warnings.length === 0) return go(start ? `/people/${start.value}` : '/')
            warn([...new Set(answer.warnings.map((warning) => warning.code))])
            setRound(round + 1)
          }}
        />
      </Section>
      {warnings.length > 0 && <PageLink to="/">{t.myVisits}</PageLink>}
    </Stack>
  )
}
