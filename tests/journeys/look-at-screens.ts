import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Language } from '../../platform/web/language-choice.ts'
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

/** What is wrong with a screen, by who looks at it and its address. */
type Wrong = Record<string, readonly string[]>

/** Tests that open every one of the screens. Two files hold them, so that two workers share them. */
export function lookAtScreens(title: string, mainScreens: Screens): void {
  beforeAll(async () => {
    world = await openWorld()
    const { rows } = await world.product.platform.worker.pool.query(
      `select person.id from person join station on station.id = station where code = '410621-105-01' limit 1`,
    )
    person = rows[0].id
  })
  afterAll(() => world?.close())

  // One walk for all of it: to open a screen takes far longer than to have it say everything again in English.
  let walked: Promise<Record<Language, Wrong>> | undefined
  const found = () => {
    walked ??= lookAtAll(mainScreens)
    return walked
  }

  describe(title, () => {
    it('in Chinese: no English word, nothing serious for axe, and on a phone of 390 px nothing to scroll sideways', async () => {
      expect((await found()).zh).toEqual({})
    }, 600_000)

    it('in English: no Chinese but names and other data', async () => {
      expect((await found()).en).toEqual({})
    }, 600_000)
  })
}

/** As many browsers of one person walk side by side: while one waits for its answers, another is looked at. */
const sideBySide = 3

/** Opens every main screen and has it say everything again in the other language where it is. */
async function lookAtAll(mainScreens: Screens): Promise<Record<Language, Wrong>> {
  const wrong: Record<Language, Wrong> = { zh: {}, en: {} }
  for (const [as, ...addresses] of mainScreens) {
    const waiting = walksOf(addresses)
    const walkOn = async () => {
      // Of its own: a language is remembered for all pages of a browser.
      const page = await world.visit({ at: 'about:blank', ...(as ? { as } : {}) })
      const data = hearData(page)
      const quiet = whenQuiet(page)
      // A screen is looked at in the language of the one before, and then in the other: half the changes.
      let language: Language = 'zh'
      let colours = true
      for (let walk = waiting.shift(); walk; walk = waiting.shift()) {
        let record = ''
        for (const address of walk) {
          if (address.endsWith('/*')) record = await firstRecord(page, address.slice(0, -1))
          await open(page, address.replace(/^.*\*/, record).replace(':person', person))
          const note = (spoken: Language, words: readonly string[]) => {
            if (words.length > 0) wrong[spoken][`${as ?? 'nobody'} ${address}`] = words
          }
          if (!(await isThere(page))) {
            note('zh', ['has no heading'])
            continue
          }
          const first: Language = language
          for (const spoken of [first, other(first)]) {
            if (spoken !== first) await speak(page, spoken)
            language = spoken
            await quiet()
            const words = await wordsOfOtherLanguage(page, spoken, data)
            // Shape and colours are those of Chinese, which nearly everybody reads.
            if (spoken === 'zh') words.push(...(await onBoth(page, colours)))
            note(spoken, words)
          }
          colours = false
        }
      }
      await page.context().close()
    }
    await Promise.all(Array.from({ length: Math.min(sideBySide, waiting.length) }, walkOn))
  }
  return wrong
}

/**
 * Goes to a screen of the product as a link there does, which costs half of what loading everything anew does; the first
 * one is loaded. Its router, which it leaves for tools, tells when the screen has come.
 */
async function open(page: Page, address: string): Promise<void> {
  if (page.url() === 'about:blank') await page.goto(address, { waitUntil: 'commit' })
  else await page.evaluate(`__TSR_ROUTER__.navigate({ href: ${JSON.stringify(address)} })`)
}

/** What is wrong with a screen on a laptop and on a phone, whose own menu is the same on every screen. */
async function onBoth(page: Page, colours: boolean): Promise<string[]> {
  const onLaptop = await seriousViolations(page)
  await page.setViewportSize(screens.phone)
  await still(page)
  const onPhone = [...(await seriousViolations(page, { colours })), ...(await beyondScreen(page))]
  await page.setViewportSize(screens.laptop)
  return [...onLaptop, ...onPhone.map((words) => `on a phone: ${words}`)]
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
    const endsByItself = (one) => one.playState === 'running' && Number.isFinite(one.effect.getComputedTiming().endTime)
    const fading = document.getAnimations().filter(endsByItself)
    await Promise.allSettled(fading.map((one) => one.finished))
  })()`)
}

/** How much wider than the screen the page is. */
async function beyondScreen(page: Page): Promise<string[]> {
  const pixels: number = await page.evaluate('document.documentElement.scrollWidth - innerWidth')
  return pixels > 0 ? [`${pixels} pixels wider than the screen`] : []
}

/** Whether the screen has come: each has one heading of the first level. */
const isThere = (page: Page): Promise<boolean> =>
  page
    .getByRole('heading', { level: 1 })
    .waitFor()
    .then(
      () => true,
      () => false,
    )

const other = (language: Language): Language => (language === 'zh' ? 'en' : 'zh')

/** Presses the button that has the screen speak the other language; a page to print has none and is opened again. */
async function speak(page: Page, language: Language): Promise<void> {
  const button = page.getByRole('button', { name: language === 'zh' ? '中文' : 'English', exact: true })
  if ((await button.count()) > 0) return button.click()
  await page.evaluate(`localStorage.setItem('zhulian.language', '${language}')`)
  await page.reload({ waitUntil: 'commit' })
  await isThere(page)
}
