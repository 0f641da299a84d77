import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import PizZip from 'pizzip'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Actor, GrantScope } from '../../../../kernel/actor.ts'
import { newId } from '../../../../platform/server/ids.ts'
import { type TestApp, testApp } from '../../../../tests/app.ts'
import { filing, caseRecords as form } from '../../../../tests/casework-world.ts'
import { asOwner, type TestPlatform, testPlatform } from '../../../../tests/database.ts'
import { type SmallCounty, shantang, smallCounty, xiaohe } from '../../../../tests/small-county.ts'
import { documentsErrors } from '../../../documents/errors.ts'
import { writeWord } from '../../../documents/server/index.ts'
import { formNames } from '../../domain/form-names.ts'
import { caseFormCodes, caseForms } from '../../domain/forms.ts'
import { caseworkErrors } from '../../errors.ts'
import { caseworkRoutes, shippedCaseForms } from '../index.ts'

const everyday = ['casework.read', 'casework.record', 'people.read', 'people.read-sensitive']

let platform: TestPlatform
let app: TestApp
let county: SmallCounty
let worker: Actor
let supervisor: Actor
let officer: Actor
let elsewhere: Actor
let written: { id: string; person: string }

beforeAll(async () => {
  platform = await testPlatform()
  app = await testApp(platform, caseworkRoutes(platform), { ...caseworkErrors, ...documentsErrors })
  county = await smallCounty(platform)
  const actor = (scope: GrantScope, permissions = everyday) => app.actor({ permissions, scope })
  worker = actor({ kind: 'station', station: county.xiaoheStation })
  supervisor = actor({ kind: 'division', division: xiaohe }, ['casework.read', 'casework.sign', ...everyday])
  officer = actor({ kind: 'division', division: 410621000000 }, ['casework.read', 'casework.templates'])
  elsewhere = actor({ kind: 'division', division: shantang })
  written = await closedCase()
})

afterAll(async () => {
  await app.server.close()
  await platform.close()
})

const get = (url: string, actor: Actor = worker, language = 'zh') =>
  app.server.inject({ method: 'GET', url, headers: { ...app.as(actor), 'accept-language': language } })
const post = (url: string, payload: object, actor: Actor = worker) =>
  app.server.inject({ method: 'POST', url, headers: app.as(actor), payload })
const done = (answer: { statusCode: number; body: string }) =>
  expect([200, 201], answer.body).toContain(answer.statusCode)
const rows = (statement: string, values: unknown[] = []) =>
  asOwner(platform.ownerUrl, async (client) => (await client.query(statement, values)).rows)

const openCase = async (more: object = {}) => {
  const [id, person] = [newId(), await county.person({ name: '周小禾' })]
  const sealed = platform.cipher.seal(
    JSON.stringify({ idNumber: '990621201103050013', phone: '13803921234' }),
  )
  await rows('update person set sealed = $1 where id = $2', [sealed, person])
  const facts = { kind: 'ordinary', problem: 'emotion', source: 'school', openedOn: '2023-09-04' }
  done(await post('/api/cases', { id, person, phases: true, ...facts, ...more }))
  return { id, person }
}

/** A case that went through all its phases, with what the forms are about. */
async function closedCase() {
  const { id, person } = await openCase()
  const goal = newId()
  const record = async (words: object) => done(await post(`/api/cases/${id}/records`, filing(words)))
  const file = async () => (await get(`/api/cases/${id}/file`)).json()
  const enter = async (to: string) =>
    done(await post(`/api/cases/${id}/phase`, { id: newId(), version: (await file()).version, to }))
  const sign = async (kind: string, opinion: string) => {
    const one = (await file()).records.find((line: { kind: string }) => line.kind === kind)
    const url = `/api/cases/${id}/records/${one.id}/signature`
    done(await post(url, { id: newId(), agreed: true, opinion }, supervisor))
  }
  await record(form.intake({ presentingProblem: '六年级，成绩下滑，不愿进教室', crisis: [] }))
  await enter('assessment')
  await record(form.assessment({ scales: [{ name: '儿童抑郁量表', score: '18', on: '2023-09-10' }] }))
  await enter('planning')
  await record(form.plan([goal], { parties: ['client', 'guardian'] }))
  const strokes = [[100, 150, 300, 60, 500, 250, 800, 100]]
  await record(form.agreement('client', { way: 'strokes', strokes }))
  await record(form.agreement('guardian', { name: '周大山', way: 'paper' }))
  await enter('intervention')
  await record(form.process('2023-10-09', { process: '第一次面谈\n谈到班级 <b>&' }))
  await record(form.process('2023-10-16', { process: '第二次面谈' }))
  await record(form.process('2023-10-23', { process: '第三次面谈' }))
  await record(form.progress(goal, '2023-10-16'))
  await enter('evaluation')
  await record(form.evaluation([goal]))
  await sign('evaluation', '家校合作到位')
  await enter('closing')
  await record(form.closing({ outcome: '回到课堂' }))
  await sign('closing', '同意结案')
  done(await post(`/api/cases/${id}/notes`, { id: newId(), text: '保密笔记里的话' }))
  const { version } = await file()
  const closing = { id: newId(), version, closedOn: '2023-12-20', reason: 'goals-met' }
  done(await post(`/api/cases/${id}/closing`, closing))
  return { id, person }
}

