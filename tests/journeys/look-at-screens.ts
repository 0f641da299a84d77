import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openWorld, screens, type World } from './browser.ts'
import { hearData, wordsOfOtherLanguage } from './language-of-screen.ts'
import { seriousViolations } from './serious-violations.ts'
import { whenQuiet } from './when-quiet.ts'

/**
 * Screens by who works with them; null for nobody yet. A star is the first record that the screen before leads to, then
 * the same again; `:person` is somebody on the register.
 */
export type Screens = readonly (readonly [as: string | null, ...at: readonly string[]])[]

let world: World
let person: string

/** Tests that open every one of the screens in both languages. Two files hold them, so that two workers share them. */
export function lookAtScreens(title: string, mainScreens: Screens): void {
  beforeAll(async () => {
    world = await openWorld()
    const { rows } = await world.product.platform.worker.pool.query(
      `select person.id from person join station on station.id = station where code = '410621-105-01' limit 1`,
    )
    person = rows[0].id
  })
  afterAll(() => world?.close())

  describe(title, () => {
    it('in Chinese: no English word, nothing serious for axe, and on a phone of 390 px nothing to scroll sideways', async () => {
      const onBoth = async (page: Page) => {
        const onLaptop = await seriousViolations(page)
        await page.setViewportSize(screens.phone)
        await still(page)
        const onPhone = [...(await seriousViolations(page)), ...(await beyondScreen(page))]
        await page.setViewportSize(screens.laptop)
        return [...onLaptop, ...onPhone.map((words) => `on a phone: ${words}`)]
      }
      expect(await lookAtAll(mainScreens, 'zh', onBoth)).toEqual({})
    }, 400_000)

    it('in English: no Chinese but names and other data', async () => {
      expect(await lookAtAll(mainScreens, 'en', async () => [])).toEqual({})
    }, 240_000)
  })
}

/** As many pages of one person walk side by side: while one waits for its answers, another is looked at. */
const sideBySide = 3

/** Opens every main screen and tells by address what is wrong with it. */
async function lookAtAll(
  mainScreens: Screens,
  language: 'zh' | 'en',
  look: (page: Page) => Promise<readonly string[]>,
) {
  const wrong: Record<string, readonly string[]> = {}
  for (const [as, ...addresses] of mainScreens) {
    const page = await world.visit({ language, at: 'about:blank', ...(as ? { as } : {}) })
    const waiting = walksOf(addresses)
    const walkOn = async (on: Page) => {
      const data = hearData(on)
      const quiet = whenQuiet(on)
      for (let walk = waiting.shift(); walk; walk = waiting.shift()) {
        let record = ''
        for (const address of walk) {
          if (address.endsWith('/*')) record = await firstRecord(on, address.slice(0, -1))
          await on.goto(address.replace(/^.*\*/, record).replace(':person', person), { waitUntil: 'commit' })
          await on.getByRole('heading', { level: 1 }).waitFor()
          await quiet()
          const found = [...(await wordsOfOtherLanguage(on, language, data)), ...(await look(on))]
          if (found.length > 0) wrong[`${as ?? 'nobody'} ${address}`] = found
        }
      }
    }
    const others = Array.from({ length: Math.min(sideBySide, waiting.length) - 1 }, () =>
      page.context().newPage(),
    )
    await Promise.all([page, ...(await Promise.all(others))].map(walkOn))
  }
  return wrong
}

/** Screens one after the other: what a star stands for is found on the screen before it. */
function walksOf(addresses: readonly string[]): string[][] {
  const walks: string[][] = []
  for (const address of addresses) {
    if (address.includes('*')) walks.at(-1)?.push(address)
    else walks.push([address])
  }
  return walks
}

/** The address of the first record under this one that the table of the page leads to; waits until there is one. */
const firstRecord = async (page: Page, under: string): Promise<string> =>
  (await page.locator(`main tbody a[href^="${under}"]`).first().getAttribute('href')) ?? under

/** Waits until the page has been drawn for its new width and nothing of it fades from one colour to another. */
async function still(page: Page): Promise<void> {
  await page.evaluate(`(async () => {
    const frame = () => new Promise((drawn) => requestAnimationFrame(drawn))
    await frame()
    await frame()
    const fading = document.getAnimations().filter((one) => Number.isFinite(one.effect.getComputedTiming().endTime))
    await Promise.allSettled(fading.map((one) => one.finished))
  })()`)
}

/** How much wider than the screen the page is. */
async function beyondScreen(page: Page): Promise<string[]> {
  const pixels: number = await page.evaluate('document.documentElement.scrollWidth - innerWidth')
  return pixels > 0 ? [`${pixels} pixels wider than the screen`] : []
}
