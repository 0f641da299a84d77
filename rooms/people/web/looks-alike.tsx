import { useQuery } from '@tanstack/react-query'
import { useTexts } from '../../../platform/web/language.tsx'
import { Notice } from '../../../platform/web/notice.tsx'
import { PersonLine } from '../../../platform/web/person-line.tsx'
import { useSettled } from '../../../platform/web/use-settled.ts'
import { peopleApi } from './queries.ts'
import { fieldsOf, type Registration } from './registration.ts'
import { peopleTexts } from './texts.ts'
import { usePeopleWords } from './words.ts'

/** Files that may be of the person being typed in, before there is a second one. */
export function LooksAlike({ values }: { values: Registration }) {
  const t = useTexts(peopleTexts)
  const words = usePeopleWords()
  const { division } = values
  const fields = fieldsOf(values)
  const asked = useSettled(JSON.stringify({ division: division?.value ?? null, fields }), 500)
  const enough = division !== null && fields.name.length > 1
  const { data } = useQuery({
    queryKey: ['people', 'alike', asked],
    queryFn: ({ signal }) =>
      peopleApi.post('/api/people/duplicates/check', {
        body: { division: division?.value ?? 0, fields },
        signal,
      }),
    // Asked once the typing pauses: what is settled is then what is typed.
    enabled: enough && asked === JSON.stringify({ division: division.value, fields }),
    retry: false,
    placeholderData: (before) => before,
  })
  if (!enough || !data?.items.length) return null
  return (
    <Notice tone="warning" title={t.duplicatesFound} loud>
      <p>{t.duplicatesHint}</p>
      {data.items.map(({ person }) => (
        <PersonLine
          key={person.id}
          name={person.name}
          to={`/people/${person.id}`}
          details={[words.sexAndAge(person), person.idNumber, person.place.name, person.fileNumber]}
        />
      ))}
    </Notice>
  )
}
