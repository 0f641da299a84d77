import { useState } from 'react'
import { useTexts } from '../../../../platform/web/language.tsx'
import { Section, Stack } from '../../../../platform/web/page.tsx'
import { useFormat } from '../../../../platform/web/use-format.ts'
import { PaceChart } from './pace-chart.tsx'
import { PartTable } from './part-table.tsx'
import { PlaceTable } from './place-table.tsx'
import type { Asked, TargetAnswer, WhatIf } from './queries.ts'
import { SplitDialog } from './split-dialog.tsx'
import { TargetFacts } from './target-facts.tsx'
import { targetTexts } from './target-texts.ts'
import { WhatIfPanel } from './what-if-panel.tsx'
import { useTargetWords } from './words.ts'

/** One target: where it stands, its pace, what another number would change, and who falls short. */
export function TargetFile(props: {
  asked: Asked
  answer: TargetAnswer
  whatIf: WhatIf
  change: (whatIf: WhatIf) => void
  maySplit: boolean
}) {
  const { asked, answer, whatIf, change, maySplit } = props
  const { target: line } = answer
  const isOwn = line.division === asked.node
  const [splitting, setSplitting] = useState(false)
  return (
    <Stack>
      <TargetFacts answer={answer} />
      <WhatIfPanel line={line} whatIf={whatIf} change={change} />
      <PaceChart answer={answer} />
      <PartTable
        asked={asked}
        line={line}
        whatIf={whatIf}
        actions={
          line.asking === 'whole' &&
          maySplit &&
          isOwn && <SplitDialog asked={asked} answer={answer} open={splitting} setOpen={setSplitting} />
        }
      />
      {line.asking !== 'whole' && <PlaceTable asked={asked} target={line.key} whatIf={whatIf} />}
      {answer.versions.length > 0 && <Versions answer={answer} />}
    </Stack>
  )
}

function Versions({ answer }: { answer: TargetAnswer }) {
  const t = useTexts(targetTexts)
  const show = useFormat()
  const words = useTargetWords()
  return (
    <Section title={t.versions}>
      <ul>
        {answer.versions.map((one) => (
          <li key={one.version}>
            {one.milestones
              .map(
                ({ value, by }) =>
                  `${words.asked({ ...answer.target, comparator: one.comparator }, value)} ${show.day(by)}`,
              )
              .join(' · ')}{' '}
            <span className="soft">
              {[one.setBy, show.instant(one.setAt), one.reason].filter(Boolean).join(' · ')}
            </span>
          </li>
        ))}
      </ul>
    </Section>
  )
}
