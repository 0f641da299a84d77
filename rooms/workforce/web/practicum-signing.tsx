import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { fill } from '../../../platform/web/fill.ts'
import { useTexts } from '../../../platform/web/language.tsx'
import { Loaded } from '../../../platform/web/loaded.tsx'
import { FailureNotice } from '../../../platform/web/notice.tsx'
import { Section } from '../../../platform/web/page.tsx'
import { Empty } from '../../../platform/web/states.tsx'
import { HourTable } from './hour-table.tsx'
import { signingQuery } from './practicum-queries.ts'
import { practicumTexts } from './practicum-texts.ts'
import { useSigning } from './use-signing.ts'

/** What waits for one's signature, placement by placement. */
export function PracticumSigning() {
  const t = useTexts(practicumTexts)
  const signing = useSigning()
  return (
    <Loaded query={useQuery(signingQuery)} lines={3}>
      {({ items }) => {
        const waiting = items.filter(({ lines }) => lines.length > 0)
        return (
          <>
            <FailureNotice failure={signing.failure} />
            {waiting.length === 0 && (
              <Section title={t.signing}>
                <Empty title={t.nothingToSign} />
              </Section>
            )}
            {waiting.map((item) => {
              const signable = item.lines.filter(({ abilities }) => abilities.sign).map(({ id }) => id)
              return (
                <Section
                  key={item.id}
                  title={`${t.signing} · ${item.studentName}`}
                  hint={item.organisationName}
                  actions={
                    signable.length > 1 && (
                      <Button type="primary" onClick={() => void signing.ask(item.id, signable)}>
                        {fill(t.signAll, { count: signable.length })}
                      </Button>
                    )
                  }
                  flush
                >
                  <HourTable
                    lines={item.lines}
                    own={false}
                    sign={(line) => void signing.ask(item.id, [line.id])}
                  />
                </Section>
              )
            })}
          </>
        )
      }}
    </Loaded>
  )
}
