import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newId } from '../../../../platform/server/ids.ts'
import { type AssessmentWorld, assessmentWorld } from '../../../../tests/assessment-world.ts'
import { xunxian } from '../../../../tests/small-county.ts'
import { readInstrument } from '../instruments/instrument-files.ts'

let world: AssessmentWorld

/** Beside `elder-risk`, the instrument for elders that docs/add-an-instrument.md shows, in force in the county. */
beforeAll(async () => {
  world = await assessmentWorld()
  const shown = /```yaml\n([\s\S]*?)```/.exec(readFileSync('docs/add-an-instrument.md', 'utf8'))?.[1] ?? ''
  const read = readInstrument('home-safety.yaml', shown)
  if (!read.ok) throw new Error(JSON.stringify(read.error))
  const { instrument, hash } = read.value
  await world.rows(
    'insert into instrument_definition (hash, code, version, definition) values ($1, $2, 1, $3)',
    [hash, instrument.code, JSON.stringify(instrument)],
  )
  await world.rows(
    `insert into instrument_copy (province, id, division, code, base_version, base_hash, changes, examples, reason, state, written_by,
       written_name, checked_at, signed_by, signed_name, signed_at, hash, from_on)
     values (41, $1, $2, $3, 1, $4, '{}', '[]', '试', 'signed', $5, '甲', now(), $6, '乙', now(), $4, '2023-01-01')`,
    [newId(), xunxian, instrument.code, hash, newId(), newId()],
  )
})
afterAll(() => world.close())

const points = { F2: 3, F3: 3, F4: 0, F5: 0, F7: 0, F8: 0, F9: 0, F10: 1, F1: 0, F6: 0 }
const living = Object.fromEntries(Object.entries(points).map(([code, answer]) => [code, { answer }]))
const home = (S1: number) => ({ S1: { answer: S1 }, S2: { answer: 0 } })

describe('two instruments for one person', () => {
  it('have a file each, with the grades of the own instrument, and neither breaks a list', async () => {
    const person = await world.county.person({ name: '丁奶奶', categories: ['DJLR'] })
    const risk = await world.assess(person, living, { instrument: 'elder-risk', reason: 'first' })
    const safety = await world.assess(person, home(2), { instrument: 'home-safety', reason: 'first' })
    expect([risk.body.grade, safety.body.grade]).toEqual(['medium', 'unsafe'])
    expect(safety.body.file).not.toBe(risk.body.file)
    const files = [await world.file(risk.body.file), await world.file(safety.body.file)]
    expect(files.map(({ grade, clocks }) => [grade, clocks[0].kind])).toEqual([
      ['medium', 'visit'],
      ['unsafe', 'repair'],
    ])
    for (const { assessments } of files) expect(assessments).toHaveLength(1)
    const { status, body } = await world.get(`/api/risk-files?person=${person}`)
    expect([status, body.items.length]).toEqual([200, 2])
    // The next of each goes to its own file, whichever was assessed last.
    await world.assess(person, living, { instrument: 'elder-risk' })
    const again = await world.assess(person, home(2), { instrument: 'home-safety' })
    expect(again.body.file).toBe(safety.body.file)
    expect((await world.file(safety.body.file)).assessments).toHaveLength(2)
  })

  it('stay to be read and worked on after one of them is no longer among the instruments', async () => {
    const person = await world.county.person({ name: '丁太太', categories: ['DJLR'] })
    const { body } = await world.assess(person, home(2), { instrument: 'home-safety', reason: 'first' })
    const gone = `update instrument_copy set state = 'ended', to_on = '2023-02-01' where code = 'home-safety'`
    await world.rows(gone)
    expect((await world.get('/api/risk-files')).status).toBe(200)
    expect((await world.file(body.file)).gradeTitle.zh).toBe('不安全')
    const note = { kind: 'repair', note: '已更换软管', writtenOn: '2023-12-29' }
    expect((await world.change(body.file, 'notes', note)).status).toBe(200)
    expect((await world.assess(person, home(0), { instrument: 'home-safety' })).body.problems).toMatchObject([
      { code: 'instrument-not-in-force' },
    ])
    await world.rows(`update instrument_copy set state = 'signed', to_on = null where code = 'home-safety'`)
  })

  it('an instrument that says nothing of a lower grade gives none, and says so', async () => {
    const person = await world.county.person({ name: '丁爷爷', categories: ['DJLR'] })
    const { body } = await world.assess(person, home(2), { instrument: 'home-safety', reason: 'first' })
    const refused = await world.change(body.file, 'lowering', { reason: '已整改' })
    expect(refused.body.code).toBe('grade-never-falls')
  })
})
