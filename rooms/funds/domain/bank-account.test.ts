import { describe, expect, it } from 'vitest'
import { heldBy, readAccountNumber } from './bank-account.ts'

describe('an account number', () => {
  it('is its digits, however it was written', () => {
    expect(readAccountNumber('6299 9900 0000 0017', 'person')).toEqual({
      ok: true,
      value: '6299990000000017',
    })
    expect(readAccountNumber('\uff16\uff12999900-0000-0017', 'person')).toEqual({
      ok: true,
      value: '6299990000000017',
    })
  })

  it('of a card is refused when its check digit is wrong: two digits were swapped', () => {
    expect(readAccountNumber('6299990000000071', 'person')).toEqual({ ok: false, error: 'bank-card-check' })
  })

  it('of a passbook or an organisation has no check digit', () => {
    expect(readAccountNumber('16540101040012345', 'person').ok).toBe(true)
    expect(readAccountNumber('6299990000000071', 'organisation').ok).toBe(true)
  })

  it('has digits only, and as many as an account has', () => {
    expect(readAccountNumber('62999900O0000017', 'person')).toEqual({
      ok: false,
      error: 'bank-account-digits',
    })
    expect(readAccountNumber('1234567', 'organisation')).toEqual({ ok: false, error: 'bank-account-length' })
  })
})

describe('the holder of an account', () => {
  it('is the payee, whatever blanks, brackets and middle dots they were written with', () => {
    expect(heldBy('王 小明', '王小明')).toBe(true)
    expect(heldBy('鹤壁七彩(社工)中心', '鹤壁七彩\uff08社工\uff09中心')).toBe(true)
    expect(heldBy('买买提•阿里', '买买提·阿里')).toBe(true)
  })

  it('is not the payee when it is somebody else', () => {
    expect(heldBy('王晓明', '王小明')).toBe(false)
  })
})
