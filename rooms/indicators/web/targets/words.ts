import { fill } from '../../../../platform/web/fill.ts'
import { formatNumber } from '../../../../platform/web/format.ts'
import { useSay, useTexts } from '../../../../platform/web/language.tsx'
import type { Comparator, TargetLine } from './queries.ts'
import { targetTexts } from './target-texts.ts'

const decimals = 2

/** Says what a target asks, in one phrase: 每个城市社区不少于 3人. */
export function useTargetWords() {
  const t = useTexts(targetTexts)
  const say = useSay()
  const compared = (comparator: Comparator, number: string) => fill(t[comparator], { number })
  const levelOf = ({ each }: Pick<TargetLine, 'each'>) => {
    if (!each) return ''
    if (each.class === 'village') return t['class-village']
    return each.class ? t[each.class] : t[each.level]
  }
  const amount = (line: TargetLine, value: number | null) =>
    value === null
      ? '—'
      : line.asking === 'whole'
        ? `${formatNumber(value, decimals)} ${say(line.unit)}`.trim()
        : `${formatNumber(value, 1)}%`
  const asked = (line: TargetLine, value: number) => {
    const per = line.per
      ? ` ${fill(t.perUnit, { unit: formatNumber(line.per.unit), denominator: say(line.per.title) })}`
      : ''
    if (line.asking === 'coverage') {
      const percent = compared(line.comparator, `${formatNumber(value, 1)}%`)
      return fill(t.coverage_of, { level: levelOf(line), asked: percent })
    }
    const number = `${compared(line.comparator, `${formatNumber(value, decimals)} ${say(line.unit)}`.trim())}${per}`
    return line.asking === 'each' ? fill(t.each_of, { level: levelOf(line), asked: number }) : number
  }
  return { asked, amount, levelOf, compared }
}
