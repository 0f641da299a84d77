import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newId } from '../../platform/server/ids.ts'
import { checkDigitOf } from '../../rooms/people/index.ts'
import { accounts, agency, nanhai, startNanhai } from '../nanhai-product.ts'
import { openWorld, type World } from './browser.ts'

let world: World
let student: string
let placement: string
let application: string
beforeAll(async () => {
  world = await openWorld(startNanhai)
})
afterAll(() => world?.close())

const idNumber = (() => {
  const body = '99060519980203101'
  return body + checkDigitOf(body)
})()
const card = '6299990000000017'

/** Asks the API as whoever is signed in on a page. */
async function send(page: Page, method: 'post' | 'put' | 'get', path: string, data?: object) {
  const answer = await page.request[method](path, data ? { data: { id: newId(), ...data } } : {})
  if (!answer.ok()) throw new Error(`${path}: ${await answer.text()}`)
  return answer.json()
}

const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).first().click()
const inDialog = (page: Page, name: string | RegExp) =>
  page.getByRole('dialog').getByRole('button', { name }).last().click()
const told = (page: Page, words: string | RegExp) => page.getByText(words).first().waitFor()

/** The working days of four months, eight hours each on sixty of them: 480 hours (S13.A1). */
const days = () => {
  const found: string[] = []
  for (let at = Date.UTC(2018, 2, 1); found.length < 59; at += 2 * 86_400_000)
    found.push(new Date(at).toISOString().slice(0, 10))
  return [...found, '2018-06-30']
}

