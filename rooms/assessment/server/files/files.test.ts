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
import { shantang, xunxian } from '../../../../tests/small-county.ts'

let world: AssessmentWorld
beforeAll(async () => {
  world = await assessmentWorld()
})
afterAll(() => world.close())

const opened = async (answers: object, more: object = {}) => {
  const person = await world.child()
  const { body } = await world.assess(person, answers, { reason: 'first', ...more })
  return { person, file: body.file as string, assessment: body.id as string }
}

describe('assessing a person', () => {
  it('opens a file with the grade of the instrument, in force from the day, by whom (6.3)', async () => {
    world.turnTo('2023-12-29')
    const { file } = await opened(orange)
    const shown = await world.file(file)
    expect(shown).toMatchObject({
      grade: 'orange',
      provisional: false,
      openedOn: '2023-12-29',
      personName: '丁小云',
    })
    expect(shown.levels).toMatchObject([
      { grade: 'orange', state: 'in-force', cause: 'assessment', fromOn: '2023-12-29', byName: '测试员' },
    ])
  })

  it('tells everything that is missing at once, each at its place', async () => {
    const answers: Record<string, object> = {
      ...orange,
      A1: { answer: 3 },
      A2: { answer: 9, source: 'observed' },
    }
    const wrong = await world.assess(await world.child(), answers)
    expect(wrong.status).toBe(400)
    expect(wrong.body.problems.map(({ code, path }: { code: string; path: string }) => [code, path])).toEqual(
      [['answer-not-possible', '/body/answers/A2']],
    )
    delete answers.A2
    answers.A3 = { answer: 1, source: 'hearsay' }
    const told = await world.assess(await world.child(), answers)
    expect(told.body.problems.map(({ code, path }: { code: string; path: string }) => [code, path])).toEqual([
      ['evidence-missing', '/body/answers/A1/source'],
      ['note-missing', '/body/answers/A1/note'],
      ['item-not-answered', '/body/answers/A2'],
      ['evidence-unknown', '/body/answers/A3/source'],
    ])
  })

  it('is at least orange and to be completed in 14 days while a guardian item is not known', async () => {
    const { file } = await opened(childAnswers({ B1: 'UNK', A1: 1 }))
    const shown = await world.file(file)
    expect(shown).toMatchObject({ grade: 'orange', provisional: true })
    expect(shown.clocks.find(({ kind }: { kind: string }) => kind === 'complete')).toMatchObject({
      dueOn: '2024-01-12',
    })
  })

  it('of the same id sent twice is one assessment', async () => {
    const person = await world.child()
    const payload = { id: newId(), person, instrument: 'cri-5', assessedOn: '2023-12-29', answers: blue }
    const first = await world.post('/api/assessments', payload)
    const second = await world.post('/api/assessments', payload)
    expect(second.body).toEqual(first.body)
    expect(await world.rows('select id from assessment where person = $1', [person])).toHaveLength(1)
  })

  it('raises a grade at once and never lowers it by itself', async () => {
    const { person, file } = await opened(orange)
    expect((await world.assess(person, red)).body.grade).toBe('red')
    expect((await world.file(file)).grade).toBe('red')
    await world.assess(person, blue)
    const shown = await world.file(file)
    expect(shown.grade).toBe('red')
    expect(shown.levels.map(({ grade }: { grade: string }) => grade)).toEqual(['red', 'orange'])
  })

  it('writes who read a file to the audit trail, and never a grade', async () => {
    const { person, file } = await opened(red)
    await world.file(file, world.supervisor)
    const lines = await world.rows(
      'select action, account, detail::text from audit_line where subject = $1',
      [person],
    )
    expect(lines.map(({ action }) => action).toSorted()).toEqual([
      'assessment.read-file',
      'assessment.record',
    ])
    for (const { detail } of lines) expect(detail).not.toMatch(/red|orange|blue|红|橙|蓝/)
  })
})

