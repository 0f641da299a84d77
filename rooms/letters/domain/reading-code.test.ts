import { describe, expect, it } from 'vitest'
import { codeOfDigest, readCode, shownCode } from './reading-code.ts'

describe('the code that opens an answer', () => {
  it('has sixteen digits in four groups', () => {
    const digest = Uint8Array.from([0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 2])
    expect(codeOfDigest(digest)).toBe('0000000000000258')
    expect(shownCode('1234567890123456')).toBe('1234 5678 9012 3456')
  })

  it('is read with spaces, hyphens and full-width digits', () => {
    expect(readCode('1234 5678-9012 3456')).toBe('1234567890123456')
    expect(readCode('\uff11\uff12\uff13\uff14567890123456')).toBe('1234567890123456')
  })

  it('is none when a digit is missing or a letter is in it', () => {
    expect(readCode('1234 5678 9012 345')).toBeNull()
    expect(readCode('1234 5678 9012 345x')).toBeNull()
  })
})