const zipOf = (bytes: Buffer) => new PizZip(bytes)
const bodyOf = (bytes: Buffer) => zipOf(bytes).file('word/document.xml')?.asText() ?? ''
const formOf = async (id: string, code: string, as = 'docx', actor: Actor = worker, language = 'zh') =>
  get(`/api/cases/${id}/forms/${code}/${as}`, actor, language)
const textOf = async (id: string, code: string, language = 'zh') => {
  const answer = await formOf(id, code, 'docx', worker, language)
  expect(answer.statusCode, answer.body.slice(0, 300)).toBe(200)
  return bodyOf(answer.rawPayload)
    .replace(/<\/w:p>|<w:br\/>/g, '\n')
    .replace(/<[^>]*>/g, '')
}

describe('the official forms of a case (5.4)', () => {
  it('print each as Word and as PDF with its Chinese font', async () => {
    for (const code of caseFormCodes) {
      const text = await textOf(written.id, code)
      expect(text, code).toContain(caseForms[code].zh)
      expect(text, code).not.toMatch(/[{}]|undefined|null/)
      const pdf = await formOf(written.id, code, 'pdf')
      expect(pdf.statusCode, code).toBe(200)
      expect(pdf.rawPayload.subarray(0, 5).toString()).toBe('%PDF-')
      expect(pdf.rawPayload.includes('NotoSansSC'), code).toBe(true)
    }
  })

  it('say what the records say, with the boxes of choices ticked', async () => {
    const intake = await textOf(written.id, 'intake')
    expect(intake).toContain('六年级，成绩下滑，不愿进教室')
    expect(intake).toContain('■学校')
    expect(intake).toContain('□自伤自杀 □暴力')
    expect(intake).toContain('■受理')
    const assessment = await textOf(written.id, 'assessment')
    expect(assessment).toContain('1. 厌学\n2. 自我评价低')
    expect(assessment).toContain('儿童抑郁量表')
    expect(assessment).toContain('2023年9月10日')
    const plan = await textOf(written.id, 'plan')
    for (const part of ['每周到校', '到校天数', '每周 5 天', '2023年11月30日', '周大山', '纸质协议已签'])
      expect(plan).toContain(part)
    const process = await textOf(written.id, 'process')
    expect(process).toContain('第 1 次')
    expect(process).toContain('第一次面谈\n谈到班级 &lt;b&gt;&amp;')
    expect(process).toContain('第 2 次')
    const closing = await textOf(written.id, 'closing')
    for (const part of ['2023年12月20日', '回到课堂', '同意结案', '家校合作到位', '2小时30分钟', '■目标达成'])
      expect(closing).toContain(part)
  })

  it('carry the signature that was written on the screen as a picture', async () => {
    const zip = zipOf((await formOf(written.id, 'plan')).rawPayload)
    const picture = zip.file('word/media/filled1.png')?.asUint8Array()
    expect(
      Buffer.from(picture ?? [])
        .subarray(1, 4)
        .toString(),
    ).toBe('PNG')
    expect(zip.file('word/document.xml')?.asText()).toContain('r:embed="rIdFilled1"')
    expect(zip.file('word/_rels/document.xml.rels')?.asText()).toContain('media/filled1.png')
    expect(zip.file('[Content_Types].xml')?.asText()).toContain('Extension="png"')
  })

  it('print one contact alone when it is asked for, and nothing of another case', async () => {
    const { records } = (await get(`/api/cases/${written.id}/file`)).json()
    const second = records.find(
      (one: { kind: string; nth: number }) => one.kind === 'process' && one.nth === 2,
    )
    const alone = await get(`/api/cases/${written.id}/forms/process/docx?record=${second.id}`)
    const text = bodyOf(alone.rawPayload)
    expect(text).toContain('第二次面谈')
    expect(text).not.toContain('第一次面谈')
    const other = await openCase()
    expect((await get(`/api/cases/${other.id}/forms/process/docx?record=${second.id}`)).statusCode).toBe(404)
  })

  it('stay blank where nothing is filled in, with rows and boxes to write in by hand', async () => {
    const { id } = await openCase()
    const plan = await textOf(id, 'plan')
    expect(plan).toContain('总目标')
    expect(plan).not.toContain('每周到校')
    const answer = await formOf(id, 'plan')
    const rowsOf = (text: string) => text.match(/<w:tr>/g)?.length ?? 0
    // Three blank rows each for goals, tasks and signatures, beside what stands in every plan.
    expect(rowsOf(bodyOf(answer.rawPayload))).toBe(rowsOf(shippedBody('case-plan')) + 6)
    expect(await textOf(id, 'intake')).toContain('□受理 □不受理 □转介其他机构')
  })

  it('are there in English too', async () => {
    const text = await textOf(written.id, 'intake', 'en')
    expect(text).toContain('Case intake form')
    expect(text).toContain('■School')
    expect(text).not.toContain('求助问题描述')
  })

  it('5.3: the registration form masks the identity number', async () => {
    const text = await textOf(written.id, 'register')
    expect(text).toContain('周小禾')
    expect(text).not.toContain('990621201103050013')
    expect(text).toContain('990621********0013')
    expect(text).toContain('138****1234')
  })
})

