import { useTexts } from '../../../../platform/web/language.tsx'
import { Section } from '../../../../platform/web/page.tsx'
import { RiskTable } from './risk-table.tsx'
import { riskTexts } from './risk-texts.ts'

/** A person's risk files, for whoever may read assessments. Not printed with the person's file. */
export function PersonRisk({ person }: { person: string }) {
  const t = useTexts(riskTexts)
  return (
    <div className="not-printed">
      <Section title={t.files} flush>
        <RiskTable question={{ person }} withPerson={false} />
      </Section>
    </div>
  )
}
