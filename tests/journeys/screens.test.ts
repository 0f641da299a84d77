import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openWorld, screens, type World } from './browser.ts'
import { hearData, wordsOfOtherLanguage } from './language-of-screen.ts'
import { seriousViolations } from './serious-violations.ts'
import { whenQuiet } from './when-quiet.ts'

let world: World
let person: string

beforeAll(async () => {
  world = await openWorld()
  const { rows } = await world.product.platform.worker.pool.query(
    `select person.id from person join station on station.id = station where code = '410621-105-01' limit 1`,
  )
  person = rows[0].id
})

afterAll(() => world?.close())

/**
 * The main screens, each by someone who works with it; null for nobody yet. A star is the first record that the screen
 * before leads to, then the same again.
 */
const mainScreens = (): readonly (readonly [as: string | null, ...at: readonly string[]])[] => [
  [null, '/', '/mail', '/ask', '/ask?at=410621105000', '/ask/follow'],
  [
    'shegong',
    '/',
    '/people',
    `/people/${person}`,
    `/visits/new?person=${person}`,
    '/import',
    '/intake',
    '/intake/*',
    '/intake/*/paper',
    '/intake/new',
    '/intake/poster',
    '/stations',
    '/stations/*',
    '/activities',
    '/activities/new',
    '/activities/list',
    '/activities/*',
    '/activities/*/paper',
    '/classes',
    '/classes/*',
    '/classes/new',
    '/classes/today',
    '/groups',
    '/groups/*',
    '/groups/new',
    '/cases',
    '/cases/*',
    '/cases/*/print',
    '/cases/*/records/new?kind=plan',
    '/cases/new',
    '/cases/caseload',
    '/cases/transfers',
    '/tasks',
    '/tasks/*',
    '/tasks/new',
    '/letters',
    '/letters/*',
    '/letters/new',
    '/letters?show=pupils',
    '/letters?show=boxes',
    '/letters?show=schools',
    '/letters/pupils/new',
    '/resources',
    '/resources/*',
    '/resources/new',
    '/volunteers',
    '/volunteers/*',
    '/organisations',
    '/organisations/*',
    '/places',
    '/protection',
    '/protection/*',
    '/protection/new',
  ],
  [
    'xianju',
    '/figures',
    '/figures?period=2023&show=map&span=8q',
    '/figures/board',
    '/targets',
    '/targets/new',
    '/targets/denominators',
    '/service-lists',
    '/service-lists/new',
    '/reports',
    '/reports/paragraphs',
    '/reports/journal',
    '/evaluations',
    '/workforce',
    '/workforce/*',
    '/stations/mergers',
    '/accounts',
  ],
  ['hezuo', '/', '/tasks', '/tasks/received/*'],
  ['ertong', '/intake', '/intake/new'],
  ['shenji', '/audit'],
  ['db-dangan', '/juvenile', '/juvenile/*', '/juvenile/sealed'],
  ['db-jiancha', '/juvenile', '/juvenile/refer'],
  ['db-jiaoyu', '/juvenile/tasks'],
]

/** Opens every main screen and tells by address what is wrong with it. */
async function lookAtAll(language: 'zh' | 'en', look: (page: Page) => Promise<readonly string[]>) {
  const wrong: Record<string, readonly string[]> = {}
  for (const [as, ...addresses] of mainScreens()) {
    const page = await world.visit({ language, at: 'about:blank', ...(as ? { as } : {}) })
    const data = hearData(page)
    const quiet = whenQuiet(page)
    let record = ''
    for (const address of addresses) {
      if (address.endsWith('/*')) record = await firstRecord(page, address.slice(0, -1))
      await page.goto(address.replace(/^.*\*/, record), { waitUntil: 'commit' })
      await page.getByRole('heading', { level: 1 }).waitFor()
      await quiet()
      const found = [...(await wordsOfOtherLanguage(page, language, await data())), ...(await look(page))]
      if (found.length > 0) wrong[`${as ?? 'nobody'} ${address}`] = found
    }
  }
  return wrong
}

/** The address of the first record under this one that the table of the page leads to; waits until there is one. */
const firstRecord = async (page: Page, under: string): Promise<string> =>
  (await page.locator(`main tbody a[href^="${under}"]`).first().getAttribute('href')) ?? under

/** How much wider than the screen the page is. */
async function beyondScreen(page: Page): Promise<string[]> {
  const pixels: number = await page.evaluate('document.documentElement.scrollWidth - innerWidth')
  return pixels > 0 ? [`${pixels} pixels wider than the screen`] : []
}

describe('the main screens', () => {
  it('in Chinese: no English word, nothing serious for axe, and on a phone of 390 px nothing to scroll sideways', async () => {
    const onBoth = async (page: Page) => {
      const onLaptop = await seriousViolations(page)
      await page.setViewportSize(screens.phone)
      const onPhone = [...(await seriousViolations(page)), ...(await beyondScreen(page))]
      await page.setViewportSize(screens.laptop)
      return [...onLaptop, ...onPhone.map((words) => `on a phone: ${words}`)]
    }
    expect(await lookAtAll('zh', onBoth)).toEqual({})
  }, 400_000)

  it('in English: no Chinese but names and other data', async () => {
    expect(await lookAtAll('en', async () => [])).toEqual({})
  }, 240_000)
})