describe('who may print them', () => {
  it('is nobody to whom the case is out of sight: 404, as for one that is not there', async () => {
    for (const as of ['docx', 'pdf']) {
      const answers = [
        await formOf(written.id, 'intake', as, elsewhere),
        await formOf(newId(), 'intake', as, elsewhere),
      ]
      expect(answers.map((one) => [one.statusCode, one.json().code])).toEqual([
        [404, 'not-found'],
        [404, 'not-found'],
      ])
    }
  })

  it('is nobody without the right to see sensitive fields there', async () => {
    const reader = app.actor({
      permissions: ['casework.read'],
      scope: { kind: 'division', division: xiaohe },
    })
    const answer = await formOf(written.id, 'intake', 'pdf', reader)
    expect([answer.statusCode, answer.json().code]).toEqual([403, 'not-permitted'])
    const none = app.actor({ permissions: ['people.read'], scope: { kind: 'division', division: xiaohe } })
    expect((await formOf(written.id, 'intake', 'pdf', none)).statusCode).toBe(403)
  })

  it('sees no confidential note in any form, not even its author', async () => {
    for (const code of caseFormCodes) expect(await textOf(written.id, code)).not.toContain('保密笔记里的话')
  })

  it('is written to the audit trail with form and file', async () => {
    await formOf(written.id, 'closing', 'pdf')
    const [line] = await rows(
      `select subject, purpose, detail from audit_line where action = 'casework.print-form'
       and account = $1 order by at desc limit 1`,
      [worker.account],
    )
    expect(line).toMatchObject({
      subject: written.person,
      purpose: 'export',
      detail: { case: written.id, form: 'closing', as: 'pdf' },
    })
  })
})

const shippedBody = (code: string) =>
  bodyOf(readFileSync(join(import.meta.dirname, '../../../../data/templates', `${code}.docx`)))

