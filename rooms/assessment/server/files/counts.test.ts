import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { writeEvents } from '../../../../platform/server/command.ts'
import {
  type AssessmentWorld,
  assessing,
  assessmentWorld,
  blue,
  orange,
  red,
} from '../../../../tests/assessment-world.ts'
import { shantang, shantangVillage, xiaohe, xiaoheVillage, xunxian } from '../../../../tests/small-county.ts'

let world: AssessmentWorld
beforeAll(async () => {
  world = await assessmentWorld()
})
afterAll(() => world.close())

const opened = async (answers: object) => {
  const person = await world.child()
  const { body } = await world.assess(person, answers, { reason: 'first' })
  return { person, file: body.file as string }
}

/** The counts as they are kept, and as a count of all files makes them. */
const keptAndCounted = async () => {
  const counts = () =>
    world.rows(
      'select * from risk_count order by measure, county, day, town, station, about, rank, every, worker',
    )
  const kept = await counts()
  await world.rows('select recount_risk_files()')
  return { kept, counted: await counts() }
}

const gradesOf = async (by = world.worker) =>
  (await world.get('/api/risk-files/counts', by)).body.grades.map(
    ({ grade, files }: { grade: string; files: number }) => [grade, files],
  )

const moved = async (person: string, division: number, station: string) => {
  await world.platform.worker.handle.transaction().execute((tx) =>
    writeEvents(tx, [
      {
        name: 'person.moved',
        subject: person,
        division,
        data: { province: 41, to: { division, station } },
      },
    ]),
  )
  await world.hear()
}

describe('the counts of risk files', () => {
  it('equal a count of the files after assessments, raises, visits, notes, moves, merges and closings', async () => {
    const [one, two, three] = [await opened(red), await opened(orange), await opened(blue)]
    await world.change(three.file, 'raise', { grade: 'orange', reason: '父亲外出' })
    world.turnTo('2024-01-03')
    await world.visit(one.person)
    await world.hear()
    await world.change(one.file, 'notes', { kind: 'joint-plan', note: '已会商', writtenOn: '2024-01-03' })
    await world.assess(two.person, blue, { reason: 'event' })
    const colleague = world.actor(assessing, { kind: 'station', station: world.county.xiaoheStation })
    await world.change(two.file, 'worker', {}, colleague)
    await moved(one.person, shantangVillage, world.county.shantangStation)
    await world.change(three.file, 'closing', { reason: 'moved-away', note: '随父母迁出' }, world.supervisor)
    const { kept, counted } = await keptAndCounted()
    expect(kept).toEqual(counted)
    expect(kept.some(({ station }) => station === world.county.shantangStation)).toBe(true)
  })

  it('go with a file to another station and come back with it', async () => {
    const there = world.actor(assessing, { kind: 'station', station: world.county.shantangStation })
    const [before, before2] = [await gradesOf(), await gradesOf(there)]
    const { person } = await opened(orange)
    await moved(person, shantangVillage, world.county.shantangStation)
    expect(await gradesOf()).toEqual(before)
    expect(await gradesOf(there)).not.toEqual(before2)
    await moved(person, xiaoheVillage, world.county.xiaoheStation)
    expect(await gradesOf(there)).toEqual(before2)
    const { kept, counted } = await keptAndCounted()
    expect(kept).toEqual(counted)
  })

  it('tell a village by its files what they tell a town by its counts, and nobody of another town', async () => {
    const by = (division: number) => world.actor(assessing, { kind: 'division', division })
    expect(await gradesOf(by(xiaoheVillage))).toEqual(await gradesOf(by(xiaohe)))
    expect(await gradesOf(by(xiaohe))).not.toEqual([])
    expect(await gradesOf(by(shantang))).toEqual(
      await gradesOf(world.actor(assessing, { kind: 'station', station: world.county.shantangStation })),
    )
    expect(await gradesOf(by(410621107000))).toEqual([])
  })

  it('tell a county the load of its stations, and of the workers of the one it asks for', async () => {
    const county = world.actor(assessing, { kind: 'division', division: xunxian })
    const whole = (await world.get('/api/risk-files/load', county)).body
    const station = world.county.xiaoheStation
    const line = whole.lines.find((one: { station: string }) => one.station === station)
    expect(line).toMatchObject({ worker: null, workerName: null })
    const workers = (await world.get(`/api/risk-files/load?station=${station}`, county)).body
    const sum = (key: string) =>
      workers.lines.reduce((all: number, one: Record<string, number>) => all + (one[key] ?? 0), 0)
    expect([sum('files'), sum('overdue'), sum('ahead'), workers.lines.length]).toEqual([
      line.files,
      line.overdue,
      line.ahead,
      line.workers,
    ])
    expect(workers.lines.every((one: { worker: string | null }) => one.worker !== null)).toBe(true)
    expect(whole.days.reduce((all: number, one: { visits: number }) => all + one.visits, 0)).toBe(
      whole.lines.reduce((all: number, one: { ahead: number }) => all + one.ahead, 0),
    )
  })
})
