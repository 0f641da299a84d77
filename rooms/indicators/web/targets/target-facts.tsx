import { Facts } from '../../../../platform/web/facts.tsx'
import { fill } from '../../../../platform/web/fill.ts'
import { formatNumber } from '../../../../platform/web/format.ts'
import { useSay, useTexts } from '../../../../platform/web/language.tsx'
import { PageLink } from '../../../../platform/web/link.tsx'
import { Notice } from '../../../../platform/web/notice.tsx'
import { Section } from '../../../../platform/web/page.tsx'
import { useFormat } from '../../../../platform/web/use-format.ts'
import { measurePath } from '../addresses.ts'
import type { TargetAnswer } from './queries.ts'
import { StateTag } from './state-tag.tsx'
import { targetTexts } from './target-texts.ts'
import { useTargetWords } from './words.ts'

/** Where a target stands, and everything that this was worked out from: list, day, denominator, source. */
export function TargetFacts({ answer }: { answer: TargetAnswer }) {
  const t = useTexts(targetTexts)
  const say = useSay()
  const show = useFormat()
  const words = useTargetWords()
  const { target: line, parts } = answer
  const { standing, places, denominator } = line
  const list = (source: string) =>
    source === 'divisions-2023' || source === 'history' || source === 'registered' ? t[source] : source
  return (
    <Section title={t.about} hint={t.stateWords}>
      {line.missing === 'not-counted' && <Notice tone="warning">{t.notCounted}</Notice>}
      {line.missing === 'no-places' && <Notice tone="info">{t.noPlaces}</Notice>}
      {line.missing === 'denominator' && (
        <Notice tone="warning" action={<PageLink to="/targets/denominators">{t.denominators}</PageLink>}>
          {t.noDenominator}
        </Notice>
      )}
      <Facts
        items={[
          [t.state, <StateTag key="state" state={standing.state} />],
          [t.now, words.amount(line, standing.value)],
          standing.pace === null ? null : [t.pace, words.amount(line, Math.round(standing.pace * 10) / 10)],
          standing.short ? [t.short, formatNumber(standing.short, 2)] : null,
          [
            t.milestones,
            line.milestones
              .map(({ value, by }) =>
                fill(t.untilDay, { day: show.day(by), asked: words.asked(line, value) }),
              )
              .join(' · '),
          ],
          line.baseline
            ? [
                t.baseline,
                fill(t.onDay, {
                  value: words.amount(line, line.baseline.value),
                  day: show.day(line.baseline.on),
                }),
              ]
            : null,
          [
            t.counted,
            line.measure && line.missing !== 'not-counted' ? (
              <PageLink key="measure" to={measurePath(line.measure)}>
                {say(line.counted)}
              </PageLink>
            ) : (
              say(line.counted)
            ),
          ],
          places && !line.missing
            ? [t.share, fill(t.metOf, { met: formatNumber(places.met), of: formatNumber(places.of) })]
            : null,
          places && line.asking === 'each' && !line.per && !line.missing
            ? [t.needed, formatNumber(places.needed, 2)]
            : null,
          places
            ? [
                t.list,
                fill(t.listOf, {
                  name: places.list.sources.map(list).join(' · '),
                  day: show.day(places.list.on),
                  count: formatNumber(places.of),
                }),
              ]
            : null,
          denominator
            ? [
                t.denominatorUsed,
                fill(t.denominatorWords, {
                  value: formatNumber(denominator.value, 2),
                  day: show.day(denominator.asOf),
                  source: denominator.source,
                }),
              ]
            : null,
          parts
            ? [
                t.parts,
                fill(t.partsSum, {
                  count: parts.count,
                  sum: formatNumber(parts.sum, 2),
                  number: formatNumber(parts.number, 2),
                }),
              ]
            : null,
          [t.source, [line.source.document, line.source.article].filter(Boolean).join(' ')],
        ]}
      />
    </Section>
  )
}
