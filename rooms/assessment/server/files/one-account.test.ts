import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '../../../../kernel/actor.ts'
import { day } from '../../../../kernel/day.ts'
import { newId } from '../../../../platform/server/ids.ts'
import {
  type AssessmentWorld,
  assessmentWorld,
  blue,
  orange,
  red,
} from '../../../../tests/assessment-world.ts'
import { shippedInstruments } from '../instruments/instrument-files.ts'
import { askOthers, raiseRiskAlarms } from './alarms.ts'

let world: AssessmentWorld
beforeAll(async () => {
  world = await assessmentWorld()
})
afterAll(() => world.close())

/** Somebody who works on files and may sign as well: worker and head of a station on one account (S16.1). */
let both: Actor

beforeAll(() => {
  both = world.supervisor
})

const opened = async (answers: object, by: Actor = both) => {
  const person = await world.child()
  const { body } = await world.assess(person, answers, { reason: 'first' }, by)
  return { person, file: body.file as string }
}

describe('several roles on one account', () => {
  it('review and closing of a file are not for whoever works on it, and for another supervisor they are', async () => {
    world.turnTo('2023-12-29')
    const { person, file } = await opened(blue)
    const review = { kind: 'review', note: '已审阅', writtenOn: '2023-12-29' }
    expect((await world.file(file, both)).abilities).toEqual({ record: true, sign: true, review: false })
    expect((await world.change(file, 'notes', review, both)).body.code).toBe('signed-by-oneself')
    await world.rows(`update person_category set valid_to = '2023-12-01' where person = $1`, [person])
    expect((await world.change(file, 'closing', { reason: 'category-ended' }, both)).body.code).toBe(
      'signed-by-oneself',
    )
    const other = world.actor(['assessment.read', 'assessment.record', 'assessment.sign'], {
      kind: 'station',
      station: world.county.xiaoheStation,
    })
    expect((await world.file(file, other)).abilities.review).toBe(true)
    expect((await world.change(file, 'notes', review, other)).status).toBe(200)
    expect((await world.change(file, 'closing', { reason: 'category-ended' }, other)).status).toBe(200)
  })

  it('an alarm passes over the head who works on the file himself and goes to the centre', async () => {
    world.turnTo('2024-03-01')
    const { person } = await opened(red)
    const [other, centre] = [newId(), newId()]
    const neighbours = (heads: readonly string[]) => ({
      reviewersOf: async () => [],
      headsOf: async () => heads,
      centreOf: async () => [centre],
    })
    const owners = async () =>
      (
        await world.rows(`select distinct owner from duty where person = $1 and kind = 'risk-alarm'`, [
          person,
        ])
      ).map(({ owner }) => owner)
    world.turnTo('2024-03-04')
    await raiseRiskAlarms(world.platform, neighbours([both.account]))
    expect(await owners()).toEqual([centre])
    const second = await opened(red, world.worker)
    world.turnTo('2024-03-07')
    await raiseRiskAlarms(world.platform, neighbours([both.account, other]))
    const told = await world.rows(
      `select distinct owner from duty where person = $1 and kind = 'risk-alarm' order by owner`,
      [second.person],
    )
    expect(told.map(({ owner }) => owner)).toEqual([both.account, other].toSorted())
  })
})

describe('the supervisor’s review', () => {
  it('is owed three days ahead by the first who may sign and does not work on the file, and settled by the review', async () => {
    world.turnTo('2024-05-06')
    const { person, file } = await opened(red)
    const [first, next] = [both.account, newId()]
    const raise = () =>
      raiseRiskAlarms(world.platform, {
        reviewersOf: async () => [first, next],
        headsOf: async () => [],
        centreOf: async () => [],
      })
    const owed = () =>
      world.rows(
        `select owner, state, due_on::text as due from duty where person = $1 and kind = 'risk-review' order by due_on`,
        [person],
      )
    await raise()
    expect(await owed()).toEqual([])
    world.turnTo('2024-05-10')
    await raise()
    await raise()
    expect(await owed()).toEqual([{ owner: next, state: 'open', due: '2024-05-13' }])
    const scope = { kind: 'station', station: world.county.xiaoheStation } as const
    const reviewer = world.actor(['assessment.read', 'assessment.record', 'assessment.sign'], scope)
    await world.change(file, 'notes', { kind: 'review', note: '继续', writtenOn: '2024-05-10' }, reviewer)
    expect((await owed()).map(({ state }) => state)).toEqual(['done'])
    world.turnTo('2024-05-14')
    await raise()
    expect((await owed()).map(({ state, due }) => [state, due])).toEqual([
      ['done', '2024-05-13'],
      ['open', '2024-05-17'],
    ])
  })

  it('and whatever else an instrument asks of a head or of the centre is owed by them, not by the worker', async () => {
    world.turnTo('2024-05-20')
    const { person } = await opened(red, world.worker)
    world.turnTo('2024-05-25')
    const [head, centre] = [newId(), newId()]
    const asking = (who: 'station-head' | 'centre') =>
      shippedInstruments().map((one) => ({
        ...one,
        instrument: {
          ...one.instrument,
          grades: one.instrument.grades.map((grade) => ({
            ...grade,
            duties: grade.duties.map((duty) => (duty.kind === 'review' ? { ...duty, who } : duty)),
          })),
        },
      }))
    const owed = async () =>
      (
        await world.rows(
          `select owner, kind from duty where person = $1 and owner <> $2 and state = 'open'`,
          [person, world.worker.account],
        )
      ).map(({ owner, kind }) => [owner, kind])
    const neighbours = {
      reviewersOf: async () => [newId()],
      headsOf: async () => [world.worker.account, head],
      centreOf: async () => [centre],
    }
    const ask = (who: 'station-head' | 'centre') =>
      askOthers(world.platform.worker.handle, neighbours, day('2024-05-25'), asking(who))
    await ask('station-head')
    expect(await owed()).toEqual([[head, 'risk-file']])
    await world.rows(
      'update risk_clock set duty = null where person = $1 and duty is not null and kind = $2',
      [person, 'review'],
    )
    await ask('centre')
    expect((await owed()).toSorted()).toEqual(
      [
        [centre, 'risk-file'],
        [head, 'risk-file'],
      ].toSorted(),
    )
  })

  it('is found by who asks for files that wait for one', async () => {
    world.turnTo('2024-06-03')
    const { person } = await opened(orange)
    const waits = async () =>
      (await world.get(`/api/risk-files?waiting=review&person=${person}`, both)).body.items.length
    world.turnTo('2024-07-02')
    expect(await waits()).toBe(0)
    world.turnTo('2024-07-03')
    expect(await waits()).toBe(1)
  })
})
