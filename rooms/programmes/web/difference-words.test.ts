import { describe, expect, it } from 'vitest'
import { shownValue, whereOf } from './difference-words.ts'

const named = (zh: string, en: string) => ({ zh, en })
const where = (...steps: readonly (string | { key: string; title: { zh: string; en: string } })[]) =>
  whereOf({ steps: steps.map((one) => (typeof one === 'string' ? { key: one, title: null } : one)) })

describe('a difference between two versions', () => {
  it('is told where it stands by the names of the file and of the form, not by keys', () => {
    const grant = { key: 'full_grant', title: named('第一档补助', 'Full grant') }
    expect(where('parameters', grant, 'values', '2026-01-01', 'value')).toEqual({
      zh: '数值 › 第一档补助 › 2026年1月1日',
      en: 'Figures › Full grant › 1 Jan 2026',
    })
    const income = { key: 'income', title: named('收入不超过第二档', 'Within the second tier') }
    expect(where('eligible', income, 'when', 'at_most').zh).toMatch(/^全部满足才符合 › 收入不超过第二档 › /)
    expect(where('owner', 'zh').zh).not.toContain('owner')
  })

  it('tells figures in their unit, and days as days', () => {
    expect(shownValue('120000', 'fen').zh).toBe('1,200 元')
    expect(shownValue('21000', 'minutes').en).toBe('350 h')
    expect(shownValue('2026-09-01', null).zh).toBe('2026年9月1日')
    expect(shownValue('60000', null).zh).toBe('60000')
    expect(shownValue('yes', null).zh).toBe('是')
    expect(shownValue(null, 'fen').zh).toBe('—')
  })
})
