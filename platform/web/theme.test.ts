import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { colours } from './theme.ts'

const css = readFileSync(join(import.meta.dirname, 'theme.css'), 'utf8')

/** Relative luminance and contrast as WCAG 2.2 defines them. */
function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}

function contrast(a: string, b: string): number {
  const [high = 0, low = 0] = [luminance(a), luminance(b)].toSorted((x, y) => y - x)
  return (high + 0.05) / (low + 0.05)
}

const inCss = (name: string): string => new RegExp(`--${name}: (#[0-9a-f]{6});`).exec(css)?.[1] ?? 'absent'

describe('the colours', () => {
  it('are the same for the style sheet and for antd', () => {
    for (const [name, value] of Object.entries(colours)) expect(inCss(name), name).toBe(value)
  })

  it('can be read by weak eyes on every ground they stand on', () => {
    for (const text of ['text', 'text-soft', 'accent', 'danger'])
      for (const ground of ['ground', 'surface', 'sunken', 'accent-soft'])
        expect(contrast(inCss(text), inCss(ground)), `${text} on ${ground}`).toBeGreaterThanOrEqual(4.5)
    for (const tone of ['danger', 'warning', 'good', 'info'])
      expect(contrast(inCss(tone), inCss(`${tone}-soft`)), tone).toBeGreaterThanOrEqual(4.5)
    expect(contrast(inCss('line-strong'), inCss('surface'))).toBeGreaterThanOrEqual(3)
  })
})
