import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openWorld, type World } from './browser.ts'

let world: World

beforeAll(async () => {
  world = await openWorld()
})

afterAll(() => world?.close())

describe('a resident asks for help', () => {
  it('S7.9: on a phone without an account; the station decides, and the answer is read with the code', async () => {
    const resident = await world.visit({ at: '/ask?at=410621105000', device: 'phone' })
    await resident.getByLabel('遇到了什么困难').fill('父亲行动不便，想借一辆轮椅。')
    await resident.getByLabel('村（社区）').selectOption({ index: 1 })
    await resident.getByRole('radio', { name: '家人' }).check({ force: true })
    await resident.getByLabel('需要帮助的人怎么称呼').fill('孟小舟')
    await resident.getByRole('checkbox', { name: /我同意/ }).check()
    await resident.getByRole('button', { name: '提交' }).click()
    await resident.getByText('您的查询码').waitFor()
    const code = /41-\w{4}-\w{4}-\w{4}/.exec(await resident.locator('main').innerText())?.[0] ?? ''
    expect(code).not.toBe('')
    expect(await resident.context().cookies()).toEqual([])

    const worker = await world.visit({ as: 'shegong', at: '/intake' })
    await worker.getByLabel('姓名、拼音或编号').fill('mxz')
    await worker.getByRole('link', { name: '孟小舟' }).click()
    await worker.getByText('父亲行动不便').waitFor()
    await worker.getByRole('button', { name: '初筛' }).click()
    const triage = worker.getByRole('dialog')
    await triage.getByRole('radio', { name: '较急' }).check({ force: true })
    await triage.getByRole('checkbox', { name: '物质帮扶' }).check({ force: true })
    await triage.getByRole('button', { name: '保存' }).click()
    await worker.getByText('已初筛').waitFor()
    await worker.getByRole('button', { name: '受理', exact: true }).click()
    const accept = worker.getByRole('dialog')
    await accept.getByRole('radio', { name: '当场咨询答复' }).check({ force: true })
    await accept.getByLabel(/答复了什么/).fill('辅具室有一辆，登记借用。')
    await accept.getByLabel(/告知求助人的话/).fill('轮椅可以借，请带身份证到站点。')
    await accept.getByRole('button', { name: '受理' }).click()
    await worker.getByText('已办结').first().waitFor()

    await resident.goto('/ask/follow')
    await resident.getByLabel('查询码').fill(code)
    await resident.getByRole('button', { name: '查看' }).click()
    await resident.getByText('轮椅可以借，请带身份证到站点。').waitFor()
    expect(await resident.locator('main').innerText()).not.toContain('辅具室')
  }, 120_000)
})

describe('the inbox', () => {
  it('fits a laptop in English: nothing to scroll sideways, and no mark on two lines', async () => {
    const page = await world.visit({ as: 'shegong', at: '/intake', language: 'en' })
    await page.locator('tbody [class*="_tag_"]').first().waitFor()
    // The names of places are fetched after the rows, and make them wider.
    await page.getByText('…', { exact: true }).first().waitFor({ state: 'detached' })
    const found = await page.evaluate(`(() => {
      const body = document.querySelector('main .ant-table-body')
      const marks = [...document.querySelectorAll('main tbody [class*="_tag_"]')].filter((mark) => {
        const words = document.createRange()
        words.selectNodeContents(mark)
        return new Set([...words.getClientRects()].map(({ top }) => Math.round(top))).size > 1
      })
      return { beyond: body.scrollWidth - body.clientWidth, broken: marks.map((mark) => mark.textContent) }
    })()`)
    expect(found).toEqual({ beyond: 0, broken: [] })
  })
})
