import { Chart } from '../../../../platform/web/chart.tsx'
import { fill } from '../../../../platform/web/fill.ts'
import { useSay, useTexts } from '../../../../platform/web/language.tsx'
import { Section } from '../../../../platform/web/page.tsx'
import { useFormat } from '../../../../platform/web/use-format.ts'
import type { TargetAnswer } from './queries.ts'
import { targetTexts } from './target-texts.ts'

/** What was reached against the linear pace, from the beginning to the last day. */
export function PaceChart({ answer }: { answer: TargetAnswer }) {
  const t = useTexts(targetTexts)
  const say = useSay()
  const show = useFormat()
  const { points, target } = answer
  const hasPace = points.some(({ pace }) => pace !== null)
  if (target.missing === 'not-counted') return null
  return (
    <Section title={t.pacePath}>
      {points.length === 0 ? (
        <p className="soft">{t.noPath}</p>
      ) : (
        <Chart
          title={fill(t.pacePathOf, { title: say(target.title) })}
          kind="line"
          unit={target.asking === 'whole' ? say(target.unit) : '%'}
          points={points.map(({ on }) => show.day(on))}
          series={[
            { name: t.actual, values: points.map(({ value }) => value) },
            ...(hasPace ? [{ name: t.paceLine, values: points.map(({ pace }) => pace) }] : []),
          ]}
          height={280}
        />
      )}
    </Section>
  )
}
