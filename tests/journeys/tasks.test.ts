import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openWorld, type World } from './browser.ts'

let world: World

beforeAll(async () => {
  world = await openWorld()
})

afterAll(() => world?.close())

describe('a partner body', () => {
  it('S17.A2: finds its tasks on its first page, does one on the phone, and the giver reads what came of it', async () => {
    const page = await world.visit({ as: 'hezuo', device: 'phone' })
    await page.getByRole('link', { name: '安排课后照看' }).click()
    await page.getByRole('heading', { level: 1, name: '安排课后照看' }).waitFor()
    await page.getByText('由祖母照料', { exact: false }).waitFor()
    await page.getByRole('button', { name: '接收' }).press('Enter')
    await page.getByText('办理中').waitFor()
    // What came in place of the button that was pressed has the focus.
    await page.locator('button:focus', { hasText: '办结' }).waitFor()
    await page.getByRole('button', { name: '办结' }).click()
    await page.getByRole('textbox', { name: '办理结果' }).fill('已安排在妇女之家')
    await page.getByRole('dialog').getByRole('button', { name: '办结' }).click()
    await page.getByText('已办结').first().waitFor()

    const giver = await world.visit({ as: 'shegong', at: '/tasks' })
    await giver.getByRole('combobox', { name: '状态' }).selectOption('done')
    await giver.getByRole('link', { name: '安排课后照看' }).click()
    await giver.getByText('已安排在妇女之家').waitFor()
  }, 120_000)

  it('has no page beside its tasks, whatever address is typed', async () => {
    const page = await world.visit({ as: 'hezuo', at: '/people' })
    await page.getByRole('heading', { level: 1, name: '没有这个页面' }).waitFor()
    await page.goto('/tasks/new')
    await page.getByRole('heading', { level: 1, name: '没有这个页面' }).waitFor()
    const menu = page.getByRole('navigation', { name: '主菜单' })
    const entries = (await menu.getByRole('link').allTextContents()).map((text) => text.trim())
    expect(entries).toEqual(['今日', '交办'])
  }, 60_000)
})

describe('a station worker', () => {
  it('hands a task out: the preview shows all that the body will see before anything goes', async () => {
    const page = await world.visit({ as: 'shegong', at: '/tasks/new' })
    await page.getByRole('textbox', { name: '事项' }).fill('送一次餐')
    await page.getByRole('textbox', { name: '请求办理' }).fill('请周一中午送一次餐')
    await page.getByRole('combobox', { name: '承办单位' }).fill('妇女')
    await page.getByRole('option', { name: /浚县妇女联合会/ }).click()
    await page.getByRole('textbox', { name: '使用目的' }).fill('助餐')
    await page.getByRole('combobox', { name: '法律依据' }).selectOption('no-personal-data')
    await page.getByRole('button', { name: '预览' }).click()
    const preview = page.getByRole('dialog', { name: '承办单位将看到的全部内容' })
    await preview.getByText('请周一中午送一次餐').waitFor()
    await preview.getByText('未提供个人信息').waitFor()
    await preview.getByRole('button', { name: '确认交办' }).click()
    await page.getByRole('heading', { level: 1, name: '送一次餐' }).waitFor()
    await page.getByText('待接收').waitFor()
  }, 120_000)
})
