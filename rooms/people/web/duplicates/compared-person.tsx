import type { ReactNode } from 'react'
import { Facts } from '../../../../platform/web/facts.tsx'
import { useTexts } from '../../../../platform/web/language.tsx'
import { PageLink } from '../../../../platform/web/link.tsx'
import { Section } from '../../../../platform/web/page.tsx'
import { Tag, Tags } from '../../../../platform/web/tag.tsx'
import { useFormat } from '../../../../platform/web/use-format.ts'
import type { PersonRow } from '../queries.ts'
import { peopleTexts } from '../texts.ts'
import { usePeopleWords } from '../words.ts'

/** One of the two files of a merge, in short. */
export function ComparedPerson(props: { title: string; person: PersonRow; actions?: ReactNode | undefined }) {
  const { title, person, actions } = props
  const t = useTexts(peopleTexts)
  const words = usePeopleWords()
  const show = useFormat()
  return (
    <Section title={title} actions={actions}>
      <Facts
        items={[
          [
            t.name,
            <PageLink key="name" to={`/people/${person.id}`}>
              {person.name}
            </PageLink>,
          ],
          [t.fileNumber, person.fileNumber],
          [`${t.sex} · ${t.age}`, words.sexAndAge(person)],
          [t.idNumber, person.idNumber ?? t.unknown],
          [t.phone, person.phone ?? t.unknown],
          [t.place, person.place.path],
          [t.station, person.station.name],
          [t.registeredOn, show.day(person.registeredOn)],
          [t.state, words.state(person.state)],
          person.categories
            ? [
                t.categories,
                person.categories.length === 0 ? (
                  t.unknown
                ) : (
                  <Tags key="categories">
                    {person.categories.map((category) => (
                      <Tag key={category}>{words.category(category)}</Tag>
                    ))}
                  </Tags>
                ),
              ]
            : null,
        ]}
      />
    </Section>
  )
}
