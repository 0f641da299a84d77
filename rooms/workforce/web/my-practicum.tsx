import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import type { Id } from '../../../kernel/id.ts'
import { Facts } from '../../../platform/web/facts.tsx'
import { fill } from '../../../platform/web/fill.ts'
import { AddIcon } from '../../../platform/web/icons.ts'
import { useTexts } from '../../../platform/web/language.tsx'
import { Loaded } from '../../../platform/web/loaded.tsx'
import { Section } from '../../../platform/web/page.tsx'
import { Empty } from '../../../platform/web/states.tsx'
import { useFormat } from '../../../platform/web/use-format.ts'
import { HourCertificates } from './hour-certificates.tsx'
import { HourTable } from './hour-table.tsx'
import { HoursDialog } from './hours-dialog.tsx'
import { myPracticumQuery } from './practicum-queries.ts'
import { practicumTexts } from './practicum-texts.ts'

/** Two weeks of work; the rest is shown when it is asked for. */
const shownLines = 10

/** A student's own practicum: log a day in a few taps, see what is signed. */
export function MyPracticum() {
  const t = useTexts(practicumTexts)
  const show = useFormat()
  const [logging, log] = useState<Id | null>(null)
  const [whole, showWhole] = useState(false)
  return (
    <Loaded query={useQuery(myPracticumQuery)} lines={4}>
      {({ items }) => (
        <>
          {items.length === 0 && (
            <Section title={t.mine}>
              <Empty title={t.noneMine} />
            </Section>
          )}
          {items.map((item) => (
            <div key={item.id}>
              <Section
                title={item.organisationName}
                actions={
                  !item.ended && (
                    <Button type="primary" icon={<AddIcon aria-hidden />} onClick={() => log(item.id)}>
                      {t.log}
                    </Button>
                  )
                }
              >
                <Facts
                  items={[
                    [t.supervisor, item.supervisorName],
                    [t.period, `${show.day(item.from)} – ${item.to ? show.day(item.to) : t.now}`],
                    [t.signedTotal, show.minutes(item.signedMinutes)],
                    [t.toSign, fill(t.daysCount, { count: item.unsigned })],
                  ]}
                />
              </Section>
              {item.certificates.length > 0 && (
                <Section title={t.certificates} flush>
                  <HourCertificates certificates={item.certificates} own />
                </Section>
              )}
              <Section title={t.hours} flush>
                <HourTable lines={whole ? item.lines : item.lines.slice(0, shownLines)} own />
                {!whole && item.lines.length > shownLines && (
                  <Button block type="text" onClick={() => showWhole(true)}>
                    {fill(t.showAll, { count: item.lines.length })}
                  </Button>
                )}
              </Section>
            </div>
          ))}
          {logging && <HoursDialog placement={logging} own close={() => log(null)} />}
        </>
      )}
    </Loaded>
  )
}
