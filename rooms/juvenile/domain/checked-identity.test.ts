import { describe, expect, it } from 'vitest'
import { day } from '../../../kernel/day.ts'
import { checkDigitOf } from '../../../kernel/identity-number.ts'
import { checkedIdentity } from './checked-identity.ts'
import type { Identity } from './hand-over.ts'

const numbered = (digits: string) => digits + checkDigitOf(digits)
const girl = numbered('99080220100228102')
const mistyped = girl.slice(0, 17) + (girl.endsWith('1') ? '2' : '1')

const who = (more: Partial<Identity>): Identity => ({
  name: '辛一舟',
  sex: null,
  birth: null,
  idNumber: null,
  guardianName: null,
  guardianPhone: null,
  address: null,
  school: null,
  className: null,
  ...more,
})

const check = (more: Partial<Identity>) => checkedIdentity(who(more), day('2023-12-29'), '/body/identity')

describe('who is referred (S17.1)', () => {
  it('has birth and sex as the identity card says them, however its number is typed', () => {
    const spaced = ` ${girl.slice(0, 6)} ${girl.slice(6).toLowerCase()}`
    expect(check({ idNumber: spaced })).toMatchObject({
      ok: true,
      value: { idNumber: girl, birth: '2010-02-28', sex: 'female' },
    })
  })

  it.each([
    [{ idNumber: mistyped }, 'identity-number-check-digit', 'idNumber'],
    [{ idNumber: girl.slice(0, 17) }, 'identity-number-length', 'idNumber'],
    [{ idNumber: `${girl}0` }, 'identity-number-length', 'idNumber'],
    [{ idNumber: numbered('99080220100230102') }, 'identity-number-birth', 'idNumber'],
    [{ idNumber: numbered('99080220240101102') }, 'identity-number-future', 'idNumber'],
    [{ idNumber: girl, birth: day('2010-02-27') }, 'birth-against-number', 'birth'],
    [{ idNumber: girl, sex: 'male' as const }, 'sex-against-number', 'sex'],
  ])('%j is refused as %s', (more, code, field) => {
    expect(check(more)).toEqual({ ok: false, error: [{ code, path: `/body/identity/${field}` }] })
  })

  it.each(['E12345678', 'H1234567801', 'O120003456', '12345678', 'CHN123456789012'])(
    'the number %s of another document is kept as it is',
    (idNumber) => {
      expect(check({ idNumber })).toEqual({ ok: true, value: who({ idNumber }) })
    },
  )
})