describe('a lower grade', () => {
  it('rests on two lower assessments 30 days apart and on two signatures; until then the old duties run', async () => {
    world.turnTo('2024-01-02')
    const { person, file } = await opened(red)
    world.turnTo('2024-02-05')
    await world.assess(person, orange)
    expect((await world.change(file, 'lowering', { reason: '好转' })).body.code).toBe(
      'lower-assessments-missing',
    )
    world.turnTo('2024-03-04')
    await world.assess(person, blue)
    expect((await world.change(file, 'lowering', { reason: '好转' })).status, '28 days apart').toBe(422)
    world.turnTo('2024-03-06')
    await world.assess(person, blue)
    const proposed = await world.change(file, 'lowering', { reason: '监护已落实' })
    expect(proposed.status).toBe(200)
    const waiting = await world.file(file)
    expect(waiting).toMatchObject({ grade: 'red', proposed: true })
    const [level] = waiting.levels
    expect(level).toMatchObject({ grade: 'orange', state: 'proposed' })
    const path = `levels/${level.id}/signature`
    expect((await world.change(file, path, { agree: true })).status, 'the worker may not sign').toBe(403)
    expect((await world.change(file, path, { agree: true }, world.supervisor)).status).toBe(200)
    const signed = await world.file(file)
    expect(signed).toMatchObject({ grade: 'orange', gradeFrom: '2024-03-06', proposed: false })
    expect(signed.levels[0]).toMatchObject({ state: 'in-force', signedName: '测试员' })
  })

  it('is not signed by the account that proposed it, also where that account may sign', async () => {
    world.turnTo('2024-01-02')
    const { person, file } = await opened(red)
    for (const on of ['2024-02-05', '2024-03-07']) {
      world.turnTo(on)
      await world.assess(person, orange)
    }
    await world.change(file, 'lowering', { reason: '好转' }, world.supervisor)
    const [level] = (await world.file(file)).levels
    const own = await world.change(file, `levels/${level.id}/signature`, { agree: true }, world.supervisor)
    expect(own.body.code).toBe('signed-by-oneself')
    expect((await world.file(file)).grade).toBe('red')
  })

  it('is overtaken by a trigger that comes up before the signature', async () => {
    world.turnTo('2024-01-02')
    const { person, file } = await opened(orange)
    for (const on of ['2024-02-05', '2024-03-07']) {
      world.turnTo(on)
      await world.assess(person, blue)
    }
    await world.change(file, 'lowering', { reason: '好转' })
    await world.change(file, 'triggers', { trigger: newId(), code: 'H1', note: '手臂有伤' })
    const shown = await world.file(file)
    expect(shown).toMatchObject({ grade: 'red', proposed: false, openTriggers: 1 })
    expect(shown.levels.map(({ state }: { state: string }) => state)).toEqual([
      'in-force',
      'overtaken',
      'in-force',
    ])
  })

  it('after a correction of the assessment that gave it waits for a signature as well', async () => {
    world.turnTo('2024-01-02')
    const { file, assessment } = await opened(red)
    const corrected = await world.post(`/api/assessments/${assessment}/correction`, {
      id: newId(),
      reason: '误选',
      replacement: { id: newId(), assessedOn: '2024-01-02', answers: orange },
    })
    expect(corrected.status).toBe(200)
    const shown = await world.file(file)
    expect(shown).toMatchObject({ grade: 'red', proposed: true })
    expect(shown.levels[0]).toMatchObject({ cause: 'correction', grade: 'orange', state: 'proposed' })
    const old = await world.get(`/api/assessments/${assessment}`)
    expect(old.body).toMatchObject({ standing: false, correction: { reason: '误选' } })
  })
})

describe('a trigger', () => {
  it('alone opens a file at the gravest grade and asks for the full assessment', async () => {
    world.turnTo('2023-12-29')
    const person = await world.child()
    const answer = await world.post('/api/risk-files', {
      id: newId(),
      person,
      instrument: 'cri-5',
      trigger: { id: newId(), code: 'H5', note: '昨晚未归' },
    })
    expect(answer.status).toBe(201)
    const shown = await world.file(answer.body.id)
    expect(shown).toMatchObject({ grade: 'red', provisional: true, openTriggers: 1 })
    const [event] = await world.rows(
      `select data from outbox where name = 'assessment.trigger-raised' and data ->> 'person' = $1`,
      [person],
    )
    expect(event?.data).toMatchObject({ code: 'H5', starts: ['mandatory-report'] })
    expect(JSON.stringify(event)).not.toContain('red')
  })

  it('is written down with the rest unanswered: red at once, provisional, and to be completed', async () => {
    const person = await world.child()
    const only = { A1: { answer: 1, source: 'observed' } }
    expect((await world.assess(person, only, { reason: 'first' })).body.problems).toHaveLength(24)
    const triggers = [
      { code: 'H1', note: '邻居反映经常被打' },
      { code: 'H3', note: '独自在家三天' },
    ]
    const { status, body } = await world.assess(person, only, { reason: 'first', triggers })
    expect([status, body.grade, body.provisional]).toEqual([201, 'red', true])
    const shown = await world.file(body.file)
    expect(shown.openTriggers).toBe(2)
    expect(shown.clocks.map(({ kind }: { kind: string }) => kind)).toContain('complete')
    // What was answered is checked as ever.
    const wrong = { A1: { answer: 3, source: 'observed' } }
    expect((await world.assess(await world.child(), wrong, { triggers })).body.problems).toMatchObject([
      { code: 'note-missing' },
    ])
  })

  it('stays until it is resolved with evidence and another account signed that', async () => {
    const { file } = await opened(childAnswers({}), { triggers: [{ code: 'H4', note: '有自伤' }] })
    const shown = await world.file(file)
    expect(shown.grade).toBe('red')
    const [trigger] = shown.triggers
    const path = `triggers/${trigger.id}`
    expect((await world.change(file, `${path}/signature`, {}, world.supervisor)).body.code).toBe(
      'trigger-without-evidence',
    )
    expect((await world.change(file, `${path}/resolution`, { evidence: '医院证明' })).status).toBe(200)
    expect((await world.file(file)).openTriggers).toBe(1)
    expect((await world.change(file, `${path}/signature`, {})).status, 'no right to sign').toBe(403)
    expect((await world.change(file, `${path}/signature`, {}, world.supervisor)).status).toBe(200)
    expect((await world.file(file)).openTriggers).toBe(0)
  })
})