describe('a practicum in Nanhai (S13), from the hour log to the payment and its recovery', () => {
  it('is logged by the student and signed by the field supervisor', async () => {
    const office = await world.visit({ as: 'xianju', at: 'about:blank' })
    await send(office, 'post', '/api/organisations', {
      organisation: agency,
      name: '南海示例社会工作服务中心',
      kind: 'agency',
      division: nanhai,
      establishedOn: '2010-01-01',
    })
    const keeper = await world.visit({ as: 'shixiban', at: 'about:blank' })
    ;[student, placement] = [newId(), newId()]
    await send(keeper, 'post', '/api/practicum/placements', {
      placement,
      student,
      organisation: agency,
      name: '林实习',
      idNumber,
      school: '华南示例大学',
      major: '社会工作',
      socialWorkMajor: true,
      degree: 'bachelor',
      mode: 'full-time',
      enrolledFrom: '2016-09-01',
      enrolledTo: '2020-06-30',
      household: nanhai,
      supervisor: accounts.shixidudao,
      studentAccount: accounts.shixi,
      from: '2018-03-01',
      to: '2018-06-30',
    })
    const own = await world.visit({ as: 'shixi', at: '/practicum' })
    for (const workedOn of days())
      await send(own, 'post', `/api/practicum/mine/${placement}/lines`, {
        workedOn,
        minutes: 480,
        content: '走访与记录',
      })
    await own.reload()
    await own.getByText('60 天').first().waitFor()
    const supervisor = await world.visit({ as: 'shixidudao', at: '/practicum' })
    await press(supervisor, /全部签字/)
    await inDialog(supervisor, /签字/)
    await told(supervisor, '已签字 60 天')
  }, 120_000)

  it('is applied for on the last day, checked, and comes to 2400 (S13.A1)', async () => {
    const own = await world.visit({ as: 'shixi', at: 'about:blank' })
    application = newId()
    let { version } = await send(own, 'post', '/api/applications/drafts', {
      application,
      programme: 'nanhai-practicum',
      subject: { kind: 'self' },
    })
    const at = `/api/applications/mine/${application}`
    const answered = await send(own, 'post', `${at}/answers`, {
      version,
      facts: { place: 'agency', one_stretch: 'yes' },
    })
    version = answered.version
    await send(own, 'post', `${at}/submission`, { version })
    const officer = await world.visit({ as: 'jingban', at: 'about:blank' })
    const full = await send(officer, 'get', `/api/applications/${application}`)
    await send(officer, 'post', `/api/applications/${application}/forwarding`, { version: full.version })
    const { rows } = await world.product.platform.worker.pool.query(
      'select stage, amount_fen::int as amount from application where id = $1',
      [application],
    )
    expect(rows[0]).toEqual({ stage: 'to-pay', amount: 240_000 })
  })

  it('is paid: money comes in, is budgeted, promised and owed, listed, approved, handed over and reconciled', async () => {
    const page = await world.visit({ as: 'caiwu', at: '/budgets' })
    await press(page, '设立资金池')
    await page.getByLabel(/资金来源/).selectOption({ label: '财政资金' })
    await page.getByLabel(/名称/).fill('2019 年财政资金')
    await inDialog(page, '设立资金池')
    await press(page, '登记到位')
    await page.getByLabel(/金额/).fill('100000')
    await inDialog(page, '登记到位')
    await told(page, '已登记到位')
    await page.goto('/budgets/new')
    await page.getByLabel(/名称/).fill('实习补贴')
    await page.getByLabel(/项目/).selectOption({ label: '南海区社会工作实习补贴' })
    await page.getByLabel(/资金池/).selectOption({ index: 1 })
    await page.getByLabel(/金额/).fill('50000')
    await press(page, '编制预算')
    await page.getByRole('heading', { level: 1, name: '实习补贴' }).waitFor()

    await page.goto('/applications/payments')
    await press(page, '登记账户 林实习')
    await page.getByRole('dialog').getByLabel(/账号/).fill(card)
    await page
      .getByRole('dialog')
      .getByLabel(/开户行/)
      .fill('中国农业银行南海支行')
    await inDialog(page, '登记账户')
    await told(page, '账户已登记')
    await page.getByLabel('林实习', { exact: true }).check()
    await page.getByLabel('列支预算').selectOption({ index: 1 })
    await page.getByRole('button', { name: '发放', exact: true }).click()
    await inDialog(page, '发放')
    await told(page, '已列支 1 笔，合计 2,400.00 元')
    await page.getByRole('tab', { name: '已列支' }).click()
    await press(page, '编成支付批次')
    await page
      .getByRole('dialog')
      .getByLabel(/批次名称/)
      .fill('实习补贴第一批')
    await inDialog(page, '编成支付批次')
    await page.getByRole('heading', { level: 1, name: '实习补贴第一批' }).waitFor()
    const run = page.url()

    const approver = await world.visit({ as: 'shenpi', at: run })
    await press(approver, '审批通过')
    await inDialog(approver, '审批通过')
    await told(approver, '已审批')

    await page.reload()
    const [file] = await Promise.all([page.waitForEvent('download'), press(page, /csv/i)])
    expect(file.suggestedFilename()).toContain('.csv')
    await press(page, '登记已交银行')
    await inDialog(page, '登记已交银行')
    await press(page, '导入回盘')
    await page.locator('input[type="file"]').setInputFiles({
      name: '回盘.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from(`收款账号,交易金额,处理状态,失败原因\r\n${card},2400.00,成功,`),
    })
    await inDialog(page, '导入回盘')
    await told(page, /成功 1/)
    await expect.poll(async () => stageOf(application), { timeout: 20_000 }).toBe('paid')
  }, 120_000)

  it('walks from the ledger back to its application', async () => {
    const page = await world.visit({ as: 'caiwu', at: '/ledger' })
    await page.getByRole('link', { name: '形成应付' }).first().click()
    await page.locator(`main a[href="/applications/${application}"]`).waitFor()
  })

  it('S13.A7 forged hours are found, and revocation, recovery and bar are each ordered by a second person', async () => {
    const office = await world.visit({ as: 'xianju', at: `/practicum/${placement}` })
    await office.getByRole('button', { name: /作废/ }).first().click()
    await office.getByRole('dialog').locator('textarea').fill('督导证实当天未到岗')
    await inDialog(office, '作废')
    await told(office, '已作废')

    // What was voided is heard by the house within a second; the list shows it when it is asked again.
    await expect
      .poll(
        async () =>
          (await pool().query('select count(*)::int as count from application_finding')).rows[0].count,
        { timeout: 30_000 },
      )
      .toBe(1)
    const officer = await world.visit({ as: 'jingban', at: '/applications/findings' })
    await officer.getByRole('link', { name: '林实习' }).first().click()
    await press(officer, '提出处理意见')
    await inDialog(officer, '提出处理意见')
    await told(officer, '处理意见已提出')

    const approver = await world.visit({ as: 'shending', at: officer.url() })
    for (const kind of ['撤销资格', '追回资金', '取消申请资格']) {
      await press(approver, `同意 ${kind}`)
      await approver.getByRole('dialog').locator('textarea').fill('事实清楚')
      await inDialog(approver, '同意')
      await approver.getByRole('button', { name: `同意 ${kind}`, exact: true }).waitFor({ state: 'detached' })
    }
    const [paper] = await Promise.all([
      approver.waitForEvent('download'),
      approver
        .getByRole('button', { name: /决定书 PDF/ })
        .first()
        .click(),
    ])
    expect(paper.suggestedFilename()).toMatch(/^处理决定书-CL20190131-.*\.pdf$/)
    const { rows } = await world.product.platform.worker.pool.query(
      `select outcome, (select amount::int from recovery) as recovered,
         (select count(*)::int from application_bar where until_on is null) as bars from application where id = $1`,
      [application],
    )
    expect(rows[0]).toEqual({ outcome: 'revoked', recovered: 240_000, bars: 1 })

    const finance = await world.visit({ as: 'caiwu', at: '/recoveries' })
    await finance.getByRole('link', { name: '林实习' }).first().click()
    await press(finance, '登记到账')
    await inDialog(finance, '登记到账')
    await finance.goto('/budgets')
    await finance.getByRole('link', { name: '实习补贴' }).first().click()
    await press(finance, '追回款转回预算')
    await finance.getByRole('dialog').locator('textarea').fill('继续用于补贴')
    await inDialog(finance, '追回款转回预算')
    await told(finance, '已转回 2,400.00 元')
  }, 120_000)
})

const pool = () => world.product.platform.worker.pool

const stageOf = async (id: string): Promise<string> =>
  (await world.product.platform.worker.pool.query('select stage from application where id = $1', [id]))
    .rows[0].stage
