import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newId } from '../../../../platform/server/ids.ts'
import {
  type AssessmentWorld,
  assessing,
  assessmentWorld,
  blue,
  childAnswers,
  orange,
  red,
} from '../../../../tests/assessment-world.ts'
import { xiaohe, xunxian } from '../../../../tests/small-county.ts'
import { raiseRiskAlarms } from './alarms.ts'

let world: AssessmentWorld
beforeAll(async () => {
  world = await assessmentWorld()
})
afterAll(() => world.close())

type Clock = { kind: string; dueOn: string; dueAt: string | null; alarm: string }

const opened = async (answers: object) => {
  const person = await world.child()
  const { body } = await world.assess(person, answers, { reason: 'first' })
  return { person, file: body.file as string }
}

const dueOf = async (file: string, kind: string): Promise<Clock | undefined> =>
  ((await world.file(file)).clocks as Clock[]).find((clock) => clock.kind === kind)

describe('the clocks of a file (6.4)', () => {
  it('of red run from the instant: first contact in 24 hours, over a weekend as well', async () => {
    world.turnTo('2023-12-29')
    const { file } = await opened(red)
    expect(await dueOf(file, 'first-contact')).toMatchObject({
      dueOn: '2023-12-30',
      dueAt: '2023-12-30T02:00:00.000Z',
    })
    expect(await dueOf(file, 'safety-plan')).toMatchObject({ dueOn: '2023-12-29' })
    // 1 January 2024 is a day off, and a weekend lies before it.
    expect(await dueOf(file, 'joint-plan')).toMatchObject({ dueOn: '2024-01-04' })
    expect(await dueOf(file, 'visit')).toMatchObject({ dueOn: '2024-01-05' })
    expect(await dueOf(file, 'reassess')).toMatchObject({ dueOn: '2024-01-28' })
    expect(await dueOf(file, 'review')).toMatchObject({ dueOn: '2024-01-05' })
  })

  it('of orange and blue count working days', async () => {
    world.turnTo('2023-12-29')
    const medium = await opened(orange)
    expect(await dueOf(medium.file, 'first-contact')).toMatchObject({ dueOn: '2024-01-04', dueAt: null })
    expect(await dueOf(medium.file, 'plan')).toMatchObject({ dueOn: '2024-01-15' })
    expect(await dueOf(medium.file, 'visit')).toMatchObject({ dueOn: '2024-01-13' })
    const low = await opened(blue)
    expect(await dueOf(low.file, 'first-contact')).toMatchObject({ dueOn: '2024-01-15' })
    expect(await dueOf(low.file, 'visit')).toMatchObject({ dueOn: '2024-01-28' })
    expect(await dueOf(low.file, 'reassess')).toMatchObject({ dueOn: '2024-06-26' })
  })

  it('move by a visit without a new version: whoever has the file open is not told that others changed it', async () => {
    world.turnTo('2023-12-29')
    const { person, file } = await opened(red)
    const { version } = await world.file(file)
    world.turnTo('2024-01-03')
    await world.visit(person)
    await world.hear()
    expect(await dueOf(file, 'visit')).toMatchObject({ dueOn: '2024-01-10' })
    expect((await world.file(file)).version).toBe(version)
  })

  it('of visits move when a visit is recorded, corrected or taken out', async () => {
    world.turnTo('2023-12-29')
    const { person, file } = await opened(red)
    world.turnTo('2024-01-03')
    const visit = await world.visit(person)
    await world.hear()
    expect(await dueOf(file, 'visit')).toMatchObject({ dueOn: '2024-01-10' })
    expect(await dueOf(file, 'first-contact')).toBeUndefined()
    const replacement = newId()
    const corrected = await world.post(`/api/visits/${visit}/correction`, {
      id: newId(),
      reason: '日期误填',
      replacement: {
        id: replacement,
        person,
        seen: 'person',
        station: world.county.xiaoheStation,
        visitedOn: '2024-01-02',
        method: 'home',
        purpose: 'risk',
      },
    })
    expect(corrected.status).toBe(201)
    await world.hear()
    expect(await dueOf(file, 'visit')).toMatchObject({ dueOn: '2024-01-09' })
    await world.post(`/api/visits/${replacement}/withdrawal`, { id: newId(), reason: '未成行' })
    await world.hear()
    expect(await dueOf(file, 'visit')).toMatchObject({ dueOn: '2024-01-05' })
    expect(await dueOf(file, 'first-contact')).toMatchObject({ dueOn: '2023-12-30' })
  })

  it('of visits to a red child are answered only by seeing the child: a call is contact and no visit', async () => {
    world.turnTo('2023-12-29')
    const { person, file } = await opened(red)
    world.turnTo('2024-01-03')
    await world.visit(person, { method: 'telephone' })
    await world.visit(person, { method: 'video' })
    await world.visit(person, {}, 'family')
    await world.hear()
    expect(await dueOf(file, 'visit')).toMatchObject({ dueOn: '2024-01-05' })
    expect(await dueOf(file, 'first-contact')).toBeUndefined()
    expect((await world.file(file)).metOn).toBeNull()
    await world.visit(person, {})
    await world.hear()
    expect((await world.file(file)).metOn).toBe('2024-01-03')
  })

  it('of plans and reviews are answered by writing them down; a review takes the right to sign', async () => {
    world.turnTo('2023-12-29')
    const { file } = await opened(red)
    const plan = { kind: 'joint-plan', note: '未保中心、学校、村居会商', writtenOn: '2023-12-29' }
    expect((await world.change(file, 'notes', plan)).status).toBe(200)
    expect(await dueOf(file, 'joint-plan')).toBeUndefined()
    const review = { kind: 'review', note: '已审阅', writtenOn: '2023-12-29' }
    expect((await world.change(file, 'notes', review)).status).toBe(403)
    expect((await world.change(file, 'notes', { ...review, kind: 'visit' })).body.code).toBe(
      'note-kind-unknown',
    )
  })

  it('give the worker duties that tell no grade: kinds, urgency and titles are such as red and blue have alike', async () => {
    world.turnTo('2023-12-29')
    const of = async (answers: object) => {
      const { person } = await opened(answers)
      const { body } = await world.get(`/api/duties?person=${person}&limit=50`)
      return body.items as {
        kind: string
        urgency: string
        title: { zh: string; en: string }
        subject: string
      }[]
    }
    const [redOnes, blueOnes] = [await of(red), await of(blue)]
    expect(redOnes.length).toBeGreaterThan(2)
    const kinds = (ones: typeof redOnes) => [...new Set(ones.map(({ kind }) => kind))].toSorted()
    expect(kinds(redOnes)).toEqual(kinds(blueOnes))
    for (const { kind, urgency, title } of [...redOnes, ...blueOnes]) {
      expect(['risk-file', 'risk-visit']).toContain(kind)
      expect(urgency).toBe('ordinary')
      expect(title.zh).not.toMatch(/红|橙|蓝|重点|关注|一般/)
      expect(title.en).not.toMatch(/red|orange|blue|key|watch|ordinary|grade|risk file/i)
    }
  })

  it('move to whoever takes the file over', async () => {
    world.turnTo('2023-12-29')
    const { person, file } = await opened(orange)
    const colleague = world.actor(assessing, { kind: 'station', station: world.county.xiaoheStation })
    expect((await world.change(file, 'worker', {}, colleague)).status).toBe(200)
    const mine = (await world.get(`/api/duties?person=${person}&mine=true&limit=50`, colleague)).body.items
    expect(mine.length).toBeGreaterThan(1)
    expect((await world.get(`/api/duties?person=${person}&mine=true`)).body.items).toEqual([])
  })
})

