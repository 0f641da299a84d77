import { describe, expect, it } from 'vitest'
import { child, person, problems } from '../../../../tests/fixtures/drawn-ledger.ts'

describe('the identity number', () => {
  it.each([
    ['990621198007050011', 'identity-number-check-digit'],
    ['99062119800705001', 'identity-number-length'],
    ['990621800705001', 'identity-number-old-form'],
    ['990621198002300012', 'identity-number-birth'],
    ['990621202308010018', 'identity-number-future'],
    ['99O62119800705001X', 'identity-number-characters'],
    ['4.10621E+17', 'number-lost-digits'],
  ])('%s makes the row wait: %s', (written, code) => {
    expect(problems({ 身份证号: written })).toEqual([`身份证号 ${code} reject`])
  })

  it('that the spreadsheet stored as a number has lost its last digits and is never guessed', () => {
    const lost = {
      kind: 'number',
      number: 990621198007050000,
      raw: '9.9062119800705E+17',
      formula: false,
      from: null,
    } as const
    expect(problems({ 身份证号: lost })).toEqual(['身份证号 number-lost-digits reject'])
    expect(problems({ 身份证号: { ...lost, raw: '990621198007050000' } })).toEqual([
      '身份证号 number-lost-digits reject',
    ])
  })

  it('that another program stored with all its digits is taken', () => {
    const whole = {
      kind: 'number',
      number: Number(child),
      raw: child,
      formula: false,
      from: null,
    } as const
    expect(person({ 身份证号: whole }).identityNumber).toBe(child)
  })

  it('may be missing where the birth date or a reason is there, and the file gets a temporary one', () => {
    expect(problems({ 身份证号: null, 出生日期: '2023.6.1' })).toEqual([
      '身份证号 identity-number-missing warn',
    ])
    expect(problems({ 身份证号: '未办理' })).toEqual(['身份证号 identity-number-missing warn'])
    expect(person({ 身份证号: '未办理' }).noNumberReason).toBe('未办理')
    expect(person({ 身份证号: '无', 备注: '黑户,正在补办户口' }).noNumberReason).toBe('黑户,正在补办户口')
    expect(problems({ 身份证号: '无' })).toEqual(['身份证号 identity-number-or-birth-needed reject'])
  })

  it('decides where sex or birth date differ; where both do it is somebody else’s', () => {
    expect(person({ 性别: '女' }).sex).toBe('1')
    expect(problems({ 性别: '女' })).toEqual(['性别 sex-against-identity-number warn'])
    expect(problems({ 出生日期: '1981-07-05' })).toEqual(['出生日期 birth-against-identity-number warn'])
    expect(problems({ 性别: '女', 出生日期: '1981-07-05' })).toEqual([
      '身份证号 identity-number-of-another reject',
    ])
    expect(problems({ 性别: '男', 出生日期: '1980.7' })).toEqual([])
  })

  it('is checked against the age with two years of grace', () => {
    expect(problems({ 年龄: 41 })).toEqual([])
    expect(problems({ 年龄: '46岁' })).toEqual(['年龄 age-against-birth warn'])
  })
})
