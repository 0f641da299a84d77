import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openWorld, type World } from './browser.ts'
import { registerCouple } from './household.ts'

let world: World

beforeAll(async () => {
  world = await openWorld()
})

afterAll(() => world?.close())

describe('the county officer reads the figures', () => {
  it('7.7: walks from the visits of the year to as many records, and opens one', async () => {
    const page = await world.visit({ as: 'xianju' })
    await page.getByRole('link', { name: '数据', exact: true }).click()
    const visits = await visitsOfTheYear(page)
    expect(visits).toBeGreaterThanOrEqual(60)
    await page.getByRole('link', { name: `查看记录：走访 ${visits} 2023` }).click()
    await page.getByRole('heading', { level: 1, name: '走访 · 数据背后的记录' }).waitFor()
    const records = page.getByRole('row').filter({ has: page.getByRole('cell') })
    await records.first().waitFor()
    const more = page.getByRole('button', { name: '加载更多' })
    while (await more.isVisible()) {
      const before = await records.count()
      await more.click()
      await records.nth(before).waitFor()
    }
    expect(await records.count()).toBe(visits)
    await records.first().getByRole('link').first().click()
    await page.getByRole('heading', { name: '基本情况' }).waitFor()
    expect(await page.getByRole('term').filter({ hasText: '走访社工' }).count()).toBe(1)
  })

  it('7.4: and finds one visit more in county and town once a social worker has recorded it', async () => {
    await registerCouple(world.product, ['费春生', '费小满'], 'fcs')
    const officer = await world.visit({ as: 'xianju', at: '/figures' })
    const inCounty = await visitsOfTheYear(officer)
    const inTown = await visitsOf(officer, '小河镇')
    const elsewhere = await visitsOf(officer, '卫溪街道')
    const worker = await world.visit({ as: 'shegong', at: '/visits/new' })
    await worker.getByRole('combobox', { name: '走访谁' }).fill('fcs')
    await worker.getByRole('option', { name: '费春生' }).click()
    await worker.getByRole('checkbox', { name: '费小满' }).waitFor()
    await worker.getByRole('button', { name: '保存走访' }).click()
    await worker.getByText('走访已保存').waitFor()
    await officer.reload()
    await tile(officer)
      .filter({ hasText: `${inCounty + 1}` })
      .waitFor()
    expect(await visitsOfTheYear(officer)).toBe(inCounty + 1)
    expect(await visitsOf(officer, '小河镇')).toBe(inTown + 1)
    expect(await visitsOf(officer, '卫溪街道')).toBe(elsewhere)
  })
})

/** The tile of the measure 走访; its button reads the name, the figure and the unit. */
const tile = (page: Page) => page.getByRole('button', { name: /^走访\s*[\d,]+\s*次/ })

const visitsOfTheYear = async (page: Page): Promise<number> =>
  numberIn(await tile(page).innerText(), /^走访\s*([\d,]+)/)

/** The figure of a town in the table of places; the link says it in full. */
const visitsOf = async (page: Page, town: string): Promise<number> => {
  const name = new RegExp(`${town}，走访 ([\\d,]+)，查看记录`)
  return numberIn(await page.getByRole('link', { name }).innerText(), name)
}

const numberIn = (words: string, pattern: RegExp): number =>
  Number(pattern.exec(words)?.[1]?.replaceAll(',', ''))
