import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'

/**
 * What axe calls serious or critical, with the elements it means. `colours: false` leaves out contrast, which takes much of
 * its time, where a page was looked at before: colours are those of the same theme at any width.
 */
export async function seriousViolations(page: Page, { colours = true } = {}): Promise<string[]> {
  // A page that was looked at before knows axe already: half a megabyte of script that need not be read again.
  const known = (await page.evaluate('"axe" in globalThis')) ? { axeSource: 'void 0' } : {}
  // There are no frames, so the answer needs no second page; what is in order need not be described.
  const axe = new AxeBuilder({ page, ...known }).setLegacyMode().options({
    resultTypes: ['violations'],
    ...(colours ? {} : { rules: { 'color-contrast': { enabled: false } } }),
  })
  const { violations } = await axe.analyze()
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html.slice(0, 160)}`))
}
