import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Day } from '../../../kernel/day.ts'
import type { Id } from '../../../kernel/id.ts'
import { DataTable } from '../../../platform/web/data-table.tsx'
import { fill } from '../../../platform/web/fill.ts'
import { DayLine } from '../../../platform/web/form/day-line.tsx'
import { formatNumber } from '../../../platform/web/format.ts'
import { useSay, useTexts } from '../../../platform/web/language.tsx'
import { Loaded } from '../../../platform/web/loaded.tsx'
import { Section } from '../../../platform/web/page.tsx'
import { listOf } from '../../../platform/web/queries.ts'
import { today } from '../../../platform/web/today.ts'
import { useFormat } from '../../../platform/web/use-format.ts'
import { certificateLevels, employerKinds, postKinds } from '../domain/codes.ts'
import { degrees } from '../domain/qualifications.ts'
import { type WorkerFacts, workerFactsQuery } from './qualification-queries.ts'
import { qualificationTexts } from './qualification-texts.ts'
import { workforceTexts } from './texts.ts'
import { useWorkforceWords } from './words.ts'

type Fact = WorkerFacts['facts'][number]

/** What programmes derive of the file, as of a day that can be chosen. */
export function WorkerFactTable({ member }: { member: Id }) {
  const t = useTexts(qualificationTexts)
  const show = useFormat()
  const say = useSay()
  const [on, setOn] = useState<Day>(today())
  const value = useFactValue()
  return (
    <Section
      title={t.facts}
      hint={t.factsHint}
      actions={<DayLine label={t.on} value={on} change={(day) => day && setOn(day)} />}
      flush
    >
      <Loaded query={useQuery(workerFactsQuery(member, on))} lines={4}>
        {({ facts, unknown }) => (
          <DataTable<Fact>
            label={t.facts}
            list={listOf(facts)}
            rowKey={(row) => row.name}
            above={
              unknown.length > 0 && (
                <span className="soft">
                  {fill(t.unknown, { names: show.words(unknown.map(({ title }) => say(title))) })}
                </span>
              )
            }
            columns={[
              { key: 'fact', title: t.fact, onCard: 'title', cell: (row) => say(row.title) },
              { key: 'value', title: t.value, prose: true, cell: value },
              { key: 'since', title: t.since, cell: (row) => (row.since ? show.day(row.since) : '—') },
            ]}
          />
        )}
      </Loaded>
    </Section>
  )
}

function useFactValue(): (fact: Fact) => string {
  const t = useTexts(qualificationTexts)
  const levels = useTexts(workforceTexts)
  const words = useWorkforceWords()
  const say = useSay()
  const show = useFormat()
  const code = (text: string): string => {
    if (text === 'none') return t.none
    const level = certificateLevels.find((one) => one === text)
    if (level) return levels[level]
    const post = postKinds.find((one) => one === text)
    if (post) return words.post(post)
    const employer = employerKinds.find((one) => one === text)
    if (employer) return words.employer(employer)
    return text in degrees ? say(degrees[text as keyof typeof degrees]) : text
  }
  return ({ type, value, place }) => {
    if (place) return place
    if (typeof value === 'boolean') return value ? t.yes : t.no
    if (typeof value === 'object') return value.length === 0 ? t.none : show.words(value.map(code))
    if (type === 'day') return show.day(String(value))
    if (type === 'months') return fill(t.months, { count: Number(value) })
    if (type === 'hours') return fill(t.creditHours, { count: Number(value) })
    if (type === 'money') return fill(t.money, { yuan: formatNumber(Number(value) / 100) })
    return typeof value === 'number' ? String(value) : code(value)
  }
}
