import type { Day } from '../../../../kernel/day.ts'
import type { Id } from '../../../../kernel/id.ts'

/**
 * The number on a hand-over letter: `JB-20231229-7F3A9C`, the day and the random end of the task's key. Not a running
 * number: from two of those a body could tell how many tasks others were given in between.
 */
export const letterNumber = (id: Id, givenOn: Day): string =>
  `JB-${givenOn.replaceAll('-', '')}-${id.slice(-6).toUpperCase()}`
