import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newId } from '../../../../platform/server/ids.ts'
import { type AssessmentWorld, assessmentWorld, blue } from '../../../../tests/assessment-world.ts'
import { xunxian } from '../../../../tests/small-county.ts'
import { raiseRiskAlarms } from './alarms.ts'

let world: AssessmentWorld
beforeAll(async () => {
  world = await assessmentWorld()
  await world.rows(`insert into division (code, name, level, parent, pinyin, initials, grams)
    values (410621000000, '浚县', 3, 410600000000, 'xunxian', 'xx', '{}')`)
})
afterAll(() => world.close())

const nobody = { reviewersOf: async () => [], headsOf: async () => [], centreOf: async () => [] }

describe('a copy of a county that sets an interval otherwise (D9)', () => {
  it('moves the clocks of the files that were open already, from its day on and until it ends, and no grade', async () => {
    world.turnTo('2024-01-02')
    const { body } = await world.assess(await world.child(), blue, { reason: 'first' })
    const visit = async () => {
      const shown = await world.file(body.file)
      const due = shown.clocks.find(({ kind }: { kind: string }) => kind === 'visit')?.dueOn
      return [due, shown.grade, shown.version, shown.levels.length]
    }
    const before = await visit()
    expect(before[0]).toBe('2024-02-01')
    const officer = () =>
      world.actor(['assessment.read', 'instruments.write', 'instruments.sign'], {
        kind: 'division',
        division: xunxian,
      })
    const [author, signer] = [officer(), officer()]
    const copy = newId()
    const at = `/api/instruments/cri-5/copies`
    const expected = { name: '蓝', given: { rest_option: 1 }, expect: { every: { visit: 90 } } }
    const draft = {
      id: newId(),
      copy,
      division: xunxian,
      changes: { 'grades.blue.visit.every': 90 },
      examples: [expected],
      reason: '山区路远',
    }
    expect((await world.post(at, draft, author)).status).toBe(201)
    expect((await world.post(`${at}/${copy}/check`, { id: newId(), version: 1 }, author)).status).toBe(200)
    const signed = { id: newId(), version: 2, from: '2024-01-05' }
    expect((await world.post(`${at}/${copy}/signature`, signed, signer)).status).toBe(200)
    await raiseRiskAlarms(world.platform, nobody)
    expect(await visit(), 'not before its day').toEqual(before)
    world.turnTo('2024-01-05')
    await raiseRiskAlarms(world.platform, nobody)
    expect(await visit()).toEqual(['2024-04-01', ...before.slice(1)])
    await world.rows(`update instrument_copy set state = 'ended', to_on = '2024-01-09' where id = $1`, [copy])
    world.turnTo('2024-01-10')
    await raiseRiskAlarms(world.platform, nobody)
    expect(await visit()).toEqual(before)
    const [marks] = await world.rows(
      `select wound_on::text, unwound_on::text from instrument_copy where id = $1`,
      [copy],
    )
    expect(marks).toEqual({ wound_on: '2024-01-05', unwound_on: '2024-01-10' })
  })
})
