import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'

const root = join(import.meta.dirname, '..')

/** Every source of the browser, by its path. */
function webSources(): Map<string, string> {
  const found = new Map<string, string>()
  for (const floor of ['rooms', 'apps/web', 'platform/web'])
    for (const path of readdirSync(join(root, floor), { recursive: true, encoding: 'utf8' }))
      if (/\.tsx?$/.test(path) && (floor !== 'rooms' || /^[a-z]+\/web\//.test(path)))
        found.set(`${floor}/${path}`, readFileSync(join(root, floor, path), 'utf8'))
  return found
}

/** What stands behind each `send:`, up to the comma or bracket that ends it. */
function sendsIn(source: string): string[] {
  return [...source.matchAll(/\bsend: /g)].map(({ index }) => {
    const from = index + 'send: '.length
    let depth = 0
    for (let at = from; at < source.length; at++) {
      const sign = source[at] as string
      if ('([{'.includes(sign)) depth++
      if (')]}'.includes(sign)) depth--
      if (depth < 0 || (depth === 0 && sign === ',')) return source.slice(from, at)
    }
    return source.slice(from)
  })
}

const makesKeys = (source: string): boolean => sendsIn(source).some((send) => send.includes('newId('))

describe('what a command makes', () => {
  it('has its key from the command: one made while it is sent would make another request of the same one sent again', () => {
    const sources = webSources()
    expect(sources.size).toBeGreaterThan(500)
    expect([...sources].filter(([, source]) => makesKeys(source)).map(([path]) => path)).toEqual([])
  })

  it('is found where it is wrong, and only there', () => {
    const sent = (key: string) =>
      `const blank = { id: newId() }\nuseCommand({ send: (_: null, id, idFor) => api.post('/api/x', { body: { id, round: ${key} } }), done: () => newId() })`
    expect(makesKeys(sent('newId()'))).toBe(true)
    expect(makesKeys(sent("idFor('round')"))).toBe(false)
  })
})