describe('alarms', () => {
  const head = newId()
  const centre = newId()
  const raise = () =>
    raiseRiskAlarms(world.platform, {
      reviewersOf: async () => [],
      headsOf: async () => [head],
      centreOf: async () => [centre],
    })
  const toldOf = async (person: string) =>
    (
      await world.rows(
        `select owner from duty where person = $1 and kind = 'risk-alarm' and state = 'open'`,
        [person],
      )
    )
      .map(({ owner }) => (owner === head ? 'head' : 'centre'))
      .toSorted()

  it('tell the station head and then the centre once each, and anew only when the clock moved', async () => {
    world.turnTo('2024-03-01')
    const { person, file } = await opened(red)
    await world.visit(person)
    await world.hear()
    // Everything but the visit is answered or far off; the visit is due on 8 March.
    for (const kind of ['safety-plan', 'joint-plan'])
      await world.change(file, 'notes', { kind, note: '已订', writtenOn: '2024-03-01' })
    await world.change(
      file,
      'notes',
      { kind: 'review', note: '审阅', writtenOn: '2024-03-01' },
      world.supervisor,
    )
    await world.rows(
      'update risk_clock set head_told_on = due_on, centre_told_on = due_on where file <> $1',
      [file],
    )
    await world.rows(
      `update risk_clock set head_told_on = due_on, centre_told_on = due_on where kind <> 'visit'`,
    )
    world.turnTo('2024-03-09')
    expect(await raise()).toBe(0)
    world.turnTo('2024-03-10')
    expect(await raise()).toBe(1)
    expect(await raise()).toBe(0)
    expect(await toldOf(person)).toEqual(['head'])
    world.turnTo('2024-03-12')
    expect(await raise()).toBe(1)
    expect(await raise()).toBe(0)
    expect(await toldOf(person)).toEqual(['centre', 'head'])
    await world.visit(person)
    await world.hear()
    expect(await toldOf(person)).toEqual([])
    world.turnTo('2024-03-20')
    expect(await raise()).toBe(0)
    world.turnTo('2024-03-21')
    expect(await raise()).toBe(1)
    // Several clocks of a file may be late at once: each alarm says which.
    const titles = await world.rows(
      `select distinct title from duty where person = $1 and kind = 'risk-alarm'`,
      [person],
    )
    expect(titles).toEqual([{ title: '风险档案逾期未办，请督促：面访' }])
  })
})

