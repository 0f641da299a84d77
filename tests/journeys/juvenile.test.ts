import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openWorld, type World } from './browser.ts'

let world: World

beforeAll(async () => {
  world = await openWorld()
})

afterAll(() => world?.close())

/** Opens the file of a minor from the list. */
async function openFile(page: Page, name: string): Promise<string> {
  const row = page.getByRole('row', { name: new RegExp(name) })
  const link = row.getByRole('link')
  const number = await link.innerText()
  await link.click()
  await page.getByRole('heading', { level: 1, name: number }).waitFor()
  return number
}

const tab = (page: Page, name: string) => page.getByRole('tab', { name: new RegExp(`^${name}`) }).click()

/** Words of the menu at the foot of a phone that stand on two lines. */
const brokenWords = (page: Page): Promise<string[]> =>
  page.evaluate(`[...document.querySelectorAll('nav a, nav button')].flatMap((entry) => {
    const walker = document.createTreeWalker(entry, NodeFilter.SHOW_TEXT)
    const broken = []
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      for (const { 0: word, index } of node.data.matchAll(/\\S+/g)) {
        const range = document.createRange()
        range.setStart(node, index)
        range.setEnd(node, index + word.length)
        const tops = new Set([...range.getClientRects()].map(({ top }) => Math.round(top)))
        const { width } = range.getBoundingClientRect()
        if (tops.size > 1 || width > entry.getBoundingClientRect().width) broken.push(word)
      }
    }
    return broken
  })`)

describe('work with minors involved in a case', () => {
  it('S17.A1: a report with an empty chapter cannot be issued; with all five and both signatures it is', async () => {
    const page = await world.visit({ as: 'db-sifa1', at: '/juvenile' })
    await openFile(page, '汤小野')
    await tab(page, '调查报告')
    const missing = page.getByText('家庭监护条件：没有内容')
    await missing.waitFor()
    const issue = page.getByRole('button', { name: '出具报告' })
    expect(await issue.isDisabled()).toBe(true)
    await tab(page, '家庭监护条件')
    await page.getByRole('textbox', { name: '家庭监护条件' }).fill('母亲已返乡，能够履行监护。')
    await page.getByRole('button', { name: '增加来源' }).click()
    await page.getByRole('textbox', { name: '对象' }).fill('母亲')
    await missing.waitFor({ state: 'detached' })
    await tab(page, '分析与建议')
    await page.getByRole('textbox', { name: '意见和建议' }).fill('建议开展家庭教育指导。')
    await page.getByText('草稿已自动保存').waitFor()
    await page.getByRole('button', { name: '签字', exact: true }).click()
    await page.getByRole('dialog').getByRole('button', { name: '签字' }).click()
    await page.getByText('已签字', { exact: true }).first().waitFor()
    expect(await issue.isDisabled()).toBe(true)

    const second = await world.visit({ as: 'db-sifa2', at: '/juvenile' })
    await openFile(second, '汤小野')
    await tab(second, '调查报告')
    await second.getByRole('button', { name: '签字', exact: true }).click()
    await second.getByRole('dialog').getByRole('button', { name: '签字' }).click()
    await second.getByRole('button', { name: '出具报告' }).click()
    await second.getByRole('dialog').getByRole('button', { name: '出具报告' }).click()
    await second.getByText('第 1 版').first().waitFor()

    const office = await world.visit({ as: 'db-jiancha', at: '/juvenile' })
    await office.getByRole('row', { name: /4号/ }).getByText('已出报告').waitFor()
  })

  it('has a menu on a narrow phone in which no word is broken, in English too', async () => {
    const page = await world.visit({ as: 'db-sifa1', at: '/juvenile', device: 'phone', language: 'en' })
    await page.getByRole('link', { name: 'Organisations' }).waitFor()
    expect(await brokenWords(page)).toEqual([])
  })

  it('S17.A2: the education bureau sees the attendance of its pupil and not what the case is', async () => {
    const page = await world.visit({ as: 'db-jiaoyu' })
    const task = page.getByRole('region', { name: '到课情况协助' }).or(page.getByText('叶小川')).first()
    await task.waitFor()
    const told = await page.locator('main').innerText()
    expect(told).toContain('叶小川')
    expect(told).toContain('东宝某中学')
    expect(told).not.toMatch(/寻衅滋事|涉罪|被害|帮教|东检未|SW-/)
    await page.goto('/juvenile')
    await page.getByText('没有这个页面').waitFor()
  })

  it('S17.A3: sealed, the minor is in no list; a request with grounds that another approves opens the file to read', async () => {
    const keeper = await world.visit({ as: 'db-dangan', at: '/juvenile' })
    const number = await openFile(keeper, '任小冬')
    await keeper.getByRole('button', { name: '封存', exact: true }).click()
    await keeper.getByRole('textbox', { name: '封存通知书编号' }).fill('东检封通 8 号')
    await keeper.getByRole('dialog').getByRole('button', { name: '封存', exact: true }).click()
    await keeper.getByRole('heading', { level: 1, name: '涉未工作' }).waitFor()
    await keeper.getByRole('row', { name: /叶小川/ }).waitFor()
    expect(await keeper.locator('main').innerText()).not.toMatch(new RegExp(`任小冬|${number}`))

    const worker = await world.visit({ as: 'db-sifa1', at: '/juvenile' })
    await worker.getByRole('row', { name: /叶小川/ }).waitFor()
    expect(await worker.locator('main').innerText()).not.toContain('任小冬')
    await worker.getByRole('button', { name: '封存档案查阅' }).click()
    await worker.getByRole('button', { name: '申请查阅' }).click()
    const asking = worker.getByRole('dialog')
    await asking.getByRole('textbox', { name: '档案编号或证件号' }).fill(number)
    await asking.getByRole('textbox', { name: '理由' }).fill('法院依法查询')
    await asking.getByRole('textbox', { name: '依据' }).fill('刑事诉讼法第二百八十六条')
    await asking.getByRole('button', { name: '申请查阅' }).click()
    await worker.getByText('待审批').waitFor()

    const approver = await world.visit({ as: 'db-shenpi', at: '/juvenile/sealed' })
    await approver
      .getByRole('row', { name: new RegExp(number) })
      .getByRole('button', { name: '审批' })
      .click()
    const deciding = approver.getByRole('dialog')
    await deciding.getByText('批准', { exact: true }).click()
    await deciding.getByRole('textbox', { name: '理由' }).fill('依据充分')
    await deciding.getByRole('button', { name: '审批' }).click()
    await approver.getByText('已批准').waitFor()

    await worker.reload()
    await worker.getByRole('link', { name: '查阅', exact: true }).click()
    await worker.getByText('未成年人犯罪记录封存').waitFor()
    await worker.getByText('任小冬').waitFor()
    expect(await worker.getByRole('button', { name: /保存|签字|封存$/ }).count()).toBe(0)
  })
})

