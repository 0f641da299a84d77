import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'
import { expect, inject, onTestFinished } from 'vitest'
import type { Clock } from '../../platform/server/clock.ts'
import { type Product, startProduct } from '../product.ts'

/** One product and one browser for the journeys of a file. */
export type World = {
  readonly product: Product
  readonly browser: Browser
  /** A browser of someone's own, signed in unless no account is named; closed when the test ends. */
  visit(wanted?: Wanted): Promise<Page>
  close(): Promise<void>
}

export type Wanted = {
  /** User name of a demo account. */
  readonly as?: string
  readonly at?: string
  readonly device?: 'laptop' | 'phone'
  readonly language?: 'zh' | 'en'
}

/** Pixels of a laptop and of a narrow phone. */
export const screens = { laptop: { width: 1440, height: 900 }, phone: { width: 390, height: 844 } }
/** Where the screens of failed journeys are kept. */
const failures = () => join(inject('keptFolder'), 'zhulian-journeys')

export async function openWorld(start?: Clock | (() => Promise<Product>)): Promise<World> {
  const starting = typeof start === 'function' ? start() : startProduct(start)
  const [product, browser] = await Promise.all([starting, openBrowser()])
  return {
    product,
    browser,
    visit: (wanted = {}) => visit(product, browser, wanted),
    close: async () => {
      await browser.close()
      await product.close()
    },
  }
}

/** Debian's Chromium unless the test script found another; it asks nothing of the outside. */
const openBrowser = (): Promise<Browser> =>
  chromium.launch({
    executablePath: process.env.ZHULIAN_CHROMIUM ?? '/usr/bin/chromium',
    args: [
      // Chromium refuses to run its sandbox as root, which a container often is.
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--no-first-run',
    ],
  })

async function visit(product: Product, browser: Browser, wanted: Wanted): Promise<Page> {
  const { device = 'laptop', language = 'zh' } = wanted
  const context = await browser.newContext({
    baseURL: product.address,
    viewport: screens[device],
    hasTouch: device === 'phone',
    isMobile: device === 'phone',
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    reducedMotion: 'reduce',
  })
  // Long only for a machine that does much else; a screen that is there is not waited for.
  context.setDefaultTimeout(30_000)
  // The server's day is fixed; a screen that asks its device for today must live on the same one.
  await context.clock.setFixedTime(product.platform.clock.now())
  // A blank page has no storage to remember a language in.
  if (language === 'en')
    await context.addInitScript(
      "if (location.protocol === 'http:') localStorage.setItem('zhulian.language', 'en')",
    )
  if (wanted.as) await signIn(context, wanted.as)
  const broken: string[] = []
  context.on('weberror', (told) => broken.push(told.error().message))
  const page = await context.newPage()
  onTestFinished(async ({ task }) => {
    if (task.result?.state === 'fail') await keepScreen(page, task.name)
    await context.close()
    expect(broken).toEqual([])
  })
  // Journeys wait for what a person would see, not for the last file of the page.
  await page.goto(wanted.at ?? '/', { waitUntil: 'commit' })
  return page
}

/** For journeys that are about something else than signing in. */
async function signIn(context: BrowserContext, userName: string): Promise<void> {
  const answer = await context.request.post('/api/session', { data: { userName, password: 'Zhulian-2023' } })
  if (!answer.ok()) throw new Error(`could not sign in as ${userName}: ${await answer.text()}`)
}

async function keepScreen(page: Page, name: string): Promise<void> {
  mkdirSync(failures(), { recursive: true })
  const path = join(failures(), `${name.replace(/[^\p{L}\p{N}]+/gu, '-')}.png`)
  // A very long page does not fit into one picture; what was in sight then says enough.
  await page
    .screenshot({ path, fullPage: true })
    .catch(() => page.screenshot({ path }))
    .catch(() => undefined)
}
