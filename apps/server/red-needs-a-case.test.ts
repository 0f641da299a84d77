import { afterAll, beforeAll, expect, it } from 'vitest'
import { newId } from '../../platform/server/ids.ts'
import { deliverEvents } from '../../platform/server/outbox.ts'
import { caseworkErrors } from '../../rooms/casework/errors.ts'
import { caseworkRoutes } from '../../rooms/casework/server/index.ts'
import { type TestApp, testApp } from '../../tests/app.ts'
import { type AssessmentWorld, assessmentWorld, orange, red } from '../../tests/assessment-world.ts'
import { allSubscribers } from './compose.ts'
import { watchRiskFiles } from './risk-alarms.ts'

let world: AssessmentWorld
let cases: TestApp
beforeAll(async () => {
  world = await assessmentWorld()
  cases = await testApp(world.platform, caseworkRoutes(world.platform), caseworkErrors)
})
afterAll(async () => {
  await cases.server.close()
  await world.close()
})

const heard = () => deliverEvents(world.platform.worker, allSubscribers(world.platform))

const doing = async (url: string, payload: object) => {
  const actor = cases.actor({
    permissions: ['casework.read', 'casework.record', 'people.read'],
    scope: { kind: 'station', station: world.county.xiaoheStation },
  })
  const answer = await cases.server.inject({ method: 'POST', url, headers: cases.as(actor), payload })
  return answer.json()
}

const opened = async (answers: object) => {
  const person = await world.child()
  const { body } = await world.assess(person, answers, { reason: 'first' })
  await heard()
  return { person, file: body.file as string }
}

const casework = async (file: string) => {
  const { clocks, standing } = await world.file(file)
  return {
    due: clocks.find(({ kind }: { kind: string }) => kind === 'casework')?.dueOn ?? null,
    met: standing.find(({ kind }: { kind: string }) => kind === 'casework')?.met ?? null,
  }
}

const openCase = (person: string) => {
  const facts = {
    kind: 'ordinary',
    problem: 'parenting',
    source: 'found',
    openedOn: world.platform.clock.today(),
  }
  return doing('/api/cases', { id: newId(), person, station: world.county.xiaoheStation, ...facts })
}

it('6.4 casework is obligatory for a red child: owed within three working days, and answered by an open case only', async () => {
  world.turnTo('2023-12-29')
  const { person, file } = await opened(red)
  expect(await casework(file)).toEqual({ due: '2024-01-04', met: false })
  const note = { kind: 'casework', note: '已做个案', writtenOn: '2023-12-29' }
  expect((await world.change(file, 'notes', note)).body.code).toBe('note-kind-unknown')
  const one = await openCase(person)
  await heard()
  expect(await casework(file)).toEqual({ due: null, met: true })
  const owed = await world.rows(`select state from duty where person = $1 and title = '个案服务（必须）'`, [
    person,
  ])
  expect(owed).toEqual([{ state: 'done' }])
  world.turnTo('2024-01-08')
  await doing(`/api/cases/${one.id}/closing`, {
    id: newId(),
    version: one.version,
    closedOn: '2024-01-08',
    reason: 'client-asked',
  })
  await heard()
  // The child is red still: three working days after Monday 8 January.
  expect(await casework(file)).toEqual({ due: '2024-01-11', met: false })
})

it('a child that is in a case already owes none when the grade rises, and an orange one is not asked for any', async () => {
  world.turnTo('2024-02-01')
  const { person, file } = await opened(orange)
  expect(await casework(file)).toEqual({ due: null, met: null })
  await openCase(person)
  await heard()
  await world.change(file, 'raise', { grade: 'red', reason: '父亲被拘留' })
  expect(await casework(file)).toEqual({ due: null, met: true })
})

it('an alarm is raised after what happened was heard: a visit that still waits to be heard is no visit that was not made', async () => {
  world.turnTo('2024-03-01')
  const { person, file } = await opened(red)
  await openCase(person)
  for (const kind of ['safety-plan', 'joint-plan'])
    await world.change(file, 'notes', { kind, note: '已订', writtenOn: '2024-03-01' })
  const review = { kind: 'review', note: '已阅', writtenOn: '2024-03-01' }
  await world.change(file, 'notes', review, world.supervisor)
  world.turnTo('2024-03-06')
  await world.visit(person)
  await heard()
  world.turnTo('2024-03-12')
  await world.change(file, 'notes', { ...review, writtenOn: '2024-03-12' }, world.supervisor)
  await world.visit(person)
  world.turnTo('2024-03-15')
  await watchRiskFiles(world.platform)
  const told = await world.rows('select kind, head_told_on from risk_clock where file = $1', [file])
  expect(told.filter(({ head_told_on }) => head_told_on !== null)).toEqual([])
})