describe('a mandatory report', () => {
  it('2.10: is written on a phone by a child director in under a minute of presses, and sees the own report only', async () => {
    const page = await world.visit({ as: 'ertong', at: '/protection/new', device: 'phone' })
    await page.getByText('虐待、家庭暴力').click()
    await page.getByText('正处于危险').click()
    await page.getByRole('textbox', { name: '是哪个孩子' }).fill('村东头王家老二')
    await page.getByRole('textbox', { name: '看到、听到了什么' }).fill('手臂有淤青，说是被打的')
    await page.getByText('已报公安机关').click()
    await page.getByRole('button', { name: '发起强制报告' }).click()
    await page.getByRole('heading', { level: 1, name: /^QB-410621-2023-/ }).waitFor()
    await page.getByText('手臂有淤青，说是被打的').waitFor()
    await page.goto('/protection')
    await page.getByRole('list', { name: '强制报告' }).waitFor()
    expect(await page.getByRole('list', { name: '强制报告' }).getByRole('link').count()).toBe(1)
  })

  it('2.10: not sent, stands red before whoever must look, until it is sent', async () => {
    const page = await world.visit({ as: 'zhanzhang', at: '/protection' })
    const waiting = page.getByRole('row', { name: /未送出/ }).first()
    await waiting.getByRole('link').click()
    await page.getByText('这份报告还没有送出').waitFor()
    await page.getByRole('button', { name: '登记送出' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('textbox', { name: '回执或警情编号' }).fill('J001')
    // Nothing is chosen beforehand: one press alone records no call that nobody made.
    await dialog.getByRole('button', { name: '登记送出' }).click()
    await dialog.getByText('必填').first().waitFor()
    await dialog.getByRole('checkbox', { name: '公安机关' }).check()
    await dialog.getByRole('radio', { name: '电话' }).check()
    await dialog.getByRole('button', { name: '登记送出' }).click()
    await page.getByText('这份报告还没有送出').waitFor({ state: 'detached' })
    await page.getByText('J001').waitFor()
  })
})