describe('a file', () => {
  it('ends when no category holds any more, and not before; it never turns green', async () => {
    const { person, file } = await opened(blue)
    const early = await world.change(file, 'closing', { reason: 'category-ended' }, world.supervisor)
    expect(early.body.code).toBe('person-still-in-category')
    await world.rows(`update person_category set valid_to = '2023-12-01' where person = $1`, [person])
    expect(
      (await world.change(file, 'closing', { reason: 'category-ended' })).status,
      'no right to sign',
    ).toBe(403)
    expect((await world.change(file, 'closing', { reason: 'category-ended' }, world.supervisor)).status).toBe(
      200,
    )
    const shown = await world.file(file)
    expect(shown).toMatchObject({ closeReason: 'category-ended', clocks: [], next: null })
    expect(shown.grades.map(({ grade }: { grade: string }) => grade)).toEqual(['red', 'orange', 'blue'])
  })

  it('is not found, counted, listed or changed by whoever works elsewhere', async () => {
    const { person, file } = await opened(red)
    const stranger = world.actor([...assessing, 'assessment.sign'], { kind: 'division', division: shantang })
    expect((await world.get(`/api/risk-files/${file}`, stranger)).status).toBe(404)
    expect((await world.get(`/api/risk-files?person=${person}`, stranger)).body.items).toEqual([])
    expect((await world.get('/api/risk-files/counts', stranger)).body.grades).toEqual([])
    expect((await world.get(`/api/assessments?person=${person}`, stranger)).body.items).toEqual([])
    expect((await world.change(file, 'raise', { grade: 'red', reason: '试' }, stranger)).status).toBe(404)
    expect((await world.assess(person, red, {}, stranger)).status).toBe(404)
  })

  it('is closed to whoever may not read, record or sign', async () => {
    const { person, file } = await opened(red)
    const scope = { kind: 'division', division: xunxian } as const
    const visitor = world.actor(['people.read', 'activities.read', 'duties.read', 'people.export'], scope)
    const reader = world.actor(['assessment.read'], scope)
    for (const url of [
      '/api/risk-files',
      `/api/risk-files/${file}`,
      '/api/risk-files/counts',
      '/api/risk-files/load',
      '/api/risk-files/elders?month=2023-12',
      '/api/risk-files/second-ratings',
      `/api/assessments?person=${person}`,
    ]) {
      expect((await world.get(url, visitor)).status, url).toBe(403)
      expect((await world.get(url, reader)).status, url).toBe(200)
    }
    expect((await world.assess(person, red, {}, reader)).status).toBe(403)
    expect((await world.change(file, 'worker', {}, reader)).status).toBe(403)
    expect(
      (await world.post('/api/risk-files/second-ratings', { id: newId(), county: xunxian })).status,
    ).toBe(403)
  })

  it('never leaves the county: a city sees counts of its counties, small cells hidden, and no file', async () => {
    const { file } = await opened(red)
    const city = world.actor(assessing, { kind: 'division', division: 410600000000 })
    expect((await world.get(`/api/risk-files/${file}`, city)).status).toBe(404)
    expect((await world.get('/api/risk-files', city)).body.items).toEqual([])
    const counts = (await world.get('/api/risk-files/counts', city)).body
    expect(counts.grades).toEqual([])
    expect(counts.counties.map(({ county }: { county: number }) => county)).toEqual([xunxian])
    const cells = counts.counties[0].grades
    expect(cells === null || cells.every(({ files }: { files: number }) => files >= 5)).toBe(true)
  })
})
