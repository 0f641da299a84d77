import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openWorld, type World } from './browser.ts'
import { registerChild } from './household.ts'

let world: World

beforeAll(async () => {
  world = await openWorld()
})

afterAll(() => world?.close())

/** Answers every item of a step with its first option, but for those named, each with where it comes from. */
async function answerStep(
  page: Page,
  step: string,
  named: Readonly<Record<string, number>> = {},
): Promise<void> {
  await page
    .getByRole('navigation', { name: '评估步骤' })
    .getByRole('button', { name: new RegExp(`^${step} `) })
    .click()
  for (const n of [1, 2, 3, 4, 5]) {
    const code = `${step}${n}`
    const points = named[code] ?? 0
    const item = page.getByRole('group', { name: new RegExp(`^${code} `) })
    await item.locator('label').nth(points).click()
    const whole = item.locator('xpath=..')
    await whole.getByRole('group', { name: '依据' }).getByText('观察').click()
    if (points >= 2) await whole.getByRole('textbox', { name: /^说明/ }).fill('入户所见')
  }
}

describe('a child at risk', () => {
  it('S16.A1: is assessed step by step on the phone, and raised from orange to red with a signed trail', async () => {
    const child = await registerChild(world.product, '祁小麦', 'qxm')
    const page = await world.visit({ as: 'shegong', at: `/risk/assess?person=${child}`, device: 'phone' })
    await page.getByRole('group', { name: '量表' }).getByText('困境儿童风险评估量表').waitFor()
    await answerStep(page, 'A')
    await answerStep(page, 'B', { B1: 2, B2: 2, B4: 2 })
    await answerStep(page, 'C')
    await answerStep(page, 'D')
    await answerStep(page, 'E')
    await page.getByText('已全部作答').waitFor()
    expect(await page.getByRole('status', { name: '当前结果' }).innerText()).toContain('橙')
    await page.getByRole('button', { name: '保存评估' }).click()
    await page.getByRole('heading', { level: 1, name: '祁小麦' }).waitFor()

    await page.getByRole('button', { name: '上调等级' }).click()
    const dialog = page.getByRole('dialog', { name: '上调等级' })
    await dialog.getByRole('textbox', { name: '理由' }).fill('父亲被拘留，无人照料')
    await dialog.getByRole('button', { name: '上调等级' }).click()
    await page.getByText('已上调', { exact: true }).waitFor()
    await page.getByText('父亲被拘留，无人照料').waitFor()
    expect(await page.getByText('工作人员：李晓禾').count()).toBe(2)

    const laptop = await world.visit({ as: 'shegong', at: '/risk' })
    const row = laptop.getByRole('row').filter({ hasText: '祁小麦' })
    await row.getByText('红（高风险）').waitFor()
    await laptop.emulateMedia({ media: 'print' })
    expect(await laptop.getByText('红（高风险）').first().isVisible()).toBe(false)

    // Above the lowest grade a closing says why in words, and the file shows them.
    const closing = await world.visit({ as: 'dudao', at: new URL(page.url()).pathname })
    await closing.getByRole('button', { name: '结束档案' }).click()
    const ending = closing.getByRole('dialog', { name: '结束档案' })
    await ending.getByText('迁出').click()
    await ending.getByRole('textbox', { name: '内容' }).fill('全家迁往外省，已与当地交接')
    await ending.getByRole('button', { name: '结束档案' }).click()
    await closing.getByText('全家迁往外省，已与当地交接').waitFor()
  })

  it('6.2: is assessed by the keyboard alone, from the first item to the file', async () => {
    const child = await registerChild(world.product, '祁小禾', 'qxh')
    const page = await world.visit({ as: 'shegong', at: `/risk/assess?person=${child}` })
    await page.getByRole('group', { name: '量表' }).waitFor()
    const { keyboard } = page
    // What Tab reaches: of a group in which nothing is chosen its first choice is taken, and buttons lead on.
    const reached = (): Promise<{ kind: string; chosen: boolean; words: string }> =>
      page.evaluate(
        '(({ type, checked, innerText }) => ({ kind: type ?? "", chosen: !!checked, words: innerText ?? "" }))(document.activeElement)',
      )
    for (let presses = 0; presses < 200 && page.url().includes('/risk/assess'); presses++) {
      await keyboard.press('Tab')
      const { kind, chosen, words } = await reached()
      if (kind === 'radio' && !chosen) await keyboard.press('Space')
      if (words === '下一步') {
        await keyboard.press('Enter')
        await page.locator('input:focus').waitFor()
        if ((await reached()).kind === 'radio') await keyboard.press('Space')
      }
      if (words === '保存评估') {
        await keyboard.press('Enter')
        await page.waitForURL('**/risk/files/*')
      }
    }
    await page.getByRole('heading', { level: 1, name: '祁小禾' }).waitFor()
  })

  it('S16.A4: with its grade is nowhere on the screens of a child director', async () => {
    const page = await world.visit({ as: 'ertong' })
    await page.getByRole('heading', { level: 1 }).waitFor()
    expect(await page.getByRole('link', { name: '风险', exact: true }).count()).toBe(0)
    await page.goto('/risk')
    expect(await page.getByText('红（高风险）').count()).toBe(0)
  })

  it('6.2: with a trigger stays red until evidence is given and the supervisor signed it', async () => {
    const child = await registerChild(world.product, '祁小谷', 'qxg')
    const page = await world.visit({ as: 'shegong', at: `/risk/assess?person=${child}` })
    await page.getByRole('group', { name: '量表' }).waitFor()
    for (const step of ['A', 'B', 'C', 'D', 'E']) await answerStep(page, step)
    await page.getByRole('button', { name: '保存评估' }).click()
    await page.getByRole('button', { name: '登记紧急情形' }).click()
    const raising = page.getByRole('dialog', { name: '登记紧急情形' })
    await raising.getByRole('combobox', { name: '情形' }).selectOption('H8')
    await raising.getByRole('textbox', { name: '情况说明' }).fill('被同学殴打')
    await raising.getByRole('button', { name: '登记紧急情形' }).click()
    await page.getByText('未解除').waitFor()
    await page.getByRole('button', { name: '填写解除依据' }).click()
    const resolving = page.getByRole('dialog', { name: '填写解除依据' })
    await resolving.getByRole('textbox', { name: '解除依据' }).fill('学校已处理，家长书面确认')
    await resolving.getByRole('button', { name: '填写解除依据' }).click()
    await page.getByText('待签署', { exact: true }).waitFor()
    expect(await page.getByRole('button', { name: '签署解除' }).count()).toBe(0)

    const supervisor = await world.visit({ as: 'dudao', at: new URL(page.url()).pathname })
    await supervisor.getByRole('button', { name: '签署解除' }).click()
    await supervisor.getByRole('dialog').getByRole('button', { name: '签署解除' }).click()
    await supervisor.getByText('已解除').waitFor()
    await supervisor
      .getByText(/^督导：陈思远/)
      .first()
      .waitFor()
  })
})
