import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newId } from '../../../../platform/server/ids.ts'
import { nanhai, type PayingWorld, payingWorld } from '../../../../tests/paying-world.ts'
import { shippedPapers } from './letters.ts'

let world: PayingWorld
let budget: string
beforeAll(async () => {
  world = await payingWorld(nanhai, '2019-01-31')
  budget = await world.budget(10_000_000)
})
afterAll(() => world.close())

const today = '2019-01-31'
const issue = (application: string, by = world.approver, more: object = {}) =>
  world.post(`/api/applications/${application}/award`, { letter: newId(), givenOn: today, ...more }, by)
const toPay = (name: string, more: object = {}) =>
  world.application({ programme: 'nanhai-practicum', stage: 'to-pay', amountFen: 240_000, name, ...more })

describe('a letter of award', () => {
  it('is issued once to whoever was awarded, with its number, and is Word and PDF', async () => {
    const one = await toPay('傅一')
    const issued = await issue(one.id)
    expect([issued.status, issued.body.number]).toEqual([
      201,
      expect.stringMatching(/^SY20190131-[0-9A-F]{6}$/),
    ])
    expect((await issue(one.id)).body.code).toBe('letter-issued-already')
    const shown = await world.get(`/api/applications/awards/${issued.body.id}`)
    expect(shown.body).toMatchObject({
      title: '南海区社会工作实习补贴',
      name: '傅一',
      amount: 240_000,
      issuer: '佛山市南海区民政局',
      noted: false,
    })
    const pdf = await world.get(`/api/applications/awards/${issued.body.id}/file?as=pdf`)
    const word = await world.get(`/api/applications/awards/${issued.body.id}/file?as=docx&language=en`)
    expect([pdf.bytes.subarray(0, 4).toString(), word.bytes.subarray(0, 2).toString()]).toEqual([
      '%PDF',
      'PK',
    ])
    const list = await world.get(`/api/applications/awards?search=${encodeURIComponent('傅一')}`)
    expect(list.body.items.map(({ number }: { number: string }) => number)).toEqual([issued.body.number])
    const sheet = await world.get('/api/applications/awards/export')
    expect(sheet.bytes.subarray(0, 2).toString()).toBe('PK')
  })

  it('is not issued before an award, for a day to come, by who may not decide, or elsewhere', async () => {
    const early = await world.application({ programme: 'nanhai-practicum', stage: 'applied', name: '傅二' })
    expect((await issue(early.id)).body.code).toBe('application-not-awarded')
    const one = await toPay('傅三')
    expect((await issue(one.id, world.approver, { givenOn: '2019-02-01' })).body.code).toBe(
      'day-in-the-future',
    )
    expect((await issue(one.id, world.officer)).status).toBe(403)
    expect((await issue(one.id, world.elsewhere)).status).toBe(404)
  })

  it('is read by who was awarded, and by no other applicant', async () => {
    const applicant = world.actor(['applications.apply'])
    const other = world.actor(['applications.apply'])
    const one = await toPay('傅四', { account: applicant.account })
    await issue(one.id)
    const own = await world.get(`/api/applications/mine/${one.id}/award`, applicant)
    expect(own.body.letter.number).toMatch(/^SY/)
    const file = await world.get(`/api/applications/mine/${one.id}/award/file?as=pdf`, applicant)
    expect(file.bytes.subarray(0, 4).toString()).toBe('%PDF')
    expect((await world.get(`/api/applications/mine/${one.id}/award`, other)).status).toBe(404)
    expect((await world.get(`/api/applications/mine/${one.id}/award/file`, other)).status).toBe(404)
  })

  it('has its shipped templates in the house, byte for byte', () => {
    for (const { file, docx } of shippedPapers()) {
      const shipped = join(import.meta.dirname, '../../../../data/templates', file)
      expect(docx.equals(readFileSync(shipped)), file).toBe(true)
    }
  })
})

describe('a sample for audit', () => {
  const names = ['汤一', '汤二', '汤三', '汤四', '汤五', '汤六']

  it('is drawn by a seed that is kept, comes out the same again, and what is wrong becomes a finding', async () => {
    for (const name of names) {
      const one = await toPay(name)
      await world.post('/api/applications/payments', { applications: [one.id], budget, day: today })
    }
    const sample = newId()
    const drawn = await world.post('/api/applications/samples', {
      sample,
      division: String(nanhai),
      programme: 'nanhai-practicum',
      title: '一季度抽查',
      from: '2019-01-01',
      to: today,
      wanted: 3,
    })
    expect([drawn.status, drawn.body.population]).toEqual([201, 6])
    const ahead = await world.post('/api/applications/samples', {
      sample: newId(),
      division: String(nanhai),
      programme: 'nanhai-practicum',
      title: '到以后某日',
      from: '2019-01-01',
      to: '2099-12-31',
      wanted: 3,
    })
    expect(ahead.body.problems).toMatchObject([{ code: 'day-in-the-future', path: '/body/to' }])
    const { body } = await world.get(`/api/applications/samples/${sample}`)
    expect(body.drawn.map(({ rank }: { rank: number }) => rank)).toEqual([1, 2, 3])
    expect([body.repeats, body.others.length, body.seed.length]).toEqual([true, 3, 32])
    const [first] = body.drawn
    const result = (outcome: string, remark: string | null, by = world.officer) =>
      world.post(
        `/api/applications/samples/${sample}/results`,
        { application: first.application, outcome, remark, checkedOn: today },
        by,
      )
    expect((await result('wrong', null)).body.problems).toMatchObject([{ code: 'remark-needed' }])
    expect((await result('wrong', '单位无此人', world.elsewhere)).status).toBe(404)
    const checked = await result('wrong', '单位无此人')
    expect(checked.status).toBe(201)
    expect((await result('in-order', null)).body.code).toBe('sample-checked-already')
    const finding = await world.get(`/api/applications/findings/${checked.body.finding}`)
    expect(finding.body).toMatchObject({
      source: 'sample',
      sourceId: sample,
      facts: '单位无此人',
      state: 'open',
    })
    const [line] = (await world.get('/api/applications/samples')).body.items
    expect(line).toMatchObject({ title: '一季度抽查', checked: 1, wrong: 1 })
    const file = await world.get(`/api/applications/samples/${sample}/export`)
    expect(file.bytes.subarray(0, 2).toString()).toBe('PK')
    expect((await world.get(`/api/applications/samples/${sample}`, world.elsewhere)).status).toBe(404)
  })

  it('is refused where fewer were paid than are wanted, and where who asks does not reach', async () => {
    const ask = (wanted: number, by = world.officer) =>
      world.post(
        '/api/applications/samples',
        {
          sample: newId(),
          division: String(nanhai),
          programme: 'nanhai-practicum',
          title: '抽查',
          from: '2019-01-01',
          to: today,
          wanted,
        },
        by,
      )
    expect((await ask(999)).body.code).toBe('sample-fewer-than-wanted')
    expect((await ask(1, world.elsewhere)).status).toBe(404)
    expect((await ask(1, world.approver)).status).toBe(403)
  })
})
