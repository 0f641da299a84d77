import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { acts } from './index.ts'

const rooms = join(import.meta.dirname, '../../rooms')

/** How a code stands in the source: beside `action`, on either side of a choice, or given to what writes the line. */
const ways = [
  /\baction: '([a-z-]+(?:\.[a-z-]+)+)'/g,
  /\baction: [^'\n]*\? '([a-z-]+\.[a-z-]+)' :/g,
  /\baction: [^'\n]*\? '[^']+' : '([a-z-]+\.[a-z-]+)'/g,
  /\b(?:changed|done|entry|readAs|taken|trail)\([^;{]*?'([a-z-]+\.[a-z-]+)'/g,
  /\bseen\('([a-z-]+\.[a-z-]+)'/g,
  /\b(?:atStation|changing)\([^;{]*?'([a-z-]+\.[a-z-]+)'/g,
]

/** The codes that rooms write into the trail as they stand in the source; those put together of parts are left out. */
function written(): string[] {
  const found = new Set<string>()
  for (const file of globSync('*/server/**/*.ts', { cwd: rooms })) {
    if (file.endsWith('.test.ts')) continue
    const text = readFileSync(join(rooms, file), 'utf8')
    for (const way of ways) for (const [, code = ''] of text.matchAll(way)) found.add(code)
  }
  return [...found].toSorted()
}

describe('the acts of the audit trail', () => {
  it('have words in both languages, so that no auditor reads a code', () => {
    expect(written().length).toBeGreaterThan(100)
    expect(written().filter((code) => !(code in acts))).toEqual([])
  })

  it('are called so that each language keeps to itself', () => {
    for (const [code, { zh, en }] of Object.entries(acts)) {
      expect(zh, code).toMatch(/^[\u4e00-\u9fff“”（）、，]+$/)
      expect(en, code).toMatch(/^[\u0020-\u007e’]+$/)
    }
  })
})
