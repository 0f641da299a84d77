import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { day } from '../../../kernel/day.ts'
import { checkIdentityNumber, maskIdentityNumber } from '../../../kernel/identity-number.ts'
import { checkDisabilityCard } from './disability-card.ts'

const today = day('2023-07-05')

describe('a resident identity number (GB 11643)', () => {
  it.each([
    ['11010519491231002X', '1949-12-31', '2', '110105'],
    ['410621185001010011', '1850-01-01', '1', '410621'],
    ['41062118500101002X', '1850-01-01', '2', '410621'],
    ['130111186006010034', '1860-06-01', '1', '130111'],
    ['441322186203151235', '1862-03-15', '1', '441322'],
    ['420802188005143011', '1880-05-14', '1', '420802'],
  ])('%s says birth, sex and first registration', (number, birth, sex, addressCode) => {
    expect(checkIdentityNumber(number, today)).toEqual({
      ok: true,
      value: { number, birth, sex, addressCode },
    })
  })

  it('keeps an address code that was abolished long ago', () => {
    expect(checkIdentityNumber('130124186006010036', today).ok).toBe(true)
  })

  it('is put right when typed with spaces, in full width, with a small x', () => {
    const expected = checkIdentityNumber('11010519491231002X', today)
    expect(checkIdentityNumber(' 110105 19491231 002x', today)).toEqual(expected)
    expect(checkIdentityNumber('１１０１０５１９４９１２３１００２ｘ', today)).toEqual(expected)
    expect(checkIdentityNumber('\u200B11010519491231002Ⅹ', today)).toEqual(expected)
  })

  it.each([
    ['', 'identity-number-length'],
    ['11010519491231002', 'identity-number-length'],
    ['11010519491231002XX', 'identity-number-length'],
    ['110105491231002', 'identity-number-old-form'],
    ['1101051949123100X2', 'identity-number-characters'],
    ['11010519491231O02X', 'identity-number-characters'],
    ['11010519490231002X', 'identity-number-birth'],
    ['110105194913310027', 'identity-number-birth'],
    ['110105000001010025', 'identity-number-birth'],
    ['110105202307060024', 'identity-number-future'],
    ['110105194912310021', 'identity-number-check-digit'],
  ])('%s is refused as %s', (text, code) => {
    expect(checkIdentityNumber(text, today)).toEqual({ ok: false, error: code })
  })

  it('of a child born today is right today and not yesterday', () => {
    expect(checkIdentityNumber('990105202307050013', today).ok).toBe(true)
    expect(checkIdentityNumber('990105202307050013', day('2023-07-04'))).toEqual({
      ok: false,
      error: 'identity-number-future',
    })
  })

  it('is refused when one digit is wrong or two neighbours are swapped', () => {
    const number = '441322186203151235'
    const at = fc.integer({ min: 0, max: 17 })
    fc.assert(
      fc.property(at, fc.constantFrom(...'0123456789X'), (position, character) => {
        fc.pre(number[position] !== character)
        const wrong = number.slice(0, position) + character + number.slice(position + 1)
        expect(checkIdentityNumber(wrong, today).ok).toBe(false)
      }),
    )
    expect(checkIdentityNumber('441322186203152135', today).ok).toBe(false)
  })

  it('is shown without its birth date', () => {
    expect(maskIdentityNumber('410621185001010011')).toBe('410621********0011')
    expect(maskIdentityNumber('H1234567')).toBe('********')
  })
})

describe('a disability card number', () => {
  it('is the identity number, the kind and the grade, and perhaps a mark of issue', () => {
    expect(checkDisabilityCard('11010519491231002X42', today)).toEqual({
      ok: true,
      value: {
        number: '11010519491231002X42',
        identityNumber: '11010519491231002X',
        kind: '4',
        grade: '2',
        reissue: 0,
      },
    })
    expect(checkDisabilityCard('41062118500101001161b1', today)).toMatchObject({
      value: { number: '41062118500101001161B1', kind: '6', grade: '1', reissue: 1 },
    })
  })

  it.each([
    ['11010519491231002X4', 'disability-card-form'],
    ['11010519491231002X42C1', 'disability-card-form'],
    ['11010519491231002042', 'disability-card-identity-number'],
    ['11010519491231002X82', 'disability-card-kind'],
    ['11010519491231002X45', 'disability-card-grade'],
  ])('%s is refused as %s', (text, code) => {
    expect(checkDisabilityCard(text, today)).toEqual({ ok: false, error: code })
  })
})
