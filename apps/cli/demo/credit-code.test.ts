import { describe, expect, it } from 'vitest'
import { checkUnifiedCreditCode } from '../../../kernel/unified-credit-code.ts'
import { creditCodeOf } from './credit-code.ts'

describe('credit codes of demo bodies', () => {
  it('carry the check characters that the product asks for (GB 32100), and lie in no division', () => {
    for (let serial = 0; serial < 400; serial += 1) {
      const code = creditCodeOf('association', 440_100 + serial)
      const checked = checkUnifiedCreditCode(code)
      expect(checked).toMatchObject({ ok: true, value: { code, kind: '51', division: '000000' } })
    }
  })

  it('are those of the demo county where its serial is the same', () => {
    expect(creditCodeOf('service-institution', 700_001)).toBe('52000000MJ7000010L')
    expect(creditCodeOf('service-institution', 700_005)).toBe('52000000MJ70000532')
  })
})
