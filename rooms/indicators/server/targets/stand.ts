import { coversSubtree, type Scope } from '../../../../kernel/actor.ts'
import type { Day } from '../../../../kernel/day.ts'
import type { DivisionCode } from '../../../../kernel/division.ts'
import { type State, standingOf, standingOfCoverage, standingOfEach } from '../../domain/targets/standing.ts'
import { askingOf, type Measured } from '../../domain/targets/target.ts'
import { units } from '../../domain/unit.ts'
import type { Reading } from '../read-amounts.ts'
import { type AnyTarget, isSet } from './find-target.ts'
import { countPlaces, denominatorOf, placeRows, wholeValue } from './place-rows.ts'
import { denominators } from './plan-files.ts'

const nothing = { zh: '（尚未统计）', en: '(not counted yet)' }

/** A target of a node on a day as the contract answers it. */
export async function lineOf(
  reading: Reading,
  target: AnyTarget,
  node: DivisionCode,
  on: Day,
  writable: Scope,
) {
  const asking = askingOf(target)
  const { counts, per } = target
  const measure = 'measure' in counts ? reading.engine.catalogue.find(counts.measure) : null
  const kindOf = (code: string) => denominators().find((one) => one.code === code)
  const declared = 'declared' in counts ? kindOf(counts.declared) : undefined
  const places = asking === 'whole' ? null : await placesOf(reading, target, node, on)
  const standing =
    places === null
      ? standingOf(target, await wholeValue(reading, target, node, on), on)
      : (asking === 'each' ? standingOfEach : standingOfCoverage)(target, places.counted, on)
  const notCounted = 'measure' in counts && measure === null
  return {
    key: target.key,
    plan: target.plan,
    code: target.code,
    id: isSet(target) ? target.id : null,
    version: isSet(target) ? target.version : null,
    parent: isSet(target) ? target.parent : null,
    title: target.title,
    division: target.division,
    asking,
    each: target.each ? { level: target.each.level, class: target.each.class ?? null } : null,
    coveredFrom: target.covered ?? null,
    ...measuredOf(counts),
    counted: measure?.title ?? declared?.title ?? nothing,
    unit: measure ? units[measure.unit] : (declared?.unit ?? { zh: '', en: '' }),
    per: per
      ? { denominator: per.denominator, title: kindOf(per.denominator)?.title ?? nothing, unit: per.unit }
      : null,
    comparator: target.comparator,
    word: target.word,
    baseline: target.baseline ?? null,
    milestones: target.milestones.map((one) => ({ ...one })),
    source: target.source,
    standing: notCounted ? { ...standing, state: 'unknown' as const, value: null, short: null } : standing,
    places: places === null ? null : places.answer,
    missing: missingOf(notCounted, places?.answer.of ?? null, standing.state),
    denominator:
      per !== undefined
        ? await denominatorOf(reading, per.denominator, node, on)
        : 'declared' in counts
          ? await denominatorOf(reading, counts.declared, node, on)
          : null,
    mayChange: isSet(target) && coversSubtree(writable, target.division),
  }
}

function missingOf(notCounted: boolean, of: number | null, state: State) {
  if (notCounted) return 'not-counted' as const
  if (of === 0) return 'no-places' as const
  return state === 'unknown' ? ('denominator' as const) : null
}

/** What is measured, as whoever writes the target says it. */
const measuredOf = (counts: Measured) =>
  'measure' in counts
    ? {
        measure: counts.measure,
        declared: null,
        split: counts.split ?? null,
        placed: counts.placed,
        since: counts.since ?? null,
      }
    : { measure: null, declared: counts.declared, split: null, placed: 'inside' as const, since: null }

export type TargetLine = Awaited<ReturnType<typeof lineOf>>

async function placesOf(reading: Reading, target: AnyTarget, node: DivisionCode, on: Day) {
  const rows = await placeRows(reading, target, node, on)
  const counted = await countPlaces(reading, rows)
  return {
    counted,
    answer: {
      of: counted.of,
      met: counted.met,
      unknown: counted.unknown,
      number: rows.number,
      needed: rows.number * counted.of,
      short: counted.short,
      list: { sources: [...counted.sources], on },
    },
  }
}
