import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openWorld, type World } from './browser.ts'

let world: World

beforeAll(async () => {
  world = await openWorld()
})

afterAll(() => world?.close())

const well = [
  ['基本生活', '有保障'],
  ['救助政策落实', '全部落实'],
  ['家人患病', '无'],
  ['老人、残疾人照料', '不需要或有人照料'],
  ['学龄儿童就学', '无学龄儿童或正常就学'],
  ['有独居老人', '否'],
] as const

describe('a survey from door to door (S5.7)', () => {
  it('is opened by the county, filled in on a phone, and what differs from last time leads to its household', async () => {
    const county = await world.visit({ as: 'xianju', at: '/surveys/new' })
    /** Opens a survey of the destitute of one town; answers its address. */
    const open = async (title: string) => {
      await county.goto('/surveys/new')
      await county.getByRole('textbox', { name: '名称' }).fill(title)
      await county.getByRole('button', { name: /移除.*范围|范围.*移除/ }).click()
      await county.getByRole('combobox', { name: '范围' }).fill('小河镇')
      await county.getByRole('listbox').getByRole('option').first().click()
      await county
        .getByLabel(/截止日期/)
        .first()
        .fill('2024-02-01')
      await county.getByText('特困人员', { exact: true }).click()
      await county.getByRole('button', { name: '发起排查' }).last().click()
      await county.getByRole('heading', { level: 1, name: title }).waitFor()
      return new URL(county.url()).pathname
    }
    const worker = await world.visit({ as: 'shegong', device: 'phone' })
    const choose = (question: string, answer: string) =>
      worker.getByRole('group', { name: question }).getByText(answer, { exact: true }).click()

    const first = await open('第一遍')
    await worker.goto(`${first}/fill`)
    await worker.locator('main a[href*="/villages/"]').first().click()
    await worker.locator('main a[href*="/households/"]').first().click()
    await worker.getByRole('textbox', { name: '常住人口' }).fill('2')
    for (const [question, answer] of well) await choose(question, answer)
    await worker.getByRole('button', { name: /^保存/ }).click()
    const house = worker.getByRole('group', { name: '住房和水火电安全' })
    await house.getByText('必填').waitFor()
    expect(await worker.getByRole('group', { name: '基本生活' }).getByText('必填').count()).toBe(0)
    await house.getByText('安全', { exact: true }).click()
    const door = new URL(worker.url()).pathname.replace(/^.*households/, 'households')
    await worker.getByRole('button', { name: /^保存/ }).click()
    await worker.getByText('已保存').first().waitFor()

    const second = await open('第二遍')
    await worker.goto(`${second}/${door}`)
    await worker.getByText('上次：2 人').waitFor()
    await worker.getByRole('textbox', { name: '常住人口' }).fill('2')
    for (const [question, answer] of well) await choose(question, answer)
    await choose('住房和水火电安全', '危房')
    await worker.getByRole('button', { name: /^保存/ }).click()
    await worker.getByText('已保存，1 处变化').waitFor()

    await county.reload()
    const row = county.getByRole('row', { name: /住房和水火电安全/ })
    expect(await row.innerText()).toMatch(/安全\s+危房.*已转待办/s)
    await row.getByRole('link').click()
    await county.waitForURL(/\/people\//)
  })
})
