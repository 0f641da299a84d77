import type { Request } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openWorld, type World } from './browser.ts'
import { registerCouple } from './household.ts'

let world: World

beforeAll(async () => {
  world = await openWorld()
})

afterAll(() => world?.close())

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
    await page.getByLabel('密码', { exact: true }).focus()
    await keyboard.press('ControlOrMeta+A')
    await keyboard.type('Zhulian-2023')
    await keyboard.press('Enter')
    await page.getByRole('heading', { level: 1, name: '李晓禾' }).waitFor()
    await page.getByRole('heading', { name: '待办', exact: true }).waitFor()
    expect(await page.getByText('2023年12月29日').count()).toBe(1)
  })

  it('does the same in English, and stays English', async () => {
    const page = await world.visit()
    await page.getByRole('button', { name: 'English' }).click()
    await page.getByLabel('User name').fill('shegong')
    await page.getByLabel('Password', { exact: true }).fill('Zhulian-2022')
    await page.getByRole('button', { name: 'Sign in' }).click()
    await page.getByText('User name, password or code is not right').waitFor()
    await page.getByLabel('Password', { exact: true }).fill('Zhulian-2023')
    await page.getByRole('button', { name: 'Sign in' }).click()
    await page.getByRole('heading', { name: 'Duties' }).waitFor()
    await page.reload()
    await page.getByRole('heading', { name: 'Duties' }).waitFor()
  })
})

describe('what an account may not see', () => {
  it('has no entry in the menu: a village child director gets neither accounts nor figures nor the audit', async () => {
    const page = await world.visit({ as: 'ertong' })
    const menu = page.getByRole('navigation', { name: '主菜单' })
    await menu.getByRole('link', { name: '服务对象' }).waitFor()
    expect(await menu.getByRole('link').allInnerTexts()).toEqual([
      '今日',
      '记走访',
      '服务对象',
      '受理',
      '强制报告',
      '服务',
      '排查',
      '申请',
      '站点',
    ])
  })

  it('has one for who may: the audit administrator reads the audit trail and no people', async () => {
    const page = await world.visit({ as: 'shenji' })
    const menu = page.getByRole('navigation', { name: '主菜单' })
    await menu.getByRole('link', { name: '审计日志' }).waitFor()
    expect(await menu.getByRole('link').allInnerTexts()).not.toContain('服务对象')
  })

  it('reads as not found when its address is typed, without the name of the person', async () => {
    const { ids } = await registerCouple(world.product, ['莘玉环', '莘长庚'], 'xyh')
    const address = `/people/${ids[0]}`
    const stranger = await world.visit({ as: 'guwen', at: address })
    await stranger.getByText('没有找到').waitFor()
    expect(await stranger.getByText('莘玉环').count()).toBe(0)
    const worker = await world.visit({ as: 'shegong', at: address })
    await worker.getByRole('heading', { level: 1, name: '莘玉环' }).waitFor()
  })

  it('says the same of a page that needs another right', async () => {
    const page = await world.visit({ as: 'ertong', at: '/audit' })
    await page.getByRole('heading', { level: 1, name: '没有这个页面' }).waitFor()
  })
})

describe('the first load over a village line', () => {
  it('transfers under 350 kB of JavaScript for signing in, and again for the workbench', async () => {
    for (const as of [undefined, 'shegong']) {
      const page = await world.visit({ at: 'about:blank', ...(as ? { as } : {}) })
      const scripts: Promise<number>[] = []
      page.on('requestfinished', (request) => {
        if (new URL(request.url()).pathname.endsWith('.js')) scripts.push(sizeOf(request))
      })
      await page.goto('/')
      await page.getByRole(as ? 'link' : 'textbox', { name: as ? '记走访' : '用户名' }).waitFor()
      await page.waitForLoadState('networkidle')
      const bytes = (await Promise.all(scripts)).reduce((sum, size) => sum + size, 0)
      expect(bytes).toBeGreaterThan(50_000)
      expect(bytes).toBeLessThan(350_000)
    }
  })
})

/** Bytes of the answer as they came over the line, still compressed. */
const sizeOf = async (request: Request): Promise<number> => (await request.sizes()).responseBodySize