describe('the templates of the forms', () => {
  const templates = async (actor: Actor) =>
    (await get('/api/cases/form-templates?division=410621', actor)).json().items
  const put = async (code: string, docx: Buffer, actor: Actor, division = '410621') => {
    const body = new FormData()
    body.set('id', newId())
    body.set('division', division)
    body.set('file', new Blob([new Uint8Array(docx)]), '本县接案表.docx')
    const request = new Request('http://x/', { method: 'POST', body })
    return app.server.inject({
      method: 'POST',
      url: `/api/cases/form-templates/${code}`,
      headers: { ...app.as(actor), 'content-type': request.headers.get('content-type') ?? '' },
      payload: Buffer.from(await request.arrayBuffer()),
    })
  }
  const own = (name: string) =>
    writeWord({ title: '浚县接案表', language: 'zh', blocks: [{ kind: 'text', text: `对象：{${name}}` }] })

  it('are shipped as what the house makes', () => {
    for (const { file, docx } of shippedCaseForms())
      expect(
        docx.equals(readFileSync(join(import.meta.dirname, '../../../../data/templates', file))),
        file,
      ).toBe(true)
  })

  it('keep a picture on one page: no row that holds one goes over to the next', () => {
    const rows = shippedBody('case-register').match(/<w:tr>.*?<\/w:tr>/gs) ?? []
    const pictured = rows.filter((row) => /@genogram|@ecomap/.test(row))
    expect(pictured.map((row) => row.includes('<w:cantSplit/>'))).toEqual([true, true])
  })

  it('give a day in a list room enough for one line: a quarter of the width', () => {
    const cells = shippedBody('case-plan').match(/<w:tc>.*?<\/w:tc>/gs) ?? []
    const days = cells.filter((cell) => /\{(due_on|agreed_on)\}/.test(cell))
    expect(days.map((cell) => Number(/w:gridSpan w:val="(\d+)"/.exec(cell)?.[1]))).toEqual([6, 7, 6])
  })

  it('are explained, every name of every form, in docs', () => {
    const page = readFileSync(join(import.meta.dirname, '../../../../docs/word-templates.md'), 'utf8')
    for (const code of caseFormCodes)
      for (const { name } of formNames[code]) expect(page, `${code}: ${name}`).toContain(`\`{${name}}\``)
  })

  it('are refused with a name that nothing fills, which is told in Chinese and English', async () => {
    const answer = await put('intake', own('telephone'), officer)
    expect([answer.statusCode, answer.json().code]).toEqual([422, 'word-placeholder-unknown'])
    expect(answer.json().problems).toMatchObject([
      {
        path: '/file/telephone',
        messages: {
          zh: '模板里有不认识的占位符：telephone',
          en: 'The template has placeholders that nothing fills: telephone',
        },
      },
    ])
    const raw = writeWord({ title: '{@client}', language: 'zh', blocks: [] })
    // A text where a picture would be put is mark-up, and is refused as well.
    expect((await put('intake', raw, officer)).json().code).toBe('word-placeholder-unknown')
    expect((await put('intake', Buffer.from('%PDF-1.7'), officer)).json().code).toBe('word-not-readable')
    // One that does not close is told by name as well, in words of either language.
    const open = writeWord({ title: '{#contacts}{aim}', language: 'zh', blocks: [] })
    expect((await put('process', open, officer)).json()).toMatchObject({
      code: 'word-template-broken',
      messages: {
        zh: '模板里有占位符没有写完整（contacts）',
        en: 'A placeholder of the template is not whole: contacts',
      },
    })
  })

  it('are replaced by the county for all below it, for Word and PDF, and by nobody else', async () => {
    expect(await templates(officer)).toMatchObject([
      { form: 'register', fileName: null, mayReplace: true },
      { form: 'intake' },
      { form: 'assessment' },
      { form: 'plan' },
      { form: 'process' },
      { form: 'closing' },
    ])
    expect((await templates(worker))[0].mayReplace).toBe(false)
    expect((await put('intake', own('client'), worker)).statusCode).toBe(403)
    expect((await put('intake', own('client'), officer, '420802')).statusCode).toBe(404)
    done(await put('intake', own('client'), officer))
    const text = await textOf(written.id, 'intake')
    expect(text).toContain('浚县接案表')
    expect(text).toContain('对象：周小禾')
    expect((await formOf(written.id, 'intake', 'pdf')).statusCode).toBe(200)
    expect((await templates(worker))[1]).toMatchObject({ fileName: '本县接案表.docx' })
    const file = await get('/api/cases/form-templates/intake?division=410621', worker)
    expect(file.rawPayload.equals(own('client'))).toBe(true)
  })
})
