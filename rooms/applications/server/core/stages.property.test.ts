import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { wholeScope } from '../../../../kernel/actor.ts'
import { day } from '../../../../kernel/day.ts'
import { newId } from '../../../../platform/server/ids.ts'
import { applicationsWorld } from '../../../../tests/applications-world.ts'
import { xunxian } from '../../../../tests/small-county.ts'
import { followers, type Programme, programmeSchema, type Stage } from '../../../programmes/index.ts'
import { keepProgramme, programmeOn } from '../../../programmes/server/index.ts'
import { findApplication } from './application-store.ts'
import { clockActor } from './clock-actor.ts'
import { watchClocks } from './clocks.ts'
import { eventsOf } from './events.ts'
import { moveApplication } from './move.ts'

let world: Awaited<ReturnType<typeof applicationsWorld>>
let contest: Programme
beforeAll(async () => {
  world = await applicationsWorld(day('2023-10-10'))
  const found = await programmeOn(world.platform.worker.handle, 'xunxian-case-contest', day('2023-10-10'))
  if (!found) throw new Error('the contest is shipped')
  contest = found.programme
})
afterAll(() => world.close())

const codes = ['a', 'b', 'c', 'd'] as const

/** A random table of four stages and an end: ways on and back, a clock or none, told or moving on by itself. */
const stagesArbitrary: fc.Arbitrary<Stage[]> = fc
  .tuple(
    ...codes.map((code) =>
      fc.record({
        onward: fc.uniqueArray(fc.constantFrom<string>(...codes, 'end'), { minLength: 1, maxLength: 3 }),
        back: fc.uniqueArray(fc.constantFrom<string>(...codes), { maxLength: 1 }),
        clocked: fc.boolean(),
        movesTo: fc.option(fc.constantFrom<string>(...codes, 'end'), { nil: null }),
        code: fc.constant(code),
      }),
    ),
  )
  .map((drawn) => [
    ...drawn.map(
      ({ code, onward, back, clocked, movesTo }): Stage => ({
        code,
        title: { zh: code, en: code },
        who: 'body',
        work: 'check',
        // biome-ignore lint/suspicious/noThenProperty: it is the word of the language.
        then: onward,
        back,
        ...(clocked ? { within: { workdays: 'places' } } : {}),
        overdue: movesTo === null ? 'told' : { moves_to: movesTo },
      }),
    ),
    // biome-ignore lint/suspicious/noThenProperty: it is the word of the language.
    { code: 'end', title: { zh: '完', en: 'End' }, then: [], back: [], overdue: 'told', ends: 'closed' },
  ])

async function applicationUnder(programme: Programme): Promise<string> {
  const db = world.platform.worker.handle
  const hash = await keepProgramme(db, programme)
  const id = newId()
  await world.rows(
    `insert into application (province, id, division, programme, programme_hash, subject_kind, name, draft, stage, stage_who, stage_work,
       stage_since, received_at, number, search)
     values (41, $1, $2, $3, $4, 'work', '甲', false, 'a', 'body', 'check', '2023-10-10', now(), $5, '甲')`,
    [id, xunxian, programme.code, hash, id],
  )
  return id
}

const stepArbitrary = fc.oneof(
  fc.record({ kind: fc.constant('move' as const), to: fc.constantFrom<string>(...codes, 'end', 'nowhere') }),
  fc.record({ kind: fc.constant('clock' as const), to: fc.constant('') }),
)

describe('the table of a programme', () => {
  it('is never left, whatever is asked of it, and a clock that ran out is told once', async () => {
    await fc.assert(
      fc.asyncProperty(
        stagesArbitrary,
        fc.array(stepArbitrary, { minLength: 1, maxLength: 12 }),
        async (stages, steps) => {
          const programme = programmeSchema.parse({ ...contest, code: `random-${newId().slice(-6)}`, stages })
          const id = await applicationUnder(programme)
          const { platform } = world
          const now = async () => {
            const row = await findApplication(platform.worker.handle, wholeScope, id)
            if (!row) throw new Error('it is there')
            return row
          }
          for (const step of steps) {
            if (step.kind === 'clock') {
              await world.rows(
                `update application set due_on = '2023-10-09' where id = $1 and due_on is not null and ended_on is null`,
                [id],
              )
              await watchClocks(platform)
              expect(await watchClocks(platform)).toBe(0)
              continue
            }
            const before = await now()
            const allowed = stages.find(({ code }) => code === before.stage)
            const moved = await platform.worker.handle
              .transaction()
              .execute((tx) =>
                moveApplication(tx, { actor: clockActor }, before, step.to, { on: day('2023-10-10') }),
              )
            expect(moved.ok).toBe(allowed !== undefined && followers(allowed).includes(step.to))
            if (!moved.ok) expect((await now()).stage).toBe(before.stage)
          }
          const events = await eventsOf(platform.worker.handle, await now())
          let at = 'a'
          for (const { fromStage, toStage, kind } of events) {
            expect(fromStage).toBe(at)
            if (toStage === null) {
              expect(kind).toBe('overdue')
              continue
            }
            const stage = stages.find(({ code }) => code === at)
            expect(stage && followers(stage)).toContain(toStage)
            at = toStage
          }
          expect((await now()).stage).toBe(at)
        },
      ),
      { numRuns: 25 },
    )
  }, 60_000)
})
