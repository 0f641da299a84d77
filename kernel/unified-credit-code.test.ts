import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkUnifiedCreditCode } from './unified-credit-code.ts'

const vectors = [
  '91110000802100433B',
  '9144030071526726XG',
  '52000000MJ9000006J',
  '51000000MJD0000035',
  '53000000MJE000005B',
  '11000000005750003W',
]

describe('a unified social credit code (GB 32100)', () => {
  it.each(vectors)('%s is right', (code) => {
    expect(checkUnifiedCreditCode(code).ok).toBe(true)
  })

  it('is taken apart, whatever the width and case it was typed in', () => {
    expect(checkUnifiedCreditCode(' 52000000ｍｊ9000006j\u200B ')).toEqual({
      ok: true,
      value: { code: '52000000MJ9000006J', kind: '52', division: '000000', organisation: 'MJ9000006' },
    })
  })

  it.each([
    ['91110000802100433', 'unified-credit-code-length'],
    ['91110000802100433BB', 'unified-credit-code-length'],
    ['9111000080210O433B', 'unified-credit-code-characters'],
    ['91A10000802100433B', 'unified-credit-code-characters'],
    ['91110000802100434B', 'unified-credit-code-organisation-check'],
    ['91110000802100433C', 'unified-credit-code-check'],
  ])('%s is refused as %s', (text, code) => {
    expect(checkUnifiedCreditCode(text)).toEqual({ ok: false, error: code })
  })

  it('is refused when any one character is wrong', () => {
    const alphabet = [...'0123456789ABCDEFGHJKLMNPQRTUWXY']
    const position = fc.integer({ min: 0, max: 17 })
    fc.assert(
      fc.property(
        fc.constantFrom(...vectors),
        position,
        fc.constantFrom(...alphabet),
        (code, at, character) => {
          fc.pre(code[at] !== character)
          expect(checkUnifiedCreditCode(code.slice(0, at) + character + code.slice(at + 1)).ok).toBe(false)
        },
      ),
    )
  })
})
