import { Button } from 'antd'
import { useState } from 'react'
import { fill } from '../../../platform/web/fill.ts'
import { formatNumber } from '../../../platform/web/format.ts'
import { useTexts } from '../../../platform/web/language.tsx'
import { Section } from '../../../platform/web/page.tsx'
import { useFormat } from '../../../platform/web/use-format.ts'
import { EditCircumstances } from './edit/edit-circumstances.tsx'
import { KnownFacts } from './known-facts.tsx'
import type { PersonFile } from './queries.ts'
import { peopleTexts } from './texts.ts'
import { usePeopleWords } from './words.ts'

/** Health, hardship and needs: only for who may read sensitive fields; the server leaves the rest out. */
export function Circumstances({ person }: { person: PersonFile }) {
  const t = useTexts(peopleTexts)
  const words = usePeopleWords()
  const show = useFormat()
  const [editing, edit] = useState(false)
  const { sensitive } = person
  if (!sensitive) return null
  const listed = (table: string, codes: readonly string[]) =>
    show.words(codes.map((code) => words.code(table, code) ?? code))
  const disability = sensitive.disabilityKind
    ? [
        words.code('disability-kind', sensitive.disabilityKind),
        sensitive.disabilityGrade && words.code('disability-grade', sensitive.disabilityGrade),
      ]
        .filter(Boolean)
        .join(' ')
    : null
  return (
    <Section
      title={t.circumstances}
      actions={person.abilities.change && <Button onClick={() => edit(true)}>{t.edit}</Button>}
    >
      <KnownFacts
        items={[
          [t.health, words.code('health', sensitive.health)],
          [t.selfCare, words.code('self-care', sensitive.selfCare)],
          [t.disability, disability],
          [t.hardship, listed('hardship-cause', sensitive.hardshipCauses)],
          [
            t.income,
            sensitive.incomeFen === null
              ? null
              : fill(t.yuan, { amount: formatNumber(sensitive.incomeFen / 100, 2) }),
          ],
          [t.incomeSource, sensitive.incomeSource],
          [t.housing, words.code('housing', person.housing)],
          [t.needs, listed('need', person.needs)],
        ]}
      />
      {editing && <EditCircumstances person={person} sensitive={sensitive} close={() => edit(false)} />}
    </Section>
  )
}
