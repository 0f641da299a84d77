import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openWorld, type World } from './browser.ts'
import { registerCouple } from './household.ts'

let world: World

beforeAll(async () => {
  world = await openWorld()
})

afterAll(() => world?.close())

/** Presses keys and types words one after the other, as hands do, and counts them. */
function hands(page: Page) {
  let steps = 0
  return {
    steps: () => steps,
    press: async (...keys: readonly string[]) => {
      for (const key of keys) {
        steps += 1
        await page.keyboard.press(key)
      }
    },
    type: async (words: string) => {
      steps += 1
      await page.keyboard.type(words)
    },
    /** Tab until the control is reached; each Tab is a step. */
    tabTo: async (role: 'textbox' | 'checkbox' | 'button', name: string) => {
      const control = page.getByRole(role, { name: new RegExp(`^${name}`) })
      for (let tabs = 0; tabs < 25; tabs += 1) {
        if (await control.evaluate((element) => element === element.ownerDocument.activeElement)) return
        steps += 1
        await page.keyboard.press('Tab')
      }
      throw new Error(`Tab does not reach ${name}`)
    },
  }
}

describe('a social worker records a visit', () => {
  it('7.2: to a household of two in under 20 key presses, and finds it on both files', async () => {
    await registerCouple(world.product, ['孟春兰', '孟小山'], 'mcl')
    const page = await world.visit({ as: 'shegong' })
    await page.getByRole('link', { name: '记走访' }).press('Enter')
    await page.getByRole('combobox', { name: '走访谁' }).waitFor()
    const { press, type, steps } = hands(page)
    await type('mcl')
    await page.getByRole('option', { name: '孟春兰' }).waitFor()
    await press('Enter')
    await page.getByRole('checkbox', { name: '孟小山' }).waitFor()
    await press('Tab', 'Tab', 'Space', 'Control+Enter')
    await page.getByText('走访已保存', { exact: true }).waitFor()
    expect(steps()).toBeLessThan(20)
    const visits = page.getByRole('region', { name: /^走访记录/ })
    await visits.getByRole('link', { name: '孟小山' }).waitFor()
    await visits.getByRole('link', { name: '孟春兰' }).press('Enter')
    await page
      .getByRole('navigation', { name: '所在位置' })
      .getByRole('link', { name: '孟春兰' })
      .press('Enter')
    await visits.getByRole('row').filter({ hasText: '李晓禾' }).waitFor()
    await page.getByRole('link', { name: '孟小山' }).press('Enter')
    await page.getByRole('heading', { level: 1, name: '孟小山' }).waitFor()
    await visits.getByRole('row').filter({ hasText: '李晓禾' }).waitFor()
    expect(await visits.getByRole('row').filter({ hasText: '首访' }).count()).toBe(1)
  })

  it('5.2: with a follow-up, which stands among the duties until it is settled, all by keyboard', async () => {
    await registerCouple(world.product, ['卓秋菊', '卓大川'], 'zqj')
    const page = await world.visit({ as: 'shegong', at: '/visits/new' })
    await page.getByRole('combobox', { name: '走访谁' }).waitFor()
    const { press, type, tabTo, steps } = hands(page)
    await type('zqj')
    await page.getByRole('option', { name: '卓秋菊' }).waitFor()
    await press('Enter')
    await page.getByRole('checkbox', { name: '卓大川' }).waitFor()
    await tabTo('textbox', '情况记录')
    await type('讲解低保复核政策')
    await tabTo('textbox', '拟跟进事项')
    await type('送去复核材料清单')
    await tabTo('textbox', '跟进期限')
    await press('ControlOrMeta+A')
    await type('1-5')
    await press('Control+Enter')
    await page.getByText('走访已保存，跟进事项已列入待办').waitFor()
    expect(steps()).toBeLessThan(30)
    await page.getByRole('button', { name: /^以后/ }).press('Enter')
    const duty = page.getByRole('listitem').filter({ hasText: '送去复核材料清单' })
    await duty.getByRole('link', { name: '卓秋菊' }).waitFor()
    expect(await duty.innerText()).toContain('2024年1月5日')
    await duty.getByRole('button', { name: '办结' }).press('Enter')
    await page.getByRole('dialog').waitFor()
    await page.getByRole('textbox', { name: '原因' }).focus()
    await page.keyboard.type('材料已送到')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await page.getByText('已办结').waitFor()
    await duty.waitFor({ state: 'detached' })
  })

  it('and is led to what is wrong, with nothing typed lost', async () => {
    await registerCouple(world.product, ['贺春梅', '贺大路'], 'hcm')
    const page = await world.visit({ as: 'shegong', at: '/visits/new' })
    const whom = page.getByRole('combobox', { name: '走访谁' })
    await whom.waitFor()
    const { press, type, tabTo } = hands(page)
    // A name that was typed and not chosen is no answer, and stays.
    await type('hcm')
    await page.getByRole('option', { name: '贺春梅' }).waitFor()
    await tabTo('textbox', '情况记录')
    await type('在家')
    await press('Control+Enter')
    await page.getByRole('alert').getByText('请从列表中选择一项').waitFor()
    expect(await hasFocus(whom)).toBe(true)
    expect(await whom.inputValue()).toBe('hcm')
    await press('ArrowDown', 'ArrowUp', 'Enter')
    await page.getByRole('checkbox', { name: '贺大路' }).waitFor()
    // Nor is a day that cannot be read.
    const day = page.getByRole('textbox', { name: '走访日期' })
    await day.fill('那天')
    await press('Control+Enter')
    await page.getByRole('alert').getByText('看不懂这个日期').waitFor()
    expect(await hasFocus(day)).toBe(true)
    expect(await day.inputValue()).toBe('那天')
    expect(await page.getByRole('textbox', { name: '情况记录' }).inputValue()).toBe('在家')
    await day.fill('今天')
    await press('Control+Enter')
    await page.getByText('走访已保存', { exact: true }).waitFor()
  })

  it('on paper the list is a plain table as wide as the sheet', async () => {
    const page = await world.visit({ as: 'shegong', at: '/visits' })
    await page.getByRole('region', { name: /^走访记录/ }).waitFor()
    // A sheet of A4 between its margins.
    await page.setViewportSize({ width: 680, height: 960 })
    await page.emulateMedia({ media: 'print' })
    await page
      .getByRole('table', { name: '走访记录' })
      .getByRole('columnheader', { name: '拟跟进事项' })
      .waitFor()
    expect(await widthBeyondScreen(page)).toBe(0)
    await page.emulateMedia({ media: null })
    await page.getByRole('list', { name: '走访记录' }).waitFor()
  })

  it('by thumb at 390 px', async () => {
    await registerCouple(world.product, ['苗冬梅', '苗铁柱'], 'mdm')
    const page = await world.visit({ as: 'shegong', device: 'phone' })
    await page.getByRole('link', { name: '记走访' }).tap()
    await page.getByRole('combobox', { name: '走访谁' }).fill('mdm')
    await page.getByRole('option', { name: '苗冬梅' }).tap()
    await page.getByText('苗铁柱').tap()
    await page.getByRole('button', { name: '保存走访' }).tap()
    await page.getByText('走访已保存', { exact: true }).waitFor()
    await page.getByRole('list', { name: '走访记录' }).getByRole('link', { name: '苗铁柱' }).tap()
    await page.getByRole('heading', { level: 1, name: '走访记录' }).waitFor()
    await page.getByRole('navigation', { name: '所在位置' }).getByRole('link', { name: '苗铁柱' }).waitFor()
    expect(await page.getByRole('definition').filter({ hasText: '苗冬梅' }).count()).toBe(1)
    expect(await widthBeyondScreen(page)).toBe(0)
  })

  it('and leaves a form in which nothing was typed without being asked, though the own station stands in it', async () => {
    const page = await world.visit({ as: 'shegong', at: '/consultations/new' })
    const leave = () => page.getByRole('link', { name: '受理', exact: true }).click()
    await page.getByRole('main').getByText('小河镇社会工作服务站').waitFor()
    await leave()
    await page.getByRole('heading', { level: 1, name: '受理' }).waitFor()
    await page.goBack()
    await page.getByLabel('咨询事项').fill('临时救助怎么申请')
    await leave()
    await page.getByRole('dialog', { name: '内容尚未保存' }).waitFor()
  })
})

const hasFocus = (control: Locator): Promise<boolean> =>
  control.evaluate((element) => element === element.ownerDocument.activeElement)

/** How much wider than the screen the page is: a phone must not scroll sideways. */
const widthBeyondScreen = (page: Page): Promise<number> =>
  page.evaluate('document.documentElement.scrollWidth - innerWidth')
