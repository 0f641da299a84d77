import { useTexts } from '../../../../platform/web/language.tsx'
import { Section, Stack } from '../../../../platform/web/page.tsx'
import { ExampleTable } from './example-table.tsx'
import { GradeList } from './grade-list.tsx'
import { instrumentTexts } from './instrument-texts.ts'
import { ItemList } from './item-list.tsx'
import { NumberTable } from './number-table.tsx'
import type { InstrumentAnswer } from './queries.ts'
import { RuleFacts, TriggerTable } from './rule-facts.tsx'

/** An instrument as it is in force: rules, grades with their duties, triggers, items, numbers and examples. */
export function InstrumentFile({ answer }: { answer: InstrumentAnswer }) {
  const t = useTexts(instrumentTexts)
  const { definition } = answer
  return (
    <Stack>
      <Section title={t.score}>
        <RuleFacts instrument={definition} />
      </Section>
      <Section title={t.gradesAndDuties}>
        <GradeList instrument={definition} />
      </Section>
      {definition.triggers.length > 0 && (
        <Section title={t.triggers} hint={t.triggersHint}>
          <TriggerTable instrument={definition} />
        </Section>
      )}
      <Section title={t.items}>
        <ItemList instrument={definition} />
      </Section>
      <Section title={t.numbers}>
        <NumberTable answer={answer} />
      </Section>
      <Section title={t.examples} hint={t.examplesHint}>
        <ExampleTable instrument={definition} />
      </Section>
    </Stack>
  )
}
