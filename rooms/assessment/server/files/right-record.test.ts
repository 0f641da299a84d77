import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newId } from '../../../../platform/server/ids.ts'
import {
  type AssessmentWorld,
  assessmentWorld,
  blue,
  orange,
  red,
} from '../../../../tests/assessment-world.ts'

let world: AssessmentWorld
beforeAll(async () => {
  world = await assessmentWorld()
})
afterAll(() => world.close())

type Duty = {
  id: string
  kind: string
  version: number
  title: { zh: string }
  abilities: { settle: boolean }
}

const opened = async (answers: object) => {
  const person = await world.child()
  const { body } = await world.assess(person, answers, { reason: 'first' })
  return { person, file: body.file as string }
}

const dutiesOf = async (person: string): Promise<Duty[]> =>
  (await world.get(`/api/duties?person=${person}&limit=50`)).body.items

const clockOf = async (file: string, kind: string) =>
  (await world.file(file)).clocks.find((clock: { kind: string }) => clock.kind === kind)

describe('a duty of a risk file is answered by its own record (6.4)', () => {
  it('and ended by nobody by hand, while it may be handed over', async () => {
    world.turnTo('2023-12-29')
    const { person } = await opened(red)
    const duties = await dutiesOf(person)
    const plan = duties.find(({ title }) => title.zh === '安全计划') as Duty
    expect(plan.abilities.settle).toBe(false)
    const by = { id: newId(), version: plan.version }
    const done = await world.post(`/api/duties/${plan.id}/done`, { ...by, outcome: '已办' })
    expect([done.status, done.body.code]).toEqual([422, 'duty-ends-by-record'])
    const cancelled = await world.post(`/api/duties/${plan.id}/cancellation`, { ...by, reason: '不需要' })
    expect(cancelled.body.code).toBe('duty-ends-by-record')
  })

  it('and not by a visit that was entered for it: a plan stays owed, and a call answers no visit to a red child', async () => {
    world.turnTo('2023-12-29')
    const { person } = await opened(red)
    const duties = await dutiesOf(person)
    const named = (title: string) => duties.find((duty) => duty.title.zh === title) as Duty
    await world.visit(person, { fulfils: named('安全计划').id })
    await world.visit(person, { method: 'telephone', fulfils: named('面访').id })
    await world.hear()
    const open = (await dutiesOf(person)).map(({ title }) => title.zh)
    expect(open).toContain('安全计划')
    expect(open).toContain('面访')
    expect(open).not.toContain('首次接触')
  })

  it('of a visit is told from others by its kind, whatever the grade', async () => {
    world.turnTo('2023-12-29')
    for (const answers of [red, orange, blue]) {
      const { person } = await opened(answers)
      const kinds = new Map((await dutiesOf(person)).map(({ kind, title }) => [title.zh, kind]))
      expect(kinds.get('面访')).toBe('risk-visit')
      expect(kinds.get('首次接触')).toBe('risk-file')
    }
  })

  it('of first contact by a note as well, where it was no visit', async () => {
    world.turnTo('2023-12-29')
    const { file } = await opened(red)
    const note = { kind: 'first-contact', note: '已报警，民警到场', writtenOn: '2023-12-29' }
    expect((await world.change(file, 'notes', note)).status).toBe(200)
    expect(await clockOf(file, 'first-contact')).toBeUndefined()
  })

  it('of the family by what was written since the grade rose, shown without a clock', async () => {
    world.turnTo('2023-12-29')
    const { file } = await opened(red)
    const family = async () =>
      (await world.file(file)).standing.find(({ kind }: { kind: string }) => kind === 'family')
    expect(await family()).toMatchObject({ met: false, lastOn: null })
    const note = { kind: 'family', note: '监护协议已签', writtenOn: '2023-12-29' }
    expect((await world.change(file, 'notes', note)).status).toBe(200)
    expect(await family()).toMatchObject({ met: true, lastOn: '2023-12-29', byName: '测试员' })
  })
})

describe('what a trigger starts beside the grade (6.2)', () => {
  it('is owed by the worker the same day: crisis, guardianship, relief and sealing; a report is a record of its own', async () => {
    world.turnTo('2023-12-29')
    const started = async (code: string) => {
      const { person, file } = await opened(blue)
      const before = new Set((await dutiesOf(person)).map(({ id }) => id))
      await world.change(file, 'triggers', { trigger: newId(), code, note: '刚刚发现' })
      const day = (await dutiesOf(person)).filter(({ id, abilities }) => !before.has(id) && abilities.settle)
      return day.map(({ kind, title }) => [kind, title.zh])
    }
    expect(await started('H4')).toEqual([['risk-file', '启动危机干预']])
    expect(await started('H7')).toEqual([['risk-file', '落实紧急监护']])
    expect(await started('H9')).toEqual([['risk-file', '办理急难救助']])
    expect(await started('H11')).toEqual([['risk-file', '移交涉案未成年人专办，封存办理']])
    expect(await started('H1')).toEqual([])
  })
})

describe('what a duty of a risk file is called', () => {
  it('tells the grade, so nobody is shown it who may not read files, nor anybody above the county (S16.A4)', async () => {
    world.turnTo('2023-12-29')
    const { person } = await opened(red)
    const rights = ['duties.read', 'duties.write', 'people.read', 'people.read-sensitive']
    const titles = async (permissions: string[], division: number) => {
      const actor = world.actor(permissions, { kind: 'division', division })
      const { items } = (await world.get(`/api/duties?person=${person}&limit=50`, actor)).body
      return new Set(items.map(({ title }: Duty) => title?.zh ?? null))
    }
    expect(await titles(rights, 410621000000)).toEqual(new Set())
    expect(await titles([...rights, 'assessment.read'], 410600000000)).toEqual(new Set())
    expect(await titles([...rights, 'assessment.read'], 410621000000)).toContain('安全计划')
  })
})

describe('a lower grade', () => {
  it('asks for its plan from the day it was signed, and not for what was due before', async () => {
    world.turnTo('2024-01-02')
    const { person, file } = await opened(red)
    for (const on of ['2024-02-05', '2024-03-07']) {
      world.turnTo(on)
      await world.assess(person, orange)
    }
    await world.change(file, 'lowering', { reason: '好转' })
    const [level] = (await world.file(file)).levels
    await world.change(file, `levels/${level.id}/signature`, { agree: true }, world.supervisor)
    // Ten working days after Thursday 7 March 2024.
    expect(await clockOf(file, 'plan')).toMatchObject({ dueOn: '2024-03-21', overdueDays: 0, alarm: 'none' })
  })

  it('is the only way out of red and orange: the end of a category closes blue only (6.4, exit)', async () => {
    world.turnTo('2024-01-02')
    const { person, file } = await opened(orange)
    await world.rows(`update person_category set valid_to = '2023-12-01' where person = $1`, [person])
    const closing = (reason: string, more: object = {}) =>
      world.change(file, 'closing', { reason, ...more }, world.supervisor)
    expect((await closing('category-ended')).body.code).toBe('grade-not-lowest')
    await world.rows(`update person set birth = '2012-05-01' where id = $1`, [person])
    expect((await closing('grown-up')).body.code).toBe('still-a-minor')
    // One signature where a lower grade takes two: it is said in words why.
    for (const reason of ['moved-away', 'error', 'died'])
      expect((await closing(reason)).body.problems).toMatchObject([
        { code: 'value-missing', path: '/body/note' },
      ])
    expect((await closing('moved-away', { note: '全家迁往外省，已转介' })).status).toBe(200)
  })
})
