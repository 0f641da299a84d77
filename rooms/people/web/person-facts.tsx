import { Facts } from '../../../platform/web/facts.tsx'
import { fill } from '../../../platform/web/fill.ts'
import { formatNumber } from '../../../platform/web/format.ts'
import { useTexts } from '../../../platform/web/language.tsx'
import { Section } from '../../../platform/web/page.tsx'
import { Tag } from '../../../platform/web/tag.tsx'
import { useFormat } from '../../../platform/web/use-format.ts'
import type { PersonFile } from './queries.ts'
import { peopleTexts } from './texts.ts'
import { usePeopleWords } from './words.ts'

/** What is known of the person without anything sealed. */
export function Basics({ person }: { person: PersonFile }) {
  const t = useTexts(peopleTexts)
  const words = usePeopleWords()
  const show = useFormat()
  const birth = person.birth ? show.day(person.birth) : (person.birthAbout ?? t.unknown)
  return (
    <Section title={t.basics}>
      <Facts
        items={[
          [
            t.state,
            <Tag key="state" tone={words.tone(person.state)}>
              {words.state(person.state)}
            </Tag>,
          ],
          [t.sex, words.sex(person.sex)],
          [t.birth, person.age === null ? birth : `${birth}(${fill(t.years, { count: person.age })})`],
          [t.place, person.place.path],
          [t.registeredPlace, person.registeredPlace?.path ?? t.unknown],
          [t.station, person.station.name],
          [
            t.fileNumber,
            <span key="number" className="number">
              {person.fileNumber}
            </span>,
          ],
          [t.registeredOn, show.day(person.registeredOn)],
          [t.responsible, person.responsibleName ?? t.unknown],
          [t.relation, words.code('family-relation', person.relation)],
          [t.ethnicGroup, words.code('ethnic-group', person.ethnicGroup)],
          [t.education, words.code('education', person.education)],
          [t.maritalStatus, words.code('marital', person.maritalStatus)],
        ]}
      />
    </Section>
  )
}

/** Health, hardship and needs: only for who may read sensitive fields; the server leaves the rest out. */
export function Circumstances({ person }: { person: PersonFile }) {
  const t = useTexts(peopleTexts)
  const words = usePeopleWords()
  const { sensitive } = person
  if (!sensitive) return null
  const listed = (table: string, codes: readonly string[]) =>
    codes.length ? codes.map((code) => words.code(table, code)).join('、') : t.unknown
  const disability = sensitive.disabilityKind
    ? [
        words.code('disability-kind', sensitive.disabilityKind),
        sensitive.disabilityGrade && fill(t.grade, { grade: sensitive.disabilityGrade }),
      ]
        .filter(Boolean)
        .join(' ')
    : t.unknown
  return (
    <Section title={t.circumstances}>
      <Facts
        items={[
          [t.health, words.code('health', sensitive.health)],
          [t.disability, disability],
          [t.hardship, listed('hardship-cause', sensitive.hardshipCauses)],
          [
            t.income,
            sensitive.incomeFen === null
              ? t.unknown
              : fill(t.yuan, { amount: formatNumber(sensitive.incomeFen / 100, 2) }),
          ],
          [t.housing, words.code('housing', person.housing)],
          [t.needs, listed('need', person.needs)],
        ]}
      />
    </Section>
  )
}
