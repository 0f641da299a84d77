import { BaseSequencer, type TestSpecification } from 'vitest/node'

/**
 * The order in which a run takes its files. A journey waits for its browser much of the time, and the first one has
 * the product prepared while the others would only wait for it: so they are strewn evenly among the files that keep a
 * processor busy, the longest first.
 */
export class FileOrder extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const journeys = files.filter(isJourney).toSorted((a, b) => lengthOf(b) - lengthOf(a))
    const others = await super.sort(files.filter((file) => !isJourney(file)))
    const gap = Math.ceil(others.length / Math.max(1, journeys.length))
    return [
      ...journeys.flatMap((journey, i) => [journey, ...others.slice(i * gap, (i + 1) * gap)]),
      ...others.slice(journeys.length * gap),
    ]
  }
}

const isJourney = ({ moduleId }: TestSpecification): boolean => moduleId.includes('/tests/journeys/')

/** Those that open every screen take by far the longest. */
const lengthOf = ({ moduleId }: TestSpecification): number => (moduleId.includes('/screens-of-') ? 1 : 0)
