import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openWorld, type Wanted, type World } from './browser.ts'
import { hearData, wordsOfOtherLanguage } from './language-of-screen.ts'
import { seriousViolations } from './serious-violations.ts'

let world: World
let person: string
let station: string
let activity: string
let series: string

beforeAll(async () => {
  world = await openWorld()
  const { rows } = await world.product.platform.worker.pool.query(
    `select person.id, station from person join station on station.id = station where code = '410621-105-01' limit 1`,
  )
  person = rows[0].id
  station = rows[0].station
  const { pool } = world.product.platform.worker
  activity = (await pool.query(`select id from activity where state = 'planned' limit 1`)).rows[0].id
  series = (await pool.query('select id from class_series order by from_on desc limit 1')).rows[0].id
})

afterAll(() => world?.close())

/** The main screens, each by someone who works with it; null for nobody yet. */
const screens = (): readonly (readonly [as: string | null, ...at: readonly string[]])[] => [
  [null, '/'],
  [
    'shegong',
    '/',
    '/people',
    `/people/${person}`,
    `/visits/new?person=${person}`,
    '/import',
    '/stations',
    `/stations/${station}`,
    '/activities',
    '/activities/list',
    '/activities/new',
    `/activities/${activity}`,
    `/activities/${activity}/paper`,
    '/classes',
    '/classes/new',
    '/classes/today',
    `/classes/${series}`,
  ],
  ['xianju', '/figures', '/figures?period=2023&show=map&span=8q', '/figures/board', '/accounts'],
  ['shenji', '/audit'],
]

/** Looks at every main screen and tells by address what is wrong with it. */
async function lookAtAll(wanted: Wanted, look: (page: Page) => Promise<readonly string[]>) {
  const wrong: Record<string, readonly string[]> = {}
  for (const [as, ...addresses] of screens()) {
    const page = await world.visit({ ...wanted, at: 'about:blank', ...(as ? { as } : {}) })
    const data = hearData(page)
    for (const address of addresses) {
      await page.goto(address)
      await page.getByRole('heading', { level: 1 }).waitFor()
      await page.waitForLoadState('networkidle')
      const words = await wordsOfOtherLanguage(page, wanted.language ?? 'zh', await data())
      const found = [...(await look(page)), ...words]
      if (found.length > 0) wrong[`${as ?? 'nobody'} ${address}`] = found
    }
  }
  return wrong
}

/** How much wider than the screen the page is. */
async function beyondScreen(page: Page): Promise<string[]> {
  const pixels: number = await page.evaluate('document.documentElement.scrollWidth - innerWidth')
  return pixels > 0 ? [`${pixels} pixels wider than the screen`] : []
}

describe('the main screens', () => {
  it('on a laptop in Chinese: nothing serious for axe, and no English word', async () => {
    expect(await lookAtAll({ device: 'laptop' }, seriousViolations)).toEqual({})
  }, 240_000)

  it('on a phone of 390 px: nothing serious for axe, and nothing to scroll sideways', async () => {
    const look = async (page: Page) => [...(await seriousViolations(page)), ...(await beyondScreen(page))]
    expect(await lookAtAll({ device: 'phone' }, look)).toEqual({})
  }, 240_000)

  it('in English: no Chinese but names and other data', async () => {
    expect(await lookAtAll({ language: 'en' }, async () => [])).toEqual({})
  }, 240_000)
})