describe('lists and load', () => {
  it('show what is due first, narrowed by grade, waiting and pinyin', async () => {
    world.turnTo('2025-01-02')
    const station = world.actor([...assessing], { kind: 'division', division: xiaohe })
    const { body } = await world.get('/api/risk-files?limit=50', station)
    const dues = body.items.map(({ next }: { next: { dueOn: string } }) => next.dueOn)
    expect(dues).toEqual([...dues].toSorted())
    const reds = (await world.get('/api/risk-files?grade=red&waiting=overdue&limit=50', station)).body.items
    expect(reds.length).toBeGreaterThan(1)
    for (const { grade, next } of reds) expect([grade, next.overdueDays > 0]).toEqual(['red', true])
    const first = (await world.get('/api/risk-files?limit=2', station)).body
    const second = (await world.get(`/api/risk-files?limit=2&cursor=${first.next}`, station)).body
    expect([...first.items, ...second.items].map(({ id }) => id)).toEqual(
      body.items.slice(0, 4).map(({ id }: { id: string }) => id),
    )
    expect((await world.get('/api/risk-files?search=zzzz', station)).body.items).toEqual([])
  })

  it('S16.A1: 272, 278 and 88 are 42.6, 43.6 and 13.8 %, 1,822 visits a month; one child raised makes 273 and 277', async () => {
    const other = await assessmentWorld()
    const person = await other.child()
    const { body } = await other.assess(person, orange, { reason: 'first' })
    const file = body.file as string
    // Copies of one file: what is counted here is the grade, and a form for each would only take time.
    const copies = async (grade: string, rank: number, every: number, how: number) =>
      other.rows(
        `insert into risk_file (province, id, person, opened_for, about, instrument, station, division, worker, worker_name, grade,
           rank, grade_from, raised_on, raised_at, opened_on, visit_every, next_kind, next_due_on, visit_due_on)
         select province, gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), about, instrument, station, division, worker,
           worker_name, $2, $3, grade_from, raised_on, raised_at, opened_on, $4, 'visit', next_due_on, next_due_on
         from risk_file, generate_series(1, $5) where id = $1`,
        [file, grade, rank, every, how],
      )
    await copies('red', 0, 7, 272)
    await copies('orange', 1, 15, 277)
    await copies('blue', 2, 30, 88)
    await other.rows('select recount_risk_files()')
    const counts = async () =>
      (await other.get('/api/risk-files/counts')).body.grades.map(
        ({ grade, files, share }: { grade: string; files: number; share: number }) => [grade, files, share],
      )
    expect(await counts()).toEqual([
      ['red', 272, 0.426],
      ['orange', 278, 0.436],
      ['blue', 88, 0.138],
    ])
    expect((await other.get('/api/risk-files/load')).body.monthly).toBe(1822)
    expect((await other.change(file, 'raise', { grade: 'red', reason: '父亲被拘留' })).status).toBe(200)
    expect((await counts()).map(([, files]: [string, number]) => files)).toEqual([273, 277, 88])
    const [trail] = (await other.file(file)).levels
    expect(trail).toMatchObject({
      grade: 'red',
      cause: 'raise',
      reason: '父亲被拘留',
      byName: '测试员',
      state: 'in-force',
    })
    await other.close()
  })
})

