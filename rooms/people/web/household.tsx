import { useQuery } from '@tanstack/react-query'
import { fill } from '../../../platform/web/fill.ts'
import { useTexts } from '../../../platform/web/language.tsx'
import { Loaded } from '../../../platform/web/loaded.tsx'
import { Section } from '../../../platform/web/page.tsx'
import { PersonLine } from '../../../platform/web/person-line.tsx'
import { householdQuery, type PersonFile } from './queries.ts'
import { peopleTexts } from './texts.ts'
import { usePeopleWords } from './words.ts'

/** Who lives together, as far as the viewer may see them. */
export function Household({ person }: { person: PersonFile }) {
  const t = useTexts(peopleTexts)
  return (
    <Section title={t.household}>
      {person.household ? (
        <Members id={person.household} self={person.id} />
      ) : (
        <p className="soft">{t.noHousehold}</p>
      )}
    </Section>
  )
}

function Members({ id, self }: { id: string; self: string }) {
  const t = useTexts(peopleTexts)
  const words = usePeopleWords()
  return (
    <Loaded query={useQuery(householdQuery(id))} lines={3}>
      {(household) => (
        <div>
          {household.members.map((member) => (
            <PersonLine
              key={member.id}
              name={member.name}
              {...(member.id === self ? {} : { to: `/people/${member.id}` })}
              details={[
                member.relation ? words.code('family-relation', member.relation) : null,
                words.sex(member.sex),
                member.age === null ? null : fill(t.years, { count: member.age }),
              ]}
            />
          ))}
        </div>
      )}
    </Loaded>
  )
}
