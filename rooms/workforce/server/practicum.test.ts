import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { wholeScope } from '../../../kernel/actor.ts'
import { day } from '../../../kernel/day.ts'
import { ok } from '../../../kernel/result.ts'
import { read } from '../../../platform/server/command.ts'
import { newId } from '../../../platform/server/ids.ts'
import { nanhai, numberOf, type PracticumWorld, practicumWorld } from '../../../tests/practicum-world.ts'
import {
  type CountedStudent,
  factsOfStudent,
  shippedCertificateTemplate,
  studentOfNumber,
  studentPopulation,
} from './index.ts'

let world: PracticumWorld
beforeAll(async () => {
  world = await practicumWorld()
})
afterAll(() => world.close())

const facts = async (student: string, on: string, from?: string) => {
  const found = await read(
    { db: world.platform.database.handle, actor: world.officer, scope: wholeScope, today: day('2019-01-31') },
    async (tx) => ok(await factsOfStudent(tx, wholeScope, student, day(on), from ? { from: day(from) } : {})),
  )
  return found.ok ? found.value : null
}

describe('a practicum (S13)', () => {
  it('is logged by the student, counts once the field supervisor signed it, and is a fact for programmes', async () => {
    const at = await world.agency('南海示例社会工作服务中心')
    const { status, body } = await world.placed(at)
    expect(status).toBe(201)
    const first = await world.log(body.id, '2018-03-01', 480, at.student)
    const second = await world.log(body.id, '2018-03-02', 450, at.student)
    expect([first.status, second.status]).toEqual([201, 201])
    expect((await facts(body.student, '2019-01-31'))?.['practicum.minutes']?.value).toBe(0)
    const signed = await world.sign(body.id, [first.body.id, second.body.id], at.supervisor)
    expect(signed.body).toEqual({ signed: 2 })
    const known = await facts(body.student, '2019-01-31')
    expect([
      known?.['practicum.minutes']?.value,
      known?.['practicum.days']?.value,
      known?.['practicum.months']?.value,
      known?.['household.registration']?.value,
    ]).toEqual([930, 2, 4, nanhai])
    // The day before the signature nobody knew of it.
    expect((await facts(body.student, '2019-01-30'))?.['practicum.minutes']?.value).toBe(0)
    const mine = await world.get('/api/practicum/mine', at.student)
    expect([mine.body.items.length, mine.body.items[0].signedMinutes, mine.body.items[0].unsigned]).toEqual([
      1, 930, 0,
    ])
  })

  it('keeps a signed line as it is: a correction stands beside it until it is signed as well', async () => {
    const at = await world.agency('更正示例中心')
    const { body } = await world.placed(at, { idNumber: numberOf(1) })
    const line = await world.log(body.id, '2018-03-05', 480, at.student)
    await world.sign(body.id, [line.body.id], at.supervisor)
    const correction = await world.post(
      `/api/practicum/mine/lines/${line.body.id}/correction`,
      { id: newId(), minutes: 240, content: '半天', reason: '多记了半天' },
      at.student,
    )
    expect(correction.status).toBe(201)
    expect((await facts(body.student, '2019-01-31'))?.['practicum.minutes']?.value).toBe(480)
    const twice = await world.post(
      `/api/practicum/mine/lines/${line.body.id}/correction`,
      { id: newId(), minutes: 100, content: '再改', reason: '再改' },
      at.student,
    )
    expect(twice.body.code).toBe('practicum-line-not-standing')
    await world.sign(body.id, [correction.body.id], at.supervisor)
    expect((await facts(body.student, '2019-01-31'))?.['practicum.minutes']?.value).toBe(240)
    const rows = await world.rows(
      'select minutes, replaced_by is null as stands from practicum_line where placement = $1 order by minutes',
      [body.id],
    )
    expect(rows).toEqual([
      { minutes: 240, stands: true },
      { minutes: 480, stands: false },
    ])
  })

  it('is logged by the agency where the student has no account', async () => {
    const at = await world.agency('代录示例中心')
    const { body } = await world.placed(at, { idNumber: numberOf(9), studentAccount: null })
    const line = await world.post(
      `/api/practicum/placements/${body.id}/lines`,
      { id: newId(), workedOn: '2018-03-05', minutes: 480, content: '纸质记录补录' },
      at.office,
    )
    expect(line.status).toBe(201)
    expect((await world.sign(body.id, [line.body.id], at.supervisor)).body).toEqual({ signed: 1 })
    expect((await facts(body.student, '2019-01-31'))?.['practicum.minutes']?.value).toBe(480)
  })

  it('is signed by the supervisor of the placement alone, and never by the hand that logged it', async () => {
    const at = await world.agency('签字示例中心')
    const other = await world.agency('另一家中心')
    const { body } = await world.placed(at, { idNumber: numberOf(2) })
    const line = await world.log(body.id, '2018-03-05', 480, at.student)
    expect((await world.sign(body.id, [line.body.id], other.supervisor)).status).toBe(404)
    expect((await world.sign(body.id, [line.body.id], at.office)).status).toBe(403)
    expect((await world.sign(body.id, [line.body.id], at.student)).status).toBe(403)
    const own = await world.post(
      `/api/practicum/placements/${body.id}/lines`,
      { id: newId(), workedOn: '2018-03-06', minutes: 60, content: '记录' },
      at.supervisor,
    )
    expect(own.body.code).toBe('practicum-supervisor-logs-not')
    expect((await world.log(body.id, '2018-03-07', 60, other.student)).status).toBe(404)
  })

  it('refuses a day outside the placement, a day twice, and more than a day has', async () => {
    const at = await world.agency('日期示例中心')
    const beside = await world.agency('并行示例中心')
    const { body } = await world.placed(at, { idNumber: numberOf(3) })
    const also = await world.placed(beside, { idNumber: numberOf(3) })
    expect(also.body.student).toBe(body.student)
    expect((await world.log(body.id, '2018-07-01', 60, at.student)).body.problems[0]).toMatchObject({
      code: 'practicum-outside-placement',
      path: '/body/workedOn',
    })
    expect((await world.log(body.id, '2018-03-05', 800, at.student)).status).toBe(201)
    expect((await world.log(body.id, '2018-03-05', 60, at.student)).body.problems[0].code).toBe(
      'practicum-day-already-logged',
    )
    expect((await world.log(also.body.id, '2018-03-05', 700, beside.student)).body.problems[0].code).toBe(
      'practicum-day-too-long',
    )
    expect((await world.log(also.body.id, '2018-03-05', 640, beside.student)).status).toBe(201)
  })

  it('S13.A7: forged hours are marked void by an officer, with the reason, and the certificate is withdrawn', async () => {
    const at = await world.agency('核查示例中心')
    const { body } = await world.placed(at, { idNumber: numberOf(4) })
    const lines = [
      await world.log(body.id, '2018-03-05', 600, at.student),
      await world.log(body.id, '2018-03-06', 480, at.student),
    ].map((answer) => answer.body.id as string)
    await world.sign(body.id, lines, at.supervisor)
    const issued = await world.post(
      `/api/practicum/placements/${body.id}/certificates`,
      { id: newId(), from: '2018-03-01', to: '2018-06-30' },
      at.office,
    )
    expect([issued.status, issued.body.minutes, issued.body.days]).toEqual([201, 1080, 2])
    const forged = { id: newId(), lines: [lines[0]], reason: '与考勤不符' }
    expect((await world.post(`/api/practicum/placements/${body.id}/voiding`, forged, at.office)).status).toBe(
      403,
    )
    const voided = await world.post(`/api/practicum/placements/${body.id}/voiding`, forged, world.officer)
    expect(voided.body).toEqual({ voided: 1, minutes: 600 })
    const known = await facts(body.student, '2019-01-31')
    expect([known?.['practicum.minutes']?.value, known?.['practicum.voided-minutes']?.value]).toEqual([
      480, 600,
    ])
    const shown = await world.get(`/api/practicum/placements/${body.id}`, world.officer)
    expect(shown.body.certificates[0].withdrawnReason).toBe('与考勤不符')
    expect(shown.body.totals).toEqual({
      signedMinutes: 480,
      signedDays: 1,
      unsignedMinutes: 0,
      voidMinutes: 600,
    })
    const events = await world.rows(
      `select data->>'minutes' as minutes from outbox where name = 'practicum.voided' and subject = $1`,
      [body.student],
    )
    expect(events).toEqual([{ minutes: '600' }])
  })

  it('is certified as docx and PDF for the agency and for the student, and for nobody else', async () => {
    const at = await world.agency('证明示例中心')
    const other = await world.agency('旁观示例中心')
    const { body } = await world.placed(at, { idNumber: numberOf(5) })
    const line = await world.log(body.id, '2018-03-05', 480, at.student)
    const certify = () =>
      world.post(
        `/api/practicum/placements/${body.id}/certificates`,
        { id: newId(), from: '2018-03-01', to: '2018-03-31' },
        at.office,
      )
    expect((await certify()).body.code).toBe('practicum-nothing-signed')
    await world.sign(body.id, [line.body.id], at.supervisor)
    const { id, number } = (await certify()).body
    expect(number).toMatch(/^SX20190131-[0-9A-F]{6}$/)
    const file = await world.get(`/api/practicum/certificates/${id}/file?format=pdf`, at.office)
    expect([file.status, file.bytes.subarray(0, 5).toString()]).toEqual([200, '%PDF-'])
    const own = await world.get(`/api/practicum/mine/certificates/${id}/file?format=docx`, at.student)
    expect([own.status, own.bytes.subarray(0, 2).toString()]).toEqual([200, 'PK'])
    expect((await world.get(`/api/practicum/certificates/${id}/file`, other.office)).status).toBe(404)
    expect((await world.get(`/api/practicum/mine/certificates/${id}/file`, other.student)).status).toBe(404)
  })

  it('prints on the template that is shipped, the same bytes each time', () => {
    const shipped = join(import.meta.dirname, '../../../data/templates/practicum-certificate.docx')
    expect(shippedCertificateTemplate().equals(readFileSync(shipped))).toBe(true)
  })

  it('is seen by its agency and its district, and by no other agency', async () => {
    const at = await world.agency('名单示例中心')
    const other = await world.agency('无关示例中心')
    const { body } = await world.placed(at, { idNumber: numberOf(6) })
    expect((await world.get(`/api/practicum/placements/${body.id}`, at.office)).body.file.idNumber).toMatch(
      /\*{6,}/,
    )
    expect((await world.get(`/api/practicum/placements/${body.id}`, other.office)).status).toBe(404)
    expect((await world.get('/api/practicum/placements', other.office)).body.items).toEqual([])
    expect((await world.get('/api/practicum/placements', at.student)).status).toBe(403)
    const found = await world.get(`/api/practicum/placements?organisation=${at.organisation}`, world.officer)
    expect(found.body.items.map(({ id }: { id: string }) => id)).toEqual([body.id])
  })

  it('answers by identity number, to a scope that covers the student alone', async () => {
    const at = await world.agency('查找示例中心')
    const { body } = await world.placed(at, { idNumber: numberOf(7) })
    const look = (scope: typeof wholeScope) =>
      read(
        { db: world.platform.database.handle, actor: world.officer, scope, today: day('2019-01-31') },
        async (tx) =>
          ok(await studentOfNumber(tx, scope, world.platform.cipher, numberOf(7), day('2019-01-31'))),
      )
    expect(await look(wholeScope)).toEqual({ ok: true, value: { id: body.student, name: '林实习' } })
    const elsewhere = { ...wholeScope, ranges: [{ low: 440101000000, high: 440199999999 }] }
    expect(await look(elsewhere)).toEqual({ ok: true, value: null })
  })

  it('refuses what is no host, an account of another agency, and one account for both', async () => {
    const at = await world.agency('账号示例中心')
    const other = await world.agency('他方示例中心')
    const code = async (more: object) =>
      (await world.placed(at, { idNumber: numberOf(8), ...more })).body.problems?.[0]?.code
    expect(await code({ supervisor: other.supervisor.account })).toBe('practicum-account-unknown')
    expect(await code({ studentAccount: at.supervisor.account })).toBe('practicum-supervisor-is-student')
    expect(await code({ idNumber: '123' })).toBe('identity-number-length')
    const outside = await world.placed(at, { idNumber: numberOf(8) }, other.office)
    expect(outside.status).toBe(404)
  })
})

describe('students in bulk', () => {
  it('are told with the same facts as one by one, counted from any day (S13.A8)', async () => {
    const scope = { ...wholeScope }
    for (const from of [undefined, '2018-01-01', '2018-03-02']) {
      const told = await read(
        { db: world.platform.database.handle, actor: world.officer, scope, today: day('2019-01-31') },
        async (tx) => {
          const all: CountedStudent[] = []
          for await (const batch of studentPopulation(tx, scope, nanhai, day('2019-01-31')))
            all.push(...batch)
          return ok(all)
        },
      )
      if (!told.ok) throw new Error(told.error.code)
      expect(told.value.length).toBeGreaterThan(1)
      for (const { id, facts: factsFrom } of told.value)
        expect(factsFrom(from ? { from: day(from) } : {})).toEqual(await facts(id, '2019-01-31', from))
    }
  })
})