describe('second ratings (6.3)', () => {
  it('are drawn once a half-year, made by somebody else, and reported as weighted kappa', async () => {
    const other = await assessmentWorld()
    for (let i = 0; i < 3; i += 1)
      await other.assess(await other.child(), i === 0 ? red : blue, { reason: 'first' })
    const drawn = await other.post(
      '/api/risk-files/second-ratings',
      { id: newId(), county: xunxian },
      other.supervisor,
    )
    expect(drawn.body).toEqual({ halfYear: '2023H2', drawn: 1 })
    const again = await other.post(
      '/api/risk-files/second-ratings',
      { id: newId(), county: xunxian },
      other.supervisor,
    )
    expect(again.body.code).toBe('sample-already-drawn')
    const [sample] = (await other.get('/api/risk-files/second-ratings')).body.items
    const take = (by = other.worker) =>
      other.post(`/api/risk-files/second-ratings/${sample.id}/rater`, { id: newId() }, by)
    expect((await take()).body.code).toBe('second-rater-is-the-first')
    expect((await take(other.supervisor)).status).toBe(200)
    const grade = (await other.file(sample.file)).grade as string
    const answers = grade === 'red' ? red : blue
    expect((await other.assess(sample.person, answers, { reason: 'second' })).body.code).toBe(
      'second-rater-is-the-first',
    )
    expect((await other.assess(sample.person, answers, { reason: 'second' }, other.supervisor)).status).toBe(
      201,
    )
    const { agreement } = (await other.get('/api/risk-files/second-ratings')).body
    expect(agreement[0]).toEqual({ about: 'child', drawn: 1, rated: 1, agreed: 1, kappa: null })
    await other.close()
  })
})

describe('elders in special difficulty (6.5)', () => {
  it('count the visited over those on the roster at month end, without who joined in its last three days', async () => {
    const other = await assessmentWorld()
    const elder = async (categories: string[], registeredOn: string) =>
      other.county.person({ name: '丁奶奶', categories, registeredOn: registeredOn as never })
    const alone = await elder(['DJLR'], '2022-03-01')
    const nest = await elder(['KCLR'], '2022-03-01')
    await elder(['SNLR'], '2023-11-27')
    await elder(['JSTS'], '2023-11-28')
    await elder(['DB'], '2022-03-01')
    await other.visit(alone, { visitedOn: '2023-11-15', method: 'telephone' })
    await other.visit(nest, { visitedOn: '2023-10-31' })
    await other.visit(nest, { visitedOn: '2023-11-10' }, 'nobody')
    const { body } = await other.get('/api/risk-files/elders?month=2023-11')
    expect(body.lines).toEqual([
      { county: xunxian, station: null, roster: 3, visited: 1, rate: 0.333 },
      { county: xunxian, station: other.county.xiaoheStation, roster: 3, visited: 1, rate: 0.333 },
    ])
    const missed = (await other.get('/api/risk-files/elders/unvisited?month=2023-11&limit=1')).body
    const next = (
      await other.get(`/api/risk-files/elders/unvisited?month=2023-11&limit=1&cursor=${missed.next}`)
    ).body
    expect([...missed.items, ...next.items].map(({ person }) => person)).toContain(nest)
    expect(next.next).toBeNull()
    await other.close()
  })

  it('are assessed by their own instrument, whose grades have titles and no colour (D14)', async () => {
    const other = await assessmentWorld()
    const person = await other.county.person({ name: '丁爷爷', categories: ['DJLR'] })
    const points = { F2: 3, F3: 1, F4: 0, F5: 0, F7: 0, F8: 0, F9: 0 }
    const answers: Record<string, object> = Object.fromEntries(
      Object.entries(points).map(([code, answer]) => [code, { answer }]),
    )
    answers['ability-level'] = { answer: 1 }
    answers['care-risk-events'] = { answer: 1 }
    answers.age = { answer: 82 }
    const made = await other.assess(person, answers, { instrument: 'elder-risk', reason: 'first' })
    expect(made.body.problems ?? made.body).toMatchObject({ grade: 'medium', provisional: false })
    const shown = await other.file(made.body.file)
    expect(shown.gradeTitle.zh).toBe('关注')
    expect(shown.grades.map(({ title }: { title: { zh: string } }) => title.zh)).toEqual([
      '重点',
      '关注',
      '一般',
    ])
    // The grade falls as a child's does, by one step and two signatures; until then it never did.
    for (const on of ['2024-01-15', '2024-02-20']) {
      other.turnTo(on)
      const better = { ...answers, F2: { answer: 0 }, 'care-risk-events': { answer: 0 } }
      await other.assess(person, better, { instrument: 'elder-risk' })
      const early = await other.change(made.body.file, 'lowering', { reason: '已搬来与子女同住' })
      expect(early.body.code ?? 'proposed').toBe(
        on === '2024-01-15' ? 'lower-assessments-missing' : 'proposed',
      )
    }
    const [level] = (await other.file(made.body.file)).levels
    const signature = `levels/${level.id}/signature`
    expect((await other.change(made.body.file, signature, { agree: true }, other.supervisor)).status).toBe(
      200,
    )
    expect((await other.file(made.body.file)).grade).toBe('low')
    await other.close()
  })
})

it('an answer that is not known does not make a child safer', async () => {
  const person = await world.child()
  const { body } = await world.assess(person, childAnswers({ B3: 'UNK', B1: 3, B2: 3 }))
  expect(body).toMatchObject({ grade: 'orange', provisional: true })
})
