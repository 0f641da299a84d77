import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openWorld, type World } from './browser.ts'

let world: World

beforeAll(async () => {
  world = await openWorld()
})

afterAll(() => world.close())

describe('signing in', () => {
  it('refuses a wrong password with a sentence and takes the right one, all by keyboard', async () => {
    const page = await world.visit()
    const { keyboard } = page
    await page.getByRole('textbox', { name: '用户名' }).waitFor()
    await keyboard.type('shegong')
    await keyboard.press('Tab')
    await keyboard.type('Zhulian-2022')
    await keyboard.press('Enter')
    await page.getByText('用户名、密码或验证码不正确').waitFor()
    await page.getByLabel('密码').focus()
    await keyboard.press('ControlOrMeta+A')
    await keyboard.type('Zhulian-2023')
    await keyboard.press('Enter')
    await page.getByRole('heading', { level: 1, name: '李晓禾' }).waitFor()
    await page.getByRole('heading', { name: '待办' }).waitFor()
    expect(await page.getByText('2023年12月29日').count()).toBe(1)
  })
})
