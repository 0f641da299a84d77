import { Button } from 'antd'
import { useState } from 'react'
import { fill } from '../../../platform/web/fill.ts'
import { useTexts } from '../../../platform/web/language.tsx'
import { Section } from '../../../platform/web/page.tsx'
import { Tag } from '../../../platform/web/tag.tsx'
import { useFormat } from '../../../platform/web/use-format.ts'
import { EditBasics } from './edit/edit-basics.tsx'
import { TakeOn } from './edit/take-on.tsx'
import { KnownFacts } from './known-facts.tsx'
import type { PersonFile } from './queries.ts'
import { peopleTexts } from './texts.ts'
import { usePeopleWords } from './words.ts'

/** What is known of the person without anything sealed. */
export function Basics({ person }: { person: PersonFile }) {
  const t = useTexts(peopleTexts)
  const words = usePeopleWords()
  const show = useFormat()
  const [editing, edit] = useState(false)
  const birth = person.birth ? show.day(person.birth) : person.birthAbout
  return (
    <Section
      title={t.basics}
      actions={
        person.abilities.change && (
          <>
            <TakeOn person={person} />
            <Button onClick={() => edit(true)}>{t.edit}</Button>
          </>
        )
      }
    >
      <KnownFacts
        items={[
          [
            t.state,
            <Tag key="state" tone={words.tone(person.state)}>
              {words.state(person.state)}
            </Tag>,
          ],
          [t.sex, words.sex(person.sex)],
          [
            t.birth,
            person.age === null || birth === null
              ? birth
              : fill(t.birthWithAge, { birth, age: fill(t.years, { count: person.age }) }),
          ],
          [t.place, person.place.path],
          [t.registeredPlace, person.registeredPlace?.path],
          [t.station, person.station.name],
          [
            t.fileNumber,
            <span key="number" className="number">
              {person.fileNumber}
            </span>,
          ],
          [t.registeredOn, show.day(person.registeredOn)],
          [t.responsible, person.responsibleName],
          [t.relation, words.code('family-relation', person.relation)],
          [t.ethnicGroup, words.code('ethnic-group', person.ethnicGroup)],
          [t.education, words.code('education', person.education)],
          [t.maritalStatus, words.code('marital', person.maritalStatus)],
          [t.politicalStatus, words.code('political-status', person.politicalStatus)],
          [t.employment, words.code('employment', person.employment)],
        ]}
      />
      {editing && <EditBasics person={person} close={() => edit(false)} />}
    </Section>
  )
}
