import type { Page, Request } from 'playwright-core'

/** Long enough for a screen to ask for what follows from an answer, and no half second as a browser waits. */
const silence = 120

/** Remembers what the page is asking for, and waits until it has had all answers for a moment. */
export function whenQuiet(page: Page): () => Promise<void> {
  const open = new Set<Request>()
  let last = 0
  const ended = (request: Request) => {
    open.delete(request)
    last = Date.now()
  }
  page.on('request', (request) => open.add(request))
  page.on('requestfinished', ended)
  page.on('requestfailed', ended)
  return async () => {
    while (open.size > 0 || Date.now() - last < silence) await new Promise((go) => setTimeout(go, 20))
  }
}
